// On an article, at the reader's first move: loads what makes the buttons to quote and to copy. The text comes first.
(() => {
  const FIRST_MOVES = ["pointermove", "pointerdown", "keydown", "scroll", "selectionchange", "hashchange"];
  const beside = (name) => new URL(name, document.currentScript.src).href;
  const script = Object.assign(document.createElement("script"), { src: beside("read.js") });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: beside("read.css") });
  style.onload = () => document.head.append(script);
  function begin() {
    FIRST_MOVES.forEach((move) => removeEventListener(move, begin, true));
    document.head.append(style);
  }
  FIRST_MOVES.forEach((move) => addEventListener(move, begin, true));
  if (location.hash) begin();
})();
