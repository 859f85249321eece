import { onGround } from "./colors.js";
import { make } from "./dom.js";

const WIDTH = 26;
const LANES = 4;
const LANE_PX = 4;
const HIT_PX = 6;

/** The whole document at the edge of the text: its codings by colour, what was found, what is on the screen.
 *
 * Heights are shares of the characters, so nothing moves while the browser still guesses how high unseen text is.
 * A change draws anew only the rows it touches. For eyes and mouse only: everything here is reached in the text as well.
 */
export class Minimap {
  constructor({ onJump }) {
    this.onJump = onJump;
    this.canvas = make("canvas", { name: "dd-map-canvas" });
    this.window = make("div", { name: "dd-map-window" });
    this.element = make("div", { name: "dd-map", "aria-hidden": "true" }, this.canvas, this.window);
    this.hits = [];
    this.sizes = new ResizeObserver(() => this.resized());
  }

  /** Begins with a text; `markOf` gives what is seen of a coding, or null. */
  show({ view, scroller, places, markOf, isDark, signal }) {
    Object.assign(this, { view, scroller, places, markOf, isDark, length: Math.max(1, view.text.length) });
    this.sizes.observe(this.element);
    const follow = () => (this.following ??= requestAnimationFrame(() => this.follow()));
    scroller.addEventListener("scroll", follow, { passive: true, signal });
    this.element.addEventListener("pointerdown", (event) => this.pressed(event), { signal });
    this.element.addEventListener("pointermove", (event) => event.buttons & 1 && this.pressed(event), { signal });
    this.element.addEventListener("wheel", (event) => (scroller.scrollTop += event.deltaY), { passive: true, signal });
  }

  resized() {
    const { clientHeight } = this.element;
    const scale = window.devicePixelRatio || 1;
    Object.assign(this.canvas, { width: WIDTH * scale, height: Math.max(1, Math.round(clientHeight * scale)) });
    this.height = clientHeight;
    this.pen = this.canvas.getContext("2d");
    this.pen.scale(scale, scale);
    this.all();
    this.follow();
  }

  all() {
    if (this.pen) this.draw(0, this.height);
  }

  /** Draws anew what these spans touch; before it is painted next, and once for all that comes before that. */
  changed(spans) {
    if (!this.pen) return;
    const rows = spans.map(({ start, end }) => [this.row(start) - 1, this.row(end) + 3]);
    const [first, last] = [Math.min(...rows.map(([top]) => top)), Math.max(...rows.map(([, bottom]) => bottom))];
    this.waiting = [Math.min(first, this.waiting?.[0] ?? Infinity), Math.max(last, this.waiting?.[1] ?? 0)];
    this.drawing ??= setTimeout(() => {
      const [top, bottom] = this.waiting;
      this.drawing = this.waiting = null;
      this.draw(Math.max(0, Math.floor(top)), Math.min(this.height, Math.ceil(bottom)));
    });
  }

  draw(top, bottom) {
    const { pen } = this;
    const dark = this.isDark();
    pen.save();
    pen.beginPath();
    pen.rect(0, top, WIDTH, bottom - top);
    pen.clip();
    pen.clearRect(0, top, WIDTH, bottom - top);
    for (const coding of this.places.overlapping(this.offsetAt(top - 2), this.offsetAt(bottom + 2))) this.drawCoding(coding, dark);
    pen.fillStyle = getComputedStyle(this.element).color;
    for (const { start } of this.hits) pen.fillRect(WIDTH - HIT_PX, this.row(start) - 0.5, HIT_PX, 2);
    pen.restore();
  }

  drawCoding(coding, dark) {
    if (!this.markOf(coding)) return;
    const [top, bottom] = [this.row(coding.start), this.row(coding.end)];
    this.pen.fillStyle = onGround(this.colorOf(coding), dark).bar;
    this.pen.fillRect((this.places.lanes.get(coding.id) % LANES) * LANE_PX + 1, top, LANE_PX - 1, Math.max(1.5, bottom - top));
  }

  /** What was found in this text, as `{start, end}` in UTF-16 units. */
  found(hits) {
    this.hits = hits;
    this.all();
  }

  follow() {
    this.following = null;
    const [from, to] = this.onScreen();
    const height = Math.max(6, this.row(to) - this.row(from));
    this.window.style.cssText = `transform: translateY(${Math.min(this.row(from), this.height - height)}px); height: ${height}px`;
  }

  /** The first and last offset on the screen, as near as shares of a chunk tell. */
  onScreen() {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    return [this.offsetOfRow(top), this.offsetOfRow(bottom)];
  }

  offsetOfRow(y) {
    const { chunks, blocks } = this.view;
    let [low, high] = [0, chunks.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (chunks[middle].element.getBoundingClientRect().bottom > y) high = middle;
      else low = middle + 1;
    }
    const box = chunks[low].element.getBoundingClientRect();
    const [start, end] = [blocks[chunks[low].first].start, blocks[chunks[low].last].end];
    return start + Math.round((end - start) * Math.min(1, Math.max(0, (y - box.top) / (box.height || 1))));
  }

  row(offset) {
    return (offset / this.length) * this.height;
  }

  offsetAt(row) {
    return Math.max(0, Math.min(this.length, Math.round((row / this.height) * this.length)));
  }

  pressed(event) {
    event.preventDefault();
    this.onJump(this.offsetAt(event.clientY - this.element.getBoundingClientRect().top));
  }

  close() {
    this.sizes.disconnect();
    clearTimeout(this.drawing);
    cancelAnimationFrame(this.following);
  }
}
