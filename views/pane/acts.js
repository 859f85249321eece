import { uuid } from "./dom.js";
import { ServerError } from "./server.js";

/** What a coder does to codings: painted at once, then left to the outbox. */
export class Acts {
  constructor(room) {
    this.room = room;
    this.last = null;
  }

  /** Gives the chosen fragment this code; false where nothing is chosen. */
  apply(code) {
    const { choosing, places, me, say, notices } = this.room;
    const span = choosing.target();
    if (!span) {
      notices.hint(say("pane-select-first"));
      return false;
    }
    this.last = code;
    const there = places.overlapping(span.start, span.end).find((coding) => coding.coder === me && coding.code === code && alike(coding, span));
    if (there) choosing.focus(there.id);
    else this.add(code, span);
    return true;
  }

  add(code, { start, end }) {
    const { choosing, say, notices, reading, meanings } = this.room;
    const known = meanings.code(code);
    const coding = uuid();
    if (choosing.selection) choosing.focused = coding;
    this.send({ kind: "apply", coding, code, ...reading.inPoints({ start, end }), direction: known.direction ?? null, memo: "" });
    if (!choosing.selection) choosing.visit(coding);
    notices.announce(say("pane-added", { code: known.name }));
  }

  again() {
    if (this.last && this.room.meanings.has(this.last)) this.apply(this.last);
    else this.room.notices.hint(this.room.say("pane-no-last-code"));
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

  ownCoding(id) {
    const coding = this.room.codings.get(id);
    return coding?.coder === this.room.me ? coding : null;
  }

  send(fields) {
    const { codings, outbox, document } = this.room;
    const operation = { id: uuid(), document, ...fields };
    const before = codings.get(operation.coding);
    if (codings.wait(operation)) this.room.changed([operation.coding], [before]);
    outbox.add(operation);
  }

  /** Undoes or redoes the coder's last step; waits for the outbox, so steps stay in order. */
  async travel(route) {
    const { outbox, server, notices, say, details } = this.room;
    details.save();
    if (!(await outbox.flush())) return notices.show(say("pane-cannot-now"));
    try {
      const { document } = await server.post(`/api/${route}`, {});
      await this.room.following.sync();
      notices.announce(say(`pane-${route}-done`));
      if (document && document !== this.room.document) notices.show(say("pane-elsewhere"));
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (error.status === 401) this.room.expired(error.message);
      else notices.show(error.passes ? say("pane-cannot-now") : error.message);
    }
  }
}

function alike(a, b) {
  return a.start === b.start && a.end === b.end;
}
