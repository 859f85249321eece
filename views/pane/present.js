import { barColor } from "./colors.js";
import { make } from "./dom.js";

/** Who else has this document open: their initials, in their colour, with the name for who asks. */
export class Present {
  constructor({ say }) {
    this.say = say;
    this.element = make("span", { name: "dd-present", role: "list", "aria-label": say("pane-present"), hidden: true });
  }

  show(coders) {
    this.element.hidden = !coders.length;
    this.element.replaceChildren(...coders.map((coder) => this.badge(coder)));
  }

  badge({ id, name, initials, color }) {
    const badge = make("span", { name: "dd-reader", role: "listitem", text: initials, title: this.say("pane-present-name", { name }), "data-coder": id });
    badge.style.borderColor = barColor(color);
    return badge;
  }
}
