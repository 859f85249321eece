import { Acts } from "./acts.js";

/** What one does in this room: code, or where one may only read along, be told so before anything is painted. */
export function actsOf(room) {
  return room.data.reads ? new OnlyReading(room) : new Acts(room);
}

class OnlyReading extends Acts {
  refused() {
    this.room.notices.hint(this.room.say("pane-only-reading"));
    return false;
  }

  apply() { return this.refused(); }
  again() { return this.refused(); }
  invent() { return this.refused(); }
  name() { return this.refused(); }
  bound(...where) { return this.room.choosing?.selection ? super.bound(...where) : this.refused(); }
  weigh() { return this.refused(); }
  key() { return this.refused(); }
  remove() { return this.refused(); }
  direct() { return this.refused(); }
  travel() { return this.refused(); }
  finish() { return this.refused(); }

  /** Nothing is theirs to change, not even what they coded when they had another role. */
  ownCoding() { return null; }
}
