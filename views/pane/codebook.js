import { button, make, setAttribute } from "./dom.js";
import { safeColor } from "./paint.js";

/** The codebook column: a filter box above the tree of categories and codes. */
export class CodebookPanel {
  constructor({ say, apply, leave }) {
    Object.assign(this, { say, apply, leave });
    this.codes = [];
    this.rows = new Map();
    this.counts = new Map();
    this.active = null;
    this.box = make("input", {
      name: "dd-filter", type: "text", role: "combobox", placeholder: say("pane-filter-placeholder"),
      "aria-label": say("pane-filter"), "aria-expanded": "true", "aria-controls": "dd-codes", autocomplete: "off", spellcheck: "false",
      on: { input: () => this.filter(), keydown: (event) => this.key(event), blur: () => this.activate(null), focus: () => this.filter() },
    });
    this.list = make("div", { name: "dd-codes", id: "dd-codes", role: "listbox", "aria-label": say("pane-codebook") });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.element = make("aside", { name: "dd-codebook", "aria-label": say("pane-codebook") },
      make("div", { name: "dd-filter-row" }, this.box, make("kbd", { text: "/" })), this.list);
  }

  /** Shows this codebook; keeps what is typed in the box. */
  show(meanings) {
    const { categories } = meanings;
    const codes = [...meanings.codes.values()].filter(({ archived }) => !archived);
    const known = new Set(categories.map(({ id }) => id));
    const groups = [...categories, { id: null, name: this.say("pane-no-category"), color: "" }];
    this.codes = [];
    this.rows.clear();
    this.groups = groups
      .map((category) => ({ category, codes: codes.filter((code) => (known.has(code.category) ? code.category : null) === category.id) }))
      .filter((group) => group.codes.length || group.category.id)
      .map((group) => this.group(group));
    this.list.replaceChildren(...this.groups.map(({ element }) => element), this.empty(codes.length));
    this.count(this.counts);
    this.filter();
  }

  group({ category, codes }) {
    const heading = make("div", { name: "dd-category", text: category.name, title: category.definition || null, dir: "auto" });
    const rows = codes.map((code) => this.row(code, category));
    return { rows, element: make("div", { role: "group", "aria-label": category.name }, heading, ...rows.map(({ element }) => element)) };
  }

  row(code, category) {
    const swatch = make("span", { name: "dd-swatch" });
    swatch.style.background = safeColor(code.color);
    swatch.style.marginInlineStart = `${Math.min(code.depth ?? 0, 6) * 0.75}rem`;
    const count = make("span", { name: "dd-count" });
    const element = make("div",
      { name: "dd-code", role: "option", id: `dd-code-${code.id}`, "data-code": code.id, title: this.meaning(code), "aria-selected": "false" },
      swatch, make("span", { name: "dd-code-name", text: code.name, dir: "auto" }), count, make("kbd", { text: code.key, hidden: !code.key }));
    const row = { code, element, count, sought: [code.name, category.name, ...code.keywords].join(" ").toLowerCase() };
    this.codes.push(row);
    this.rows.set(code.id, row);
    return row;
  }

  meaning({ definition, use_when: use, avoid_when: avoid }) {
    const lines = [definition, use && this.say("pane-use-when", { text: use }), avoid && this.say("pane-avoid-when", { text: avoid })];
    return lines.filter(Boolean).join("\n\n") || null;
  }

  empty(codes) {
    this.nothing = make("p", { name: "dd-quiet", text: this.say(codes ? "pane-filter-nothing" : "pane-codebook-empty"), hidden: codes > 0 });
    return this.nothing;
  }

  /** How often each code is used by this coder here. */
  count(counts) {
    this.counts = counts;
    for (const [id, row] of this.rows) row.count.textContent = counts.get(id) ?? "";
  }

  filter() {
    const words = this.box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { rows, element } of this.groups ?? []) {
      for (const row of rows) row.element.hidden = !words.every((word) => row.sought.includes(word));
      element.hidden = words.length > 0 && rows.every((row) => row.element.hidden);
    }
    const visible = this.visible();
    if (this.nothing && this.codes.length) this.nothing.hidden = visible.length > 0;
    const typing = document.activeElement === this.box;
    this.activate(typing ? (visible.find(({ code }) => code.name.toLowerCase().startsWith(words.join(" "))) ?? visible[0] ?? null) : null);
  }

  visible() {
    return this.codes.filter(({ element }) => !element.hidden);
  }

  activate(row) {
    setAttribute(this.active?.element ?? this.box, "aria-selected", this.active ? "false" : null);
    this.active = row;
    setAttribute(this.box, "aria-activedescendant", row?.element.id);
    row?.element.setAttribute("aria-selected", "true");
    row?.element.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const { key, shiftKey } = event;
    if (key === "ArrowDown" || key === "ArrowUp") this.move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" || key === ",") this.choose(shiftKey || key === ",");
    else if (key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  move(step) {
    const rows = this.visible();
    const at = rows.indexOf(this.active) + step;
    if (rows.length) this.activate(rows[(at + rows.length) % rows.length]);
  }

  choose(stay) {
    if (!this.active) return;
    if (!this.apply(this.active.code.id)) return;
    if (stay) this.box.select();
    else this.close();
  }

  close() {
    this.box.value = "";
    this.filter();
    this.leave();
  }

  clicked(event) {
    const row = event.target.closest("[data-code]");
    if (row) this.apply(row.dataset.code);
  }

  open() {
    this.box.focus({ preventScroll: true });
    this.box.select();
  }
}
