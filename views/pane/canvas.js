import { drawBars, light, measuredBars } from "./bars.js";
import { Paint } from "./paint.js";

const NEAR = "200px 0px";

/** What lies over and beside the text: highlights and margin bars, kept up to date for the chunks near the screen. */
export class Canvas {
  constructor({ view, scroller, places, markOf, titleOf, more }) {
    Object.assign(this, { view, scroller, places, markOf, titleOf, more });
    this.paint = new Paint(view);
    this.first = new Promise((resolve) => (this.onFirst = resolve));
    this.uncoded = false;
    this.lit = null;
    this.near = new Set();
    this.drawn = new Set();
    this.focused = null;
    this.observer = new IntersectionObserver((entries) => this.seen(entries), { root: scroller, rootMargin: NEAR });
    for (const chunk of view.chunks) this.observer.observe(chunk.element);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(view.chunks[0].element.firstChild);
  }

  seen(entries) {
    const entered = [];
    for (const { target, isIntersecting } of entries) {
      const chunk = this.view.chunks[Number(target.dataset.chunk)];
      if (isIntersecting) entered.push(this.entered(chunk));
      else this.leave(chunk);
    }
    this.lay(entered);
    this.bars(entered.filter((chunk) => !this.drawn.has(chunk)));
    this.onFirst();
  }

  /** The browser must not skip what is about to be measured. */
  entered(chunk) {
    this.near.add(chunk);
    chunk.element.style.contentVisibility = "visible";
    return chunk;
  }

  leave(chunk) {
    this.near.delete(chunk);
    this.paint.forget(chunk);
    chunk.element.style.contentVisibility = "";
  }

  /** Draws anew what these spans touch. */
  changed(spans) {
    this.draw([...new Set(spans.flatMap((span) => this.places.chunksOf(span)))].map((index) => this.view.chunks[index]));
  }

  /** Draws everything anew, at once where it can be seen. */
  all() {
    for (const chunk of this.view.chunks) chunk.measured = null;
    this.draw(this.view.chunks);
  }

  draw(chunks) {
    for (const chunk of chunks) this.drawn.delete(chunk);
    const near = chunks.filter((chunk) => this.near.has(chunk));
    this.lay(near);
    this.bars(near);
  }

  lay(chunks) {
    for (const chunk of chunks) {
      const marks = this.marks(chunk).filter(({ coding }) => this.lit === null || coding.code === this.lit);
      this.paint.chunk(chunk, marks.map((mark) => ({ start: mark.coding.start, end: mark.coding.end, ...this.look(mark) })));
    }
  }

  look({ own, color }) {
    if (this.lit !== null) return { style: "focus", color };
    return this.uncoded ? { style: "coded", color: "" } : { style: own ? "own" : "other", color };
  }

  /** Lets one code stand out, in the text and in the margin; null lets all be alike again. */
  lightUp(code) {
    if (code === this.lit) return;
    this.lit = code;
    this.lay([...this.near]);
    for (const { gutter } of this.near) fade(gutter, code);
  }

  /** Measures all before it draws any, or each chunk would make the browser lay out the page again. */
  bars(chunks) {
    const measured = chunks.map((chunk) => [chunk, measuredBars(this.view, chunk, this.marks(chunk))]);
    for (const [chunk, placed] of measured) {
      drawBars(chunk, placed, { focused: this.focused, more: this.more, titleOf: this.titleOf });
      chunk.gutter.classList.toggle("dd-uncoded", this.uncoded);
      fade(chunk.gutter, this.lit);
      this.drawn.add(chunk);
    }
  }

  marks(chunk) {
    return this.places.inChunk(chunk.index).map((coding) => this.markOf(coding)).filter(Boolean);
  }

  /** Lights up one coding in the margin, and in the text unless the selection already shows it. */
  focus(coding, selected) {
    const mark = coding && this.markOf(coding);
    const before = this.places.codings.get(this.focused);
    this.focused = coding?.id ?? null;
    this.paint.single("focus", mark && !selected ? coding : null, mark?.color);
    for (const each of [before, coding]) if (each) this.light(each, each.id === this.focused);
  }

  light(coding, on) {
    for (const index of this.places.chunksOf(coding)) {
      for (const element of this.view.chunks[index].gutter.querySelectorAll(`[data-coding="${coding.id}"]`)) light(element, on);
    }
  }

  /** Lets a span be seen; stays where it is when it already can. */
  reveal(span, turns = 3) {
    const box = this.view.box(span.start);
    const frame = this.scroller.getBoundingClientRect();
    const last = this.view.box(Math.max(span.start, span.end - 1)) ?? box;
    if (!box || (box.top >= frame.top + 24 && Math.min(last.bottom, box.top + frame.height / 2) <= frame.bottom - 48)) return;
    this.scroller.scrollTop += box.top - frame.top - frame.height / 3;
    // Chunks that were never drawn only guessed their height, so look again once they have one.
    if (turns) requestAnimationFrame(() => this.reveal(span, turns - 1));
  }

  /** Brings the character at `offset` to the middle of the screen. */
  jump(offset, turns = 3) {
    const box = this.view.box(offset);
    const frame = this.scroller.getBoundingClientRect();
    if (box) this.scroller.scrollTop += box.top - frame.top - frame.height / 2;
    if (turns) requestAnimationFrame(() => this.jump(offset, turns - 1));
  }

  /** Lines were made anew: guesses the heights again, and brings `offset` back to the top. */
  keep(offset) {
    this.view.guess(this.scroller);
    this.scroller.scrollTop += this.view.box(offset).top - this.scroller.getBoundingClientRect().top;
  }

  /** The first offset that can be seen. */
  topOffset() {
    const top = this.scroller.getBoundingClientRect().top;
    const chunk = this.view.chunks.find(({ element }) => element.getBoundingClientRect().bottom > top) ?? this.view.chunks[0];
    const blocks = this.view.blocks.slice(chunk.first, chunk.last + 1);
    const line = [...chunk.element.firstChild.children].findIndex((element) => element.getBoundingClientRect().bottom > top + 12);
    return blocks[Math.max(0, line)].start;
  }

  resized() {
    const { width } = this.view.chunks[0].element.firstChild.getBoundingClientRect();
    if (this.width !== undefined && this.width !== width) this.all();
    this.width = width;
  }

  close() {
    this.observer.disconnect();
    this.sizes.disconnect();
    this.paint.close();
  }
}

/** Marks what a code has in a margin; the style sheet fades the rest. */
function fade(gutter, code) {
  gutter.classList.toggle("dd-fading", code !== null);
  for (const element of gutter.querySelectorAll("[data-code]")) element.classList.toggle("dd-lit", element.dataset.code === code);
}
