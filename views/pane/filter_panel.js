import { button, make, setAttribute } from "./dom.js";
import { safeColor } from "./paint.js";

const DIRECTIONS = ["bevorderend", "belemmerend", "beide", "neutraal", "none"];

/** Where is chosen which codings are seen, and the row that says what is filtered while something is. */
export class FilterPanel {
  constructor({ say, leave }) {
    Object.assign(this, { say, leave });
    this.element = make("section", { name: "dd-panel", role: "dialog", "aria-label": say("pane-seen"), hidden: true, on: { keydown: (event) => this.key(event) } });
    this.strip = make("div", { name: "dd-strip", role: "group", "aria-label": say("pane-seen-now"), hidden: true });
  }

  /** Fills the panel with what there is to choose now; a code that left the codebook stays while it is chosen. */
  show(filters, meanings) {
    Object.assign(this, { filters, meanings });
    const box = (kind, value, text, color) => this.box({ text, color, checked: filters[kind].has(value), toggle: (on) => filters.toggle(kind, value, on) });
    const codes = [...meanings.codes.values()];
    const uncoded = this.box({ text: this.say("pane-seen-uncoded"), checked: filters.uncoded, toggle: (on) => filters.toggleUncoded(on) });
    const loose = codes.filter(({ category }) => !meanings.categories.some(({ id }) => id === category));
    this.element.replaceChildren(uncoded,
      this.group("pane-direction", DIRECTIONS.map((direction) => box("directions", direction, this.say(`pane-direction-${direction}`)))),
      this.group("pane-seen-coder", [...meanings.coders.values()].map(({ id, name }) => box("coders", id, name))),
      this.group("pane-seen-code", [
        ...meanings.categories.flatMap(({ id, name, color }) => [box("categories", id, name, color), ...nested(codes, id).map((code) => within(box("codes", code.id, code.name, code.color)))]),
        ...loose.map((code) => box("codes", code.id, code.name, code.color)),
      ]));
    this.summarise();
  }

  /** A label around its box, so that a click on the words does it too. */
  box({ text, color, checked, toggle }) {
    const input = make("input", { type: "checkbox", checked, on: { change: () => toggle(input.checked) } });
    const swatch = make("span", { name: "dd-swatch", hidden: !color });
    swatch.style.background = safeColor(color);
    return make("label", { name: "dd-choice" }, input, swatch, make("span", { text, dir: "auto" }));
  }

  group(title, rows) {
    const heading = make("legend", { name: "dd-heading-small", text: this.say(title) });
    return make("fieldset", { name: "dd-fieldset" }, heading, ...rows);
  }

  /** The row under the header: each filter with a way to drop it, and one that drops them all. */
  summarise() {
    const { filters } = this;
    const chips = filters.chosen.map(([kind, value]) => this.chip(this.name(kind, value), () => filters.toggle(kind, value, false)));
    if (filters.uncoded) chips.unshift(this.chip(this.say("pane-seen-uncoded"), () => filters.toggleUncoded(false)));
    const all = button({ name: "dd-link", text: this.say("pane-seen-all"), on: { click: () => (filters.clear(), this.leave()) } });
    this.strip.replaceChildren(make("span", { name: "dd-quiet", text: this.say("pane-seen-now") }), ...chips, all);
    this.strip.hidden = !filters.active;
  }

  chip(text, drop) {
    return button({ name: "dd-chip", "aria-label": this.say("pane-seen-drop", { what: text }), on: { click: drop } },
      make("span", { text, dir: "auto" }), make("span", { text: "×", "aria-hidden": "true" }));
  }

  name(kind, value) {
    if (kind === "directions") return this.say(`pane-direction-${value}`);
    if (kind === "coders") return this.meanings.coder(value).name;
    if (kind === "codes") return this.meanings.code(value).name;
    return this.meanings.categories.find(({ id }) => id === value)?.name ?? this.say("pane-no-category");
  }

  toggle(open = this.element.hidden) {
    if (!this.filters) return;
    if (open) this.show(this.filters, this.meanings);
    this.open(open);
    if (open) this.element.querySelector("input").focus();
    else this.leave();
  }

  open(open) {
    this.element.hidden = !open;
    setAttribute(this.opener, "aria-expanded", String(open));
  }

  key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.toggle(false);
  }
}

function nested(codes, category) {
  return codes.filter((code) => code.category === category);
}

function within(label) {
  label.classList.add("dd-within");
  return label;
}
