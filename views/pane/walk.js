import { countWhile, trimmed } from "./offsets.js";

/** How far around a place words are looked for, in UTF-16 units. */
const NEAR = 1500;

/** Walking through the text by word, sentence, turn and paragraph; spans in UTF-16 units, without a screen. */
export class Walk {
  constructor(text, sentences, language, { turns = [] } = {}) {
    const clean = (spans) => spans.map((span) => trimmed(text, span)).filter(Boolean);
    this.text = text;
    this.sentences = clean(sentences);
    this.paragraphs = clean(lines(text));
    this.turns = turns.length ? clean(turns) : this.paragraphs;
    this.words = new Intl.Segmenter(language, { granularity: "word" });
  }

  /** The unit after (1) or before (-1) `selection`; without one, the first that begins at or after `from`. */
  step(direction, selection, from, unit = "sentence") {
    const spans = this.units(unit, selection ? (direction > 0 ? selection.end : selection.start) : from);
    const at = selection ? beside(spans, direction, selection) : startsBefore(spans, from);
    return spans.length ? spans[Math.min(Math.max(at, 0), spans.length - 1)] : null;
  }

  /** `selection` with its moving end one unit further; it shrinks to `anchor`, where it began, before it turns. */
  extend(direction, selection, unit = "sentence") {
    const anchor = selection.anchor ?? { start: selection.start, end: selection.end };
    const upward = selection.start < anchor.start || (direction < 0 && selection.end <= anchor.end);
    const edge = (side) => this.edge(side, direction, selection[side], unit) ?? selection[side];
    if (upward) return { start: Math.min(anchor.start, edge("start")), end: anchor.end, anchor };
    return { start: anchor.start, end: Math.max(anchor.end, edge("end")), anchor };
  }

  /** `span` with its begin (`start`) or `end` one unit later (1) or earlier (-1); the same where nothing would be left. */
  bound(side, direction, { start, end }, unit) {
    const place = this.edge(side, direction, side === "start" ? start : end, unit);
    if (place === null) return { start, end };
    const moved = side === "start" ? { start: place, end } : { start, end: place };
    return moved.start < moved.end ? moved : { start, end };
  }

  /** `selection` with its end one word further (1) or back (-1); at least one word stays. */
  extendByWord(direction, selection) {
    return this.bound("end", direction, selection, "word");
  }

  /** The next `side` of a unit past `offset`; null where there is none. */
  edge(side, direction, offset, unit) {
    const spans = this.units(unit, offset);
    const after = countWhile(spans, (span) => span[side] <= offset);
    const before = countWhile(spans, (span) => span[side] < offset) - 1;
    return spans[direction > 0 ? after : before]?.[side] ?? null;
  }

  units(unit, near) {
    return unit === "word" ? this.wordsNear(near) : this[`${unit}s`];
  }

  wordsNear(offset) {
    // From white space to white space, or half a word would count as one.
    const start = Math.max(0, this.text.lastIndexOf(" ", Math.max(0, offset - NEAR)));
    const space = this.text.indexOf(" ", offset + NEAR);
    const end = space < 0 ? this.text.length : space;
    return Array.from(this.words.segment(this.text.slice(start, end)))
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
  }
}

function beside(spans, direction, { start, end }) {
  return direction > 0 ? startsBefore(spans, end) : startsBefore(spans, start) - 1;
}

function startsBefore(spans, offset) {
  return countWhile(spans, ({ start }) => start < offset);
}

function lines(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}
