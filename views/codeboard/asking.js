const PATIENCE_MS = 8000;

/** What is asked goes one at a time: a second trigger before the first was dealt with would take its place. */
export class Asking {
  constructor(tell) {
    this.tell = tell;
    this.waiting = [];
    this.sent = null;
  }

  add(wanted) {
    this.waiting.push({ ...wanted, at: `${Date.now()}-${Math.random()}` });
    if (!this.sent) this.next();
  }

  next() {
    clearTimeout(this.timer);
    this.sent = this.waiting.shift() ?? null;
    if (!this.sent) return;
    this.tell(this.sent);
    this.timer = setTimeout(() => this.again(), PATIENCE_MS);
  }

  /** Whatever was lost on the way is said once more; asked twice it is done once. */
  again() {
    this.tell({ ...this.sent });
    this.timer = setTimeout(() => this.next(), PATIENCE_MS);
  }

  /** `at` is of the last one that was dealt with. */
  done(at) {
    if (this.sent?.at === at) this.next();
  }

  stop() {
    clearTimeout(this.timer);
  }
}
