const CHANGEABLE = ["direction", "memo", "important"];

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
    this.became = {};
  }

  /** Takes an answer of the server; returns the ids of which something visible changed. A `whole` one is all there is. */
  receive({ revision, codings, removed, whole = false, became = {} }) {
    this.became = became;
    const ids = whole ? this.start(revision) : [];
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

  /** Forgets what is known up to this revision, removals too: what was hidden meanwhile may be shown again. */
  start(revision) {
    const ids = [...this.stored].filter(([, coding]) => coding.revision <= revision).map(([id]) => id);
    for (const id of ids) this.stored.delete(id);
    for (const [id, at] of this.removedAt) if (at <= revision) this.removedAt.delete(id);
    return ids;
  }

  /** Shows an operation that is not stored yet; as `confirm` and `refuse`, returns the ids that look different now. */
  wait(operation) {
    this.pending.push(operation);
    return touched(operation).filter((id) => this.refresh(id));
  }

  /** The server stored `operation` at `revision`. */
  confirm(operation, revision) {
    const ids = touched(operation);
    const after = ids.map((id) => this.folded(this.stored.get(id), operation, id));
    this.withdraw(operation);
    ids.forEach((id, index) => this.store(id, after[index], revision, operation.kind));
    return ids.filter((id) => this.refresh(id));
  }

  /** The server refused `operation`: what it showed is taken back. */
  refuse(operation) {
    this.withdraw(operation);
    return touched(operation).filter((id) => this.refresh(id));
  }

  /** A change of a coding that is not known here says nothing about it; only a removal says that it is gone. */
  store(id, coding, revision, kind) {
    if (revision < this.knownAt(id)) return;
    if (coding) this.stored.set(id, { ...coding, revision });
    else if (kind === "remove") this.forget(id, revision);
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
      .filter((operation) => touched(operation).includes(id))
      .reduce((coding, operation) => this.folded(coding, operation, id), this.stored.get(id));
    if (after) this.shown.set(id, after);
    else this.shown.delete(id);
    return !alike(before, after);
  }

  folded(coding, operation, id) {
    if (operation.kind === "remove") return undefined;
    if (operation.kind === "apply" || operation.kind === "name") return coding ?? this.applied(operation, id);
    if (operation.kind === "move") return coding && this.inUnits({ ...coding, start: operation.start, end: operation.end });
    const said = CHANGEABLE.filter((name) => operation[name] !== undefined).map((name) => [name, operation[name]]);
    return coding && { ...coding, ...Object.fromEntries(said) };
  }

  applied({ codings, start, end, ...operation }, id) {
    const { code, direction, memo = "" } = codings?.find(({ coding }) => coding === id) ?? operation;
    return this.inUnits({ id, code, coder: this.coder, start, end, direction, memo, important: false, revision: 0 });
  }

  inUnits(coding) {
    return { ...coding, start: this.offsets.toUnits(coding.start), end: this.offsets.toUnits(coding.end) };
  }
}

/** The ids of the codings that an operation is about; several where several codes were given at once. */
export function touched({ codings, coding }) {
  if (codings) return codings.map((each) => each.coding);
  return coding ? [coding] : [];
}

function alike(a, b) {
  const shown = ["code", "coder", "start", "end", ...CHANGEABLE];
  return a === b || (!!a && !!b && shown.every((key) => a[key] === b[key]));
}
