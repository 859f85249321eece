import { countWhile, trimmed } from "./offsets.js";

/** Walking through the text by sentence and by word; spans in UTF-16 units, without a screen. */
export class Walk {
  constructor(text, sentences, language) {
    this.text = text;
    this.sentences = sentences.map((span) => trimmed(text, span)).filter(Boolean);
    this.words = new Intl.Segmenter(language, { granularity: "word" });
  }

  /** The sentence after (1) or before (-1) `selection`; without one, the first that begins at or after `from`. */
  step(direction, selection, from) {
    const last = this.sentences.length - 1;
    const at = selection ? this.beside(direction, selection) : this.startsBefore(from);
    return last < 0 ? null : this.sentences[Math.min(Math.max(at, 0), last)];
  }

  /** `selection` with its moving end one sentence further; it shrinks to `anchor`, where it began, before it turns. */
  extend(direction, selection) {
    const anchor = selection.anchor ?? { start: selection.start, end: selection.end };
    const upward = selection.start < anchor.start || (direction < 0 && selection.end <= anchor.end);
    if (upward) return { start: Math.min(anchor.start, this.edge("start", direction, selection.start)), end: anchor.end, anchor };
    return { start: anchor.start, end: Math.max(anchor.end, this.edge("end", direction, selection.end)), anchor };
  }

  /** `selection` with its end one word further (1) or back (-1); at least one word stays. */
  extendByWord(direction, { start, end }) {
    const ends = this.wordEnds(start, end + 400);
    const at = direction > 0 ? ends.find((place) => place > end) : ends.findLast((place) => place < end);
    return { start, end: at ?? end };
  }

  beside(direction, { start, end }) {
    return direction > 0 ? this.startsBefore(end) : this.startsBefore(start) - 1;
  }

  startsBefore(offset) {
    return countWhile(this.sentences, ({ start }) => start < offset);
  }

  /** The next sentence `side` past `offset`, or `offset` where there is none. */
  edge(side, direction, offset) {
    const after = countWhile(this.sentences, (sentence) => sentence[side] <= offset);
    const before = countWhile(this.sentences, (sentence) => sentence[side] < offset) - 1;
    return this.sentences[direction > 0 ? after : before]?.[side] ?? offset;
  }

  wordEnds(start, end) {
    return Array.from(this.words.segment(this.text.slice(start, end)))
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => start + index + segment.length);
  }
}
