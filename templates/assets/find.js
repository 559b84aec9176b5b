//# allFunctionsCalledOnLoad
// What a word is, for the search page; on an article opened from a search, marks the words that led to it.
"use strict";

const find = (() => {
  // Words as newsarchive/outputs/search/words.py has them; tests hold the two together.
  const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const RUN = /[\p{L}\p{N}\p{M}\u00ad][\p{L}\p{N}\p{M}\u00ad'’ʼ‘]*/gu;
  const PIECE = new RegExp(`[${UNSPACED}]|[^${UNSPACED}]+`, "gu");
  const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`);
  const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
  const SPELT_OUT = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", þ: "th", ð: "d", ς: "σ",
    ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", "\u00ad": "",
  };
  const TO_SPELL_OUT = new RegExp(`[${Object.keys(SPELT_OUT).join("")}]`, "g");
  const APOSTROPHE =
    /(?<=[\p{L}\p{N}])['’ʼ‘](?:(?:s|re|ve|ll|d|m)(?![\p{L}\p{N}])|(?=t(?![\p{L}\p{N}]))|(?=[\u0400-\u052f]))/gu;

  function fold(text) {
    text = text.toLowerCase();
    if (IS_PLAIN.test(text)) return text;
    text = text.normalize("NFD").replaceAll("и\u0306", "й").replaceAll("і\u0308", "ї");
    return text.replace(MARKS, "").replace(TO_SPELL_OUT, (letter) => SPELT_OUT[letter]);
  }

  const MOST_WORDS = 32; // of a query are looked for: each is compared with every word of a text
  const HAS_APOSTROPHE = /['’ʼ‘]/; // most texts have none, and expressions for all letters are slow at first
  const PLAIN_WORD = /[a-z0-9]+/g;
  const IS_PLAIN = /^[\0-\x7f]*$/;

  const plain = (text) => (HAS_APOSTROPHE.test(text) ? fold(text).replace(APOSTROPHE, "") : fold(text));
  const words = (text) => {
    const found = plain(text);
    return found.match(IS_PLAIN.test(found) ? PLAIN_WORD : WORD) ?? [];
  };

  // The words of a text with the places where they stand in it.
  function places(text) {
    const found = [];
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const word = run.toLowerCase();
      if (/^[a-z0-9]+$/.test(word)) found.push({ word, start: index, end: index + run.length });
      else if (HAS_UNSPACED.test(run)) for (const piece of run.matchAll(PIECE)) add(piece[0], index + piece.index);
      else add(run, index);
    }
    function add(run, start) {
      const end = start + run.replace(/['’ʼ‘]+$/, "").length;
      for (const word of words(run)) found.push({ word, start, end });
    }
    return found;
  }

  // Which of `found` belong to one of the phrases (lists of words).
  function hits(found, phrases) {
    const hit = new Set();
    found.forEach((_, at) => {
      for (const phrase of phrases) {
        if (phrase.every((word, n) => found[at + n]?.word === word)) phrase.forEach((_, n) => hit.add(found[at + n]));
      }
    });
    return found.filter((place) => hit.has(place));
  }

  // The facts of the slip that search looks through, without what is said of how they are known.
  const SEARCHED = /^(?:Source|Authors?|Place|Credit)$/;
  const isBasis = (node) => node.parentElement.matches(".slip small, .slip small *");

  function facts() {
    const rows = document.querySelectorAll(".slip > div");
    return [...rows].filter((row) => SEARCHED.test(row.querySelector("dt").textContent)).map((row) => row.querySelector("dd"));
  }

  function markIn(root, phrases) {
    const isRead = (node) => (isBasis(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, isRead);
    const found = [];
    while (texts.nextNode()) {
      for (const place of places(texts.currentNode.data)) found.push({ ...place, node: texts.currentNode });
    }
    const marks = new Map();
    for (const { node, start, end } of hits(found, phrases)) {
      if (!marks.has(node)) marks.set(node, []);
      marks.get(node).push({ start, end });
    }
    for (const [node, ranges] of marks) node.replaceWith(marked(node.data, ranges));
  }

  // Made whole beside the page: to cut thousands of marks out of one text, each cut copies the rest of it.
  function marked(text, ranges) {
    const parts = document.createDocumentFragment();
    let at = 0;
    for (const { start, end } of ranges) {
      if (start < at) continue; // two words of one run, as in “O’Brien”
      const mark = document.createElement("mark");
      mark.append(text.slice(start, end));
      parts.append(text.slice(at, start), mark);
      at = end;
    }
    parts.append(text.slice(at));
    return parts;
  }

  const asked = new URLSearchParams(location.search).get("q") ?? "";
  const phrases = (asked.match(/"[^"]*"|\S+/g) ?? [])
    .slice(0, MOST_WORDS)
    .map((phrase) => words(phrase).slice(0, MOST_WORDS))
    .filter((phrase) => phrase.length);
  if (phrases.length) {
    for (const part of [...document.querySelectorAll("article .head, article .text"), ...facts()]) markIn(part, phrases);
  }

  return { plain, words, places, MOST_WORDS };
})();
