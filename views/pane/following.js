import { listen } from "./live.js";
import { ServerError } from "./server.js";

/** Keeps a room up to date with what others, other tabs and undo changed in the project. */
export class Following {
  constructor(room) {
    this.room = room;
    this.answered = Promise.resolve();
  }

  start(signal) {
    const { server, codings, document } = this.room;
    const onExpired = (message) => this.room.expired(message);
    listen({ server, signal, document, since: () => codings.revision, onEvent: (event) => this.heard(event), onExpired });
  }

  codings(since) {
    return this.room.server.get(`/api/documents/${this.room.document}/codings?since=${since}`);
  }

  /** Fetches what changed since the last answer; one question at a time, so answers keep their order. */
  sync() {
    const result = this.answered.then(async () => this.take(await this.codings(this.room.codings.revision)));
    this.answered = result.catch(() => undefined);
    return result;
  }

  take(answer) {
    const { codings, element, reading } = this.room;
    if (answer.text !== reading.version) return this.room.outdated();
    const known = answer.whole ? codings.all().map(({ id }) => id) : [];
    const touched = [...known, ...answer.codings.map(({ id }) => id), ...answer.removed];
    const before = new Map(touched.map((id) => [id, codings.get(id)]));
    const judged = JSON.stringify(codings.became);
    const ids = codings.receive(answer);
    this.room.finishing.take(answer.finished);
    this.room.shell.header.waits(answer.blind);
    if (ids.length) this.room.changed(ids, ids.map((id) => before.get(id)));
    else if (JSON.stringify(codings.became) !== judged) this.room.chosen();
    element.dataset.revision = codings.revision;
  }

  async heard({ revision, codebook, present }) {
    try {
      if (present) await this.meet(present);
      if (codebook) await this.learn();
      if (revision > this.room.codings.revision) await this.sync();
    } catch (error) {
      if (error.name === "AbortError") return;
      if (!(error instanceof ServerError)) throw error;
      if (error.status === 401) this.room.expired(error.message);
    }
  }

  /** Shows who else is here, by id; who joined a moment ago is asked for. */
  async meet(present) {
    const { meanings, shell } = this.room;
    if (!present.every((id) => meanings.coders.has(id))) await this.learn();
    shell.header.present.show(present.map((id) => meanings.coder(id)));
  }

  async learn() {
    const { meanings, server, shell, canvas } = this.room;
    if (!meanings.take(await server.get("/api/codebook"))) return;
    shell.codebook.show(meanings);
    canvas.paint.prepare(meanings.colors());
    canvas.all();
    this.room.seeing.learned();
    this.room.chosen();
  }
}
