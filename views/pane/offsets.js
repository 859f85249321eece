/** Between UTF-16 units (how JavaScript counts) and Unicode code points (how the server counts); O(log astral). */
export class Offsets {
  constructor(text) {
    this.pairs = surrogatePairs(text);
  }

  /** The code point at `unit`; inside a surrogate pair, the pair's own. */
  toPoints(unit) {
    return unit - countWhile(this.pairs, (at) => at < unit);
  }

  /** The UTF-16 unit at which code point `point` begins. */
  toUnits(point) {
    return point + countWhile(this.pairs, (at, before) => at - before < point);
  }
}

/** `text` between two code points. */
export function sliced(text, start, end) {
  const offsets = new Offsets(text);
  return text.slice(offsets.toUnits(start), offsets.toUnits(end));
}

/** `span` without white space at its ends; null where nothing is left. */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  const right = words.length - words.trimEnd().length;
  return left === words.length ? null : { start: start + left, end: end - right };
}

/** How many items from the front of a sorted list pass `test`. */
export function countWhile(sorted, test) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(sorted[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function surrogatePairs(text) {
  if (!/[\ud800-\udbff]/.test(text)) return [];
  return Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (match) => match.index);
}
