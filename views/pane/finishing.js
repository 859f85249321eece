import { uuid } from "./dom.js";

/** Whether this coder is done with the document; what waits in the outbox counts. */
export class Finishing {
  constructor(room) {
    this.room = room;
    this.stored = null; // nothing is known yet
  }

  get done() {
    const { outbox, document } = this.room;
    return outbox.operations.findLast((each) => each.kind === "finish" && each.document === document)?.done ?? this.stored ?? false;
  }

  /** What the server says. */
  take(coders = []) {
    this.become(coders.includes(this.room.me));
  }

  toggle() {
    const { outbox, document, notices, say } = this.room;
    const done = !this.done;
    outbox.add({ id: uuid(), document, kind: "finish", done });
    this.room.showSwitches();
    notices.announce(say(done ? "pane-finished" : "pane-reopened"));
  }

  /** The server stored an operation. */
  settled({ done }) {
    this.become(done);
  }

  /** Where it changed, the choice of documents above the text has to say so too. */
  become(stored) {
    if (this.stored !== null && this.stored !== stored) this.room.trigger("finished", Date.now());
    this.stored = stored;
    this.room.showSwitches();
  }
}
