/** One person who goes through the differences; lives until `close`. */

import { speaker } from "../common/text.js";
import { isDark } from "../pane/colors.js";
import { isTyping, uuid } from "../pane/dom.js";
import { listen } from "../pane/live.js";
import { Outbox } from "../pane/outbox.js";
import { sliced } from "../pane/offsets.js";
import { Server, ServerError } from "../pane/server.js";
import { Bounds } from "./bounds.js";
import { Card } from "./card.js";
import { isOpen } from "./choices.js";
import { Finder, Reasons, Talk } from "./forms.js";
import { listenTo } from "./keys.js";
import { List } from "./list.js";
import { Place } from "./place.js";
import { Rules } from "./rules.js";
import { built, showDefinitions } from "./shell.js";

const AGAIN_MS = 120;

export class Room {
  #texts = new Map(); #made = [];
  cases = []; names = { codes: {}, coders: {}, documents: {} }; revision = 0; chosen = null; at = 0;

  constructor(data, trigger) {
    Object.assign(this, { data, trigger, ending: new AbortController() });
    this.say = speaker(data.words, data.language);
    this.server = new Server(data.token, { language: data.language, signal: this.ending.signal });
    const { say } = this;
    this.outbox = new Outbox({
      prefix: `ds-outbox:${data.project}:${data.coder}:`, storage: localStorage, server: this.server,
      quoteOf: async (document, start, end) => sliced(await this.#text(document), start, end),
      onState: ({ state, waiting }) => this.#waits(state, waiting),
      onStored: (_, revision) => (this.#made.push(revision), this.reload()),
      onRefused: (_, message) => (this.tell(message), this.reload()),
      onExpired: () => this.trigger("expired", Date.now()),
    });
    this.list = new List(say, data.coder, { choose: (id) => this.choose(id), filtered: () => this.#rechoose() });
    this.place = new Place(say, (range) => this.bounds.picked(range));
    this.card = new Card(say, data.language, {
      decide: (offer) => this.decide(offer), boundary: () => this.bounds.open(), code: () => this.otherCode(),
      reopen: () => this.reopen(), redefine: (code) => this.trigger("definition", code),
    });
    this.reasons = new Reasons(say);
    this.finder = new Finder(say);
    this.talk = new Talk(say, data.language, data.coder, {
      say: (text) => this.#send({ kind: "remark", difference: this.chosen, text, remark: uuid() }),
      unsay: (remark) => this.#send({ kind: "unremark", remark }),
    });
    this.bounds = new Bounds(this);
    this.rules = new Rules(say, {
      preview: (rule) => this.#preview(rule), decide: (operation) => this.#send(operation, this.cases[0]?.document),
      agreed: () => this.cases.filter(({ kind, state }) => kind === "agreed" && state === "open").length,
      coders: () => this.data.coders.map((id) => [id, this.names.coders[id]?.name ?? ""]),
    });
    Object.assign(this, built(this));
  }

  async open() {
    listenTo(this, this.ending.signal);
    this.fit();
    await this.load();
    if (!isTyping(document.activeElement)) this.element.focus({ preventScroll: true }); // keys decide from here on
    this.outbox.retry();
    const heard = ({ revision }) => revision > this.revision && (this.#texts.clear(), this.reload());
    listen({ server: this.server, signal: this.ending.signal, since: () => this.revision, onEvent: heard, onExpired: async () => this.trigger("expired", Date.now()) });
  }

  update(data, trigger) {
    Object.assign(this, { data, trigger });
    this.server.token = data.token;
    this.outbox.retry();
    this.reload();
    this.fit();
  }

  close() {
    this.ending.abort();
    this.outbox.close();
    this.element.remove();
  }

  fit() {
    const top = this.element.getBoundingClientRect().top + window.scrollY;
    this.element.style.height = `${Math.max(520, window.innerHeight - top - 14)}px`;
    this.element.dataset.ground = isDark(this.element) ? "dark" : "light";
  }

  /** Soon, and once for several things that happened together. */
  reload() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), AGAIN_MS);
  }

  async load() {
    const { coders, documents } = this.data;
    try {
      const answer = await this.server.post("/api/differences", { coders, documents });
      if (this.outbox.waiting) return; // what is on its way is shown already; its answer makes this load again
      Object.assign(this, { cases: answer.cases, revision: answer.revision });
      this.names = { codes: answer.codes, coders: answer.coders, documents: answer.documents };
      showDefinitions(this, answer.redefine);
      this.list.take(this.cases, this.names);
      this.element.dataset.ready = "true";
      if (this.case) this.choose(this.chosen, { again: true });
      else this.#rechoose();
    } catch (error) {
      if (error instanceof ServerError) this.#failed(error);
      else if (error.name !== "AbortError") throw error;
    }
  }

  #failed(error) {
    if (error.status === 401) this.trigger("expired", Date.now());
    else this.tell(error.message || this.say("settling-cannot"));
  }

  get case() {
    return this.cases.find(({ id }) => id === this.chosen) ?? null;
  }

  /** The chosen one if it is in the list, else the one in its place. */
  #rechoose() {
    const { shown } = this.list;
    const here = shown.find(({ id }) => id === this.chosen) ?? shown[Math.min(this.at, shown.length - 1)];
    this.choose(here?.id ?? null, { again: here?.id === this.chosen });
  }

  /** Show a place; `again` leaves what is being written where it is. */
  async choose(id, { again = false } = {}) {
    this.chosen = id;
    const found = this.case;
    this.right.hidden = !found;
    this.list.choose(id);
    if (!found || (again && this.bounds.range)) return;
    const at = this.list.shown.indexOf(found);
    if (at >= 0) this.at = at;
    this.heading(found, at, this.list.shown.length);
    if (!again) {
      this.saw = found.ruling?.id ?? null;
      this.bounds.close();
      this.finder.close();
    }
    this.reasons.show(found, this.names, { again });
    this.talk.show(found, this.names, { again });
    const text = await this.#text(found.document).catch((error) => this.#failed(error));
    if (text === undefined || this.case !== found) return;
    this.place.show(text, found, this.names, this.cases.filter(({ document }) => document === found.document), { again });
    this.card.show(found, this.names, (start, end) => sliced(text, start, end));
  }

  /** To another row; what a colleague decided meanwhile is no longer in the list, and another stands in its place. */
  step(by) {
    const { shown } = this.list;
    const here = shown.findIndex(({ id }) => id === this.chosen);
    const at = here >= 0 ? here : by > 0 ? this.at - 1 : this.at;
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next) this.choose(next.id);
  }

  /** Decide, and go on to the next that is open. */
  decide(offer, extra = {}) {
    const found = this.case;
    if (!found || offer.off) return;
    const { decision, taken = [] } = offer;
    // What a colleague decided while one looked on is not overruled by a key that was on its way.
    const known = found.ruling?.by === this.data.coder || found.ruling?.id === this.saw;
    const replaces = found.state === "settled" && known ? found.ruling?.id : null;
    const reasons = this.reasons.values;
    this.#send({ kind: "rule", difference: found.id, decision, taken, replaces, ...reasons, ...extra });
    const { shown } = this.list;
    const at = shown.indexOf(found);
    const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find(isOpen);
    found.state = "settled";
    found.ruling = { id: null, decision, taken, ...reasons, by: this.data.coder, at: new Date().toISOString(), consensus: [], pending: true };
    this.list.show();
    this.choose((next ?? this.list.shown[0])?.id ?? null);
  }

  otherCode() {
    if (!this.case || this.case.kind === "gone") return;
    const codes = Object.entries(this.names.codes).filter(([, { archived }]) => !archived).map(([id, code]) => ({ id, ...code }));
    this.finder.open(codes, (code) => (this.element.focus(), this.decide({ decision: "code" }, { code })));
  }

  reopen() {
    const ruling = this.case?.state !== "open" && this.case?.ruling;
    if (ruling?.id) this.#send({ kind: "reopen", ruling: ruling.id });
  }

  /** Turn back what was done last on this screen. */
  async undo() {
    const step = this.#made.at(-1);
    if (!step) return this.tell(this.say("settling-undo-none"));
    try {
      await this.server.post(`/api/undo?step=${step}`, {});
      this.#made.pop();
      this.tell(this.say("settling-undone"));
      this.reload();
    } catch (error) {
      if (error instanceof ServerError) this.#failed(error);
    }
  }

  tell(sentence) {
    this.notice.textContent = sentence;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => (this.notice.textContent = ""), 8000);
  }

  #send(operation, document = this.case?.document) {
    if (!document || (this.data.decides === false && !operation.kind.endsWith("remark"))) return; // keys work for all
    const many = operation.count === undefined ? {} : { documents: this.data.documents };
    this.outbox.add({ id: uuid(), document, coders: this.data.coders, ...many, ...operation });
  }

  async #preview(rule) {
    const { coders, documents } = this.data;
    try {
      return (await this.server.post("/api/differences/alike", { coders, documents, ...rule })).places.length;
    } catch (error) {
      if (error instanceof ServerError) this.#failed(error);
      return null;
    }
  }

  #waits(state, waiting) {
    this.element.dataset.waiting = String(waiting);
    this.waits.textContent = waiting && state === "offline" ? this.say("settling-offline") : "";
  }

  async #text(document) {
    if (!this.#texts.has(document)) this.#texts.set(document, this.server.get(`/api/documents/${document}/text`).then(({ text }) => text));
    try {
      return await this.#texts.get(document);
    } catch (error) {
      this.#texts.delete(document);
      throw error;
    }
  }
}
