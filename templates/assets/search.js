// The search page: reads the index shard by shard with <script> elements, since pages opened from a disk may not fetch.
// The format of the shards stands in newsarchive/outputs/search/__init__.py.
"use strict";

(() => {
  const HOME = new URL("../", document.currentScript.src);
  const FIRST_RESULTS = 10;
  const MORE_RESULTS = 20;
  const MOST_PREFIX_SHARDS = 6;
  const SHORTEST_STEM = 4;
  const LONGEST_ENDING = 2;
  const EAGER_FACETS = 5_000; // articles up to which facets are counted without being asked for
  const WEIGHTS = [0.07, 0.21, 0.36, 0.5, 0.64, 0.79, 0.93, 1.8]; // of a posting's level; the last is the title's
  const OTHER_FORM = 0.6; // what “strikes” is worth to a search for “strike”
  const NEIGHBOURS = 0.8; // what it adds that two words of the query stand side by side
  const SNIPPETS = 3;
  const SNIPPET_LENGTH = 220;
  const FACET_LENGTH = 8;
  const DAY_OF_1970 = 719_163; // counted from the year 1, as Python does

  // --- shards

  const shards = new Map();
  const arrived = new Map();
  class Unreadable extends Error {}

  window.searchShard = (name, part, parts, text) => arrived.set(`${name}.${part}`, { parts, text });

  function load(name) {
    if (!shards.has(name)) {
      const shard = (async () => {
        const first = await loadPart(name, 0);
        const rest = Array.from({ length: first.parts - 1 }, (_, n) => loadPart(name, n + 1));
        return [first, ...(await Promise.all(rest))].map(({ text }) => text).join("");
      })();
      shard.catch(() => shards.delete(name)); // so that it can be tried again
      shards.set(name, shard);
    }
    return shards.get(name);
  }

  function loadPart(name, part) {
    if (arrived.has(`${name}.${part}`)) return arrived.get(`${name}.${part}`); // the page itself brings the root
    const file = `search/${name}${part ? `.${part}` : ""}.js`;
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const failed = () => reject(new Unreadable(file));
      script.src = new URL(file, HOME);
      script.fetchPriority = "high"; // in Chromium, scripts that scripts ask for wait behind all else
      script.onerror = failed;
      script.onload = () => {
        const key = `${name}.${part}`;
        script.remove();
        arrived.has(key) ? resolve(arrived.get(key)) : failed();
        arrived.delete(key);
      };
      document.head.append(script);
    });
  }

  // --- numbers and lists, as newsarchive/outputs/search/codes.py writes them

  const digit = (text, at) => {
    const code = text.charCodeAt(at);
    return code - 33 - (code > 34) - (code > 92);
  };

  class Reader {
    constructor(text, at = 0) {
      this.text = text;
      this.at = at;
    }
    number() {
      const first = digit(this.text, this.at++);
      if (first < 60) return first;
      if (first < 84) return 60 + (first - 60) * 92 + this.digits(1);
      if (first < 90) return 2268 + (first - 84) * 8464 + this.digits(2);
      if (first < 91) return 53052 + this.digits(3);
      return 831740 + this.digits(4);
    }
    digits(count) {
      let number = 0;
      while (count--) number = number * 92 + digit(this.text, this.at++);
      return number;
    }
    get isAtEnd() {
      return this.at >= this.text.length;
    }
  }

  function readBitmap(reader, visit) {
    const end = reader.number() + reader.at;
    for (let doc = 0; reader.at < end; doc += 6) {
      for (let bits = digit(reader.text, reader.at++), at = doc; bits; bits >>= 1, at++) if (bits & 1) visit(at);
    }
  }

  // Gives each article of a list the weight of its level, unless it has a greater one.
  // The two loops are written out: a call for each of 100,000 articles would take longer than the loops.
  function weigh(weights, entry, factor) {
    if (!entry) return;
    const { postings } = entry;
    const reader = new Reader(postings, 1);
    const worth = WEIGHTS.map((weight) => weight * factor);
    if (postings[0] === "L") {
      for (let doc = 0; reader.at < postings.length; ) {
        const number = reader.number();
        doc += number >> 3;
        if (worth[number & 7] > weights[doc]) weights[doc] = worth[number & 7];
      }
      return;
    }
    const end = reader.number() + reader.at;
    let levels = 0;
    for (let doc = 0, at = end, left = 0; reader.at < end; doc += 6) {
      for (let bits = digit(postings, reader.at++), of = doc; bits; bits >>= 1, of++) {
        if (!(bits & 1)) continue;
        if (!left--) [levels, left] = [digit(postings, at++), 2]; // three levels to a character
        const weight = worth[(levels & 3) * 2];
        if (weight > weights[of]) weights[of] = weight;
        levels >>= 2;
      }
    }
  }

  const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  const crc32 = (text) =>
    ~new TextEncoder().encode(text).reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), ~0) >>> 0;

  // --- the index

  let root;

  async function open() {
    const read = JSON.parse(await load("root"));
    root ??= { ...read, beginnings: read.beginnings ? read.beginnings.split(" ") : [] };
  }

  function shardOf(word) {
    let low = 0;
    let high = root.beginnings.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (root.beginnings[middle] <= word) low = middle;
      else high = middle;
    }
    return low;
  }

  const wordShard = (number) => load(`words/${crc32(root.beginnings[number]).toString(16).padStart(8, "0")}`);

  function readEntry(entry) {
    const [word, forms, postings] = entry.split(" ");
    return { word, forms: forms ? forms.split(",") : [], postings };
  }

  async function lookUp(word) {
    if (!root.beginnings.length) return undefined;
    const text = await wordShard(shardOf(word));
    const all = `\t${text}\t`;
    const at = all.indexOf(`\t${word} `) + 1;
    return at ? readEntry(all.slice(at, all.indexOf("\t", at))) : undefined;
  }

  async function lookUpPrefix(prefix) {
    if (!root.beginnings.length) return [];
    const first = shardOf(prefix);
    const last = shardOf(`${prefix}\uffff`);
    if (last - first >= MOST_PREFIX_SHARDS) throw new Unclear(`“${prefix}*” begins too many words: write more of its letters.`);
    const texts = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => wordShard(first + n)));
    const entries = texts.flatMap((text) => text.split("\t"));
    return entries.filter((entry) => entry.startsWith(prefix)).map(readEntry);
  }

  async function articlesOfPair(before, after) {
    const pair = crc32(`${before} ${after}`) >>> (32 - root.pairBits);
    const size = 2 ** root.pairBits / root.pairShards;
    const has = new Uint8Array(root.articles);
    const text = await load(`pairs/${Math.floor(pair / size)}`);
    let at = 0;
    for (const entry of text ? text.split(" ") : []) {
      const reader = new Reader(entry);
      const head = reader.number();
      at += head >> 1;
      if (at > pair) break;
      if (at < pair) continue;
      if (head & 1) readBitmap(reader, (doc) => (has[doc] = 1));
      else for (let doc = 0; !reader.isAtEnd; ) has[(doc += reader.number())] = 1;
    }
    return has;
  }

  // --- queries

  class Unclear extends Error {}
  const FIELDS = { source: "s", author: "a", name: "n" };
  const QUOTES = /["“”„«»]/g;
  const TERM = /(-)?(?:(source|author|name|date):)?(?:"([^"]*)"?|(\S+))/gi;

  function parse(query) {
    const terms = [];
    for (const [raw, minus, field, quoted, plain] of query.replace(QUOTES, '"').matchAll(TERM)) {
      const value = quoted ?? plain;
      const words = find.words(value);
      if (!words.length && field?.toLowerCase() !== "date") continue;
      const isPrefix = quoted === undefined && value.endsWith("*") && words.length === 1;
      terms.push({ raw, value, words, isPrefix, isExact: quoted !== undefined, isExcluded: !!minus, field: field?.toLowerCase() });
    }
    return terms;
  }

  // For each article how well a term fits it; 0 where it does not occur.
  async function evaluate(term) {
    const weights = new Float32Array(root.articles);
    if (term.field === "date") await weighDates(weights, term);
    else if (term.field) await weighField(weights, term);
    else if (term.isPrefix) {
      const entries = (await lookUpPrefix(term.words[0])).filter(({ word }) => !word.includes(":"));
      for (const entry of entries) weigh(weights, entry, entry.word === term.words[0] ? 1 : OTHER_FORM);
    } else if (term.words.length > 1) return weighPhrase(term.words);
    else await weighWord(weights, term);
    return weights;
  }

  async function weighWord(weights, term) {
    const entry = await lookUp(term.words[0]);
    term.forms = new Set(term.words);
    const others = entry && !term.isExact && !term.isExcluded ? entry.forms : [];
    const found = await Promise.all(others.map(lookUp));
    if (!entry && !term.isExact && !term.isExcluded) found.push(...(await longerForms(term.words[0])));
    found.forEach((other) => term.forms.add(other.word));
    for (const other of found) weigh(weights, other, OTHER_FORM);
    weigh(weights, entry, 1);
  }

  // A form that no article has may be the beginning of one that some have: “docker” of “dockers”.
  async function longerForms(word) {
    if (word.length < SHORTEST_STEM || shardOf(`${word}\uffff`) - shardOf(word) >= MOST_PREFIX_SHARDS) return [];
    return (await lookUpPrefix(word)).filter((entry) => entry.word.length <= word.length + LONGEST_ENDING);
  }

  async function weighPhrase(words) {
    const asWords = words.map(async (word) => {
      const weights = new Float32Array(root.articles);
      weigh(weights, await lookUp(word), 1);
      return weights;
    });
    const asPairs = words.slice(1).map((word, n) => articlesOfPair(words[n], word));
    const [first, ...rest] = await Promise.all(asWords);
    const pairs = await Promise.all(asPairs);
    return first.map((weight, doc) => {
      if (!pairs.every((has) => has[doc])) return 0;
      return rest.reduce((least, weights) => Math.min(least, weights[doc]), weight);
    });
  }

  async function weighField(weights, { field, words, isPrefix, isExact }) {
    const letter = FIELDS[field];
    if (isPrefix) {
      const entries = await lookUpPrefix(`${letter}:${words[0]}`);
      for (const entry of entries) weigh(weights, entry, 1);
      return;
    }
    const whole = isExact && (await lookUp(`${letter}:=${words.join("_")}`));
    if (whole) return weigh(weights, whole, 1);
    const each = await Promise.all(words.map(async (word) => {
      const of = new Float32Array(root.articles);
      weigh(of, await lookUp(`${letter}:${word}`), 1);
      return of;
    }));
    weights.forEach((_, doc) => (weights[doc] = each.every((of) => of[doc]) ? 1 : 0));
  }

  // An article fits if all of what is known of its date lies in the days asked for.
  async function weighDates(weights, { raw, value }) {
    const [from, to = from] = value.split(/\.\.|\//);
    const first = from ? dayNumber(from, false) : 1;
    const last = to ? dayNumber(to, true) : Infinity;
    if (!value || Number.isNaN(first) || Number.isNaN(last)) {
      throw new Unclear(`“${raw}” names no date: write date:2020, date:2020-08-09 or date:2020-08..2020-09.`);
    }
    for (const run of await dates()) if (run.earliest >= first && run.latest <= last) weights.fill(1, run.doc, run.end);
  }

  function dayNumber(written, isEnd) {
    const [, year, month, day] = written.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
    if (!year || month > 12 || month === "00") return NaN;
    const lastMonth = isEnd && !month ? 12 : Number(month ?? 1);
    const days = Date.UTC(year, isEnd && !day ? lastMonth : lastMonth - 1, isEnd && !day ? 0 : Number(day ?? 1));
    return Math.round(days / 86_400_000) + DAY_OF_1970;
  }

  let dateRuns;

  async function dates() {
    if (!dateRuns) {
      const reader = new Reader(await load("facets/dates"));
      dateRuns = [];
      for (let day = 0, doc = 0; !reader.isAtEnd; ) {
        day += reader.number();
        const latest = day + reader.number();
        const end = doc + reader.number();
        dateRuns.push({ earliest: day, latest, doc, end });
        doc = end;
      }
    }
    return dateRuns;
  }

  // All articles that answer a query, the best first.
  async function answer(query, sort) {
    const terms = parse(query);
    if (!terms.length) return { terms, docs: new Int32Array(), missing: [] };
    const couples = sort === "date" ? [] : couplesOf(terms);
    const [fits, neighbours] = await Promise.all([
      Promise.all(terms.map(evaluate)),
      Promise.all(couples.map(([before, after]) => articlesOfPair(before, after))),
    ]);
    const positive = [];
    const excluded = [];
    const missing = [];
    terms.forEach((term, n) => {
      const fit = fits[n];
      if (term.isExcluded) return excluded.push(fit);
      let count = 0;
      for (let doc = 0; doc < fit.length; doc++) if (fit[doc]) count++;
      if (!count) missing.push(term);
      const rarity = term.field ? 0 : Math.log(1 + (root.articles - count + 0.5) / (count + 0.5));
      positive.push({ fit, count, rarity });
    });
    positive.sort((a, b) => a.count - b.count); // the rarest leaves the others least to look at
    const scores = new Float32Array(root.articles);
    const found = together(positive, excluded, scores);
    for (const has of neighbours) for (const doc of found) if (has[doc]) scores[doc] *= 1 + NEIGHBOURS;
    return { terms, docs: sort === "date" ? found.reverse() : inOrder(found, scores), missing };
  }

  // The articles that hold all of `positive` and none of `excluded`, and how well each fits.
  function together(positive, excluded, scores) {
    const docs = new Int32Array(root.articles);
    const [rarest, ...others] = positive;
    let size = 0;
    for (let doc = 0; doc < docs.length; doc++) {
      if (rarest && !rarest.fit[doc]) continue;
      if (!others.every(({ fit }) => fit[doc]) || excluded.some((fit) => fit[doc])) continue;
      for (const { fit, rarity } of positive) scores[doc] += fit[doc] * rarity;
      docs[size++] = doc;
    }
    return docs.subarray(0, size);
  }

  // The best first, of equals the newest. Numbers are sorted ten times faster than by a function that compares.
  function inOrder(docs, scores) {
    const keys = new Float64Array(docs.length);
    for (let n = 0; n < keys.length; n++) keys[n] = -Math.round(scores[docs[n]] * 10_000) * 2 ** 24 - docs[n];
    keys.sort();
    for (let n = 0; n < keys.length; n++) docs[n] = -keys[n] % 2 ** 24;
    return docs;
  }

  // Words that stand side by side in the query.
  function couplesOf(terms) {
    const isPlain = (term) => term && !term.field && !term.isExcluded && !term.isPrefix && term.words.length === 1;
    return terms.flatMap((term, n) => (isPlain(term) && isPlain(terms[n + 1]) ? [[term.words[0], terms[n + 1].words[0]]] : []));
  }

  // --- results

  async function readResult(doc, terms) {
    const record = (await load(`records/${Math.floor(doc / 16)}`)).split("\n")[doc % 16].split("\t");
    const [title, slug, source, authors, date, iso, language] = record;
    const passages = (await load(`text/${slug}`)).split("\n").filter(Boolean).map((line) => {
      const [anchor, kind, text] = line.split("\t");
      return { anchor, kind, text };
    });
    const matchers = terms.filter((term) => !term.field && !term.isExcluded);
    const beginnings = matchers.flatMap(({ words, forms }) => [words[0], ...(forms ?? [])]);
    const heading = { anchor: "", kind: "", text: title };
    for (const passage of [heading, ...passages]) {
      const plain = find.plain(passage.text);
      passage.hits = beginnings.some((word) => plain.includes(word)) ? hitsIn(passage.text, matchers) : [];
    }
    const all = [heading, ...passages].flatMap(({ hits }) => hits);
    const phrases = matchers.filter((term) => term.words.length > 1);
    if (!phrases.every((term) => all.some((hit) => hit.term === term))) return undefined; // hashes met, words did not
    const marks = [...new Set(all.map(({ text }) => text))].slice(0, 12).join(" ");
    const found = best(passages);
    const parts = found.length ? found : [opening(passages)].filter(Boolean);
    const more = passages.filter(({ hits }) => hits.length).length - found.length;
    return { title, heading, slug, source, authors, date, iso, language, parts, marks, more };
  }

  // Where a text holds a term: characters from `start` to `end`, and the words as the article page is to mark them.
  function hitsIn(text, terms) {
    const places = find.places(text);
    const hits = [];
    places.forEach(({ word, start }, at) => {
      for (const term of terms) {
        const phrase = term.words;
        if (phrase.length > 1 && phrase.every((each, n) => places[at + n]?.word === each)) {
          hits.push({ term, start, end: places[at + phrase.length - 1].end, text: `"${phrase.join(" ")}"` });
        } else if (term.forms?.has(word) || (term.isPrefix && word.startsWith(phrase[0]))) {
          hits.push({ term, start, end: places[at].end, text: word });
        }
      }
    });
    return hits;
  }

  // The passages that say most about the query, in the order of the text.
  function best(passages) {
    const worth = ({ hits }) => new Set(hits.map(({ term }) => term)).size * 10 + Math.min(hits.length, 9);
    const found = passages.filter(({ hits }) => hits.length);
    const chosen = new Set([...found].sort((a, b) => worth(b) - worth(a)).slice(0, SNIPPETS));
    return found.filter((passage) => chosen.has(passage)).map((passage) => ({ ...passage, ...stretch(passage), worth: worth(passage) }));
  }

  // How an article begins, where the query asks for no word of its text.
  function opening(passages) {
    const first = passages.find(({ kind, text }) => kind !== "h" && text.length > 60);
    return first && { ...first, from: 0, to: first.text.length > SNIPPET_LENGTH ? first.text.lastIndexOf(" ", SNIPPET_LENGTH) : first.text.length };
  }

  // The stretch of a passage that holds most of the terms, in whole words.
  function stretch({ text, hits }) {
    if (text.length <= SNIPPET_LENGTH * 1.3) return { from: 0, to: text.length };
    const within = (hit) => hits.filter(({ start, end }) => start >= hit.start && end <= hit.start + SNIPPET_LENGTH * 0.7);
    const worth = (hit) => new Set(within(hit).map(({ term }) => term)).size * 10 + within(hit).length;
    const first = hits.reduce((a, b) => (worth(b) > worth(a) ? b : a)).start;
    let from = Math.max(0, Math.min(first - SNIPPET_LENGTH * 0.25, text.length - SNIPPET_LENGTH));
    let to = Math.min(text.length, from + SNIPPET_LENGTH);
    if (from > 0) from = text.lastIndexOf(" ", from) + 1;
    if (to < text.length) to = text.indexOf(" ", to) < 0 ? text.length : text.indexOf(" ", to);
    return { from, to };
  }

  // --- facets

  async function countSources(docs) {
    const labels = (await load("facets/sources")).split("\t");
    const reader = new Reader(await load("facets/source-of"));
    const source = Uint32Array.from({ length: root.articles }, () => reader.number());
    const counts = new Map();
    for (const doc of docs) if (source[doc]) counts.set(source[doc], (counts.get(source[doc]) ?? 0) + 1);
    return ranked(counts, "source", (number) => labels[number - 1]);
  }

  async function countNames(docs) {
    if (!root.hasNames) return [];
    const labels = (await load("facets/names")).split("\t");
    const reader = new Reader(await load("facets/names-of"));
    const isIn = new Uint8Array(root.articles);
    for (const doc of docs) isIn[doc] = 1;
    const counts = new Map();
    for (let doc = 0; doc < root.articles; doc++) {
      for (let left = reader.number(); left; left--) {
        const name = reader.number();
        if (isIn[doc]) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
    return ranked(counts, "name", (number) => labels[number]);
  }

  async function countYears(docs) {
    const yearOf = (day) => new Date((day - DAY_OF_1970) * 86_400_000).getUTCFullYear();
    const isIn = new Uint8Array(root.articles);
    for (const doc of docs) isIn[doc] = 1;
    const counts = new Map();
    for (const { earliest, latest, doc, end } of await dates()) {
      const year = yearOf(earliest);
      if (!earliest || yearOf(latest) !== year) continue;
      const count = isIn.subarray(doc, end).reduce((sum, one) => sum + one, 0);
      if (count) counts.set(year, (counts.get(year) ?? 0) + count);
    }
    return [...counts].sort(([a], [b]) => b - a).map(([year, count]) => ({ text: String(year), term: `date:${year}`, count }));
  }

  function ranked(counts, field, label) {
    const rows = [...counts].map(([number, count]) => ({
      text: label(number),
      term: `${field}:"${label(number).replace(QUOTES, "")}"`,
      count,
      number,
    }));
    return rows.sort((a, b) => b.count - a.count || a.number - b.number);
  }

  // --- the page

  const form = document.querySelector("main form");
  const box = form.elements.q;
  const status = document.querySelector("#count");
  const place = document.querySelector("#found");
  const pageTitle = document.title;
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 20 ms the first time
  const plural = (count, word) => `${grouped(count)} ${word}${count === 1 ? "" : "s"}`;
  let latest = 0; // an answer that comes after a later question is dropped

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== ""));
    return element;
  }

  const asked = () => {
    const values = new URLSearchParams(location.search);
    return { query: (values.get("q") ?? "").trim(), sort: values.get("sort") === "date" ? "date" : "", count: Number(values.get("n")) || FIRST_RESULTS };
  };

  function address({ query, sort, count }) {
    const values = new URLSearchParams();
    if (query) values.set("q", query);
    if (sort) values.set("sort", sort);
    if (count > FIRST_RESULTS) values.set("n", count);
    return values.size ? `?${values}` : location.pathname;
  }

  async function show() {
    const turn = ++latest;
    const state = asked();
    performance.mark("search-asked"); // both are for tests/bench/search_bench.py
    document.title = state.query ? `${state.query} · ${pageTitle}` : pageTitle;
    if (!state.query) return place.replaceChildren(), (status.textContent = "");
    try {
      await open();
      const found = await answer(state.query, state.sort);
      const results = await firstResults(found, state.count);
      if (turn !== latest) return;
      status.textContent = summary(found, results);
      place.replaceChildren(...view(state, found, results));
      performance.mark("search-answered");
    } catch (error) {
      if (turn !== latest) return;
      place.replaceChildren();
      if (error instanceof Unclear) status.textContent = error.message;
      else if (error instanceof Unreadable) {
        status.textContent = `A part of the search index could not be read: ${error.message}. If this is a copy of the archive, it may be incomplete. The lists of articles, sources, authors and dates work without it.`;
      } else throw error;
    }
  }

  // Reads until `count` results are there, and drops those that hold a phrase's hashes but not its words.
  async function firstResults(found, count) {
    const results = [];
    let next = 0;
    while (results.length < count && next < found.docs.length) {
      const docs = [...found.docs.subarray(next, next + count - results.length)];
      next += docs.length;
      const read = await Promise.all(docs.map((doc) => readResult(doc, found.terms)));
      read.forEach((result, n) => (result ? results.push(result) : (found.docs[next - docs.length + n] = -1)));
    }
    found.isEstimate = next < found.docs.length && found.terms.some((term) => term.words.length > 1 && !term.field);
    found.docs = found.docs.filter((doc) => doc >= 0);
    return results;
  }

  function summary({ docs, missing, isEstimate }, results) {
    if (docs.length) {
      const shown = results.length < docs.length ? `, the first ${results.length} shown` : "";
      return `${isEstimate ? "About " : ""}${plural(docs.length, "article")}${shown}.`;
    }
    if (missing.length) return `No article holds ${missing.map(({ raw }) => (/^"/.test(raw) || raw.includes(":") ? raw : `“${raw}”`)).join(" or ")}.`;
    return "No article holds all of this together.";
  }

  function view(state, found, results) {
    if (!found.docs.length) return [noResult(state, found)];
    const list = make("ol", { class: "entries hits" }, ...results.map(resultView));
    const left = found.docs.length - results.length;
    const more = { ...state, count: state.count + MORE_RESULTS };
    const next = left > 0 ? make("p", { class: "more" }, link(more, `Show ${Math.min(left, MORE_RESULTS)} more`, { "data-keep": "1" })) : "";
    return [make("div", { class: "tools" }, orders(state), filters(state, found), facets(state, found)), make("div", {}, list, next)];
  }

  function noResult(state, { terms }) {
    const shorter = terms.length > 1 ? terms.map(({ raw }) => raw) : [];
    const links = shorter.map((raw) => make("li", {}, link({ ...state, query: without(state.query, raw) }, `Search without ${raw}`)));
    const advice = "Try fewer words, another spelling, or the beginning of a word with a star: strik*.";
    return make("div", { class: "remark" }, make("p", {}, advice), links.length ? make("ul", {}, ...links) : "");
  }

  const without = (query, raw) => query.replace(QUOTES, '"').replace(raw, " ").replace(/\s+/g, " ").trim();

  function link(state, text, attributes = {}) {
    return make("a", { ...attributes, href: address(state), "data-search": "1" }, text);
  }

  function orders(state) {
    const order = (sort, text) => make("li", {}, link({ ...state, sort, count: 0 }, text, { "aria-current": state.sort === sort && "true" }));
    return make("ul", { class: "orders", "aria-label": "Order" }, order("", "Best first"), order("date", "Newest first"));
  }

  // What narrows the answer down, each to be taken away again.
  function filters(state, { terms }) {
    const fields = terms.length > 1 ? terms.filter(({ field }) => field) : [];
    const item = ({ raw }) => make("li", {}, raw, " ", link({ ...state, query: without(state.query, raw), count: 0 }, "remove", { "aria-label": `Remove ${raw}` }));
    return fields.length ? make("ul", { class: "filters" }, ...fields.map(item)) : "";
  }

  function resultView(result) {
    const href = (anchor) => `articles/${result.slug}.html${result.marks ? `?q=${encodeURIComponent(result.marks)}` : ""}${anchor ? `#${anchor}` : ""}`;
    const first = [...result.parts].sort((a, b) => b.worth - a.worth)[0];
    const title = make("a", { href: href(first?.anchor), lang: result.language, class: "hit" }, ...marked(result.heading, 0, result.title.length));
    const snippets = result.parts.map((part) => {
      const words = marked(part, part.from, part.to);
      const text = [part.from ? "… " : "", ...words, part.to < part.text.length ? " …" : ""];
      return make("p", { lang: result.language }, part.kind === "n" ? make("small", {}, "Note: ") : "", make("a", { href: href(part.anchor), tabindex: "-1" }, ...text));
    });
    const more = result.more > 0 ? make("p", { class: "remark" }, `and ${plural(result.more, "more passage")}`) : "";
    const date = result.date ? make("time", { datetime: result.iso }, result.date) : "Date not stated";
    const facts = [result.source || "Source not stated", date, result.authors.replaceAll("; ", ", ") || "Author not stated"];
    const slip = make("ul", { class: "short" }, ...facts.map((fact) => make("li", {}, fact)));
    return make("li", {}, make("div", { class: "card" }, make("h2", {}, title), slip, ...snippets, more));
  }

  function marked({ text, hits }, from, to) {
    const parts = [];
    let at = from;
    for (const { start, end } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  }

  function facets(state, found) {
    const groups = make("details", { class: "facets" }, make("summary", {}, "Narrow down"));
    const fill = async () => {
      groups.ontoggle = null;
      const counted = [["Year", countYears], ["Source", countSources], ["Name", countNames]];
      try {
        const rows = await Promise.all(counted.map(([, count]) => count(found.docs)));
        const narrowing = rows.map((of) => of.filter(({ count }) => count < found.docs.length));
        groups.append(...counted.map(([name], n) => facet(state, name, narrowing[n])));
        if (!groups.querySelector("section")) groups.remove();
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        groups.append(make("p", {}, `Counts could not be read: ${error.message}.`));
      }
    };
    if (root.articles > EAGER_FACETS) groups.ontoggle = fill;
    else {
      groups.open = matchMedia("(min-width: 56rem)").matches;
      fill();
    }
    return groups;
  }

  function facet(state, name, rows) {
    if (!rows.length) return "";
    const item = ({ text, term, count }) =>
      make("li", {}, link({ ...state, query: `${state.query} ${term}`, count: 0 }, text), " ", make("span", { class: "count" }, grouped(count)));
    const rest = rows.slice(FACET_LENGTH, FACET_LENGTH * 10);
    const more = rest.length ? make("details", {}, make("summary", {}, `${rest.length} more`), make("ul", {}, ...rest.map(item))) : "";
    return make("section", {}, make("h2", {}, name), make("ul", {}, ...rows.slice(0, FACET_LENGTH).map(item)), more);
  }

  // --- what the reader does

  let pause;

  function goTo(target, how) {
    clearTimeout(pause);
    history[how](null, "", target);
    show();
  }

  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => goTo(address({ ...asked(), query: box.value.trim(), count: 0 }), "replaceState"), 250);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const target = address({ ...asked(), query: box.value.trim(), count: 0 });
    goTo(target, target === location.search ? "replaceState" : "pushState");
  });

  addEventListener("popstate", () => {
    box.value = asked().query;
    show();
  });

  place.addEventListener("click", (event) => {
    const target = event.target.closest("a[data-search]");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    goTo(target.getAttribute("href"), target.dataset.keep ? "replaceState" : "pushState");
    box.value = asked().query;
  });

  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = [box, ...place.querySelectorAll("a.hit")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });

  form.hidden = false;
  box.value = asked().query;
  addEventListener("DOMContentLoaded", show); // by then the root has come
})();
