import { countWhile, Offsets } from "./offsets.js";

/** The document as the server read it, in UTF-16 units: its text, its sentences, who speaks where, its pages. */
export class Reading {
  constructor({ name, version, text, segments, page_starts: pages }) {
    this.name = name;
    this.version = version;
    this.text = text;
    this.offsets = new Offsets(text);
    this.segments = segments.map((segment) => ({ ...segment, ...this.inUnits(segment) }));
    this.turns = this.segments.filter(({ kind }) => kind === "turn");
    this.pages = pages.map((start) => this.offsets.toUnits(start));
  }

  /** What one walks by: sentences, or whole segments in a document without any. */
  get steps() {
    const sentences = this.segments.filter(({ kind }) => kind === "sentence");
    return sentences.length ? sentences : this.segments;
  }

  quote({ start, end }) {
    return this.text.slice(start, end);
  }

  inUnits({ start, end }) {
    return { start: this.offsets.toUnits(start), end: this.offsets.toUnits(end) };
  }

  inPoints({ start, end }) {
    return { start: this.offsets.toPoints(start), end: this.offsets.toPoints(end) };
  }

  /** Who has the floor at `offset`; null where nobody is named. */
  speakerAt(offset) {
    const turn = this.turns[countWhile(this.turns, ({ start }) => start <= offset) - 1];
    return turn && offset < turn.end ? turn.speaker : null;
  }

  /** The page `offset` is on; null in a document without pages. */
  pageAt(offset) {
    return countWhile(this.pages, (start) => start <= offset) || null;
  }
}
