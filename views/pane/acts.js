import { touched } from "./codings.js";
import { uuid } from "./dom.js";
import { commandOf } from "./keys.js";
import { folded } from "./matching.js";
import { Recent } from "./recent.js";
import { ServerError } from "./server.js";

const LONGEST_NAME = 80;

/** What a coder does to codings: painted at once, then left to the outbox. */
export class Acts {
  constructor(room) {
    this.room = room;
    this.recent = new Recent(localStorage, `dd-recent:${room.data.project}:${room.data.coder}`);
  }

  /** Gives the chosen fragment these codes, in one step; false where nothing is chosen. */
  apply(...codes) {
    const { choosing, notices, say } = this.room;
    const span = choosing.target();
    if (!span) {
      notices.hint(say("pane-select-first"));
      return false;
    }
    this.recent.add(codes);
    const there = codes.map((code) => this.twin(code, span));
    const missing = codes.filter((_, index) => !there[index]);
    if (missing.length) this.add(missing, span);
    else choosing.focus(there.at(-1).id);
    return true;
  }

  /** This coder's coding with this code on exactly these words. */
  twin(code, span) {
    const { places, me } = this.room;
    return places.overlapping(span.start, span.end).find((coding) => coding.coder === me && coding.code === code && alike(coding, span));
  }

  add(codes, span) {
    const { reading, meanings } = this.room;
    const codings = codes.map((code) => ({ coding: uuid(), code, direction: meanings.code(code).direction ?? null, memo: "" }));
    const [first] = codings;
    const place = reading.inPoints(span);
    this.place(codings.length > 1 ? { kind: "apply", ...place, codings } : { kind: "apply", ...place, ...first }, codings);
  }

  /** Paints what is new and keeps the selection; without one the last coding is chosen. */
  place(operation, codings) {
    const { choosing, say, notices, meanings } = this.room;
    const last = codings.at(-1).coding;
    if (choosing.selection) choosing.focused = last;
    this.send(operation);
    if (!choosing.selection) choosing.visit(last);
    const names = codings.map(({ code }) => meanings.code(code).name);
    notices.announce(say("pane-added", { code: names.join(", ") }));
  }

  again() {
    const { last } = this.recent;
    if (last && this.room.meanings.has(last)) this.apply(last);
    else this.room.notices.hint(this.room.say("pane-no-last-code"));
  }

  /** Asks for the name of a code that is made of the selection; the words themselves are the proposal. */
  invent() {
    const { choosing, notices, say, shell, reading } = this.room;
    const span = choosing.target();
    if (!span) return notices.hint(say("pane-select-first"));
    shell.openFilter(named(reading.quote(span)));
  }

  /** Makes a code of this name and gives it to the chosen fragment, in one step; one that exists is simply given. */
  name(name) {
    const { choosing, meanings, reading, notices, say } = this.room;
    const span = choosing.target();
    if (!span) return notices.hint(say("pane-select-first"));
    const known = [...meanings.codes.values()].find((code) => folded(code.name) === folded(name));
    if (known) return this.apply(known.id);
    const [code, coding] = [uuid(), uuid()];
    meanings.invent({ id: code, name });
    this.recent.add([code]);
    return this.place({ kind: "name", coding, code, name, direction: null, memo: "", ...reading.inPoints(span) }, [{ coding, code }]);
  }

  /** Moves the begin or end of the selection, or of the chosen coding of one's own. */
  bound(side, direction, unit) {
    const { choosing, notices, say, reading } = this.room;
    if (!choosing?.target()) return notices.hint(say("pane-choose-bounds"));
    const span = choosing.bounded(side, direction, unit);
    if (!span) return notices.hint(say("pane-bound-no-further"));
    if (choosing.selection) return choosing.moveTo(span, side === "end" ? 1 : -1);
    const coding = this.ownCoding(choosing.focused);
    if (!coding) return notices.hint(say("pane-not-own"));
    const twin = this.twin(coding.code, span);
    if (twin) return notices.hint(say("pane-bound-twin"));
    this.send({ kind: "move", coding: coding.id, ...reading.inPoints(span) });
    choosing.visit(coding.id);
    return notices.announce(reading.quote(span));
  }

  /** Marks the chosen coding as important for the report, or not after all. */
  weigh(id = this.room.choosing?.focused) {
    const { notices, say } = this.room;
    const coding = this.ownCoding(id);
    if (!coding) return notices.hint(say("pane-not-own"));
    this.change(id, { important: !coding.important });
    return notices.announce(say(coding.important ? "pane-unimportant" : "pane-important-now"));
  }

  /** Gives a code its key, or takes it away; waits for the server, because a key belongs to one code only. */
  key(code, key) {
    const { server, following, notices, say, meanings } = this.room;
    return this.asking(async () => {
      await server.post(`/api/codes/${code}/key`, { key });
      await following.learn();
      const command = key && commandOf(key);
      const facts = { key, code: meanings.code(code).name, command: command && say(`pane-do-${command}`) };
      notices.hint(say(command ? "pane-key-also" : key ? "pane-key-set" : "pane-key-gone", facts));
    });
  }

  remove(id = this.room.choosing.focused) {
    const coding = this.ownCoding(id);
    if (!coding) return;
    const { say, notices, choosing, meanings } = this.room;
    this.send({ kind: "remove", coding: id });
    // Only one on the very same words may take its place, or a second press would remove something unseen.
    const twin = choosing.codings().find((other) => this.ownCoding(other.id) && alike(other, coding));
    if (choosing.focused === id) choosing.focus(twin?.id ?? null);
    notices.announce(say("pane-removed", { code: meanings.code(coding.code).name }));
  }

  change(id, fields) {
    if (this.ownCoding(id)) this.send({ kind: "change", coding: id, ...fields });
  }

  /** Sets the direction of the chosen coding, or takes it away when it already was that. */
  direct(direction) {
    const coding = this.ownCoding(this.room.choosing.focused);
    if (!coding) return;
    const after = coding.direction === direction ? null : direction;
    this.change(coding.id, { direction: after });
    this.room.notices.announce(this.room.say(after ? `pane-direction-${after}` : "pane-direction-none"));
  }

  finish() {
    this.room.finishing.toggle();
  }

  ownCoding(id) {
    const coding = this.room.codings.get(id);
    return coding?.coder === this.room.me ? coding : null;
  }

  send(fields) {
    const { codings, outbox, document } = this.room;
    const operation = { id: uuid(), document, ...fields };
    const before = touched(operation).map((id) => codings.get(id));
    const ids = codings.wait(operation);
    if (ids.length) this.room.changed(ids, before);
    outbox.add(operation);
  }

  /** Undoes or redoes the coder's last step, or undoes the one that made `revision`; waits for the outbox first. */
  travel(route, revision = null, show = (sentence) => this.room.notices.show(sentence)) {
    const { outbox, notices, say, details, server } = this.room;
    details.save();
    return this.asking(async () => {
      if (!(await outbox.flush())) throw new ServerError(0, "waiting", "");
      const { document } = await server.post(`/api/${route}${revision === null ? "" : `?step=${revision}`}`, {});
      await this.room.following.sync();
      notices.announce(say(`pane-${route}-done`));
      if (document && document !== this.room.document) notices.show(say("pane-elsewhere"));
    }, show);
  }

  /** Does what needs the server at once; where that fails, shows and returns the sentence that says so. */
  async asking(act, show = (sentence) => this.room.notices.show(sentence)) {
    try {
      await act();
      return "";
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      const sentence = error.passes ? this.room.say("pane-cannot-now") : error.message;
      if (error.status === 401) this.room.expired(sentence);
      else show(sentence);
      return sentence;
    }
  }
}

/** A proposal for the name of a code: the words, on one line and not too many. */
function named(quote) {
  const words = quote.split(/\s+/).filter(Boolean).join(" ");
  return words.length <= LONGEST_NAME ? words : words.slice(0, LONGEST_NAME).replace(/\s+\S*$/, "");
}

function alike(a, b) {
  return a.start === b.start && a.end === b.end;
}
