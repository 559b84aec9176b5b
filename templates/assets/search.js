//# allFunctionsCalledOnLoad
// By the line above Chromium compiles all of this while it waits for the index, not function by function in the answer.
// The search page: reads the index shard by shard with <script> elements, since pages opened from a disk may not fetch.
// The format of the shards stands in newsarchive/outputs/search/__init__.py.
"use strict";

(() => {
  const HOME = new URL("../", document.currentScript.src).href;
  const RECORDS = 16; // articles in a shard of records
  const FIRST_RESULTS = 10;
  const MORE_RESULTS = 20;
  const MOST_PREFIX_SHARDS = 6;
  const SHORTEST_STEM = 4;
  const LONGEST_ENDING = 2;
  const MOST_NEAR = 3; // words offered in place of one that is not found
  const EAGER_FACETS = 5_000; // articles up to which facets are counted without being asked for
  const WEIGHTS = [7, 21, 36, 50, 64, 79, 93, 180]; // of a posting's level, in hundredths; the last is the title's
  const OTHER_FORM = 0.6; // what “strikes” is worth to a search for “strike”
  const NEIGHBOURS = 0.8; // what it adds that two words of the query stand side by side
  const RARITY_UNIT = 10_000; // scores are integers of 32 bits: with fractions, each step of a loop would make an object
  const MOST_SCORE = 2 ** 31 - 1;
  const SNIPPETS = 3;
  const SNIPPET_LENGTH = 220;
  const LONGEST_WORD = 40; // a snippet is not drawn out to the end of a longer one
  const MOST_HITS = 500; // of a term in a passage: a snippet needs few
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
      script.src = HOME + file;
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

  const VALUES = Uint8Array.from({ length: 128 }, (_, code) => code - 33 - (code > 34) - (code > 92));
  const SPACE = 32;
  const encoder = new TextEncoder(); // bytes are read faster than characters, most of all before the code is compiled

  class Reader {
    constructor(text, at = 0) {
      this.bytes = encoder.encode(text);
      this.at = at;
    }
    number() {
      const first = VALUES[this.bytes[this.at++]];
      if (first < 60) return first;
      if (first < 84) return 60 + (first - 60) * 92 + this.digits(1);
      if (first < 90) return 2268 + (first - 84) * 8464 + this.digits(2);
      if (first < 91) return 53052 + this.digits(3);
      return 831740 + this.digits(4);
    }
    digits(count) {
      let number = 0;
      while (count--) number = number * 92 + VALUES[this.bytes[this.at++]];
      return number;
    }
    get isAtEnd() {
      return this.at >= this.bytes.length;
    }
  }

  function setBits(reader, has) {
    const end = reader.number() + reader.at;
    for (let doc = 0; reader.at < end; doc += 6) {
      for (let bits = VALUES[reader.bytes[reader.at++]], at = doc; bits; bits >>= 1, at++) has[at] |= bits & 1;
    }
  }

  // Gives each article of a list the weight of its level, unless it has a greater one; returns how many had none.
  // The loops are written out: a call for each of 100,000 articles would take longer than the loops.
  function weigh(fit, entry, factor) {
    if (!entry?.postings) return 0;
    let fresh = 0;
    const reader = new Reader(entry.postings, 1);
    const worth = WEIGHTS.map((weight) => Math.round(weight * factor));
    if (entry.postings[0] === "L") {
      for (let doc = 0; !reader.isAtEnd; ) {
        const number = reader.number();
        doc += number >> 3;
        if (!fit[doc]) fresh++;
        if (worth[number & 7] > fit[doc]) fit[doc] = worth[number & 7];
      }
      return fresh;
    }
    const { bytes } = reader;
    const end = reader.number() + reader.at;
    let levels = 0;
    for (let doc = 0, from = reader.at, at = end, left = 0; from < end; doc += 6) {
      for (let bits = VALUES[bytes[from++]], of = doc; bits; bits >>= 1, of++) {
        if (!(bits & 1)) continue;
        if (left) left--;
        else {
          levels = VALUES[bytes[at++]];
          left = 2; // three levels to a character
        }
        const weight = worth[(levels & 3) * 2];
        if (!fit[of]) fresh++;
        if (weight > fit[of]) fit[of] = weight;
        levels >>= 2;
      }
    }
    return fresh;
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
    const [word, forms, postings, offers] = entry.split(" ");
    return { word, forms: forms ? forms.split(",") : [], postings, offers: offers ? offers.split(",") : [] };
  }

  async function lookUp(word) {
    if (!root.beginnings.length) return undefined;
    const text = await wordShard(shardOf(word));
    const at = text.startsWith(`${word} `) ? 0 : text.indexOf(`\t${word} `) + 1;
    if (!at && !text.startsWith(`${word} `)) return undefined;
    const end = text.indexOf("\t", at);
    return readEntry(text.slice(at, end < 0 ? text.length : end));
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
    const reader = new Reader(await load(`pairs/${Math.floor(pair / size)}`));
    for (let at = 0; !reader.isAtEnd && at <= pair; ) {
      const head = reader.number();
      const space = reader.bytes.indexOf(SPACE, reader.at);
      const end = space < 0 ? reader.bytes.length : space;
      at += head >> 1;
      if (at === pair && head & 1) setBits(reader, has);
      else if (at === pair) for (let doc = 0; reader.at < end; ) has[(doc += reader.number())] = 1;
      reader.at = end + 1;
    }
    return has;
  }

  // --- queries

  class Unclear extends Error {}
  const FIELDS = { source: "s", author: "a", name: "n" };
  const QUOTES = /["“”„«»]/g;
  const TERM = /(-)?(?:(source|author|name|date):)?(?:"([^"]*)"?|(\S+))/gi;

  // What a query asks for, nothing twice; `isCut` if it has more words than are looked for. Fields are counted apart,
  // so that a long query can still be narrowed down.
  function parse(query) {
    const terms = new Map();
    const left = { words: find.MOST_WORDS, fields: find.MOST_WORDS };
    let isCut = false;
    for (const [raw, minus, name, quoted, plain] of query.replace(QUOTES, '"').matchAll(TERM)) {
      const value = quoted ?? plain;
      const field = name?.toLowerCase();
      const asked = field === "date" ? [value] : find.words(value);
      const isExact = quoted !== undefined;
      const isPrefix = !isExact && value.endsWith("*") && asked.length === 1;
      const key = JSON.stringify([minus, field, isExact, isPrefix, asked]);
      if (!asked.length || terms.has(key)) continue;
      const counted = field ? "fields" : "words";
      const words = asked.slice(0, left[counted]);
      left[counted] -= words.length;
      isCut ||= words.length < asked.length;
      if (words.length) terms.set(key, { raw, value, words, isPrefix, isExact, isExcluded: !!minus, field });
    }
    return { terms: [...terms.values()], isCut };
  }

  // For each article how well a term fits it, in hundredths, 0 where it does not occur; and how many it fits.
  async function evaluate(term) {
    const fit = new Uint8Array(root.articles);
    const isWord = !term.field && !term.isPrefix && term.words.length === 1;
    if (isWord) return { term, fit, count: await weighWord(fit, term) };
    if (term.field === "date") await weighDates(fit, term);
    else if (term.field) await weighField(fit, term);
    else if (term.isPrefix) {
      const entries = (await lookUpPrefix(term.words[0])).filter(({ word }) => !word.includes(":"));
      for (const entry of entries) weigh(fit, entry, entry.word === term.words[0] ? 1 : OTHER_FORM);
    } else await weighPhrase(fit, term.words);
    let count = 0;
    for (let doc = 0; doc < fit.length; doc++) if (fit[doc]) count++;
    return { term, fit, count };
  }

  // Each list is read as it comes, while the others are on their way.
  async function weighWord(fit, term) {
    const [word] = term.words;
    const isAlone = term.isExact || term.isExcluded;
    const entry = await lookUp(word);
    term.forms = new Set(term.words);
    let count = 0;
    const add = (other) => {
      term.forms.add(other.word);
      count += weigh(fit, other, OTHER_FORM);
    };
    const others = isAlone ? [] : (entry?.forms ?? []).map((form) => lookUp(form).then(add));
    count += weigh(fit, entry, 1);
    await Promise.all(others);
    if (!entry?.postings && !isAlone) (await longerForms(word)).forEach(add);
    return count;
  }

  // A form that no article has may be the beginning of one that some have: “docker” of “dockers”.
  async function longerForms(word) {
    if (word.length < SHORTEST_STEM || shardOf(`${word}\uffff`) - shardOf(word) >= MOST_PREFIX_SHARDS) return [];
    return (await lookUpPrefix(word)).filter((entry) => entry.word.length <= word.length + LONGEST_ENDING);
  }

  async function fitOf(word) {
    const fit = new Uint8Array(root.articles);
    weigh(fit, await lookUp(word), 1);
    return fit;
  }

  async function weighPhrase(fit, words) {
    const pairs = words.slice(1).map((word, n) => articlesOfPair(words[n], word));
    const [first, ...rest] = await Promise.all([...words.map(fitOf), ...pairs]);
    const others = rest.slice(0, words.length - 1);
    const neighbours = rest.slice(words.length - 1);
    for (let doc = 0; doc < fit.length; doc++) {
      if (!first[doc] || !neighbours.every((has) => has[doc])) continue;
      fit[doc] = others.reduce((least, other) => Math.min(least, other[doc]), first[doc]);
    }
  }

  async function weighField(fit, term) {
    await weighFieldItself(fit, term);
    if (term.field !== "name" || term.isPrefix) return;
    const spelling = await lookUp(`n:=${term.words.join("_")}`);
    for (const { heading } of (spelling?.offers ?? []).map(readOffer)) {
      weigh(fit, await lookUp(`n:=${find.words(heading).join("_")}`), 1);
    }
  }

  async function weighFieldItself(fit, { field, words, isPrefix, isExact }) {
    const letter = FIELDS[field];
    if (isPrefix) {
      const entries = await lookUpPrefix(`${letter}:${words[0]}`);
      for (const entry of entries) weigh(fit, entry, 1);
      return;
    }
    const whole = isExact && (await lookUp(`${letter}:=${words.join("_")}`));
    if (whole?.postings) return weigh(fit, whole, 1);
    const each = await Promise.all(words.map((word) => fitOf(`${letter}:${word}`)));
    for (let doc = 0; doc < fit.length; doc++) fit[doc] = each.every((of) => of[doc]) ? 1 : 0;
  }

  // An article fits if all of what is known of its date lies in the days asked for, or of that of a story in it; but of an
  // article that is to be left out, its own date must.
  async function weighDates(fit, term) {
    const { raw, value, isExcluded } = term;
    const [from, to = from] = value.split(/\.\.|\//);
    const first = from ? dayNumber(from, false) : 1;
    const last = to ? dayNumber(to, true) : Infinity;
    if (!value || Number.isNaN(first) || Number.isNaN(last)) {
      throw new Unclear(`“${raw}” names no date: write date:2020, date:2020-08-09 or date:2020-08..2020-09.`);
    }
    term.covers = ({ earliest, latest }) => earliest >= first && latest <= last;
    for (const run of await dates()) if (term.covers(run)) fit.fill(1, run.doc, run.end);
    if (!isExcluded) for (const story of await storyDates()) if (term.covers(story)) fit[story.doc] = 1;
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

  let dated;

  // Those of the stories that an article holds, with the article.
  async function storyDates() {
    if (!dated) {
      const reader = new Reader(root.hasStories ? await load("facets/stories") : "");
      dated = [];
      for (let doc = 0; !reader.isAtEnd; ) {
        doc += reader.number();
        const earliest = reader.number();
        dated.push({ doc, earliest, latest: earliest + reader.number() });
      }
    }
    return dated;
  }

  // All articles that answer a query, and how well each fits.
  async function answer(query) {
    const { terms, isCut } = parse(query);
    if (!terms.length) return { terms, docs: new Int32Array(), missing: [] };
    const [evaluated, neighbours] = await Promise.all([
      Promise.all(terms.map(evaluate)),
      Promise.all(couplesOf(terms).map(([before, after]) => articlesOfPair(before, after))),
    ]);
    const excluded = evaluated.filter(({ term }) => term.isExcluded).map(({ fit }) => fit);
    const wanted = evaluated.filter(({ term }) => !term.isExcluded);
    const missing = wanted.filter(({ count }) => !count).map(({ term }) => term);
    for (const one of wanted) {
      one.term.count = one.count;
      one.rarity = one.term.field ? 0 : rarityOf(one.count);
    }
    wanted.sort((a, b) => a.count - b.count); // the rarest leaves the others least to look at
    return { terms, isCut, missing, ...together(wanted, excluded, neighbours) };
  }

  const rarityOf = (count) => Math.ceil(RARITY_UNIT * Math.log(1 + (root.articles - count + 0.5) / (count + 0.5)));

  // The articles that hold all of `wanted` and none of `excluded`, the newest first, and how well each fits.
  // Two words are taken in one plain loop: it is not yet compiled when it runs, and each step of it costs.
  function together([rarest = {}, second = rarest, ...others], excluded, neighbours) {
    const one = rarest.fit ?? new Uint8Array(root.articles).fill(1);
    const two = second.fit ?? one;
    const worthOfOne = rarest.rarity ?? 0;
    const worthOfTwo = second === rarest ? 0 : second.rarity;
    const docs = new Int32Array(root.articles);
    const scores = new Int32Array(root.articles);
    let size = 0;
    for (let doc = root.articles - 1; doc >= 0; doc--) {
      if (!one[doc] || !two[doc]) continue;
      docs[size] = doc;
      scores[size++] = one[doc] * worthOfOne + two[doc] * worthOfTwo;
    }
    const keep = (fit, isWanted, worth) => {
      let kept = 0;
      for (let n = 0; n < size; n++) {
        if (fit[docs[n]] > 0 !== isWanted) continue;
        docs[kept] = docs[n];
        scores[kept++] = scores[n] + fit[docs[n]] * worth;
      }
      size = kept;
    };
    for (const { fit, rarity } of others) keep(fit, true, rarity);
    for (const fit of excluded) keep(fit, false, 0);
    for (const has of neighbours) for (let n = 0; n < size; n++) if (has[docs[n]]) scores[n] = Math.min(scores[n] * (1 + NEIGHBOURS), MOST_SCORE);
    return { docs: docs.subarray(0, size), scores };
  }

  // The first `count` articles of an answer: the best, of equals the newest; or just the newest.
  function first({ docs, scores }, count, sort) {
    if (sort === "date") return [...docs.subarray(0, count)];
    const best = [];
    let least = -1;
    for (let n = 0; n < docs.length; n++) {
      if (scores[n] <= least) continue;
      let at = best.length;
      while (at && scores[best[at - 1]] < scores[n]) at--;
      best.splice(at, 0, n);
      if (best.length > count) best.pop();
      if (best.length === count) least = scores[best[count - 1]];
    }
    return best.map((n) => docs[n]);
  }

  // Words that stand side by side in the query.
  function couplesOf(terms) {
    const isWord = (term) => isPlain(term) && term.words.length === 1;
    return terms.flatMap((term, n) => (isWord(term) && isWord(terms[n + 1]) ? [[term.words[0], terms[n + 1].words[0]]] : []));
  }

  // --- other ways to ask

  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const isPlain = (term) => term && !term.field && !term.isExcluded && !term.isPrefix;

  function readOffer(offer) {
    const [rest, name, count] = offer.split("=");
    return { rest: rest.split("_").filter(Boolean), heading: decodeURIComponent(name), count: Number(count) };
  }

  // Names of which the query has one spelling, where others stand in more articles: what was asked is never changed.
  async function otherSpellings(terms) {
    const found = [];
    for (let from = 0; from < terms.length; from++) {
      if (!isPlain(terms[from])) continue;
      const [word] = terms[from].words;
      for (const offer of (await lookUp(word))?.offers ?? []) {
        const { rest, heading, count } = readOffer(offer);
        const to = endOf(terms, from, [word, ...rest]);
        if (!to || Math.min(...terms.slice(from, to).map((term) => term.count)) >= count) continue;
        found.push({ ...replaced(terms, from, to, `name:"${heading.replace(QUOTES, "")}"`), heading, count, isAll: to - from === terms.length });
      }
    }
    return found;
  }

  // Which term comes after those that begin at `from` and hold just these words; 0 where they hold others.
  function endOf(terms, from, words) {
    let left = words.join(" ");
    for (let at = from; isPlain(terms[at]); at++) {
      const own = terms[at].words.join(" ");
      if (left === own) return at + 1;
      if (!left.startsWith(`${own} `)) return 0;
      left = left.slice(own.length + 1);
    }
    return 0;
  }

  function replaced(terms, from, to, by) {
    const raw = terms.map((term) => term.raw);
    return { asked: raw.slice(from, to).join(" "), query: [...raw.slice(0, from), by, ...raw.slice(to)].join(" ") };
  }

  // “2020-08-17”, “17 August 2020”, “August 17, 2020”, “August 2020”, “2020”: as `date:` asks for it; "" for all else.
  function dateIn(query) {
    const [, iso] = query.match(/^(\d{4}(?:-\d\d){0,2})$/) ?? [];
    const [, day, name, year] = query.match(/^(\d{1,2} +)?([a-z]{3,})\.? +(\d{4})$/i) ?? [];
    const [, nameFirst, dayLast, yearLast] = query.match(/^([a-z]{3,})\.? +(\d{1,2}),? +(\d{4})$/i) ?? [];
    const month = MONTHS.findIndex((one) => one.startsWith((name ?? nameFirst ?? "?").toLowerCase())) + 1;
    const parts = [year ?? yearLast, month, day ?? dayLast].filter(Boolean).map((part) => String(part).trim().padStart(2, "0"));
    const written = iso ?? (month ? parts.join("-") : "");
    return isDay(written) ? written : "";
  }

  function isDay(written) {
    const day = dayNumber(written, false);
    return !Number.isNaN(day) && new Date((day - DAY_OF_1970) * 86_400_000).toISOString().startsWith(written);
  }

  // For words that no article holds, those of the index that are spelt most like them.
  async function nearestWords(terms, missing) {
    const found = [];
    for (const term of missing) {
      const [word] = term.words;
      if (!isPlain(term) || term.words.length > 1 || word.length < SHORTEST_STEM) continue;
      const at = terms.indexOf(term);
      for (const entry of await spelledLike(word)) found.push({ ...replaced(terms, at, at + 1, entry.word), word: entry.word });
    }
    return found;
  }

  async function spelledLike(word) {
    const here = shardOf(word);
    const around = [here - 1, here, here + 1].filter((number) => number in root.beginnings);
    const texts = await Promise.all(around.map(wordShard));
    const most = word.length < 6 ? 1 : 2;
    const near = [];
    for (const text of texts) {
      for (const entry of text.split("\t")) {
        const other = entry.slice(0, entry.indexOf(" "));
        if (other === word || other.includes(":") || Math.abs(other.length - word.length) > most) continue;
        const distance = edits(word, other);
        if (distance <= most && readEntry(entry).postings) near.push({ word: other, distance, size: entry.length });
      }
    }
    return near.sort((a, b) => a.distance - b.distance || b.size - a.size).slice(0, MOST_NEAR); // many articles, long entry
  }

  // How many letters to add, drop, change or swap with the next make one word of the other.
  function edits(one, other) {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[other.length];
  }

  // --- results

  const matchersOf = (terms) => terms.filter((term) => !term.field && !term.isExcluded);

  async function readRecord(doc, terms) {
    const record = (await load(`records/${Math.floor(doc / RECORDS)}`)).split("\n")[doc % RECORDS];
    const [title, slug, source, authors, date, iso, language, holds, ...parts] = record.split("\t");
    const heading = { anchor: "", kind: "", text: title, hits: hitsIn(title, matchersOf(terms)) };
    return { doc, heading, slug, source, authors, date, iso, language, holds, stories: storiesIn(parts, terms) };
  }

  // Those of its stories that the dates asked for cover, where some are.
  function storiesIn(parts, terms) {
    const asked = terms.filter(({ covers, isExcluded }) => covers && !isExcluded);
    const stories = [];
    for (let n = 0; n < parts.length; n += 4) {
      const [earliest, latest, date, heading] = parts.slice(n, n + 4);
      const days = { earliest: Number(earliest), latest: Number(latest) };
      if (date && asked.length && asked.every(({ covers }) => covers(days))) stories.push({ number: n / 4 + 1, date, heading });
    }
    return stories;
  }

  // What the text of an article has of the query; undefined if it lacks a phrase of which only the hashes met.
  async function readText({ heading, slug, stories }, terms) {
    const passages = (await load(`text/${slug}`)).split("\n").filter(Boolean).map((line) => {
      const [anchor, kind, text] = line.split("\t");
      return { anchor, kind, text };
    });
    let story = 0;
    for (const passage of passages) {
      story = Number(passage.anchor.match(/^story-(\d+)$/)?.[1] ?? story);
      passage.isOfDate = stories.some(({ number }) => number === story);
    }
    const matchers = matchersOf(terms);
    const beginnings = matchers.flatMap(({ words, forms }) => [words[0], ...(forms ?? [])]);
    for (const passage of passages) {
      const plain = find.plain(passage.text);
      passage.hits = beginnings.some((word) => plain.includes(word)) ? hitsIn(passage.text, matchers) : [];
    }
    const all = [heading, ...passages].flatMap(({ hits }) => hits);
    const phrases = matchers.filter((term) => term.words.length > 1);
    if (!phrases.every((term) => all.some((hit) => hit.term === term))) return undefined;
    const marks = [...new Set(all.map(({ text }) => text))].slice(0, 12).join(" ");
    const found = best(passages);
    const parts = found.length ? found : [opening(passages)].filter(Boolean);
    const more = passages.filter(({ hits }) => hits.length).length - found.length;
    return { parts, marks, more };
  }

  // Where a text holds a term: characters from `start` to `end`, and the words as the article page is to mark them.
  function hitsIn(text, terms) {
    const places = find.places(text);
    return terms.flatMap((term) => hitsOf(term, places)).sort((a, b) => a.start - b.start);
  }

  function hitsOf(term, places) {
    const phrase = term.words;
    const hits = [];
    for (let at = 0; at < places.length && hits.length < MOST_HITS; at++) {
      const { word, start, end } = places[at];
      if (phrase.length > 1 && phrase.every((each, n) => places[at + n]?.word === each)) {
        hits.push({ term, start, end: places[at + phrase.length - 1].end, text: `"${phrase.join(" ")}"` });
      } else if (term.forms?.has(word) || (term.isPrefix && word.startsWith(phrase[0]))) {
        hits.push({ term, start, end, text: word });
      }
    }
    return hits;
  }

  // The passages that say most about the query, in the order of the text; where a story is of the days asked for and has some, its.
  function best(passages) {
    const worth = ({ hits }) => new Set(hits.map(({ term }) => term)).size * 10 + Math.min(hits.length, 9);
    const all = passages.filter(({ hits }) => hits.length);
    const found = all.some(({ isOfDate }) => isOfDate) ? all.filter(({ isOfDate }) => isOfDate) : all;
    const chosen = new Set([...found].sort((a, b) => worth(b) - worth(a)).slice(0, SNIPPETS));
    return found.filter((passage) => chosen.has(passage)).map((passage) => ({ ...passage, ...stretch(passage), worth: worth(passage) }));
  }

  const FACTS = { a: "Author: ", s: "Source: ", p: "Place: ", c: "Credit: ", k: "Kicker: " };

  // How an article begins, where the query asks for no word of its text.
  function opening(passages) {
    const first = passages.find(({ kind, text }) => kind !== "h" && !FACTS[kind] && text.length > 60);
    if (!first || first.text.length <= SNIPPET_LENGTH) return first && { ...first, from: 0, to: first.text.length };
    const space = first.text.lastIndexOf(" ", SNIPPET_LENGTH);
    return { ...first, from: 0, to: SNIPPET_LENGTH - space < LONGEST_WORD ? space : SNIPPET_LENGTH };
  }

  // The stretch of a passage that holds most of the terms, in whole words.
  function stretch({ text, hits }) {
    if (text.length <= SNIPPET_LENGTH * 1.3) return { from: 0, to: text.length };
    const worths = hits.map((_, n) => worthFrom(hits, n));
    const first = hits[worths.indexOf(worths.reduce((a, b) => Math.max(a, b)))].start;
    const from = Math.floor(Math.max(0, Math.min(first - SNIPPET_LENGTH * 0.25, text.length - SNIPPET_LENGTH)));
    const to = Math.min(text.length, from + SNIPPET_LENGTH);
    const before = text.lastIndexOf(" ", from) + 1;
    const after = text.indexOf(" ", to) < 0 ? text.length : text.indexOf(" ", to);
    return { from: from && from - before < LONGEST_WORD ? before : from, to: to < text.length && after - to < LONGEST_WORD ? after : to };
  }

  // How much the stretch that begins with the hit `n` says; hits come in the order of the text.
  function worthFrom(hits, n) {
    const until = hits[n].start + SNIPPET_LENGTH * 0.7;
    const terms = new Set();
    let count = 0;
    for (let at = n; at < hits.length && hits[at].start < until; at++) {
      if (hits[at].end > until) continue;
      terms.add(hits[at].term);
      count++;
    }
    return terms.size * 10 + count;
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
    const ownYear = new Int32Array(root.articles);
    const yearOf = (day) => new Date((day - DAY_OF_1970) * 86_400_000).getUTCFullYear();
    const isIn = new Uint8Array(root.articles);
    for (const doc of docs) isIn[doc] = 1;
    const counts = new Map();
    for (const { earliest, latest, doc, end } of await dates()) {
      const year = yearOf(earliest);
      if (!earliest || yearOf(latest) !== year) continue;
      ownYear.fill(year, doc, end);
      const count = isIn.subarray(doc, end).reduce((sum, one) => sum + one, 0);
      if (count) counts.set(year, (counts.get(year) ?? 0) + count);
    }
    const counted = new Set(); // of several stories from one year the article counts once
    for (const { doc, earliest, latest } of await storyDates()) {
      const year = yearOf(earliest);
      if (!isIn[doc] || year === ownYear[doc] || yearOf(latest) !== year || counted.has(`${doc} ${year}`)) continue;
      counted.add(`${doc} ${year}`);
      counts.set(year, (counts.get(year) ?? 0) + 1);
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
      const found = await answer(state.query);
      const results = await firstResults(found, state);
      found.date = dateIn(state.query);
      found.spellings = await otherSpellings(found.terms);
      found.nearest = found.docs.length || found.spellings.length ? [] : await nearestWords(found.terms, found.missing);
      if (turn !== latest) return;
      status.textContent = [summary(found, results), cutInWords(found), ...offersInWords(found)].filter(Boolean).join(" ");
      place.replaceChildren(...view(state, found, results));
      performance.mark("search-answered");
      await Promise.all(results.map(async (result) => addSnippets(result, await (result.text ?? readText(result, found.terms)))));
      place.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
      performance.mark("search-completed");
    } catch (error) {
      if (turn !== latest) return;
      place.replaceChildren();
      if (error instanceof Unclear) status.textContent = error.message;
      else if (error instanceof Unreadable) {
        status.textContent = `A part of the search index could not be read: ${error.message}. If this is a copy of the archive, it may be incomplete. The lists of articles, sources, authors and dates work without it.`;
      } else throw error;
    }
  }

  // The first results; their texts are still to be read. But texts tell whether a phrase is there of which the hashes
  // met: then all is read until `count` are known to hold it, and those that do not are dropped.
  async function firstResults(found, { count, sort }) {
    const isSure = !found.terms.some((term) => term.words.length > 1 && !term.field && !term.isExcluded);
    const results = [];
    const dropped = new Set();
    for (let seen = 0; results.length < count && seen < found.docs.length; ) {
      const docs = first(found, seen + count - results.length, sort).slice(seen);
      seen += docs.length;
      const read = await Promise.all(docs.map((doc) => readRecord(doc, found.terms)));
      if (isSure) return read;
      await Promise.all(read.map(async (result) => (result.text = await readText(result, found.terms))));
      for (const result of read) result.text ? results.push(result) : dropped.add(result.doc);
      found.isEstimate = seen < found.docs.length;
    }
    found.docs = found.docs.filter((doc) => !dropped.has(doc));
    return results;
  }

  function summary({ terms, docs, missing, isEstimate }, results) {
    if (!terms.length) return "There is no word in this: signs alone are not looked for.";
    if (docs.length) {
      const shown = results.length < docs.length ? `, the first ${results.length} shown` : "";
      return `${isEstimate ? "About " : ""}${plural(docs.length, "article")}${shown}.`;
    }
    if (missing.length) return `No article holds ${missing.map(({ raw }) => (/^"/.test(raw) || raw.includes(":") ? raw : `“${raw}”`)).join(" or ")}.`;
    return "No article holds all of this together.";
  }

  function view(state, found, results) {
    if (!found.terms.length) return [];
    if (!found.docs.length) return [...offers(state, found), noResult(state, found)];
    const list = make("ol", { class: "entries hits", "aria-busy": "true" }, ...results.map(resultView));
    const left = found.docs.length - results.length;
    const more = { ...state, count: state.count + MORE_RESULTS };
    const next = left > 0 ? make("p", { class: "more" }, link(more, `Show ${Math.min(left, MORE_RESULTS)} more`, { "data-keep": "1" })) : "";
    return [make("div", { class: "tools" }, orders(state), filters(state, found), facets(state, found)), make("div", {}, ...offers(state, found), list, next)];
  }

  const cutInWords = ({ isCut }) => isCut && `Only the first ${find.MOST_WORDS} words were looked for.`;

  function offersInWords({ spellings, nearest, date }) {
    const dates = date ? [`Is a date of publication meant? date:${date}`] : [];
    const names = spellings.map(({ asked, heading }) => `${quoted(asked)} is one of several spellings of ${quoted(heading)}.`);
    const words = nearest.length ? [`Did you mean ${inWords(nearest.map(({ word }) => quoted(word)))}?`] : [];
    return [...dates, ...names, ...words];
  }

  const quoted = (words) => (/^"/.test(words) ? words : `“${words}”`);
  const inWords = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" or ");

  function offers(state, { spellings, nearest, date }) {
    const to = (query, text) => link({ ...state, query, count: 0 }, text);
    const names = spellings.map(({ query, count, heading, isAll }) => {
      return make("li", {}, to(query, `Articles that name ${heading} in any spelling`), isAll ? ` (${grouped(count)})` : "");
    });
    const words = nearest.map(({ query, word }) => make("li", {}, "Did you mean ", to(query, word), "?"));
    const dates = date ? [make("li", {}, "Articles dated so: ", to(`date:${date}`, `date:${date}`))] : [];
    const all = [...dates, ...names, ...words];
    return all.length ? [make("ul", { class: "remark offers" }, ...all)] : [];
  }

  function noResult(state, { terms }) {
    const shorter = terms.length > 1 ? terms.map(({ raw }) => raw) : [];
    const links = shorter.map((raw) => make("li", {}, link({ ...state, query: without(terms, raw) }, `Search without ${raw}`)));
    const advice = "Try fewer words, another spelling, or the beginning of a word with a star: strik*.";
    return make("div", { class: "remark" }, make("p", {}, advice), links.length ? make("ul", {}, ...links) : "");
  }

  const without = (terms, raw) => terms.filter((term) => term.raw !== raw).map((term) => term.raw).join(" ");

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
    const item = ({ raw }) => make("li", {}, raw, " ", link({ ...state, query: without(terms, raw), count: 0 }, "remove", { "aria-label": `Remove ${raw}` }));
    return fields.length ? make("ul", { class: "filters" }, ...fields.map(item)) : "";
  }

  function resultView(result) {
    const { heading, language, iso, holds, stories } = result;
    result.link = make("a", { href: `articles/${result.slug}.html`, lang: language, class: "hit" }, ...marked(heading, 0, heading.text.length));
    result.snippets = make("div", { class: "snippets" });
    const date = result.date ? make(iso ? "time" : "span", { datetime: iso }, result.date) : "Date not stated";
    const facts = [result.source || "Source not stated", date, result.authors.replaceAll("; ", ", ") || "Author not stated", holds].filter(Boolean);
    const slip = make("ul", { class: "short" }, ...facts.map((fact) => make("li", {}, fact)));
    const story = ({ number, date, heading }) =>
      make("li", {}, `Story, ${date}: `, make("a", { href: `articles/${result.slug}.html#story-${number}`, lang: language }, heading));
    const within = stories.length ? make("ul", { class: "remark" }, ...stories.map(story)) : "";
    return make("li", {}, make("div", { class: "card" }, make("h2", {}, result.link), slip, within, result.snippets));
  }

  // Adds what takes longer to read than the title: passages, and where in the article the link is to lead.
  function addSnippets({ slug, language, link, snippets }, { parts, marks, more }) {
    const href = (anchor) => `articles/${slug}.html${marks ? `?q=${encodeURIComponent(marks)}` : ""}${anchor ? `#${anchor}` : ""}`;
    const passage = (part) => {
      const text = [part.from ? "… " : "", ...marked(part, part.from, part.to), part.to < part.text.length ? " …" : ""];
      const label = part.kind === "n" ? "Note: " : FACTS[part.kind];
      return make("p", { lang: language }, label ? make("small", { lang: "en" }, label) : "", make("a", { href: href(part.anchor), tabindex: "-1" }, ...text));
    };
    const rest = more > 0 ? [make("p", { class: "remark" }, `and ${plural(more, "more passage")}`)] : [];
    link.setAttribute("href", href([...parts].sort((a, b) => b.worth - a.worth)[0]?.anchor));
    snippets.replaceChildren(...parts.map(passage), ...rest);
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

  // Words that are typed in full are fetched while the next is being typed.
  async function fetchAhead(typed) {
    try {
      await open();
      const terms = matchersOf(parse(typed.slice(0, typed.lastIndexOf(" ") + 1)).terms);
      await Promise.all(terms.flatMap(({ words }) => words.map(lookUp)));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error; // the answer itself will say so
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(pause);
    fetchAhead(box.value);
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
  // Who has asked on another page goes on from the box, as here; who comes back goes on where the page was left.
  if (box.value && performance.getEntriesByType("navigation")[0]?.type === "navigate") box.focus({ preventScroll: true });
  addEventListener("DOMContentLoaded", show); // by then the root has come
})();
