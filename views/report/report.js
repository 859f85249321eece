/** The report as it will be: its parts to choose and put in order, and beside them how it reads. */

import { make, speaker } from "../common/text.js";
import { paperOf } from "./paper.js";
import { partsOf } from "./parts.js";

const views = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the parts and the report of `data.project` in `parentElement`. Returns the cleanup. */
export default function report({ data, parentElement }) {
  let view = views.get(parentElement);
  if (view?.language !== data.language) {
    view?.close();
    view = new View(parentElement, data);
    views.set(parentElement, view);
  }
  view.show(data);
  const call = (view.calls += 1);
  return () => {
    if (view.calls !== call) return; // the cleanup of an earlier call must not stop what a later one shows
    view.close();
    views.delete(parentElement);
  };
}

class View {
  calls = 0;
  #say; #data; #root; #parts; #sheet; #status; #seen; #shown;
  #asked = 0;
  #line = Promise.resolve();

  constructor(parent, data) {
    this.language = data.language;
    this.#say = speaker(data.words, data.language);
    this.#root = make("div", "duiding-report");
    this.#parts = make("div", "duiding-report-parts");
    this.#status = make("p", "duiding-report-status", { role: "status" });
    const frame = make("div", "duiding-report-frame", { tabindex: "0", role: "region", "aria-label": this.#say("report-preview") });
    this.#sheet = make("article", "duiding-report-sheet", { lang: data.language });
    frame.append(this.#sheet);
    const left = make("div", "duiding-report-left");
    left.append(this.#parts, this.#status);
    this.#root.append(left, frame);
    parent.append(this.#root);
    // A report takes work: it is made when somebody looks, not for a part of the page that is folded away.
    this.#seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#refresh());
    this.#seen.observe(this.#root);
  }

  show(data) {
    this.#data = data;
    if (this.#shown !== undefined) this.#refresh();
  }

  close() {
    this.#asked += 1; // an answer that is still under way comes too late
    this.#seen.disconnect();
    this.#root.remove();
  }

  #refresh() {
    if (this.#shown === this.#data.of) return;
    this.#shown = this.#data.of;
    this.#ask("GET");
  }

  /** What was chosen is shown at once; what is on its way is overtaken by it, and never arrives after it. */
  #choose(chosen) {
    partsOf(this.#parts, chosen, this.#say, (next) => this.#choose(next));
    const { parts, codes, beside, publication } = chosen;
    const [displays, drawings] = [chosen.displays, chosen.drawings].map((some) => some.filter(({ on }) => on).map(({ key }) => key));
    this.#ask("POST", JSON.stringify({ parts, codes, beside, publication, displays, drawings }));
  }

  #ask(method, body) {
    const asked = (this.#asked += 1);
    this.#status.textContent = this.#say("report-preview-busy");
    this.#line = this.#line.then(() => asked === this.#asked && this.#fetch(asked, method, body));
  }

  async #fetch(asked, method, body) {
    const headers = { "X-Duiding-Token": this.#data.token, "X-Duiding-Language": this.language };
    let answer, refusal;
    try {
      const response = await fetch("/api/report", { method, headers, body });
      const told = await response.json();
      if (response.ok) answer = told;
      else refusal = told.message;
    } catch {
      refusal = this.#say("report-preview-unreached");
    }
    if (asked !== this.#asked) return;
    this.#status.textContent = refusal ?? "";
    if (!answer) return;
    partsOf(this.#parts, answer, this.#say, (next) => this.#choose(next));
    paperOf(this.#sheet, answer.blocks, this.#say);
    this.#root.dataset.ready = String(asked);
  }
}
