import { uuid } from "./dom.js";

/** Whether this coder is done with the document; what waits in the outbox counts. */
export class Finishing {
  constructor(room) {
    this.room = room;
    this.stored = false;
  }

  get done() {
    const { outbox, document } = this.room;
    return outbox.operations.findLast((each) => each.kind === "finish" && each.document === document)?.done ?? this.stored;
  }

  /** What the server says. */
  take(coders = []) {
    this.stored = coders.includes(this.room.me);
    this.room.showSwitches();
  }

  toggle() {
    const { outbox, document, notices, say } = this.room;
    const done = !this.done;
    outbox.add({ id: uuid(), document, kind: "finish", done });
    this.room.showSwitches();
    notices.announce(say(done ? "pane-finished" : "pane-reopened"));
  }

  /** The server stored it: the choice of documents above the text may say so too. */
  settled({ done }) {
    this.stored = done;
    this.room.showSwitches();
    this.room.trigger("finished", Date.now());
  }
}
