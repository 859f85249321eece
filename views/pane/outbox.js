import { ServerError } from "./server.js";

const BATCH = 50;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15000;

/** Operations that are shown but not stored yet; they survive a reload and are delivered once, in order.
 *
 * Each has its own key in the storage, so two tabs of one coder cannot wipe out each other's. It holds offsets and
 * memos, never the words of the text: `quoteOf` supplies those at the moment of sending.
 */
export class Outbox {
  constructor({ prefix, storage, server, quoteOf, onState, onStored, onRefused, onExpired }) {
    Object.assign(this, { prefix, storage, server, quoteOf, onState, onStored, onRefused, onExpired });
    this.operations = kept(storage, prefix);
    this.state = "idle";
    this.waitMs = FIRST_WAIT_MS;
    this.waiters = [];
  }

  get waiting() {
    return this.operations.length;
  }

  add(operation) {
    const item = { ...operation, at: Math.max(Date.now(), (this.operations.at(-1)?.at ?? 0) + 1) };
    this.operations.push(item);
    keep(this.storage, this.prefix + item.id, item);
    this.tell();
    this.deliver();
  }

  /** Resolves to true when nothing waits any more, to false when the server cannot be reached now. */
  async flush() {
    if (this.state === "expired") return false;
    if (!this.waiting) return true;
    this.retry();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  /** Tries at once, for instance with a new token or when the network is back. */
  retry() {
    clearTimeout(this.timer);
    if (this.state !== "sending") this.state = "idle";
    this.deliver();
  }

  close() {
    clearTimeout(this.timer);
    this.state = "closed";
  }

  async deliver() {
    if (this.state !== "idle" || !this.waiting) return;
    this.become("sending");
    while (this.waiting && this.state === "sending") await this.sendBatch();
    if (this.state === "sending") this.become("idle");
    this.settle(this.waiting === 0);
  }

  async sendBatch() {
    const { document } = this.operations[0];
    const end = this.operations.findIndex((operation) => operation.document !== document);
    const batch = this.operations.slice(0, Math.min(BATCH, end < 0 ? BATCH : end));
    try {
      const operations = await Promise.all(batch.map((operation) => this.dressed(operation)));
      const answer = await this.server.post(`/api/documents/${document}/operations`, { operations });
      this.waitMs = FIRST_WAIT_MS;
      this.settleBatch(batch, answer);
    } catch (error) {
      if (!(error instanceof ServerError)) return this.close();
      this.failed(batch, error);
    }
  }

  async dressed({ at, document, ...operation }) {
    if (operation.start === undefined) return operation;
    return { ...operation, quote: await this.quoteOf(document, operation.start, operation.end) };
  }

  settleBatch(batch, { revision, results }) {
    const byId = new Map(results.map((result) => [result.id, result]));
    for (const operation of batch) {
      const result = byId.get(operation.id);
      if (!result) continue;
      this.done(operation);
      if (result.status === "stored") this.onStored(operation, result.revision ?? revision);
      else this.onRefused(operation, result.message);
    }
    // An answer that names none of them would make the loop ask for ever.
    if (!batch.some(({ id }) => byId.has(id))) this.failed(batch, new ServerError(0, "unanswered", ""));
    this.tell();
  }

  failed(batch, error) {
    if (error.status === 401) {
      this.become("expired");
      this.onExpired(error.message);
    } else if (error.passes) {
      this.become("offline");
      this.timer = setTimeout(() => this.retry(), this.waitMs);
      this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
    } else {
      for (const operation of batch) {
        this.done(operation);
        this.onRefused(operation, error.message);
      }
    }
  }

  done(operation) {
    this.operations = this.operations.filter(({ id }) => id !== operation.id);
    discard(this.storage, this.prefix + operation.id);
  }

  become(state) {
    if (this.state === "closed") return;
    this.state = state;
    this.tell();
  }

  settle(empty) {
    for (const resolve of this.waiters.splice(0)) resolve(empty);
  }

  tell() {
    this.onState({ state: this.state, waiting: this.waiting });
  }
}

function kept(storage, prefix) {
  try {
    return Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => JSON.parse(storage.getItem(key)))
      .sort((a, b) => a.at - b.at);
  } catch {
    return []; // Storage may be forbidden or full; then the outbox lives as long as the page.
  }
}

function keep(storage, key, operation) {
  try {
    storage.setItem(key, JSON.stringify(operation));
  } catch {
    // As above: still delivered from memory, and the page warns before it is left.
  }
}

function discard(storage, key) {
  try {
    storage.removeItem(key);
  } catch {
    // As above.
  }
}
