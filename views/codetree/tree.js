import { byDrop, byKey } from "./moving.js";

const MOVES = { ArrowUp: "up", ArrowDown: "down" };
const NESTS = { ArrowRight: "in", ArrowLeft: "out" };

function make(tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** One tree on the page. Rows are {id, kind, name, level, color, key, count, archived, parent, category, also}. */
export class Tree {
  constructor(parent, language) {
    this.language = language;
    this.root = make("div", "duiding-codetree");
    this.list = make("div", "duiding-codetree-list");
    this.list.setAttribute("role", "tree");
    this.keys = make("p", "duiding-codetree-keys");
    this.root.append(this.list, this.keys);
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    for (const kind of ["dragstart", "dragover", "dragleave", "drop", "dragend"]) {
      this.list.addEventListener(kind, (event) => this[kind](event));
    }
    parent.append(this.root);
    this.rows = [];
  }

  show({ rows, chosen, words }) {
    const said = JSON.stringify([rows, chosen]);
    if (said === this.said) return;
    this.said = said;
    const focused = this.list.contains(document.activeElement) ? this.at() : null;
    Object.assign(this, { rows, words, chosen });
    this.list.setAttribute("aria-label", words["codetree-label"]);
    this.keys.textContent = words["codetree-keys"];
    this.elements = rows.map((row, place) => this.row(row, place));
    this.list.replaceChildren(...this.elements);
    const kept = focused === null ? -1 : rows.findIndex(({ id, category }) => id === focused.id && category === focused.category);
    const place = kept >= 0 ? kept : rows.findIndex(({ id }) => id === (focused?.id ?? chosen));
    this.reach(Math.max(place, 0), focused !== null);
  }

  row(row, place) {
    const element = make("div", `duiding-codetree-row duiding-codetree-${row.kind}`);
    element.setAttribute("role", "treeitem");
    element.setAttribute("aria-level", row.level + 1);
    element.setAttribute("aria-selected", String(row.id === this.chosen));
    element.setAttribute("aria-description", this.description(row));
    element.dataset.place = place;
    element.draggable = row.kind !== "none" && !row.also;
    element.style.setProperty("--level", row.level);
    if (row.archived) element.dataset.archived = "";
    const swatch = make("span", "duiding-codetree-swatch");
    if (/^#[0-9a-f]{6}$/i.test(row.color)) swatch.style.background = row.color;
    const name = make("span", "duiding-codetree-name", row.name);
    name.dir = "auto";
    name.title = row.short || row.name;
    const also = make("span", "duiding-codetree-note", row.also ? this.words["codetree-also"] : row.archived ? this.words["codetree-archived"] : "");
    const key = make("kbd", "", row.key);
    key.hidden = !row.key;
    const count = make("span", "duiding-codetree-count", row.kind === "none" ? "" : row.shown);
    for (const said of [also, key, count]) said.setAttribute("aria-hidden", "true"); // the description says them in words
    element.append(swatch, name, also, key, count);
    return element;
  }

  description(row) {
    const count = this.words[row.count === 1 ? "codetree-count-one" : "codetree-count-many"].replace("{n}", row.shown);
    const note = row.also ? this.words["codetree-also"] : row.archived ? this.words["codetree-archived"] : "";
    return [row.kind === "none" ? "" : count, note].filter(Boolean).join(", ");
  }

  at() {
    const place = document.activeElement?.dataset?.place;
    return place === undefined ? null : this.rows[place];
  }

  reach(place, focus = true) {
    this.elements.forEach((element, each) => (element.tabIndex = each === place ? 0 : -1));
    if (focus) this.elements[place]?.focus();
  }

  clicked(event) {
    const element = event.target.closest("[data-place]");
    if (!element) return;
    this.reach(Number(element.dataset.place));
    this.choose(this.rows[element.dataset.place]);
  }

  choose(row) {
    if (row.kind === "none") return;
    this.chosen = row.id;
    this.elements.forEach((element, place) => element.setAttribute("aria-selected", String(this.rows[place].id === row.id)));
    this.tell("chosen", row.id);
  }

  pressed(event) {
    const row = this.at();
    if (!row || event.ctrlKey || event.metaKey) return;
    const place = this.rows.indexOf(row);
    const move = event.altKey ? MOVES[event.key] : event.shiftKey ? NESTS[event.key] : undefined;
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (move) this.ask(row.kind === "none" || row.also ? null : byKey(this.rows, place, move));
    else if (event.altKey || event.shiftKey) return;
    else if (to !== undefined) this.reach(Math.min(Math.max(to, 0), this.rows.length - 1));
    else if (event.key === "Enter" || event.key === " ") this.choose(row);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.step(place, event.key === "ArrowRight" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** To the first row below this one, or to the one above it in the tree. */
  step(place, way) {
    const { level } = this.rows[place];
    if (way > 0 && this.rows[place + 1]?.level > level) this.reach(place + 1);
    if (way > 0) return;
    for (let above = place - 1; above >= 0; above -= 1) if (this.rows[above].level < level) return void this.reach(above);
  }

  ask(move) {
    if (move) this.tell("moved", { ...move, at: Date.now() });
  }

  dragstart(event) {
    const element = event.target.closest("[data-place]");
    this.dragged = element && this.rows[element.dataset.place];
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.dragged?.name ?? "");
  }

  dragover(event) {
    const element = event.target.closest("[data-place]");
    this.unmark();
    if (!element || !this.dragged) return;
    const box = element.getBoundingClientRect();
    this.place = this.dragged.kind === "category" || event.clientY < box.top + box.height / 2 ? "before" : "under";
    if (!byDrop(this.dragged, this.rows[element.dataset.place], this.place)) return;
    const onto = this.rows[element.dataset.place].kind !== "code" && this.dragged.kind === "code" ? "under" : this.place;
    element.dataset.drop = onto;
    event.preventDefault();
  }

  dragleave() {
    this.unmark();
  }

  drop(event) {
    event.preventDefault();
    const element = event.target.closest("[data-place]");
    if (element) this.ask(byDrop(this.dragged, this.rows[element.dataset.place], this.place));
    this.dragend();
  }

  dragend() {
    this.dragged = null;
    this.unmark();
  }

  unmark() {
    for (const element of this.list.querySelectorAll("[data-drop]")) delete element.dataset.drop;
  }

  close() {
    this.root.remove();
  }
}
