const KEPT = 30;

/** The codes that this coder gave last, newest first; they survive a reload. */
export class Recent {
  constructor(storage, place) {
    Object.assign(this, { storage, place });
    this.codes = read(storage, place);
  }

  get last() {
    return this.codes[0] ?? null;
  }

  add(codes) {
    this.codes = [...new Set([...codes.toReversed(), ...this.codes])].slice(0, KEPT);
    try {
      this.storage.setItem(this.place, JSON.stringify(this.codes));
    } catch {
      // Storage may be forbidden or full; then it lasts as long as the page.
    }
  }

  /** 0 for the newest; beyond all others for what was not given lately. */
  age(code) {
    const at = this.codes.indexOf(code);
    return at < 0 ? KEPT : at;
  }
}

function read(storage, place) {
  try {
    const kept = JSON.parse(storage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}
