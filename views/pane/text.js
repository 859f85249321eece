import { make } from "./dom.js";
import { countWhile } from "./offsets.js";

const BLOCKS_PER_CHUNK = 40;
const CHARACTERS_PER_CHUNK = 1200;
const CHARACTERS_PER_LINE = 66;
const LINE_PX = 27;
/** How wide a character is, as a share of the line's height. */
const CHARACTER_SHARE = 0.29;

/** The document's text on the page: a paragraph per line, in chunks that the browser skips while out of sight.
 *
 * Every text node knows its own offset, so no place is ever found by walking the page. Offsets in UTF-16 units.
 */
export class TextView {
  constructor(text, segments) {
    this.text = text;
    this.starts = new WeakMap();
    this.blocks = lines(text);
    dress(text, this.blocks, segments);
    this.chunks = this.build();
    this.blockStarts = this.blocks.map(({ start }) => start);
    this.chunkStarts = this.chunks.map(({ first }) => this.blocks[first].start);
    this.element = make("div", { name: "dd-document" }, ...this.chunks.map(({ element }) => element));
  }

  build() {
    const chunks = [];
    for (let first = 0, last; first < this.blocks.length; first = last + 1) {
      last = lastOfChunk(this.blocks, first);
      const gutter = make("div", { name: "dd-gutter" });
      const lines = make("div", { name: "dd-lines" });
      for (let index = first; index <= last; index += 1) lines.append(this.paragraph(this.blocks[index]));
      const element = make("div", { name: "dd-chunk", "data-chunk": chunks.length }, lines, gutter);
      element.style.containIntrinsicHeight = `auto ${this.guessedHeight(first, last)}px`;
      chunks.push({ first, last, element, gutter, index: chunks.length });
    }
    return chunks;
  }

  /** About how high a chunk will be, so that the scroll bar is right before it was ever drawn. */
  guessedHeight(first, last, line = LINE_PX, perLine = CHARACTERS_PER_LINE) {
    const characters = this.blocks[last].end - this.blocks[first].start;
    return Math.round((characters / perLine + (last - first + 1) * 0.9) * line);
  }

  /** Guesses all heights anew, for letters and lines of another size. */
  guess(scroller) {
    const lines = this.chunks[0].element.firstChild;
    const line = parseFloat(getComputedStyle(lines).lineHeight);
    const characters = Math.max(20, lines.clientWidth / (line * CHARACTER_SHARE));
    for (const { first, last, element } of this.chunks) element.style.containIntrinsicHeight = `auto ${this.guessedHeight(first, last, line, characters)}px`;
    return scroller.scrollTop;
  }

  paragraph(block) {
    // Straight to the page: a long document has ten thousand of these.
    const element = document.createElement("p");
    element.className = block.name;
    element.dir = "auto";
    if (block.speaker) element.dataset.speaker = block.speaker;
    const body = block.start + block.label;
    if (block.label) element.append(make("span", { name: "dd-speaker" }, this.node(block, block.start, body)));
    if (body < block.end) element.append(this.node(block, body, block.end));
    return element;
  }

  node(block, start, end) {
    const node = document.createTextNode(this.text.slice(start, end));
    this.starts.set(node, start);
    block.nodes.push({ node, start, end });
    return node;
  }

  blockAt(offset) {
    return Math.max(0, countWhile(this.blockStarts, (start) => start <= offset) - 1);
  }

  /** One range per line that `[start, end)` touches, within one chunk or everywhere. */
  ranges(start, end, chunk = null) {
    const first = Math.max(this.blockAt(start), chunk ? chunk.first : 0);
    const last = Math.min(this.blockAt(end - 1), chunk ? chunk.last : this.blocks.length - 1);
    const ranges = [];
    for (let index = first; index <= last; index += 1) {
      const block = this.blocks[index];
      const [from, to] = [Math.max(start, block.start), Math.min(end, block.end)];
      if (from < to) ranges.push(between(spot(block, from), spot(block, to, true)));
    }
    return ranges;
  }

  /** Where the character at `offset` is drawn on the screen. */
  box(offset) {
    const block = this.blocks[this.blockAt(offset)];
    const { node, offset: at } = spot(block, Math.min(offset, block.end - 1)) ?? {};
    if (!node) return null;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, Math.min(at + 1, node.length));
    return range.getBoundingClientRect();
  }

  /** The offset of a place in the page; places outside the text are taken to the nearest text after them. */
  offset(node, offset) {
    if (this.starts.has(node)) return this.starts.get(node) + offset;
    const range = document.createRange();
    range.setStart(node, offset);
    const next = this.blocks.findIndex(({ nodes }) => nodes.length && range.comparePoint(nodes[0].node, 0) >= 0);
    return next < 0 ? this.text.length : this.blocks[next].start;
  }

  /** The offset of the character under the pointer; null beside the words. */
  under(x, y) {
    const place = document.caretPositionFromPoint?.(x, y) ?? legacyCaret(x, y);
    const start = place && this.starts.get(place.offsetNode);
    if (start === undefined || start === null) return null;
    const near = [place.offset, place.offset - 1].filter((at) => at >= 0 && at < place.offsetNode.length);
    const hit = near.find((at) => holds(this.box(start + at), x, y));
    return hit === undefined ? null : start + hit;
  }
}

/** A chunk is drawn as a whole, so long turns make shorter chunks. */
function lastOfChunk(blocks, first) {
  let last = first;
  const fits = (index) => index < blocks.length && index < first + BLOCKS_PER_CHUNK && blocks[index].end - blocks[first].start <= CHARACTERS_PER_CHUNK;
  while (fits(last + 1)) last += 1;
  return last;
}

function lines(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const block = { start, end: start + line.length, name: line ? "dd-block" : "dd-block dd-empty", label: 0, speaker: null, nodes: [] };
    start = block.end + 1;
    return block;
  });
}

/** Marks headings, and the speaker's label at the front of a turn. */
function dress(text, blocks, segments) {
  const starts = blocks.map(({ start }) => start);
  for (const { kind, start, speaker } of segments) {
    if (kind !== "heading" && kind !== "turn") continue;
    const block = blocks[Math.max(0, countWhile(starts, (at) => at <= start) - 1)];
    block.name = `dd-block dd-${kind}`;
    if (kind === "turn" && speaker) label(text, block, speaker);
  }
}

function label(text, block, speaker) {
  const line = text.slice(block.start, block.end);
  const found = line.match(/^[\s\-–*]*[^:\t]{0,60}[:\t]\s*/)?.[0] ?? "";
  if (found.includes(speaker) && found.length < line.length) block.label = found.length;
  else if (!line.startsWith(speaker)) block.speaker = speaker;
}

function spot(block, offset, atEnd = false) {
  const holder = block.nodes.findLast(({ start }) => (atEnd ? start < offset : start <= offset));
  return holder && { node: holder.node, offset: offset - holder.start };
}

function between(from, to) {
  return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
}

function legacyCaret(x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { offsetNode: range.startContainer, offset: range.startOffset };
}

function holds(box, x, y) {
  return !!box && x >= box.left - 2 && x <= box.right + 2 && y >= box.top - 4 && y <= box.bottom + 4;
}
