// On an article: a button that recomputes the capture's SHA-256 from its bytes, and holds every passage of this page
// against them. All of it happens here, without a connection; `crypto.subtle` is not everywhere, so the sum is our own.
"use strict";

(() => {
  const PASSAGES = "h1, .standfirst, .kicker, " +
    ".text :is(p, pre, li:not(:has(> p)), tr, h2, h3, h4, h5, h6):not(#notes, .dated, nav *)";
  const NOT_WORDS = ".mark, .line, .back, button, ul, ol";
  const SUPPLIED = ".supplied, [data-supplied]";
  const row = [...document.querySelectorAll(".record dd")].find((cell) => /SHA-256 [0-9a-f]{64}$/.test(cell.textContent));
  const capture = document.querySelector('.after a[href^="../captures/"]');
  if (!row || !capture) return;

  const stated = row.textContent.slice(-64);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Check this page" });
  const answer = document.createElement("div");
  button.className = "check";
  answer.className = "checked";
  answer.setAttribute("role", "status");
  button.addEventListener("click", () => {
    button.disabled = true;
    const script = document.createElement("script");
    script.src = new URL(capture.getAttribute("href").replace(/\.html$/, ".js"), location.href).href;
    script.onerror = () => say("The capture cannot be loaded: it is not beside this page.");
    document.head.append(script);
  });
  row.append(" ", button, answer);

  // Called by the capture's script.
  window.checkCapture = ({ text, base64, encoding, kind }) => {
    const bytes = base64 === undefined
      ? new TextEncoder().encode(text)
      : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    if (sha256(bytes) !== stated) return say("This capture is not the one that this page was made from: its SHA-256 differs.");
    const same = "The capture has the SHA-256 stated above, recomputed from its bytes.";
    const words = text ?? decode(bytes, encoding);
    if (words === null || kind === "mhtml") return say(`${same} Its words are written in a way that browsers do not read; compare them by eye.`);
    const whole = letters(kind === "html" ? visible(words) : kind === "md" ? words.replace(/\]\([^)\s]*\)/g, "]") : words);
    const passages = [...document.querySelectorAll(PASSAGES)].filter((passage) => letters(wordsOf(passage)));
    const strange = passages.filter((passage) =>
      !whole.includes(letters(wordsOf(passage))) && !whole.includes(letters(wordsOf(passage, "sup"))));
    const count = passages.length;
    if (!strange.length) return say(`${same} All ${count} passages of this page stand in it, letter for letter.`);
    const supplied = strange.filter((passage) => passage.matches(SUPPLIED));
    const others = strange.filter((passage) => !passage.matches(SUPPLIED));
    say(`${same} ${count - strange.length} of ${count} passages of this page stand in it, letter for letter.`,
      ...told("These do not, and the page says of them that the archive supplied them:", supplied),
      ...told("Not these:", others));
  };

  function told(words, passages) {
    return passages.length ? [words, passages.map((passage) => wordsOf(passage))] : [];
  }

  // Texts become paragraphs, lists of texts become lists.
  function say(...parts) {
    answer.replaceChildren(...parts.map((part) => {
      if (typeof part === "string") return Object.assign(document.createElement("p"), { textContent: part });
      const items = part.map((one) => one.length > 160 ? `${one.slice(0, 160)}…` : one)
        .map((one) => Object.assign(document.createElement("li"), { textContent: one }));
      const list = document.createElement("ul");
      list.append(...items);
      return list;
    }));
    button.disabled = false;
  }

  function wordsOf(passage, also) {
    const copy = passage.cloneNode(true);
    copy.querySelectorAll(also ? `${NOT_WORDS}, ${also}` : NOT_WORDS).forEach((node) => node.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // White space, punctuation and marks of notes are set anew on a page (“¹” becomes 1); letters and digits never are.
  function letters(words) {
    return words.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
  }

  function decode(bytes, encoding) {
    try {
      return new TextDecoder(encoding).decode(bytes);
    } catch {
      return null;
    }
  }

  // Parsed only: nothing in it runs or is fetched.
  function visible(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const data = [...page.querySelectorAll('script[type*="ld+json"]')].flatMap((script) => textsIn(script.textContent));
    page.querySelectorAll("script, style, template").forEach((node) => node.remove());
    return [page.documentElement.textContent, ...data.map(visible)].join(" ");
  }

  // An article may stand only in the data that a page holds for other programs.
  function textsIn(json) {
    const texts = [];
    try {
      JSON.parse(json, (_, value) => (typeof value === "string" ? texts.push(value) : 0, value));
    } catch {} // no data after all
    return texts;
  }

  // FIPS 180-4.
  function sha256(bytes) {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
    const fraction = (number, root) => ((number ** (1 / root)) * 2 ** 32) | 0;
    const k = primes.map((prime) => fraction(prime, 3));
    const state = primes.slice(0, 8).map((prime) => fraction(prime, 2));
    const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 128;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    const w = new Int32Array(64);
    for (let start = 0; start < padded.length; start += 64) {
      for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(start + 4 * i);
      for (let i = 16; i < 64; i += 1) {
        const a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + a + w[i - 7] + b) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i += 1) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (state[i] + word) | 0; });
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
})();
