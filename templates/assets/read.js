// On an article: a button beside each citation that copies it, and one that copies words of the text with their source:
// of the story they stand in, where there are several.
"use strict";

(() => {
  const check = new URL("check.js", document.currentScript.src).href;
  const PASSAGE = ":is(p, pre, li, tr, h2, h3, h4, h5, h6)[id]";
  const NOT_WORDS = "sup, .mark, .line, .back, button";
  const text = document.querySelector(".text");
  const cite = document.querySelector("#cite");
  const quote = makeButton("Quote", () => copy(quotation(), quote, "Quotation copied, with its source and address"));
  const status = document.createElement("p");
  let pointed = null;
  let target = null;
  let chosen = null;
  let followed = null;

  function makeButton(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = label;
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // or a selection would be lost
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", act);
    return button;
  }

  // By way of a copy event, which works over file:// and keeps italics; one browser wants something selected for that.
  async function copy({ plain, html }, button, words) {
    const selection = getSelection();
    const before = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    let done = false;
    const fill = (event) => {
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
      done = true;
    };
    if (!before || before.collapsed) selection.selectAllChildren(cite);
    document.addEventListener("copy", fill, true);
    document.execCommand?.("copy");
    document.removeEventListener("copy", fill, true);
    selection.removeAllRanges();
    if (before) selection.addRange(before);
    done ||= await Promise.resolve(navigator.clipboard?.writeText(plain).then(() => true)).catch(() => false);
    status.textContent = done ? words : "The browser did not allow copying";
    const label = button.textContent;
    button.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = label; status.textContent = ""; }, 2500);
  }

  function wordsOf(range, ofOne) {
    const part = range.cloneContents();
    part.querySelectorAll(ofOne ? `${NOT_WORDS}, ul, ol` : NOT_WORDS).forEach((node) => node.remove());
    part.querySelectorAll("p, li, pre, td, h2, h3, h4, h5, h6, br").forEach((block) => block.after("\0"));
    return part.textContent.replace(/\s+/g, " ").replace(/ ?\0[ \0]*/g, "\n").trim();
  }

  function selected() {
    const selection = getSelection();
    const range = selection.isCollapsed || !selection.rangeCount ? null : selection.getRangeAt(0);
    return range && text.contains(range.startContainer) && text.contains(range.endContainer) ? range : null;
  }

  // A triple click selects up to the beginning of the next paragraph, which is not meant.
  function passagesIn(range) {
    return [...text.querySelectorAll(PASSAGE)].filter((passage) => {
      const whole = document.createRange();
      whole.selectNodeContents(passage);
      return range.compareBoundaryPoints(Range.START_TO_END, whole) > 0 &&
        range.compareBoundaryPoints(Range.END_TO_START, whole) < 0;
    });
  }

  function choose() {
    const range = selected();
    const passages = range ? passagesIn(range) : [];
    if (passages.length) chosen = { words: wordsOf(range), from: passages[0], at: passages.at(-1), passages };
    else {
      const passage = pointed ?? target;
      const whole = document.createRange();
      if (passage) whole.selectNodeContents(passage);
      chosen = passage && { words: wordsOf(whole, true), from: passage, at: passage, passages: [passage] };
    }
    quote.classList.toggle("on", passages.length > 0);
    if (!chosen?.words) quote.remove();
    else chosen.at.querySelector(`.mark[href="#${chosen.at.id}"]`)?.after(quote);
  }

  // Where the words stand: the passage's address; in an archive without one, where an address would be that of a folder
  // on this machine, the lines of the capture.
  function whereabouts() {
    const page = document.querySelector("link[rel=canonical]")?.href;
    const here = `${location.pathname.split("/").slice(-2).join("/")}#${chosen.from.id}`;
    if (!page) return cite.dataset.capture ? [cite.dataset.capture, linesOf(chosen.passages)].filter(Boolean).join(", ") : here;
    const link = document.createElement("a");
    link.href = link.textContent = `${page}#${chosen.from.id}`;
    return link;
  }

  // “line 7”, “lines 7–12”: what stands beside the passages, from the first number to the last.
  function linesOf(passages) {
    const beside = passages.map((passage) => passage.querySelector(`.mark[href="#${passage.id}"]`)?.previousElementSibling);
    const lines = beside.filter((link) => link?.matches(".line")).map((link) => link.textContent);
    if (lines.length < 2) return lines[0];
    const numbers = lines.join().match(/\d+/g).map(Number);
    return `lines ${Math.min(...numbers)}–${Math.max(...numbers)}`;
  }

  function quotation() {
    const story = chosen.from.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
    const source = (cite.querySelector(`[data-story="${story}"] dd`) ?? cite.querySelector("dd")).cloneNode(true);
    const box = document.createElement("div");
    for (const parts of [[`“${chosen.words}”`], source.childNodes, [whereabouts()]]) {
      const line = document.createElement("p");
      line.append(...parts);
      box.append(line);
    }
    return { plain: [...box.children].map((line) => line.textContent).join("\n"), html: box.innerHTML };
  }

  function aim() {
    const aimed = document.getElementById(location.hash.slice(1));
    target = aimed?.matches(PASSAGE) && text.contains(aimed) ? aimed : null;
    pointed = null;
    choose();
    // Following a mark would leave the keyboard at the passage's beginning; from its mark, the button is next.
    if (target && followed?.hash === location.hash) followed.focus({ preventScroll: true });
    followed = null;
  }

  cite.querySelectorAll("dt").forEach((style) => {
    const cited = style.nextElementSibling;
    const button = makeButton("Copy", () =>
      copy({ plain: cited.textContent.trim(), html: cited.innerHTML }, button, `${name} copied`));
    const name = style.textContent;
    const story = style.closest("[data-story]")?.previousElementSibling.textContent ?? "";
    button.setAttribute("aria-label", story ? `Copy ${name}: ${story}` : `Copy ${name}`);
    style.append(" ", button);
  });
  status.className = "said";
  status.setAttribute("role", "status");
  document.querySelector(".after").append(status);
  document.addEventListener("selectionchange", choose);
  text.addEventListener("pointerover", (event) => {
    const passage = event.pointerType === "mouse" && event.target.closest(PASSAGE);
    if (passage && passage !== pointed) {
      pointed = passage;
      choose();
    }
  });
  text.addEventListener("click", (event) => { followed = event.target.closest(".mark"); });
  addEventListener("hashchange", aim);
  aim();
  document.head.append(Object.assign(document.createElement("script"), { src: check }));
})();
