/** One search field on the page: what is asked, the answers to it, and which hit is looked at. */

import { address, nothing, sound, worded } from "./asking.js";
import { fieldOf } from "./field.js";
import { linesOf } from "./lines.js";
import { speaker } from "../common/text.js";

const PAUSE_MS = 120; // between the last letter and the question
const AT_ONCE = 100;
const MOST_AGAIN = 500; // of the lines that were there before, when somebody comes back

export class Search {
  calls = 0;
  #say; #data; #send; #field; #lines; #timer; #asking;
  #state = nothing();
  #hits = [];
  #count = 0;
  #begun = false;

  constructor(parent, data) {
    this.language = data.language;
    this.#say = speaker(data.words, data.language);
    this.#field = fieldOf(this.#say, {
      changed: (changes, soon) => this.#change(changes, soon),
      walk: (steps) => this.#lines.walk(steps),
      open: () => this.#open(this.#state.at),
      hand: () => this.#send("handed", { ...this.#state, query: this.#asked(), count: this.#count }),
    });
    this.#lines = linesOf(this.#say, {
      open: (place) => this.#open(place),
      at: (place) => this.#keep({ at: place }),
      more: () => this.#more(),
    });
    this.#field.root.append(this.#lines.root);
    parent.append(this.#field.root);
  }

  /** New data from the page: a token that is fresh again, or a codebook that changed. */
  show(data, send) {
    const first = !this.#data;
    this.#data = { ...data, token: data.token };
    this.#send = send;
    this.#field.coding(data.coding);
    if (first) this.#begin();
    else if (this.#expired) this.#ask();
  }

  close() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#field.root.remove();
  }

  #expired = false;

  get #place() {
    return `duiding-search:${this.#data.project}:${this.#data.coder}`;
  }

  async #begin() {
    const kept = remembered(this.#place);
    const answer = await this.#fetch(`${this.#data.url}/choices`);
    const choices = answer.ok ? answer.body : {};
    this.#state = sound(kept, choices);
    this.#field.show(this.#state, choices);
    this.#field.root.dataset.ready = "true";
    if (this.#state.query.trim()) await this.#ask(Math.min(this.#state.at + AT_ONCE, MOST_AGAIN), this.#state.at);
    this.#field.focus();
  }

  #change(changes, soon) {
    this.#keep({ ...changes, at: 0 });
    clearTimeout(this.#timer);
    if (soon) this.#ask();
    else this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  #keep(changes) {
    this.#state = { ...this.#state, ...changes };
    sessionStorage.setItem(this.#place, JSON.stringify(this.#state));
  }

  async #ask(limit = AT_ONCE, at = 0) {
    this.#asking?.abort(); // an answer to what is no longer asked is dropped
    if (!this.#state.query.trim()) return this.#empty("");
    const answer = await this.#fetch(address(this.#data.url, this.#state, 0, limit), true);
    if (answer.dropped) return;
    if (!answer.ok) return this.#empty(answer.body?.message ?? this.#say("search-unreached"), !answer.body);
    ({ hits: this.#hits, count: this.#count, begun: this.#begun } = answer.body);
    this.#paint(at);
  }

  async #more() {
    const answer = await this.#fetch(address(this.#data.url, this.#state, this.#hits.length, AT_ONCE), true);
    if (!answer.ok || !answer.body.hits.length) return;
    this.#hits = [...this.#hits, ...answer.body.hits];
    this.#lines.add(answer.body.hits, this.#hits.length < this.#count);
  }

  #paint(at) {
    const word = this.#state.query.trim().split(/\s+/).at(-1);
    this.#field.count(this.#count, this.#begun ? this.#say("search-begun", { word }) : "");
    this.#lines.show(this.#hits, this.#hits.length < this.#count, at);
    if (!this.#count) this.#field.tell(this.#say("search-nothing"));
  }

  #empty(message, isWrong = false) {
    [this.#hits, this.#count, this.#begun] = [[], 0, false];
    this.#lines.show([], false, 0);
    this.#field.count(null, "");
    this.#field.tell(message || this.#say("search-how"), Boolean(message) && isWrong);
  }

  #open(place) {
    const hit = this.#hits[place];
    if (!hit) return;
    this.#keep({ at: place });
    this.#send("opened", { document: hit.document, start: hit.start, end: hit.end });
  }

  /** What was really searched: a word that somebody was still typing counts as the begin of one. */
  #asked() {
    return this.#begun ? `${worded(this.#state)}*` : worded(this.#state);
  }

  /** `{ok, body, dropped}`; with `only` an earlier question is given up for this one. */
  async #fetch(url, only = false) {
    const asking = new AbortController();
    if (only) {
      this.#asking?.abort();
      this.#asking = asking;
    }
    try {
      const headers = { "X-Duiding-Token": this.#data.token, "X-Duiding-Language": this.language };
      const response = await fetch(url, { headers, signal: asking.signal });
      const fresh = response.headers.get("X-Duiding-Token");
      if (fresh) this.#data.token = fresh;
      this.#expired = response.status === 401;
      if (this.#expired) this.#send("expired", Date.now());
      const body = await response.json();
      return { ok: response.ok, body, dropped: asking.signal.aborted };
    } catch {
      return { ok: false, body: null, dropped: asking.signal.aborted };
    }
  }
}

/** What this tab was searching for; null when nothing, or nothing that can be read. */
function remembered(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null;
  }
}
