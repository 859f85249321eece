/** Finding codes by what is typed; pure. A code is `{name, keywords, synonyms?}`. */

const TYPO_FROM = 4;
const TYPOS_FROM = 8;

/** How well a code answers to `typed`: 0 is best, null is not at all. Every word typed must be found somewhere. */
export function rank(typed, code, category = "") {
  const wanted = folded(typed);
  const name = folded(code.name);
  if (!wanted) return 0;
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const others = [...(code.synonyms ?? []), ...(code.keywords ?? [])].map(folded);
  const ranks = wanted.split(" ").map((word) => wordRank(word, name, others, folded(category)));
  return ranks.includes(null) ? null : 2 + Math.max(...ranks) + ranks.reduce((sum, each) => sum + each, 0) / 100;
}

/** Codes whose name is so like `name` that they may mean the same, the most alike first. */
export function lookalikes(name, codes) {
  const wanted = folded(name);
  if (!wanted) return [];
  return codes
    .map((code) => ({ code, distance: likeness(wanted, folded(code.name)) }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => a.distance - b.distance)
    .map(({ code }) => code);
}

/** Without capitals, accents and superfluous white space. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function wordRank(word, name, others, category) {
  const words = name.split(/[\s/-]+/);
  if (words.some((each) => each.startsWith(word))) return 0;
  if (name.includes(word)) return 1;
  if (others.some((other) => other.startsWith(word))) return 2;
  if (others.some((other) => other.includes(word))) return 3;
  if (category.includes(word)) return 4;
  if (word.length > 1 && words.some((_, at) => inOrder(word, words.slice(at).join("")))) return 5;
  const known = [...words, ...others.flatMap((other) => other.split(" "))];
  return known.some((each) => mistyped(word, each)) ? 6 : null;
}

/** Whether the letters of `word` stand in `text` in this order, the first of them in front. */
function inOrder(word, text) {
  if (text[0] !== word[0]) return false;
  let at = 0;
  for (const letter of text) if (letter === word[at]) at += 1;
  return at >= word.length;
}

/** Whether `word` is the begin of `known` but for a slip or two. */
function mistyped(word, known) {
  if (word.length < TYPO_FROM) return false;
  const slips = word.length < TYPOS_FROM ? 1 : 2;
  const lengths = [word.length - 1, word.length, word.length + 1];
  return lengths.some((length) => distance(word, known.slice(0, length), slips) <= slips);
}

function likeness(wanted, name) {
  if (wanted === name) return 0;
  const longest = Math.max(wanted.length, name.length);
  const most = Math.max(1, Math.floor(longest / 4));
  const slips = distance(wanted, name, most);
  if (slips <= most) return slips / longest;
  const [a, b] = wanted.length < name.length ? [wanted, name] : [name, wanted];
  return a.length >= 5 && b.split(/[\s/-]+/).some((_, at, words) => words.slice(at).join(" ").startsWith(a)) ? 0.5 : null;
}

/** How many letters differ, are missing or too many, or stand the wrong way round; gives up beyond `most`. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, before] = [null, Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = older && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? older[j - 2] + 1 : Infinity;
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swap);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, before] = [before, row];
  }
  return before[b.length];
}
