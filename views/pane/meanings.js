/** The project's codes and coders by id; what has left the codebook meanwhile is shown in grey by a general name. */
export class Meanings {
  constructor(say) {
    this.say = say;
    this.invented = new Map();
    this.take({ categories: [], codes: [], coders: [] });
  }

  /** Takes over a codebook; returns whether it says anything new. */
  take({ categories, codes, coders }) {
    const said = JSON.stringify([categories, codes, coders]);
    if (said === this.said) return false;
    this.said = said;
    this.categories = categories;
    this.codes = new Map(codes.map((code) => [code.id, code]));
    this.coders = new Map(coders.map((coder) => [coder.id, coder]));
    this.keys = new Map(codes.filter(({ key, archived }) => key && !archived).map((code) => [code.key.toLowerCase(), code.id]));
    return true;
  }

  /** Knows a code that was made in the text and is not stored yet. */
  invent(code) {
    this.invented.set(code.id, { color: "", direction: null, ...code });
  }

  /** Every colour a coding may be drawn in, grey for what left the codebook included. */
  colors() {
    return new Set(["", ...Array.from(this.codes.values(), ({ color }) => color)]);
  }

  has(code) {
    return this.codes.has(code);
  }

  code(id) {
    return this.codes.get(id) ?? this.invented.get(id) ?? { id, name: this.say("pane-unknown-code"), color: "", direction: null };
  }

  coder(id) {
    return this.coders.get(id) ?? { id, name: this.say("pane-unknown-coder"), initials: "?", color: "" };
  }
}
