/** The document's codings as they are shown: what the server stored with what still waits in the outbox laid over it.
 *
 * A fact that is older than what is known of a coding is ignored, whichever answer arrives first.
 */
export class Codings {
  constructor(coder, offsets) {
    this.coder = coder;
    this.offsets = offsets;
    this.stored = new Map();
    this.removedAt = new Map();
    this.pending = [];
    this.shown = new Map();
    this.revision = 0;
  }

  /** Takes an answer of the server; returns the ids of which something visible changed. */
  receive({ revision, codings, removed }) {
    const ids = [];
    for (const coding of codings) {
      if (coding.revision < this.knownAt(coding.id)) continue;
      this.stored.set(coding.id, this.inUnits(coding));
      ids.push(coding.id);
    }
    for (const id of removed) {
      if (revision < this.knownAt(id)) continue;
      this.forget(id, revision);
      ids.push(id);
    }
    this.revision = Math.max(this.revision, revision);
    return ids.filter((id) => this.refresh(id));
  }

  /** Shows an operation that is not stored yet. */
  wait(operation) {
    this.pending.push(operation);
    return this.refresh(operation.coding);
  }

  /** The server stored `operation` at `revision`. */
  confirm(operation, revision) {
    const after = this.folded(this.stored.get(operation.coding), operation);
    this.withdraw(operation);
    if (revision < this.knownAt(operation.coding)) return this.refresh(operation.coding);
    if (after) this.stored.set(operation.coding, { ...after, revision });
    else this.forget(operation.coding, revision);
    return this.refresh(operation.coding);
  }

  /** The server refused `operation`: what it showed is taken back. */
  refuse(operation) {
    this.withdraw(operation);
    return this.refresh(operation.coding);
  }

  get(id) {
    return this.shown.get(id);
  }

  all() {
    return [...this.shown.values()];
  }

  own() {
    return this.all().filter((coding) => coding.coder === this.coder);
  }

  /** This coder's codings, counted by code. */
  counts() {
    const counts = new Map();
    for (const { code } of this.own()) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  }

  knownAt(id) {
    return Math.max(this.stored.get(id)?.revision ?? 0, this.removedAt.get(id) ?? 0);
  }

  forget(id, revision) {
    this.stored.delete(id);
    this.removedAt.set(id, revision);
  }

  withdraw(operation) {
    this.pending = this.pending.filter(({ id }) => id !== operation.id);
  }

  refresh(id) {
    const before = this.shown.get(id);
    const after = this.pending
      .filter(({ coding }) => coding === id)
      .reduce((coding, operation) => this.folded(coding, operation), this.stored.get(id));
    if (after) this.shown.set(id, after);
    else this.shown.delete(id);
    return !alike(before, after);
  }

  folded(coding, operation) {
    if (operation.kind === "remove") return undefined;
    if (operation.kind === "apply") return coding ?? this.applied(operation);
    const { direction, memo } = operation;
    return coding && { ...coding, ...(direction !== undefined && { direction }), ...(memo !== undefined && { memo }) };
  }

  applied({ coding, code, start, end, direction, memo }) {
    return this.inUnits({ id: coding, code, coder: this.coder, start, end, direction, memo, revision: 0 });
  }

  inUnits(coding) {
    return { ...coding, start: this.offsets.toUnits(coding.start), end: this.offsets.toUnits(coding.end) };
  }
}

function alike(a, b) {
  return a === b || (!!a && !!b && ["code", "coder", "start", "end", "direction", "memo"].every((key) => a[key] === b[key]));
}
