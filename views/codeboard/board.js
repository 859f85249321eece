import { card, column, make } from "./cards.js";
import { Asking } from "./asking.js";
import { Dragging } from "./dragging.js";
import { ask } from "./naming.js";
import { asking, beside, going, towards } from "./places.js";

const DOUBLE_MS = 220;
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];

/** One board on the page. Columns are {id, name, color, shown, codes}; codes {id, name, shown, short, color, also, …}. */
export class Board {
  constructor(parent, language) {
    this.language = language;
    this.root = make("div", "duiding-codeboard");
    this.root.lang = language;
    this.bar = make("div", "duiding-codeboard-bar");
    this.more = make("button", "duiding-codeboard-new");
    this.more.type = "button";
    this.status = make("span", "duiding-codeboard-status");
    this.status.setAttribute("role", "status");
    this.bar.append(this.more, this.status);
    this.grid = make("div", "duiding-codeboard-grid");
    this.keys = make("p", "duiding-codeboard-keys");
    this.root.append(this.bar, this.grid, this.keys);
    this.more.addEventListener("click", () => this.create());
    this.grid.addEventListener("click", (event) => this.clicked(event));
    this.grid.addEventListener("dblclick", (event) => this.rename(event.target));
    this.grid.addEventListener("keydown", (event) => this.pressed(event));
    this.dragging = new Dragging(this);
    this.asking = new Asking((wanted) => this.tell("asked", wanted));
    parent.append(this.root);
    this.selected = new Set();
    this.focus = { column: 0, card: 0 };
  }

  show(data) {
    this.latest = data;
    this.asking.done(data.done);
    if (!this.root.querySelector(".duiding-codeboard-field")) this.draw(data); // a name being typed stays as it is
  }

  draw({ columns, chosen, words }) {
    const said = JSON.stringify([columns, chosen]);
    if (said === this.said) return;
    this.said = said;
    const held = this.grid.contains(document.activeElement);
    const id = this.code()?.id;
    const scrolled = this.parts?.map(({ list }) => list.scrollTop) ?? [];
    Object.assign(this, { columns, words, chosen, carrying: null });
    const known = new Set(columns.flatMap(({ codes }) => codes.map((code) => code.id)));
    this.selected = new Set([...this.selected].filter((each) => known.has(each)));
    this.grid.setAttribute("aria-label", words["codeboard-label"]);
    this.keys.textContent = words["codeboard-keys"];
    this.more.textContent = words["codeboard-new"];
    this.parts = columns.map((each, place) => column(each, place, words));
    this.cards = columns.map(({ codes }, at) => codes.map((code, place) => card(code, { column: at, card: place }, words)));
    this.parts.forEach(({ list }, place) => list.append(...this.cards[place]));
    this.grid.replaceChildren(...this.parts.map(({ element }) => element));
    this.parts.forEach(({ list }, place) => (list.scrollTop = scrolled[place] ?? 0));
    this.focus = this.find(id ?? chosen) ?? this.focus;
    this.mark();
    this.reach(this.focus, held);
  }

  find(id) {
    for (const [at, { codes }] of (this.columns ?? []).entries()) {
      const place = codes.findIndex((code) => code.id === id);
      if (place >= 0) return { column: at, card: place };
    }
    return null;
  }

  code(at = this.focus) {
    return this.columns?.[at.column]?.codes[at.card];
  }

  reach(at, focus = true) {
    const first = towards(this.columns, { column: -1, card: 0 }, "ArrowRight");
    const place = this.code(at) ? at : this.columns[0] && first;
    if (!place) return;
    this.focus = place;
    this.cards.flat().forEach((element) => (element.tabIndex = -1));
    const element = this.cards[place.column][place.card];
    element.tabIndex = 0;
    if (focus) element.focus();
  }

  /** Show what is chosen, selected and carried. */
  mark() {
    this.columns.forEach(({ id, codes }, at) => {
      this.parts[at].head.setAttribute("aria-current", String(id === this.chosen));
      this.parts[at].element.toggleAttribute("data-target", this.carrying?.column === at);
      codes.forEach((code, place) => {
        const element = this.cards[at][place];
        element.setAttribute("aria-selected", String(this.selected.has(code.id)));
        element.setAttribute("aria-current", String(code.id === this.chosen));
        element.toggleAttribute("data-carried", Boolean(this.carrying?.codes.includes(code.id)));
      });
    });
    const n = this.selected.size;
    const going = this.carrying && this.words[this.carrying.also ? "codeboard-carrying-also" : "codeboard-carrying"];
    if (going) this.status.textContent = going.replace("{category}", this.columns[this.carrying.column].name);
    else this.status.textContent = n ? this.words[n === 1 ? "codeboard-selected-one" : "codeboard-selected-many"].replace("{n}", n) : "";
  }

  at(target) {
    const element = target.closest?.("[data-at]");
    if (!element) return null;
    const [column, card] = element.dataset.at.split(":").map(Number);
    return { column, card };
  }

  clicked(event) {
    const at = this.at(event.target);
    const head = event.target.closest("[data-head]");
    if (head && !at) this.choose(this.columns[head.dataset.head].id);
    if (!at) return;
    this.reach(at);
    if (event.ctrlKey || event.metaKey) this.toggle();
    else this.choose(this.code().id);
  }

  toggle() {
    const { id } = this.code();
    if (!this.selected.delete(id)) this.selected.add(id);
    this.mark();
  }

  choose(id) {
    if (id === "none") return;
    this.chosen = id;
    this.mark();
    clearTimeout(this.choosing);
    this.choosing = setTimeout(() => this.asking.add({ kind: "choose", id }), DOUBLE_MS); // a double click asks for another name
  }

  pressed(event) {
    const at = this.at(event.target);
    if (event.ctrlKey || event.metaKey || !(at || event.target.closest("[data-head]"))) return;
    if (!(at ? this.onCard(event, at) : this.onHead(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  onHead(event) {
    const place = Number(event.target.closest("[data-head]").dataset.head);
    const { id } = this.columns[place];
    if (event.key === "F2") this.rename(event.target);
    else if (event.key === "Enter" || event.key === " ") this.choose(id);
    else if (event.altKey && event.key === "ArrowLeft" && place > 0) this.ask({ kind: "category", id, before: this.columns[place - 1].id });
    else if (event.altKey && event.key === "ArrowRight" && this.columns[place + 1] && this.columns[place + 1].id !== "none") {
      this.ask({ kind: "category", id, before: this.columns[place + 2]?.id ?? "none" });
    } else return false;
    return true;
  }

  onCard(event, at) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey) return false;
    if (this.carrying) return this.carried(key);
    if (ARROWS.includes(key)) this.reach(towards(this.columns, at, key) ?? at);
    else if (key === "Enter") this.choose(this.code(at).id);
    else if (key === " ") this.toggle();
    else if (key === "m" || key === "o") this.carry(at, key === "o");
    else if (key === "n") this.create();
    else if (key === "F2") this.rename(event.target);
    else if (key === "Escape" && this.selected.size) this.unselect();
    else return false;
    return true;
  }

  unselect() {
    this.selected.clear();
    this.mark();
  }

  carry(at, also) {
    const { id } = this.code(at);
    this.carrying = { codes: also ? [id] : going(this.columns, this.selected, id), from: at.column, column: at.column, also };
    this.mark();
  }

  /** While cards are carried the arrows choose a column, Enter puts them there and Escape leaves them. */
  carried(key) {
    const { codes, also, from } = this.carrying;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (step) {
      this.carrying.column = beside(this.columns, this.carrying.column, step);
      this.parts[this.carrying.column].element.scrollIntoView({ block: "nearest" });
    } else if (key === "Enter" || key === "m" || key === "o") {
      const onto = this.columns[this.carrying.column];
      this.carrying = null;
      this.ask(asking(codes, onto, null, also, this.columns[from].id));
    } else if (key === "Escape") this.carrying = null;
    this.mark();
    return true;
  }

  create(codes = [...this.selected]) {
    ask(this.more, "", this.words["codeboard-new-name"], (name) => this.ask({ kind: "create", name, codes }), () => this.draw(this.latest));
  }

  rename(target) {
    const at = this.at(target);
    const head = target.closest?.("[data-head]");
    const item = at ? this.code(at) : head && this.columns[head.dataset.head];
    if (!item || item.id === "none") return;
    clearTimeout(this.choosing);
    const shown = at ? this.cards[at.column][at.card].querySelector(".duiding-codeboard-code") : head.querySelector(".duiding-codeboard-name");
    ask(shown, item.name, this.words["codeboard-rename"], (name) => this.ask({ kind: "rename", id: item.id, name }), () => this.draw(this.latest));
  }

  ask(wanted) {
    if (!wanted) return;
    if (wanted.kind === "move" || wanted.kind === "create") this.selected.clear();
    this.asking.add(wanted);
  }

  close() {
    clearTimeout(this.choosing);
    this.asking.stop();
    this.root.remove();
  }
}
