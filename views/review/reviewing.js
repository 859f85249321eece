/** The list of names on the page: filter above it, keys within it, and what was decided. */

import { make, speaker } from "../common/text.js";
import { Choices } from "./choices.js";
import { groupRow, placeRow } from "./rows.js";

export class Review {
  calls = 0;
  tell = () => {};
  #data; #say; #choices; #root; #list; #count; #filters;
  #rows = new Map(); // by the id of a group or place
  #filter = "";

  constructor(parent, data) {
    this.language = data.language;
    this.round = data.round;
    this.#data = data;
    this.#say = speaker(data.words, data.language);
    this.#choices = new Choices(data.choices ?? {}, data.next);
    this.#root = make("section", "duiding-review", { "aria-label": this.#say("review-name"), "data-ready": "false" });
    this.#build();
    parent.append(this.#root);
    this.#root.dataset.ready = "true";
  }

  close() {
    this.#root.remove();
  }

  #build() {
    const head = make("div", "duiding-review-head");
    this.#filters = make("div", "duiding-review-filters", { role: "group", "aria-label": this.#say("review-filter") });
    this.#count = make("span", "duiding-review-count", { role: "status" });
    head.append(this.#filters, this.#count);
    this.#list = make("div", "duiding-review-list", { role: "treegrid", "aria-label": this.#say("review-name") });
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("focusin", (event) => this.#rove(event.target.closest("[role=row]")));
    this.#root.append(head, this.#list, make("p", "duiding-review-keys", {}, this.#say("review-keys")));
    this.#data.groups.forEach((group) => this.#add(group));
    this.#fillFilters();
    this.#shown();
    this.#rove(this.#list.querySelector("[role=row]"));
  }

  #add(group) {
    const row = groupRow(group, { say: this.#say, kinds: this.#data.kinds }, {
      toggle: () => this.#toggle(group, group.places),
      open: () => this.#open(group, row.element.getAttribute("aria-expanded") !== "true"),
      kind: (kind) => this.#changed(this.#choices.become(this.#data.groups, group, kind)),
      pseudonym: (name) => (this.#choices.name(group, name), this.#changed([group])),
    });
    const places = make("div", "duiding-review-places", { role: "rowgroup", hidden: "" });
    this.#rows.set(group.id, { ...row, group, places, under: [] });
    this.#list.append(row.element, places);
    row.show(this.#choices);
  }

  #open(group, yes) {
    const row = this.#rows.get(group.id);
    if (yes && !row.under.length) row.under = group.places.map((place) => this.#place(group, place, row.places));
    row.places.hidden = !yes;
    row.element.setAttribute("aria-expanded", String(yes));
  }

  #place(group, place, into) {
    const source = this.#data.sources.length > 1 ? this.#data.sources.find((each) => each.id === place.source).name : "";
    const made = placeRow(place, source, this.#say, () => this.#toggle(group, [place]));
    this.#rows.set(place.id, { ...made, group, place });
    into.append(made.element);
    made.show(this.#choices.accepts(group, place));
    return { ...made, place };
  }

  #toggle(group, places) {
    const yes = !places.some((place) => this.#choices.accepts(group, place));
    this.#choices.tick(group, places, yes);
    this.#changed([group]);
  }

  #changed(groups) {
    for (const group of groups) {
      const row = this.#rows.get(group.id);
      row.show(this.#choices);
      row.under.forEach((each) => each.show(this.#choices.accepts(group, each.place)));
    }
    this.#shown();
    this.tell(this.#choices.plain);
  }

  #fillFilters() {
    const of = (filter) => this.#data.groups.filter((group) => fits(group, filter)).length;
    const kinds = this.#data.kinds.filter((kind) => of(kind.value));
    const doubts = of("?") ? [{ value: "?", label: this.#say("review-doubts") }] : [];
    for (const { value, label } of [{ value: "", label: this.#say("review-all") }, ...kinds, ...doubts]) {
      const button = make("button", "", { type: "button", "data-filter": value, "aria-pressed": "false" }, label);
      button.append(make("span", "", {}, String(of(value))));
      button.addEventListener("click", () => ((this.#filter = value), this.#shown()));
      this.#filters.append(button);
    }
  }

  #shown() {
    for (const button of this.#filters.children) button.setAttribute("aria-pressed", String(button.dataset.filter === this.#filter));
    let [some, all] = [0, 0];
    for (const group of this.#data.groups) {
      const row = this.#rows.get(group.id);
      const here = fits(group, this.#filter);
      row.element.hidden = !here;
      row.places.hidden = !here || row.element.getAttribute("aria-expanded") !== "true";
      some += this.#choices.accepted(group);
      all += group.places.length;
    }
    this.#count.textContent = this.#say("review-count", { some, all });
  }

  #rove(row) {
    if (!row) return;
    for (const each of this.#list.querySelectorAll("[tabindex='0']")) each.tabIndex = -1;
    row.tabIndex = 0;
    for (const field of row.querySelectorAll("select, input[type=text]")) field.tabIndex = 0; // Tab goes on into its row
  }

  #key(event) {
    const row = event.target.closest("[role=row]");
    if (event.target !== row) {
      if (event.key === "Escape" || (event.key === "Enter" && event.target.tagName === "INPUT")) row.focus();
      return;
    }
    const { group, place } = [...this.#rows.values()].find((each) => each.element === row);
    const act = {
      " ": () => this.#toggle(group, place ? [place] : group.places),
      ArrowDown: () => this.#step(row, 1),
      ArrowUp: () => this.#step(row, -1),
      Home: () => this.#step(row, -Infinity),
      End: () => this.#step(row, Infinity),
      ArrowRight: () => (place ? undefined : this.#open(group, true)),
      ArrowLeft: () => (place && this.#rows.get(group.id).element.focus(), this.#open(group, false)),
      Enter: () => (place ? this.#toggle(group, [place]) : this.#open(group, row.getAttribute("aria-expanded") !== "true")),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #step(row, by) {
    const rows = [...this.#list.querySelectorAll("[role=row]")].filter((each) => each.offsetParent);
    rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + by))].focus();
  }
}

function fits(group, filter) {
  if (filter === "?") return group.doubtful;
  return !filter || (group.kind === filter && !group.doubtful);
}
