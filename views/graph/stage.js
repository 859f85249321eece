/** The canvas that a scene is painted on: what part is in view, and when it is painted again. */

import { nameScale, placeNames } from "./names.js";
import { paint, paintMark } from "./paint.js";
import { boundsOf } from "./scene.js";

const [LEAST, MOST] = [0.08, 5];
const [PADDING, LIFE] = [24, 1.3]; // around all; never larger than this by itself
const MANY = 400; // lines; with more the picture itself is moved first, and painted when the hand rests
const REST_MS = 140;

/** Paints `scene` in `holder`; `on.painted()` tells of each time that all was painted. */
export class Stage {
  zoom = 1; x = 0; y = 0;
  theme = null;
  pointed = null;
  chosen = null;
  #canvas; #pen; #still; #stillView; #scene; #on; #asked = 0; #resting; #stale = true; #lifted = null;

  constructor(holder, scene, on) {
    this.#scene = scene;
    this.#on = on;
    this.#canvas = document.createElement("canvas");
    this.#canvas.className = "duiding-graph-paint";
    this.#pen = this.#canvas.getContext("2d");
    this.#still = document.createElement("canvas");
    holder.append(this.#canvas);
    this.resize();
  }

  get width() {
    return this.#canvas.clientWidth;
  }

  get height() {
    return this.#canvas.clientHeight;
  }

  /** All that changed has to be painted, with the next frame. */
  repaint() {
    this.#stale = true;
    this.#ask();
  }

  /** What is pointed at is laid over the picture; the picture itself stays. */
  point(one) {
    if (this.pointed === one) return;
    this.pointed = one;
    this.#ask();
  }

  /** The view has moved; of a large network the picture moves first. */
  moveBy(x, y) {
    [this.x, this.y] = [this.x + x, this.y + y];
    this.#viewed();
  }

  zoomTo(level, at = { x: this.width / 2, y: this.height / 2 }) {
    const zoom = Math.max(LEAST, Math.min(MOST, level));
    const times = zoom / this.zoom;
    Object.assign(this, { zoom, x: at.x - (at.x - this.x) * times, y: at.y - (at.y - this.y) * times });
    this.#viewed();
  }

  /** See all that is not hidden, not larger than life. */
  fit() {
    const box = boundsOf(this.#scene.seen());
    if (!box || !this.width) return;
    const room = [(this.width - 2 * PADDING) / (box.x2 - box.x1 || 1), (this.height - 2 * PADDING) / (box.y2 - box.y1 || 1)];
    this.zoom = Math.max(LEAST, Math.min(LIFE, ...room));
    this.center((box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2);
  }

  center(x, y) {
    Object.assign(this, { x: this.width / 2 - x * this.zoom, y: this.height / 2 - y * this.zoom });
    this.name();
  }

  /** Names where there is room now, and all painted. */
  name() {
    clearTimeout(this.#resting);
    placeNames(this.#scene, nameScale(this.zoom), this.seen());
    this.repaint();
  }

  /** The part of the scene that is in view. */
  seen() {
    return { x1: -this.x / this.zoom, y1: -this.y / this.zoom, x2: (this.width - this.x) / this.zoom, y2: (this.height - this.y) / this.zoom };
  }

  /** A point of the canvas in the scene. */
  inScene(x, y) {
    return { x: (x - this.x) / this.zoom, y: (y - this.y) / this.zoom };
  }

  /** While `node` is dragged only it and what touches it are painted, over all the rest as it was. */
  lift(node) {
    this.#lifted = node && this.#scene.around(node.id);
    this.repaint();
  }

  /** A node that was lifted has moved. */
  dragged() {
    this.#ask();
  }

  resize() {
    const sharp = window.devicePixelRatio || 1;
    for (const canvas of [this.#canvas, this.#still]) {
      canvas.width = Math.round(this.width * sharp);
      canvas.height = Math.round(this.height * sharp);
    }
    this.repaint();
  }

  close() {
    cancelAnimationFrame(this.#asked);
    clearTimeout(this.#resting);
    this.#canvas.remove();
  }

  #viewed() {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.name(), REST_MS);
    this.#stale ||= this.#scene.edges.size <= MANY;
    this.#ask();
  }

  #ask() {
    this.#asked ||= requestAnimationFrame(() => {
      this.#asked = 0;
      if (this.theme) this.#frame();
    });
  }

  #frame() {
    const sharp = window.devicePixelRatio || 1;
    if (this.#stale) this.#paintStill(sharp);
    const { zoom, x, y } = this.#stillView;
    const times = this.zoom / zoom;
    this.#pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#pen.setTransform(times, 0, 0, times, (this.x - x * times) * sharp, (this.y - y * times) * sharp);
    this.#pen.drawImage(this.#still, 0, 0);
    this.#pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    const scale = nameScale(this.zoom);
    if (this.#lifted) paint(this.#pen, ...parted(this.#lifted), this, this.theme, scale);
    if (this.chosen) paintMark(this.#pen, this.chosen, this, this.theme, scale, true);
    if (this.pointed && this.pointed !== this.chosen) paintMark(this.#pen, this.pointed, this, this.theme, scale, false);
  }

  #paintStill(sharp) {
    const pen = this.#still.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#still.width, this.#still.height);
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    const rest = (some) => [...some.values()].filter((one) => !this.#lifted?.has(one) && this.#inView(one));
    paint(pen, rest(this.#scene.nodes), rest(this.#scene.edges), this, this.theme, nameScale(this.zoom));
    this.#stillView = { zoom: this.zoom, x: this.x, y: this.y };
    this.#stale = false;
    this.#on.painted();
  }

  /** Roughly: names may hang out of a node that is just beside the canvas. */
  #inView(one) {
    const { x1, y1, x2, y2 } = this.seen();
    const [a, b] = [one.from ?? one, one.to ?? one];
    const air = 160 + (one.bend ?? 0);
    return Math.max(a.x, b.x) > x1 - air && Math.min(a.x, b.x) < x2 + air && Math.max(a.y, b.y) > y1 - air && Math.min(a.y, b.y) < y2 + air;
  }
}

const parted = (some) => [[...some].filter((one) => !one.from), [...some].filter((one) => one.from)];
