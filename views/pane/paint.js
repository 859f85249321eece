import { barColor, plainColor, tintColor } from "./colors.js";

/** How much of a colour each style lays over the page, and what else it draws. Any number of tints leaves letters readable. */
const STYLES = {
  own: (color) => `background-color: color-mix(in srgb, ${tintColor(color)} 40%, transparent)`,
  other: (color) => `text-decoration: underline 2px ${barColor(color)}; text-underline-offset: 3px`,
  focus: (color) => `background-color: color-mix(in srgb, ${tintColor(color)} 85%, transparent)`,
  coded: () => "color: color-mix(in srgb, var(--dd-ink) 50%, var(--dd-bg))",
  selection: () => "background-color: color-mix(in srgb, var(--dd-accent) 30%, transparent)",
  flash: () => "background-color: color-mix(in srgb, var(--dd-accent) 45%, transparent)",
};
const PRIORITY = { own: 0, other: 1, coded: 1, focus: 2, flash: 3, selection: 4 };

/** Highlights over the text, without touching it: one per style and colour, ranges only for chunks that are near. */
export class Paint {
  constructor(view) {
    this.view = view;
    this.sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
    // One rule that is inherited costs a third of one that every paragraph has to match.
    this.scope = inherits(this.sheet) ? ".dd-document" : "";
    this.highlights = new Map();
    this.laid = new Map();
  }

  /** Makes the styles of these colours at once: a new rule later would make the browser look at the whole text again. */
  prepare(colors) {
    for (const color of colors) for (const style of ["own", "other", "focus"]) this.highlight(style, color);
    for (const style of ["selection", "flash", "coded"]) this.highlight(style);
  }

  /** Lays these `{start, end, style, color}` marks over a chunk, in place of what lay there; what stays is left alone. */
  chunk(chunk, marks) {
    const before = this.laid.get(chunk.index) ?? new Map();
    const laid = new Map();
    for (const { start, end, style, color } of marks) {
      const key = `${start} ${end} ${style} ${color}`;
      if (laid.has(key)) continue;
      laid.set(key, before.get(key) ?? this.lay(chunk, { start, end, style, color }));
      before.delete(key);
    }
    for (const gone of before.values()) lift(gone);
    this.laid.set(chunk.index, laid);
  }

  lay(chunk, { start, end, style, color }) {
    const [highlight, ranges] = [this.highlight(style, color), this.view.ranges(start, end, chunk)];
    for (const range of ranges) highlight.add(range);
    return { highlight, ranges };
  }

  forget(chunk) {
    for (const each of this.laid.get(chunk.index)?.values() ?? []) lift(each);
    this.laid.delete(chunk.index);
  }

  /** The one span of this style, or none. */
  single(style, span, color) {
    for (const [name, highlight] of this.highlights) if (highlight.size && name.startsWith(`dd-${style}-`)) highlight.clear();
    if (!span) return;
    const highlight = this.highlight(style, color);
    for (const range of this.view.ranges(span.start, span.end)) highlight.add(range);
  }

  close() {
    for (const name of this.highlights.keys()) CSS.highlights.delete(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }

  highlight(style, color) {
    const hue = plainColor(color);
    const name = `dd-${style}-${hue.slice(1)}`;
    if (!this.highlights.has(name)) {
      const highlight = new Highlight();
      highlight.priority = PRIORITY[style];
      this.sheet.insertRule(`${this.scope}::highlight(${name}) { ${STYLES[style](hue)} }`);
      CSS.highlights.set(name, highlight);
      this.highlights.set(name, highlight);
    }
    return this.highlights.get(name);
  }
}

function lift({ highlight, ranges }) {
  for (const range of ranges) highlight.delete(range);
}

/** Whether this browser lets highlight styles come down from an element to what is in it, as the standard says. */
function inherits(sheet) {
  const child = document.createElement("span");
  const probe = document.createElement("div");
  probe.className = "dd-probe";
  probe.append(child);
  document.body.append(probe);
  sheet.insertRule(".dd-probe::highlight(dd-probe) { background-color: rgb(1, 2, 3) }");
  const inherited = getComputedStyle(child, "::highlight(dd-probe)").backgroundColor === "rgb(1, 2, 3)";
  sheet.deleteRule(0);
  probe.remove();
  return inherited;
}

/** A code's colour as CSS shows it, also when the ground turns dark; grey for what is no colour. */
export { barColor as safeColor };
