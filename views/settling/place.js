/** The text around a place, with what everybody marked in it. */

import { make } from "../common/text.js";
import { barColor, tintColor } from "../pane/colors.js";
import { Offsets } from "../pane/offsets.js";
import { around, pieces } from "./choices.js";

const NOBODY = "#777777"; // what all agree on has no colour of its own: colour is who differs

export class Place {
  #say; #text = ""; #offsets; #case; #names; #others = []; #range = null;

  /** `picked({start, end})` is told which words were dragged over, in UTF-16 units. */
  constructor(say, picked) {
    this.#say = say;
    this.element = make("div", "ds-text", { tabindex: "0", role: "region", "aria-label": say("settling-text"), dir: "auto" });
    this.legend = make("div", "ds-legend ds-quiet");
    this.element.addEventListener("mouseup", () => {
      const found = this.#selected();
      if (found) picked(found);
    });
  }

  get text() {
    return this.#text;
  }

  get offsets() {
    return this.#offsets;
  }

  /** Show a case in its text; `others` are the cases of the same document. `again` leaves the reader where they are. */
  show(text, found, names, others, { again = false } = {}) {
    if (text !== this.#text) this.#offsets = new Offsets(text);
    [this.#text, this.#case, this.#names, this.#others, this.#range] = [text, found, names, others, null];
    this.draw();
    this.#legend();
    if (again) return;
    this.element.querySelector(".ds-here")?.scrollIntoView({ block: "center" });
    this.element.closest(".ds-right")?.scrollTo({ top: 0 });
  }

  /** Outline the words of a border that is being chosen; null for none. */
  outline(range) {
    this.#range = range;
    this.draw();
  }

  /** Code points as the text counts. */
  units({ start, end }) {
    return { start: this.#offsets.toUnits(start), end: this.#offsets.toUnits(end) };
  }

  draw() {
    const here = this.units(this.#case);
    const wide = this.#range ? { start: Math.min(here.start, this.#range.start), end: Math.max(here.end, this.#range.end) } : here;
    const shown = around(this.#text, wide.start, wide.end);
    const lines = [];
    for (let start = shown.start; start <= shown.end; ) {
      const found = this.#text.indexOf("\n", start);
      const end = found < 0 || found > shown.end ? shown.end : found;
      if (start < end) lines.push(this.#line(start, end));
      start = end + 1;
    }
    this.element.replaceChildren(...lines);
  }

  #line(start, end) {
    const line = make("p", "", { dir: "auto" });
    for (const piece of pieces(start, end, this.#marks())) {
      const part = make("span", "", { "data-start": String(piece.start) }, this.#text.slice(piece.start, piece.end));
      this.#dress(part, piece.marks);
      line.append(part);
    }
    return line;
  }

  #marks() {
    const own = this.#case.sides.flatMap(({ coder, codings }) => codings.map((each) => ({ coder, ...this.units(each) })));
    const consensus = (this.#case.ruling?.consensus ?? []).map((each) => ({ consensus: true, ...this.units(each) }));
    const near = this.#others.filter(({ id }) => id !== this.#case.id).map((each) => ({ near: each.state === "settled" ? "settled" : each.kind === "agreed" ? "agreed" : "open", ...this.units(each) }));
    const range = this.#range ? [{ range: true, ...this.#range }] : [];
    return [...near, ...own, ...consensus, ...range];
  }

  #dress(part, marks) {
    const coders = [...new Set(marks.filter(({ coder }) => coder).map(({ coder }) => coder))];
    const order = this.#case.sides.map(({ coder }) => coder);
    const near = marks.find((mark) => mark.near);
    if (near && !coders.length) part.dataset.near = near.near;
    if (marks.some(({ range }) => range)) part.classList.add("ds-range");
    if (marks.some(({ consensus }) => consensus)) part.classList.add("ds-consensus");
    if (!coders.length) return;
    part.classList.add("ds-here");
    const all = coders.length === order.length;
    const apart = this.#case.kind === "code" || this.#case.kind === "direction";
    part.dataset.marked = all && !apart ? "all" : coders.length > 1 ? "some" : "only";
    this.#paint(part, coders.sort((a, b) => order.indexOf(a) - order.indexOf(b)), part.dataset.marked);
  }

  /** A tint for who marked it, and under it a line for each of them: colour is never the only sign. */
  #paint(part, coders, marked) {
    const color = (coder) => this.#names.coders[coder]?.color;
    const tints = coders.map((coder) => tintColor(color(coder)));
    const faint = tints.map((tint) => `color-mix(in srgb, ${tint} 62%, transparent)`);
    const stripes = faint.map((tint, at) => `${tint} ${at * 9}px ${(at + 1) * 9}px`).join(", ");
    const ground = { all: `linear-gradient(${tintColor(NOBODY)}, ${tintColor(NOBODY)})`, only: `linear-gradient(${tints[0]}, ${tints[0]})`, some: `repeating-linear-gradient(-45deg, ${stripes})` };
    const lines = coders.map((coder) => `linear-gradient(${barColor(color(coder))}, ${barColor(color(coder))})`);
    part.style.backgroundImage = [...lines, ground[marked]].join(", ");
    part.style.backgroundSize = [...lines.map(() => "100% 2px"), "100% 100%"].join(", ");
    part.style.backgroundPosition = [...lines.map((_, at) => `0 calc(100% - ${(lines.length - 1 - at) * 3}px)`), "0 0"].join(", ");
    part.style.paddingBottom = `${lines.length * 3}px`;
  }

  #legend() {
    const say = this.#say;
    const swatch = (color, text) => {
      const item = make("span", "ds-key");
      const dot = make("span", "ds-swatch", { "aria-hidden": "true" });
      [dot.style.background, dot.style.borderColor] = [tintColor(color), barColor(color)];
      item.append(dot, make("span", "", {}, text));
      return item;
    };
    const only = this.#case.sides.filter(({ codings }) => codings.length).map(({ coder }) => {
      const { name, color } = this.#names.coders[coder] ?? { name: say("settling-somebody"), color: NOBODY };
      return swatch(color, say("settling-legend-only", { name }));
    });
    const settled = swatch(NOBODY, say("settling-legend-settled"));
    settled.classList.add("ds-key-settled");
    this.legend.replaceChildren(swatch(NOBODY, say("settling-legend-agreed")), ...only, settled);
  }

  /** What was dragged over, in UTF-16 units of the text, without the blanks at its ends. */
  #selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const at = (node, offset) => {
      const part = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-start]");
      return part && this.element.contains(part) ? Number(part.dataset.start) + (node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
    };
    const [start, end] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
    if (start === null || end === null || start >= end) return null;
    const words = this.#text.slice(start, end);
    const [left, right] = [words.length - words.trimStart().length, words.length - words.trimEnd().length];
    return left === words.length ? null : { start: start + left, end: end - right };
  }
}
