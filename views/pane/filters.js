const KINDS = ["codes", "categories", "coders", "directions"];

/** Which codings are seen, and whether only text without a coding matters; remembered by this tab for a project. */
export class Filters {
  constructor({ storage, key, meanings, onChange }) {
    Object.assign(this, { storage, key, meanings, onChange });
    this.clearAll();
    const kept = remembered(storage, key);
    for (const kind of KINDS) for (const value of kept[kind] ?? []) this[kind].add(value);
    this.uncoded = kept.uncoded === true;
  }

  clearAll() {
    for (const kind of KINDS) this[kind] = new Set();
    this.uncoded = false;
  }

  /** Whether a coding passes: of one of the chosen codes or categories, and one of the coders, and one of the directions. */
  shows({ code, coder, direction }) {
    const named = this.codes.size + this.categories.size === 0 || this.codes.has(code) || this.categories.has(this.meanings.code(code).category ?? "");
    return named && passes(this.coders, coder) && passes(this.directions, direction ?? "none");
  }

  get active() {
    return this.uncoded || KINDS.some((kind) => this[kind].size > 0);
  }

  /** The chosen `[kind, value]`s, in the order in which they are shown. */
  get chosen() {
    return KINDS.flatMap((kind) => Array.from(this[kind], (value) => [kind, value]));
  }

  toggle(kind, value, on = !this[kind].has(value)) {
    if (on) this[kind].add(value);
    else this[kind].delete(value);
    this.changed();
  }

  toggleUncoded(on = !this.uncoded) {
    this.uncoded = on;
    this.changed();
  }

  clear() {
    this.clearAll();
    this.changed();
  }

  changed() {
    const kept = Object.fromEntries(KINDS.map((kind) => [kind, [...this[kind]]]));
    this.storage.setItem(this.key, JSON.stringify({ ...kept, uncoded: this.uncoded }));
    this.onChange();
  }
}

function passes(chosen, value) {
  return chosen.size === 0 || chosen.has(value);
}

function remembered(storage, key) {
  try {
    return JSON.parse(storage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}
