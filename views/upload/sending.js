/** One upload control on the page, and the queue of files behind it. */

import { answerOf, asRawBody, counted, isAccepted, notAdded } from "./answers.js";
import { controlOf, rowOf } from "./rows.js";
import { speaker } from "../common/text.js";

export class Upload {
  calls = 0;
  #spoken; #control; #data; #finished; #request;
  #say = (key, facts) => this.#spoken(key, facts); // where files go can change, and with it what is said of them
  #waiting = [];
  #results = []; // in the order in which the files were chosen
  #files = 0;
  #sendingNow = false;
  #leaving = (event) => this.busy && event.preventDefault();

  constructor(parent, data) {
    this.language = data.language;
    this.#spoken = speaker(data.words, data.language);
    this.#control = controlOf(this.#say, data, { add: (files) => this.#add(files), stop: () => this.#stop() });
    parent.append(this.#control.root);
    window.addEventListener("beforeunload", this.#leaving);
  }

  get busy() {
    return this.#sendingNow;
  }

  show(data, finished) {
    this.#data = data;
    this.#spoken = speaker(data.words, this.language);
    this.#finished = finished;
    this.#control.show(data);
    this.#control.root.dataset.ready = "true";
  }

  close() {
    window.removeEventListener("beforeunload", this.#leaving);
    this.#waiting.length = 0;
    this.#request?.abort();
    this.#control.root.remove();
  }

  #add(files) {
    if (!files.length) return;
    if (!this.busy) this.#begin();
    files.forEach((file, i) => this.#queue(file, i));
    if (!this.busy) this.#work();
  }

  #begin() {
    this.#results = [];
    this.#files = 0;
    this.#control.list.replaceChildren();
  }

  #queue(file, place) {
    const row = { ...rowOf(file, this.#say, this.language), place: this.#files++ };
    this.#control.list.append(row.element);
    const kinds = this.#data.accept.replaceAll(",", ", ");
    if (!this.#data.multiple && (place > 0 || this.busy)) return this.#settle(row, notAdded(file, this.#say("upload-only-one")));
    if (!isAccepted(file.name, this.#data.accept)) return this.#settle(row, notAdded(file, this.#say("upload-unaccepted", { kinds })));
    this.#waiting.push({ file, row });
  }

  async #work() {
    this.#busyIs(true);
    while (this.#waiting.length) {
      const { file, row } = this.#waiting.shift();
      this.#control.tell(this.#say("upload-busy", { done: row.place + 1, all: this.#files, name: file.name }));
      this.#settle(row, await this.#send(file, row));
    }
    this.#busyIs(false);
    const counts = counted(this.#results);
    // One file has said it all in its own row.
    this.#control.tell(this.#results.length > 1 ? this.#say(counts.stopped ? "upload-done-stopped" : "upload-done", counts) : "");
    if (counts.added) this.#finished({ at: Date.now(), results: this.#results });
  }

  #send(file, row) {
    return new Promise((resolve) => {
      const request = asRawBody(this.#data, file);
      this.#request = request;
      request.upload.addEventListener("progress", (event) => row.sent(event.loaded / Math.max(event.total, 1)));
      request.upload.addEventListener("load", () => {
        this.#request = null; // what has arrived is read and kept: to stop now would only hide the answer
        row.reading();
      });
      request.addEventListener("load", () => resolve(answerOf(file, request, this.#say)));
      request.addEventListener("error", () => resolve(notAdded(file, this.#say("upload-unreached"))));
      request.addEventListener("abort", () => resolve(notAdded(file, this.#say("upload-stopped"), "stopped")));
      request.send(file);
    });
  }

  #settle(row, result) {
    row.settled(result.ok, result.message);
    this.#results[row.place] = result;
  }

  #stop() {
    for (const { file, row } of this.#waiting.splice(0)) this.#settle(row, notAdded(file, this.#say("upload-stopped"), "stopped"));
    this.#request?.abort();
  }

  #busyIs(busy) {
    this.#sendingNow = busy;
    this.#control.busy(busy);
  }
}
