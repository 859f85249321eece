import { codeRow } from "./coderow.js";
import { make, setAttribute, setText } from "./dom.js";
import { folded, lookalikes, rank } from "./matching.js";

const RECENT = 5;

/** The codebook column: a filter box above the tree of categories and codes.
 *
 * In the box one chooses codes, names a new one (`naming`), or gives the code at hand its key (`keying`).
 */
export class CodebookPanel {
  constructor({ say, acts, leave }) {
    Object.assign(this, { say, acts, leave });
    this.codes = [];
    this.rows = new Map();
    this.counts = new Map();
    this.picked = new Set();
    this.active = this.keying = null;
    this.naming = false;
    this.box = make("input", {
      name: "dd-filter", type: "text", role: "combobox", placeholder: say("pane-filter-placeholder"),
      "aria-label": say("pane-filter"), "aria-expanded": "true", "aria-controls": "dd-codes", autocomplete: "off", spellcheck: "false",
      on: { input: () => this.filter(), keydown: (event) => this.key(event), blur: () => this.rest(), focus: () => this.filter() },
    });
    this.remark = make("p", { name: "dd-box-remark dd-quiet", role: "status", hidden: true });
    this.list = make("div", { name: "dd-codes", id: "dd-codes", role: "listbox", "aria-multiselectable": "true", "aria-label": say("pane-codebook") });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.element = make("aside", { name: "dd-codebook", "aria-label": say("pane-codebook") },
      make("div", { name: "dd-filter-row" }, this.box, make("kbd", { text: "/" })), this.remark, this.list);
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
    this.recent = this.section(this.say("pane-recent"));
    this.found = make("div", { role: "group", "aria-label": this.say("pane-found") });
    this.nothing = make("p", { name: "dd-quiet", text: this.say(codes.length ? "pane-filter-nothing" : "pane-codebook-empty"), hidden: codes.length > 0 });
    this.list.replaceChildren(this.recent, this.found, ...this.groups.map(({ element }) => element), this.nothing);
    this.picked = new Set([...this.picked].filter((id) => this.rows.has(id)));
    this.count(this.counts);
    this.filter();
  }

  group({ category, codes }) {
    const rows = codes.map((code) => codeRow(code, category, this.say));
    this.codes.push(...rows);
    for (const row of rows) this.rows.set(row.code.id, row);
    return { rows, element: this.section(category.name, category.definition) };
  }

  section(name, definition) {
    const heading = make("div", { name: "dd-category", text: name, title: definition || null, dir: "auto" });
    return make("div", { role: "group", "aria-label": name }, heading);
  }

  /** How often each code is used by this coder here. */
  count(counts) {
    this.counts = counts;
    for (const [id, row] of this.rows) setText(row.count, counts.get(id) ?? "");
  }

  filter() {
    if (!this.groups) return;
    const typed = this.box.value.trim();
    const typing = document.activeElement === this.box;
    const found = this.naming ? this.alike(typed) : typed ? this.matching(typed) : null;
    const recent = typing && !found ? this.lately() : [];
    this.arrange(found, recent);
    if (this.codes.length) this.nothing.hidden = this.naming || this.visible().length > 0;
    this.activate(typing && !this.naming && (typed || !this.picked.size) ? (this.visible()[0] ?? null) : null);
  }

  matching(typed) {
    const ranked = this.codes.map((row) => ({ row, rank: rank(typed, row.code, row.category) })).filter((each) => each.rank !== null);
    return ranked.sort((a, b) => Math.floor(a.rank) - Math.floor(b.rank) || this.usage(a.row, b.row) || a.rank - b.rank).map(({ row }) => row);
  }

  /** Last used before most used before the order of the codebook. */
  usage(a, b) {
    const { recent } = this.acts;
    const used = ({ code }) => this.counts.get(code.id) ?? 0;
    return recent.age(a.code.id) - recent.age(b.code.id) || used(b) - used(a);
  }

  lately() {
    const { recent } = this.acts;
    const used = this.codes.filter(({ code }) => this.counts.has(code.id) || recent.codes.includes(code.id));
    return used.sort((a, b) => this.usage(a, b)).slice(0, RECENT);
  }

  /** What a new name is so like that it may be the same. */
  alike(typed) {
    const codes = lookalikes(typed, this.codes.map(({ code }) => code));
    const same = codes.find((code) => folded(code.name) === folded(typed));
    const names = codes.slice(0, 3).map(({ name }) => `“${name}”`).join(", ");
    this.tell(this.say(same ? "pane-name-exists" : codes.length ? "pane-name-alike" : "pane-name-new", { names, name: same?.name ?? typed }));
    return codes.map(({ id }) => this.rows.get(id));
  }

  arrange(found, recent) {
    const elsewhere = new Set(found ?? recent);
    this.recent.replaceChildren(this.recent.firstChild, ...recent.map(({ element }) => element));
    this.recent.hidden = !recent.length;
    this.found.replaceChildren(...(found ?? []).map(({ element }) => element));
    this.found.hidden = !found;
    for (const { rows, element } of this.groups) {
      element.hidden = !!found || (rows.length > 0 && rows.every((row) => elsewhere.has(row)));
      element.replaceChildren(element.firstChild, ...rows.filter((row) => !elsewhere.has(row)).map((row) => row.element));
    }
  }

  visible() {
    const shown = (row) => !row.element.parentElement?.hidden;
    const order = [...this.list.querySelectorAll("[data-code]")].map((element) => this.rows.get(element.dataset.code));
    return order.filter((row) => row && shown(row));
  }

  activate(row) {
    this.active?.element.classList.remove("dd-active");
    this.active = row;
    setAttribute(this.box, "aria-activedescendant", row?.element.id);
    row?.element.classList.add("dd-active");
    row?.element.scrollIntoView({ block: "nearest" });
    for (const { code, element } of this.codes) {
      setAttribute(element, "aria-selected", String(this.picked.has(code.id) || (!this.picked.size && row?.code.id === code.id)));
    }
  }

  key(event) {
    const { key, shiftKey } = event;
    if (event.isComposing) return;
    if (this.keying) this.keyed(event);
    else if (key === "ArrowDown" || key === "ArrowUp") this.move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && this.naming && !this.active) this.invent();
    else if (!this.naming && (key === "," || (key === "Enter" && shiftKey))) this.pick();
    else if (key === "Enter") this.choose();
    else if (key === "F2") this.ask(this.active);
    else if (key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  move(step) {
    const rows = this.visible();
    const at = this.active ? rows.indexOf(this.active) + step : step > 0 ? 0 : -1;
    if (rows.length) this.activate(rows[(at + rows.length) % rows.length]);
  }

  /** Puts the code at hand with those that Enter gives together, or takes it away again. */
  pick() {
    if (!this.active) return;
    const { id } = this.active.code;
    if (!this.picked.delete(id)) this.picked.add(id);
    this.rows.get(id).element.classList.toggle("dd-picked", this.picked.has(id));
    this.box.value = "";
    this.filter();
    const names = [...this.picked].map((each) => this.rows.get(each).code.name).join(", ");
    this.tell(names && this.say("pane-picked", { names }));
  }

  choose() {
    const codes = [...this.picked, ...(this.active && !this.picked.has(this.active.code.id) ? [this.active.code.id] : [])];
    if (codes.length && this.acts.apply(...codes)) this.close();
  }

  invent() {
    const name = this.box.value.trim();
    if (!name) return;
    this.close();
    this.acts.name(name);
  }

  /** Waits for the key that this code is to have. */
  ask(row) {
    if (!row) return;
    this.keying = row;
    this.box.focus({ preventScroll: true });
    row.key.classList.add("dd-keying");
    this.tell(this.say("pane-key-ask", { code: row.code.name }));
  }

  keyed({ key }) {
    const chosen = key === "Backspace" || key === "Delete" ? "" : key;
    if (chosen.length > 1 && chosen !== "Escape") return;
    const { code } = this.keying;
    this.unkey();
    if (chosen !== "Escape") this.acts.key(code.id, chosen);
  }

  unkey() {
    this.keying?.key.classList.remove("dd-keying");
    this.keying = null;
    this.tell("");
  }

  tell(sentence) {
    this.remark.textContent = sentence;
    this.remark.hidden = !sentence;
  }

  close() {
    for (const id of this.picked) this.rows.get(id)?.element.classList.remove("dd-picked");
    this.picked.clear();
    this.box.value = "";
    this.leave();
    this.rest();
  }

  /** The box is left: the tree stands as it is in the codebook again. */
  rest() {
    this.unkey();
    if (this.naming) this.box.value = "";
    this.naming = false;
    this.box.placeholder = this.say("pane-filter-placeholder");
    this.filter();
    this.activate(null);
  }

  clicked(event) {
    const key = event.target.closest("[data-key]");
    if (key) return this.ask(this.rows.get(key.dataset.key));
    const row = event.target.closest("[data-code]");
    if (row) this.acts.apply(row.dataset.code);
  }

  /** Opens the box; with a proposed `name`, for naming a new code. */
  open(name = null) {
    this.naming = name !== null;
    this.box.placeholder = this.say(this.naming ? "pane-name-placeholder" : "pane-filter-placeholder");
    if (this.naming) this.box.value = name;
    this.box.focus({ preventScroll: true });
    this.box.select();
    this.filter();
  }
}
