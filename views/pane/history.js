import { button, make } from "./dom.js";
import { ServerError } from "./server.js";

/** The history: who did what when, by person and by kind; one's own steps can be undone from the list. */
export class History {
  constructor({ say, language, server, acts, onClose }) {
    Object.assign(this, { say, acts, server });
    this.when = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    this.who = this.filter("pane-history-who");
    this.kind = this.filter("pane-history-kind");
    this.list = make("ol", { name: "dd-steps", "aria-label": say("pane-history") });
    this.told = make("p", { name: "dd-quiet", role: "status" });
    const close = button({ name: "dd-icon", text: "×", "aria-label": say("pane-dismiss"), on: { click: () => this.element.close() } });
    this.element = make("dialog", { name: "dd-sheet dd-history", "aria-label": say("pane-history"), on: { close: onClose } },
      make("div", { name: "dd-sheet-head" }, make("h2", { text: say("pane-history") }), close),
      make("div", { name: "dd-filters" }, this.who, this.kind), this.told, this.list);
  }

  filter(key) {
    return make("select", { name: "dd-select", "aria-label": this.say(key), on: { change: () => this.load() } },
      make("option", { value: "", text: this.say(`${key}-all`) }));
  }

  async open() {
    this.element.showModal();
    await this.load();
  }

  async load() {
    const asked = new URLSearchParams({ coder: this.who.value, kind: this.kind.value });
    try {
      this.show(await this.server().get(`/api/history?${asked}`));
    } catch (error) {
      if (!(error instanceof ServerError)) return;
      this.told.textContent = error.message || this.say("pane-cannot-now");
    }
  }

  show({ steps, kinds }) {
    const coders = this.acts.coders();
    choices(this.who, coders.map(({ id, name }) => [id, name]));
    choices(this.kind, kinds.map(({ kind, name }) => [kind, name]));
    const names = new Map(coders.map(({ id, name }) => [id, name]));
    this.told.textContent = steps.length ? "" : this.say("pane-history-none");
    this.list.replaceChildren(...steps.map((step) => this.row(step, names)));
  }

  row(step, names) {
    const { revision, at, coder, said, about, undone, mine } = step;
    const who = coder ? (names.get(coder) ?? this.say("pane-unknown-coder")) : this.say("pane-history-nobody");
    const undo = button({ name: "dd-link", text: this.say("pane-history-undo"), on: { click: () => this.undo(revision) } });
    return make("li", { name: undone ? "dd-step dd-undone" : "dd-step", "data-revision": revision },
      make("span", { name: "dd-quiet", text: this.when.format(new Date(at)) }), make("span", { text: who, dir: "auto" }),
      make("span", { name: "dd-step-said", text: said, dir: "auto" }), make("span", { name: "dd-quiet dd-step-about", text: about, dir: "auto" }),
      undone ? make("span", { name: "dd-quiet", text: this.say("pane-history-undone") }) : mine ? undo : "");
  }

  async undo(revision) {
    this.told.textContent = "";
    const refusal = await this.acts.undo(revision);
    await this.load();
    if (refusal) this.told.textContent = refusal;
    this.list.querySelector(`[data-revision="${revision}"]`)?.scrollIntoView({ block: "nearest" });
  }
}

function choices(select, pairs) {
  const [all] = select.options;
  const { value } = select;
  select.replaceChildren(all, ...pairs.map(([key, name]) => make("option", { value: key, text: name })));
  select.value = value;
}
