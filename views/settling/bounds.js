/** A border of one's own: dragged over, or moved by words with the arrow keys. */

import { make } from "../common/text.js";
import { wordBorder } from "./choices.js";
import { choice, fill } from "./forms.js";

export class Bounds {
  range = null;
  #room;

  constructor(room) {
    this.#room = room;
    const { say } = room;
    this.code = choice(say("settling-boundary-code"), []);
    const keep = make("button", "ds-do", { type: "button" }, say("settling-keep"));
    const cancel = make("button", "ds-do", { type: "button" }, say("settling-cancel"));
    keep.addEventListener("click", () => this.keep());
    cancel.addEventListener("click", () => this.close());
    this.element = make("div", "ds-bounds", { hidden: "", role: "group", "aria-label": say("settling-do-boundary") });
    this.element.append(make("p", "ds-quiet", {}, say("settling-boundary-how")), this.code, keep, cancel);
  }

  open() {
    const { case: found, names, place } = this.#room;
    if (!found || found.kind === "gone") return;
    fill(this.code, found.codes.map((id) => [id, names.codes[id]?.name ?? ""]));
    this.code.hidden = found.codes.length < 2;
    const whole = found.state === "settled" && found.ruling?.consensus[0];
    this.element.hidden = false;
    this.#show(place.units(whole || found));
    place.element.focus({ preventScroll: true });
  }

  picked(range) {
    if (this.range) this.#show(range);
  }

  /** Move the end, or with `begin` the beginning, one word. */
  move(step, begin) {
    const { text } = this.#room.place;
    const { start, end } = this.range;
    const [from, to] = begin ? [wordBorder(text, start, step), end] : [start, wordBorder(text, end, step)];
    if (from < to) this.#show({ start: begin && step > 0 ? from + blanks(text, from) : from, end: to });
  }

  keep() {
    const { offsets } = this.#room.place;
    const [start, end] = [this.range.start, this.range.end].map((at) => offsets.toPoints(at));
    const code = this.code.value;
    this.close();
    this.#room.element.focus();
    this.#room.decide({ decision: "boundary" }, { start, end, code });
  }

  close() {
    if (this.range) {
      this.range = null;
      this.#room.place.outline(null);
    }
    this.element.hidden = true;
  }

  #show(range) {
    this.range = range;
    this.#room.place.outline(range);
  }
}

function blanks(text, at) {
  return /^[^\p{L}\p{N}]*/u.exec(text.slice(at, at + 40))[0].length;
}
