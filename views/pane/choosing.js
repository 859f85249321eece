import { byPlace } from "./places.js";
import { trimmed } from "./offsets.js";

/** What is chosen: a selected span, or the codings under a click, and the one of them that keys work on. */
export class Choosing {
  constructor({ view, walk, canvas, places, visible, onChange }) {
    Object.assign(this, { view, walk, canvas, places, visible, onChange });
    this.selection = null;
    this.at = null;
    this.listed = null;
    this.focused = null;
    this.cursor = null;
  }

  /** The span that a code would be given to. */
  target() {
    return this.selection ?? this.places.codings.get(this.focused) ?? null;
  }

  /** The codings that are chosen, in reading order. */
  codings() {
    const span = this.selection ?? this.at;
    const found = this.listed
      ? this.listed.map((id) => this.places.codings.get(id)).filter(Boolean)
      : span ? this.places.overlapping(span.start, span.end) : [];
    return found.filter(this.visible).sort(byPlace);
  }

  select(selection) {
    this.set({ selection, cursor: selection?.start ?? this.cursor });
  }

  clear() {
    this.set({});
  }

  focus(id) {
    this.focused = id;
    this.canvas.focus(this.places.codings.get(id) ?? null, !!this.selection);
    this.onChange();
  }

  /** Chooses the codings at one place of the text; the shortest is the one most probably meant. */
  pick(offset) {
    const found = this.places.overlapping(offset, offset + 1).filter(this.visible);
    const shortest = found.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
    this.set({ at: shortest ? { start: offset, end: offset + 1 } : null, focused: shortest?.id ?? null, cursor: offset });
  }

  /** Chooses one coding and what overlaps it. */
  visit(id) {
    const coding = this.places.codings.get(id);
    if (coding) this.set({ at: { start: coding.start, end: coding.end }, focused: id, cursor: coding.start });
  }

  /** Chooses these codings, from a margin that had no room for their names. */
  list(ids) {
    this.set({ listed: ids, focused: ids[0] });
  }

  set({ selection = null, at = null, listed = null, focused = null, cursor = this.cursor }) {
    Object.assign(this, { selection, at, listed, cursor });
    this.canvas.paint.single("selection", selection);
    this.focus(focused);
  }

  /** The next coding at the cursor. */
  cycle() {
    if (!this.selection && !this.at && !this.listed && this.cursor !== null) return this.pick(this.cursor);
    const ids = this.codings().map(({ id }) => id);
    if (ids.length) this.focus(ids[(ids.indexOf(this.focused) + 1) % ids.length]);
  }

  step(direction, unit = "sentence") {
    const from = this.cursor !== null && this.inSight(this.cursor) ? this.cursor : this.canvas.topOffset();
    this.moveTo(this.walk.step(direction, this.selection, from, unit));
  }

  extend(direction, unit = "sentence") {
    if (this.selection) this.moveTo(this.walk.extend(direction, this.selection, unit), direction);
    else this.step(direction, unit);
  }

  /** The span that is chosen with its begin (`start`) or `end` moved; null where that changes nothing. */
  bounded(side, direction, unit) {
    const span = this.target();
    const moved = span && this.walk.bound(side, direction, span, unit);
    return moved && (moved.start !== span.start || moved.end !== span.end) ? moved : null;
  }

  moveTo(selection, direction = -1) {
    if (!selection) return;
    this.select(selection);
    this.canvas.reveal(direction > 0 ? { start: Math.max(selection.start, selection.end - 1), end: selection.end } : selection);
  }

  inSight(offset) {
    const box = this.view.box(offset);
    const frame = this.canvas.scroller.getBoundingClientRect();
    return !!box && box.bottom > frame.top && box.top < frame.bottom;
  }

  /** Takes over what the mouse selected; the browser's own selection goes, because it would leave with the focus. */
  fromMouse(event) {
    const native = document.getSelection();
    if (native.rangeCount && !native.isCollapsed && this.view.element.contains(native.anchorNode)) {
      const range = native.getRangeAt(0);
      const start = this.view.offset(range.startContainer, range.startOffset);
      const end = this.inDocument(range.endContainer) ? this.view.offset(range.endContainer, range.endOffset) : this.view.text.length;
      native.removeAllRanges();
      return this.select(trimmed(this.view.text, { start, end }));
    }
    const offset = this.view.under(event.clientX, event.clientY);
    if (event.shiftKey && this.selection && offset !== null) return this.stretch(offset);
    return offset === null ? this.clear() : this.pick(offset);
  }

  stretch(offset) {
    const { start, end } = this.selection;
    this.select(trimmed(this.view.text, offset < start ? { start: offset, end } : { start, end: Math.max(start + 1, offset + 1) }));
  }

  inDocument(node) {
    return this.view.element.contains(node);
  }
}
