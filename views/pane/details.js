import { button, make } from "./dom.js";
import { Card } from "./card.js";
import { safeColor } from "./paint.js";

const QUOTE_CHARACTERS = 280;

/** The details column: the codings of the chosen fragment, or progress and the last codings when nothing is chosen. */
export class Details {
  constructor({ say, actions }) {
    Object.assign(this, { say, actions });
    this.cards = new Map();
    this.heading = make("h2", { name: "dd-heading-small" });
    this.quote = make("blockquote", { name: "dd-quote dd-fragment", dir: "auto" });
    this.hint = make("p", { name: "dd-quiet" });
    this.list = make("div", { name: "dd-cards" });
    this.chosen = make("section", { name: "dd-chosen" }, this.heading, this.quote, this.hint, this.list);
    this.idle = make("section", { name: "dd-idle" });
    this.element = make("aside", { name: "dd-details", "aria-label": say("pane-details") }, this.chosen, this.idle);
  }

  /** `items` are `{coding, code, coder, own, quote}`, the ones to show in order; `fragment` is the selected text or null. */
  show({ fragment, place, items, focused }) {
    this.idle.hidden = true;
    this.chosen.hidden = false;
    this.heading.textContent = this.say(fragment === null ? "pane-codings-here" : "pane-fragment");
    this.quote.hidden = fragment === null;
    this.quote.textContent = shortened(fragment ?? "");
    this.hint.textContent = items.length ? place : [place, this.say("pane-choose-code")].filter(Boolean).join(" · ");
    this.arrange(items, focused);
  }

  arrange(items, focused) {
    const ids = new Set(items.map(({ coding }) => coding.id));
    for (const [id, card] of this.cards) if (!ids.has(id)) this.discard(id, card);
    items.forEach((item, index) => {
      const card = this.card(item);
      card.update(item.coding, { ...item, quote: shortened(item.quote), focused: item.coding.id === focused });
      // Moving a card that is in its place would take the focus out of its memo.
      if (this.list.children[index] !== card.element) this.list.insertBefore(card.element, this.list.children[index] ?? null);
    });
  }

  card({ coding, own }) {
    if (!this.cards.has(coding.id)) this.cards.set(coding.id, new Card(coding, { say: this.say, own, ...this.actions }));
    return this.cards.get(coding.id);
  }

  discard(id, card) {
    card.save();
    card.element.remove();
    this.cards.delete(id);
  }

  /** Nothing is chosen: how far this coder is, and the last codings to go back to. */
  rest({ progress, last }) {
    this.arrange([], null);
    this.chosen.hidden = true;
    this.idle.hidden = false;
    const title = (key) => make("h2", { name: "dd-heading-small", text: this.say(key) });
    const facts = progress.map((sentence) => make("p", { name: "dd-fact", text: sentence }));
    const codings = last.map((item) => this.entry(item));
    this.idle.replaceChildren(title("pane-progress"), ...facts, make("p", { name: "dd-quiet", text: this.say("pane-start-hint") }),
      ...(last.length ? [title("pane-last-codings"), make("ul", { name: "dd-last" }, ...codings)] : []));
  }

  entry({ coding, code, quote }) {
    const swatch = make("span", { name: "dd-swatch" });
    swatch.style.background = safeColor(code.color);
    const words = make("span", { name: "dd-entry-quote", text: shortened(quote), dir: "auto" });
    const name = make("span", { name: "dd-entry-name", text: code.name, dir: "auto" });
    return make("li", {}, button({ name: "dd-entry", "data-coding": coding.id, on: { click: () => this.actions.visit(coding.id) } }, swatch, name, words));
  }

  /** Puts the cursor in the memo of a coding. */
  writeMemo(id) {
    this.cards.get(id)?.memo?.focus();
  }

  /** Stores memos that are still being typed. */
  save() {
    for (const card of this.cards.values()) card.save();
  }
}

function shortened(quote) {
  const characters = Array.from(quote);
  return characters.length <= QUOTE_CHARACTERS ? quote : `${characters.slice(0, QUOTE_CHARACTERS - 1).join("").trimEnd()}…`;
}
