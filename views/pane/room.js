import { Canvas } from "./canvas.js";
import { Choosing } from "./choosing.js";
import { Codings, touched } from "./codings.js";
import { commandsOf } from "./commands.js";
import { outboxOf } from "./delivering.js";
import { Finishing } from "./finishing.js";
import { Following } from "./following.js";
import { Jumping } from "./jumping.js";
import { listenTo } from "./listening.js";
import { Meanings } from "./meanings.js";
import { sliced } from "./offsets.js";
import { actsOf } from "./only_reading.js";
import { Places } from "./places.js";
import { Reading } from "./reading.js";
import { saying } from "./saying.js";
import { Seeing } from "./seeing.js";
import { Server, ServerError } from "./server.js";
import { Shell } from "./shell.js";
import { mark, summarise, titled } from "./summary.js";
import { TextView } from "./text.js";
import { Walk } from "./walk.js";

const FLASH_MS = 1600;
const LOAD_AGAIN_MS = 2000;

/** One coder at work in one document; lives until `close`. */
export class Room {
  constructor(data, trigger) {
    this.ending = new AbortController();
    this.say = saying(data.words, data.language);
    Object.assign(this, { data, trigger, document: data.document, me: data.coder, others: true });
    this.numbers = new Intl.NumberFormat(data.language, { style: "percent", maximumFractionDigits: 0 });
    this.server = new Server(data.token, { language: data.language, signal: this.ending.signal });
    this.meanings = new Meanings(this.say);
    this.acts = actsOf(this);
    this.commands = commandsOf(this);
    const { acts } = this;
    this.shell = new Shell({
      say: this.say, language: data.language, commands: this.commands,
      acts: {
        codes: acts, history: historyOf(this), server: () => this.server, change: (id, fields) => acts.change(id, fields), remove: (id) => acts.remove(id),
        choose: (id) => this.choosing.focus(id), visit: (id) => this.visit(id),
      },
    });
    this.details = this.shell.details;
    this.notices = this.shell.notices;
    this.element = this.shell.element;
    this.seeing = new Seeing(this);
    this.outbox = outboxOf(this);
    this.following = new Following(this);
    this.finishing = new Finishing(this);
    this.jumping = new Jumping(this);
    this.showSwitches();
  }

  /** Fetches the document and shows it; tries again while the server cannot be reached. */
  async open() {
    this.shell.fit();
    try {
      const coded = this.following.codings(0);
      coded.catch(() => undefined); // heard below, unless the text itself does not come
      const [reading, codebook] = await Promise.all([this.server.get(`/api/documents/${this.document}/text`), this.server.get("/api/codebook")]);
      this.meanings.take(codebook);
      this.canvas?.close();
      this.show(new Reading(reading)); // it can be read before its codings have come
      const codings = await coded;
      if (codings.text !== reading.version) return void this.open(); // corrected between the two answers
      this.begin(codings);
    } catch (error) {
      if (this.ending.signal.aborted) return;
      if (!(error instanceof ServerError)) throw error;
      this.notOpened(error);
    }
  }

  notOpened(error) {
    if (error.status === 401) this.expired(error.message);
    else this.opened = this.notices.show(error.passes ? this.say("pane-cannot-open") : error.message);
    if (error.passes) this.again = setTimeout(() => this.open(), LOAD_AGAIN_MS);
  }

  show(reading) {
    const { shell, say } = this;
    this.opened?.();
    this.reading = reading;
    this.view = new TextView(reading.text, reading.segments);
    this.places = new Places(this.view.chunkStarts);
    this.codings = new Codings(this.me, reading.offsets);
    shell.header.name(reading.name);
    shell.scroller.replaceChildren(this.view.element);
    shell.codebook.show(this.meanings);
    this.canvas = new Canvas({
      view: this.view, scroller: shell.scroller, places: this.places, markOf: (coding) => mark(this, coding),
      titleOf: (coding) => titled(this, coding), more: (n) => say("pane-more", { n }),
    });
    this.canvas.paint.prepare(this.meanings.colors());
    this.choosing = new Choosing({
      view: this.view, walk: new Walk(reading.text, reading.steps, this.data.language, reading), canvas: this.canvas, places: this.places,
      visible: (coding) => this.visible(coding), onChange: () => this.chosen(),
    });
  }

  begin(answer) {
    const waiting = this.outbox.operations.filter(({ document }) => document === this.document);
    const ids = this.codings.receive(answer);
    for (const operation of waiting) {
      if (operation.kind === "name") this.meanings.invent({ id: operation.code, name: operation.name });
      ids.push(...this.codings.wait(operation));
    }
    this.finishing.take(answer.finished);
    this.shell.header.waits(answer.blind);
    for (const coding of this.codings.all().sort((a, b) => a.start - b.start)) this.places.put(coding);
    this.seeing.show(this.ending.signal);
    this.changed(ids, []);
    this.canvas.first.then(() => this.element.setAttribute("data-ready", "true"));
    this.element.dataset.revision = this.codings.revision;
    this.saved(this.outbox);
    listenTo(this, this.commands, this.ending.signal);
    if (document.activeElement === document.body) this.shell.focusText();
    this.goTo(this.data.focus);
    this.outbox.deliver();
    this.following.start(this.ending.signal);
  }

  /** A later call for the same coder in the same document: perhaps a new token, perhaps a place to go to. */
  update(data, trigger) {
    const { token, focus } = this.data;
    Object.assign(this, { data, trigger });
    this.seeing.ground();
    if (data.token !== token) this.renew(data.token);
    if (this.choosing && JSON.stringify(data.focus) !== JSON.stringify(focus)) this.goTo(data.focus);
  }

  renew(token) {
    this.server.token = token;
    this.renewed?.();
    if (this.choosing) this.outbox.retry();
    else if (this.renewed) this.open();
    this.renewed = null;
  }

  /** The token is no longer accepted: says so once and resolves when there is a new one. */
  expired(message) {
    this.waitForToken ??= new Promise((resolve) => {
      const close = this.notices.show(message);
      this.renewed = () => (close(), resolve(), (this.waitForToken = null));
      this.trigger("expired", Date.now());
    });
    return this.waitForToken;
  }

  /** The text was corrected meanwhile: codings now stand elsewhere, so the page is asked for a room with the new text. */
  outdated() {
    this.trigger("expired", Date.now());
  }

  /** Redraws what these codings touch, as they were (`before`) and as they are. */
  changed(ids, before) {
    const after = ids.map((id) => this.codings.get(id));
    for (const id of ids) if (!this.codings.get(id)) this.places.drop(id);
    for (const coding of after) if (coding) this.places.put(coding);
    const touched = [...before, ...after].filter(Boolean);
    this.canvas.changed(touched);
    this.seeing.changed(touched);
    this.shell.codebook.count(this.codings.counts());
    if (ids.length) this.choosing.focus(this.choosing.focused);
    else this.chosen();
  }

  settle(operation, act) {
    if (operation.document !== this.document || !this.codings) return;
    const before = touched(operation).map((id) => this.codings.get(id));
    const ids = act(this.codings);
    if (ids.length) this.changed(ids, before);
  }

  refused(operation, message) {
    this.settle(operation, (codings) => codings.refuse(operation));
    const here = operation.start !== undefined && operation.document === this.document;
    const visit = here ? () => this.goTo(operation) : null;
    const code = operation.code ?? operation.codings?.[0].code;
    this.notices.show(message, { about: code ? this.meanings.code(code).name : "", visit });
    this.showSwitches();
  }

  chosen() {
    this.notices.hint("");
    summarise(this);
  }

  saved(state) {
    this.shell.header.saved(state);
    this.element.dataset.waiting = state.waiting;
  }

  visible(coding) {
    return (this.others || coding.coder === this.me) && this.seeing.shows(coding);
  }

  toggleOthers() {
    this.others = !this.others;
    this.showSwitches();
    this.canvas?.all();
    this.seeing.map.all();
    if (this.choosing) this.choosing.focus(this.choosing.focused);
  }

  showSwitches() {
    const { folded, header } = this.shell;
    header.switches({ others: this.others, codebook: !folded.has("codebook"), details: !folded.has("details"), finished: this.finishing?.done ?? false });
  }

  visit(id) {
    this.choosing.visit(id);
    this.canvas.reveal(this.codings.get(id));
  }

  /** Scrolls to a span in code points and lets it light up for a moment. */
  goTo(focus) {
    if (!focus) return;
    const span = this.reading.inUnits(focus);
    this.canvas.reveal(span);
    this.choosing.cursor = span.start;
    this.canvas.paint.single("flash", span);
    setTimeout(() => this.canvas.paint.single("flash", null), FLASH_MS);
  }

  /** The words at a span in code points, also of a document that is not open; its text is asked for then. */
  async quoteOf(document, start, end) {
    if (document === this.document && this.reading) return this.reading.quote(this.reading.inUnits({ start, end }));
    this.texts ??= new Map();
    if (!this.texts.has(document)) this.texts.set(document, (await this.server.get(`/api/documents/${document}/text`)).text);
    return sliced(this.texts.get(document), start, end);
  }

  close() {
    this.details.save();
    clearTimeout(this.again);
    this.outbox.close();
    this.ending.abort();
    this.canvas?.close();
    this.seeing.close();
    this.element.remove();
  }
}

/** What the history panel may do in a room. */
function historyOf(room) {
  return { coders: () => [...room.meanings.coders.values()], undo: (revision) => room.acts.travel("undo", revision, () => {}) };
}
