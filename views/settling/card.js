/** Under the text: what each coder says, the decisions one can make, and what was decided. */

import { make } from "../common/text.js";
import { barColor } from "../pane/colors.js";
import { isDecided, offers } from "./choices.js";

export class Card {
  #say; #on; #names; #when;

  /** `on` is {decide(offer), boundary(), code(), reopen(), redefine(code)}. */
  constructor(say, language, on) {
    [this.#say, this.#on] = [say, on];
    this.#when = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    this.told = make("div", "ds-told");
    this.sides = make("div", "ds-sides");
    this.deeds = make("div", "ds-deeds", { role: "group", "aria-label": say("settling-decide") });
  }

  show(found, names, text) {
    this.#names = names;
    this.sides.replaceChildren(...(found.kind === "gone" ? [] : found.sides.map((side) => this.#side(side, text, found.state))));
    this.sides.style.setProperty("--ds-sides", String(Math.min(3, Math.max(1, found.sides.length))));
    this.deeds.replaceChildren(...this.#buttons(found));
    this.told.replaceChildren(...this.#history(found, text));
  }

  #coder(id) {
    return this.#names.coders[id] ?? { name: this.#say("settling-somebody"), color: "#777777" };
  }

  #side({ coder, codings }, text, state) {
    const { name, color } = this.#coder(coder);
    const box = make("section", "ds-side", { "aria-label": name });
    box.style.setProperty("--ds-coder", barColor(color));
    box.append(make("h3", "", { dir: "auto" }, name));
    if (!codings.length) box.append(make("p", "ds-quiet", {}, this.#say("settling-nothing")));
    for (const each of codings) box.append(this.#coding(each, text));
    const outcome = state === "settled" && codings.find((each) => each.outcome)?.outcome;
    if (outcome) box.append(make("p", "ds-outcome", { "data-outcome": outcome }, this.#say(`settling-outcome-${outcome}`)));
    return box;
  }

  #coding({ code, start, end, direction, memo }, text) {
    const box = make("div", "ds-coding");
    box.append(this.#chip(code, direction), make("blockquote", "", { dir: "auto" }, text(start, end)));
    if (memo) box.append(make("p", "ds-memo", { dir: "auto" }, memo));
    return box;
  }

  #chip(code, direction) {
    const chip = make("p", "ds-chip");
    const { name = "", color } = this.#names.codes[code] ?? {};
    const dot = make("span", "ds-dot", { "aria-hidden": "true" });
    dot.style.background = barColor(color);
    chip.append(dot, make("span", "ds-code", { dir: "auto" }, name));
    if (direction) chip.append(make("span", "ds-direction", {}, this.#say(`settling-direction-${direction}`)));
    return chip;
  }

  #buttons(found) {
    const say = this.#say;
    const made = offers(found).map((offer) => {
      const pressed = found.state === "settled" && isDecided(found.ruling, offer);
      const button = this.#button(offer.key, this.#label(offer), () => this.#on.decide(offer));
      button.setAttribute("aria-pressed", String(pressed));
      button.disabled = Boolean(offer.off);
      if (say(`settling-do-${offer.decision}-help`) !== `settling-do-${offer.decision}-help`) button.title = say(`settling-do-${offer.decision}-help`);
      return button;
    });
    if (found.kind !== "gone") {
      const chosen = found.state === "settled" ? found.ruling?.decision : "";
      for (const [key, name, act] of [["g", "boundary", this.#on.boundary], ["c", "code", this.#on.code]]) {
        const button = this.#button(key, say(`settling-do-${name}`), act);
        button.setAttribute("aria-pressed", String(chosen === name));
        made.push(button);
      }
    }
    if (found.state !== "open") made.push(this.#button("r", say("settling-do-reopen"), this.#on.reopen));
    return made;
  }

  #label({ decision, coder, all }) {
    if (coder) return this.#say("settling-do-accept", { name: this.#coder(coder).name });
    return this.#say(decision === "both" && all ? "settling-do-all" : `settling-do-${decision}`);
  }

  #button(key, label, act) {
    const button = make("button", "ds-do", { type: "button", "aria-keyshortcuts": key });
    button.append(make("kbd", "", { "aria-hidden": "true" }, key), make("span", "", { dir: "auto" }, label));
    button.addEventListener("click", () => act());
    return button;
  }

  /** What was decided, now and before. */
  #history(found, text) {
    const say = this.#say;
    const lines = [];
    if (found.state === "changed") lines.push(make("p", "ds-changed", { role: "note" }, say("settling-changed-why")));
    if (found.ruling) lines.push(...this.#ruling(found.ruling, found.state === "settled" ? "settling-decided" : "settling-earlier", text));
    for (const each of [...found.earlier].reverse()) lines.push(...this.#ruling(each, "settling-earlier", null));
    return lines;
  }

  #ruling(ruling, key, text) {
    const say = this.#say;
    const taken = ruling.taken.map((id) => this.#coder(id).name).join(", ");
    const said = say(`settling-said-${ruling.decision}`, { taken });
    const at = ruling.at ? this.#when.format(new Date(ruling.at)) : "";
    const name = ruling.by ? this.#coder(ruling.by).name : say("settling-somebody");
    const lines = [make("p", "ds-decided", { dir: "auto" }, say(key, { said, name, at }))];
    const why = [ruling.cause && say(`settling-cause-${ruling.cause}`), ruling.confidence && say(`settling-confidence-${ruling.confidence}`)].filter(Boolean);
    if (why.length) lines.push(make("p", "ds-quiet", {}, why.join(" · ")));
    if (ruling.note) lines.push(make("p", "ds-note", { dir: "auto" }, ruling.note));
    if (ruling.redefine && this.#names.codes[ruling.redefine]) {
      const link = make("button", "ds-link", { type: "button" }, say("settling-redefined", { code: this.#names.codes[ruling.redefine].name }));
      link.addEventListener("click", () => this.#on.redefine(ruling.redefine));
      lines.push(link);
    }
    if (text && key === "settling-decided" && !ruling.pending) lines.push(...this.#consensus(ruling.consensus, text));
    return lines;
  }

  #consensus(consensus, text) {
    if (!consensus.length) return [make("p", "ds-quiet", {}, this.#say("settling-into-nothing"))];
    const box = make("section", "ds-side ds-whole", { "aria-label": this.#say("settling-into") });
    box.append(make("h3", "", {}, this.#say("settling-into")), ...consensus.map((each) => this.#coding(each, text)));
    return [box];
  }
}
