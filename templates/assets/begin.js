// On every page: "/" goes to the search box. On an article, what marks the words searched for and what makes the buttons
// to quote and to copy is loaded where it is needed: the text comes first.
(() => {
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const box = document.querySelector("input[type=search]");
    if (event.key !== "/" || isTyping || !box || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  if (!document.querySelector("article.article")) return;

  const FIRST_MOVES = ["pointermove", "pointerdown", "keydown", "scroll", "selectionchange", "hashchange"];
  const beside = (name) => new URL(name, document.currentScript.src).href;
  const script = (name) => Object.assign(document.createElement("script"), { src: beside(name) });
  const words = script("find.js");
  const buttons = script("read.js");
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("read.css") });
  style.onload = () => document.head.append(buttons);
  function begin() {
    FIRST_MOVES.forEach((move) => removeEventListener(move, begin, true));
    document.head.append(style);
  }
  FIRST_MOVES.forEach((move) => addEventListener(move, begin, true));
  if (location.hash) begin();
  if (new URLSearchParams(location.search).get("q")) document.head.append(words);
})();
