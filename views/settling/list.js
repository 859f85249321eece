/** The list at the left: filters above it, a row for each place. */

import { make } from "../common/text.js";
import { barColor } from "../pane/colors.js";
import { KINDS, STATES, counted, fitting } from "./choices.js";

export class List {
  #say; #on; #rows = new Map(); #filters = {}; #cases = []; #names;
  shown = [];

  /** `on` is {choose(id), rules()}; `mine` is the coder at this desk. */
  constructor(say, mine, on) {
    [this.#say, this.#on] = [say, on];
    this.mine = mine;
    this.head = make("div", "ds-filters");
    this.count = make("p", "ds-count", { role: "status" });
    this.box = make("div", "ds-list", { role: "listbox", tabindex: "0", "aria-label": say("settling-list") });
    this.empty = make("p", "ds-quiet ds-empty", { hidden: "" });
    for (const name of ["state", "kind", "code", "document", "coder", "order"]) this.#addFilter(name);
    this.#fill("state", STATES.map((each) => [each, say(`settling-state-${each}`)]));
    this.#fill("order", ["weight", "reading"].map((each) => [each, say(`settling-order-${each}`)]));
    this.element = make("div", "ds-left");
    this.element.append(this.head, this.count, this.box, this.empty);
    this.box.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) on.choose(row.dataset.id);
    });
  }

  #addFilter(name) {
    const select = make("select", "", { "aria-label": this.#say(`settling-filter-${name}`), "data-filter": name });
    select.addEventListener("change", () => (this.show(), this.#on.filtered()));
    this.#filters[name] = select;
    this.head.append(select);
  }

  #fill(name, pairs) {
    const select = this.#filters[name];
    const { value } = select;
    select.replaceChildren(...pairs.map(([key, label]) => make("option", "", { value: key }, label)));
    if (pairs.some(([key]) => key === value)) select.value = value;
  }

  /** New cases, with the names of what is in them. */
  take(cases, names) {
    this.#cases = cases;
    this.#names = names;
    const say = this.#say;
    const used = (pick) => [...new Set(cases.flatMap(pick))];
    const kinds = KINDS.filter((kind) => cases.some((each) => each.kind === kind));
    const named = (ids, of) => ids.filter((id) => of[id]).map((id) => [id, of[id].name ?? of[id]]).sort((a, b) => a[1].localeCompare(b[1]));
    this.#fill("kind", [["", say("settling-any-kind")], ...kinds.map((kind) => [kind, say(`settling-kind-${kind}`)])]);
    this.#fill("code", [["", say("settling-any-code")], ...named(used(({ codes }) => codes), names.codes)]);
    this.#fill("document", [["", say("settling-any-document")], ...named(used(({ document }) => [document]), names.documents)]);
    const coders = used(({ sides }) => sides.map(({ coder }) => coder));
    const others = named(coders.filter((id) => id !== this.mine), names.coders);
    const mine = coders.includes(this.mine) ? [[this.mine, say("settling-mine")]] : [];
    this.#fill("coder", [["", say("settling-any-coder")], ...mine, ...others]);
    this.show();
  }

  /** The rows that fit the filters. */
  show() {
    const asked = Object.fromEntries(Object.entries(this.#filters).map(([name, { value }]) => [name, value]));
    this.shown = fitting(this.#cases, asked);
    this.#rows = new Map(this.shown.map((each, at) => [each.id, this.#row(each, at)]));
    this.box.replaceChildren(...this.#rows.values());
    this.empty.hidden = this.shown.length > 0;
    this.box.hidden = !this.shown.length;
    const totals = counted(this.#cases);
    this.count.textContent = this.#say("settling-count", totals);
    const done = asked.state === "open" && !totals.open && totals.settled;
    this.empty.textContent = this.#say(done ? "settling-all-done" : "settling-none");
  }

  #row(each, at) {
    const { codes, documents } = this.#names;
    const row = make("div", "ds-row", { role: "option", id: `ds-row-${at}`, "data-id": each.id, "data-state": each.state, "data-kind": each.kind, "aria-selected": "false" });
    const head = make("div", "ds-row-head");
    for (const id of each.codes) {
      const dot = make("span", "ds-dot", { "aria-hidden": "true" });
      dot.style.background = barColor(codes[id]?.color);
      head.append(dot, make("span", "ds-row-code", { dir: "auto" }, codes[id]?.name ?? ""));
    }
    const kind = make("span", "ds-row-kind", {}, this.#say(`settling-kind-${each.kind}`));
    const words = make("div", "ds-row-words", { dir: "auto" }, each.snippet);
    const foot = make("div", "ds-row-foot ds-quiet", { dir: "auto" }, documents[each.document] ?? "");
    if (each.state !== "open") foot.prepend(make("span", "ds-badge", { "data-state": each.state }, this.#say(`settling-state-${each.state}`)));
    if (each.remarks.length) foot.append(make("span", "ds-talks", { "aria-hidden": "true" }, `💬 ${each.remarks.length}`));
    head.append(kind);
    row.append(head, words, foot);
    return row;
  }

  /** Show which row was chosen. */
  choose(id) {
    for (const [each, row] of this.#rows) row.setAttribute("aria-selected", String(each === id));
    const row = this.#rows.get(id);
    if (!row) return this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  }
}
