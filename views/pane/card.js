import { button, make, setAttribute } from "./dom.js";
import { safeColor } from "./paint.js";

const MEMO_WAIT_MS = 700;
const DIRECTIONS = [
  ["bevorderend", "+"],
  ["belemmerend", "−"],
  ["beide", "±"],
  ["neutraal", "○"],
];

/** One coding in the details column; the coder's own can be changed, a colleague's is only shown. */
export class Card {
  constructor(coding, { say, own, change, remove, choose }) {
    Object.assign(this, { say, own, change, coding });
    this.name = make("span", { name: "dd-card-name", dir: "auto" });
    this.swatch = make("span", { name: "dd-swatch" });
    this.who = make("span", { name: "dd-initials", hidden: own });
    this.quote = make("blockquote", { name: "dd-quote", dir: "auto" });
    this.facts = make("p", { name: "dd-quiet dd-facts", dir: "auto" });
    this.became = make("p", { name: "dd-became", dir: "auto", hidden: true });
    this.head = button({ name: "dd-card-head", on: { click: () => choose(coding.id) } }, this.swatch, this.name, this.who);
    this.element = make("article", { name: "dd-card", "data-coding": coding.id }, this.head, this.quote,
      ...(own ? [this.became, ...this.editor(remove)] : [this.facts]));
  }

  editor(remove) {
    this.directions = DIRECTIONS.map(([direction, sign]) => this.direction(direction, sign));
    this.star = button({ name: "dd-direction dd-star", on: { click: () => this.change(this.coding.id, { important: !this.coding.important }) } },
      make("span", { text: "★", "aria-hidden": "true" }), make("span", { name: "dd-direction-name", text: this.say("pane-important") }));
    this.memo = make("textarea", {
      name: "dd-memo", rows: 2, placeholder: this.say("pane-memo-placeholder"), "aria-label": this.say("pane-memo"), dir: "auto",
      on: { input: () => this.later(), blur: () => this.save() },
    });
    const removal = button({ name: "dd-link dd-remove", text: this.say("pane-remove"), on: { click: () => remove(this.coding.id) } });
    const directions = make("div", { name: "dd-directions", role: "group", "aria-label": this.say("pane-direction") }, ...this.directions);
    this.open = make("div", { name: "dd-editor" }, directions, this.star, this.memo, removal);
    return [this.facts, this.open];
  }

  direction(direction, sign) {
    const toggle = () => this.change(this.coding.id, { direction: this.coding.direction === direction ? null : direction });
    const word = this.say(`pane-direction-${direction}`);
    return button({ name: "dd-direction", "data-direction": direction, title: word, on: { click: toggle } },
      make("span", { text: sign, "aria-hidden": "true" }), make("span", { name: "dd-direction-name", text: word }));
  }

  /** Shows the coding as it is now; what is being typed stays. */
  update(coding, { code, coder, quote, focused, became, judge }) {
    this.coding = coding;
    this.name.textContent = code.name;
    this.swatch.style.background = safeColor(code.color);
    this.quote.textContent = quote;
    this.quote.hidden = !quote;
    this.head.setAttribute("aria-expanded", String(focused));
    this.element.classList.toggle("dd-focused", focused);
    this.who.textContent = coder.initials;
    this.facts.textContent = this.summary(coding, coder);
    this.facts.hidden = !this.facts.textContent || (this.own && focused);
    if (this.own) this.updateEditor(coding, focused);
    this.became.hidden = !became;
    if (became) this.judged(became, judge);
  }

  /** What became of it when differences were settled: by whom, and why. */
  judged({ outcome, cause, note }, name) {
    const why = [cause && this.say(`settling-cause-${cause}`), note && `“${note}”`].filter(Boolean).join(" · ");
    const said = this.say(name ? `pane-became-${outcome}` : `settling-outcome-${outcome}`, { name });
    this.became.dataset.outcome = outcome;
    this.became.textContent = [said, why].filter(Boolean).join(". ");
  }

  summary({ direction, memo, important }, coder) {
    const whose = this.own ? "" : this.say("pane-of-coder", { name: coder.name });
    return [whose, important && this.say("pane-important"), direction && this.say(`pane-direction-${direction}`), memo].filter(Boolean).join(" · ");
  }

  updateEditor({ direction, memo, important }, focused) {
    this.open.hidden = !focused;
    setAttribute(this.star, "aria-pressed", String(!!important));
    for (const element of this.directions) setAttribute(element, "aria-pressed", String(element.dataset.direction === direction));
    if (document.activeElement !== this.memo && !this.timer) this.memo.value = memo;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), MEMO_WAIT_MS);
  }

  /** Stores the memo now if it differs. */
  save() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.own && this.memo.value !== this.coding.memo) this.change(this.coding.id, { memo: this.memo.value });
  }
}
