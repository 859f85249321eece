/** Deciding several differences at once: what is agreed, and what differs in borders only. */

import { make } from "../common/text.js";
import { choice } from "./forms.js";

export class Rules {
  #say; #on; #fit = 0; #asked = 0;

  /** `on` is {preview(rule) → n, decide(operation), agreed() → n, coders() → [[id, name]]}. */
  constructor(say, on) {
    [this.#say, this.#on] = [say, on];
    this.agreed = make("p");
    this.agreedDo = this.#button("settling-rules-agreed-do", () => this.#done({ kind: "agreed", count: this.#on.agreed() }));
    this.words = make("input", "ds-words", { type: "number", min: "0", max: "99", value: "3", "aria-label": say("settling-rules-words") });
    this.take = choice(say("settling-rules-take"), []);
    this.fit = make("p", "", { role: "status" });
    this.alikeDo = this.#button("settling-rules-do", () => this.#done({ kind: "alike", ...this.#rule(), count: this.#fit }));
    for (const field of [this.words, this.take]) field.addEventListener("change", () => this.#preview());
    const cancel = this.#button("settling-cancel", () => this.element.close());
    const row = make("div", "ds-rule");
    row.append(this.words, this.take);
    this.element = make("dialog", "ds-rules", { "aria-label": say("settling-rules-title") });
    this.element.append(
      make("h2", "", {}, say("settling-rules-title")),
      this.agreed, this.agreedDo, make("hr"),
      make("p", "", {}, say("settling-rules-alike")), row, this.fit, this.alikeDo, make("hr"), cancel,
    );
  }

  open() {
    const n = this.#on.agreed();
    this.agreed.textContent = this.#say("settling-rules-agreed", { n });
    this.agreedDo.disabled = !n;
    const takes = [["union", this.#say("settling-rules-union")], ["intersection", this.#say("settling-rules-intersection")]];
    const coders = this.#on.coders().map(([id, name]) => [id, this.#say("settling-rules-coder", { name })]);
    this.take.replaceChildren(...[...takes, ...coders].map(([value, label]) => make("option", "", { value }, label)));
    this.element.showModal();
    this.#preview();
  }

  #rule() {
    const take = this.take.value;
    const own = take === "union" || take === "intersection";
    return { words: Math.max(0, Math.trunc(Number(this.words.value) || 0)), take: own ? take : "coder", coder: own ? null : take };
  }

  async #preview() {
    const asked = (this.#asked += 1);
    this.alikeDo.disabled = true;
    const n = await this.#on.preview(this.#rule());
    if (asked !== this.#asked || n === null) return;
    this.#fit = n;
    this.fit.textContent = this.#say("settling-rules-fit", { n });
    this.alikeDo.disabled = !n;
  }

  #done(operation) {
    this.element.close();
    this.#on.decide(operation);
  }

  #button(key, act) {
    const button = make("button", "ds-do", { type: "button" }, this.#say(key));
    button.addEventListener("click", act);
    return button;
  }
}
