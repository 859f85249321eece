import { button, make, setAttribute } from "./dom.js";

const KEY = "dd-reading";
const SIZES = { least: 13, most: 28, step: 1, usual: 17 };
const WIDTHS = { least: 22, most: 48, step: 3, usual: 31 };

/** How large the letters are and how long the lines, as this browser remembers them for every text. */
export class Sizing {
  constructor({ say, storage, element, onChange }) {
    Object.assign(this, { say, storage, element, onChange, size: SIZES.usual, width: WIDTHS.usual });
    const [size, width] = (storage.getItem(KEY) ?? "").split(" ").map(Number);
    if (size) Object.assign(this, { size: held(size, SIZES), width: held(width, WIDTHS) });
    this.opener = button({ name: "dd-icon dd-letters", text: "Aa", title: say("pane-sizing"), "aria-label": say("pane-sizing"), "aria-expanded": "false", on: { click: () => this.toggle() } });
    this.panel = make("section", { name: "dd-panel dd-sizing", role: "dialog", "aria-label": say("pane-sizing"), hidden: true, on: { keydown: (event) => this.key(event) } },
      this.row("pane-letters", "smaller", "larger"), this.row("pane-lines", "narrower", "wider"));
    this.dress();
  }

  row(title, less, more) {
    const press = (command, sign) => button({ name: "dd-direction", text: sign, title: this.say(`pane-do-${command}`), "aria-label": this.say(`pane-do-${command}`), on: { click: () => this[command]() } });
    return make("div", { name: "dd-sizing-row" }, make("span", { text: this.say(title) }), press(less, "−"), press(more, "+"));
  }

  larger(step = 1) {
    this.set(held(this.size + step * SIZES.step, SIZES), this.width);
  }

  smaller() {
    this.larger(-1);
  }

  wider(step = 1) {
    this.set(this.size, held(this.width + step * WIDTHS.step, WIDTHS));
  }

  narrower() {
    this.wider(-1);
  }

  set(size, width) {
    Object.assign(this, { size, width });
    this.storage.setItem(KEY, `${size} ${width}`);
    this.onChange(() => this.dress());
  }

  dress() {
    this.element.style.setProperty("--dd-size", `${this.size}px`);
    this.element.style.setProperty("--dd-ems", this.width);
  }

  open(open) {
    this.panel.hidden = !open;
    setAttribute(this.opener, "aria-expanded", String(open));
  }

  toggle(open = this.panel.hidden) {
    this.open(open);
    if (open) this.panel.querySelector("button").focus();
    else this.opener.focus();
  }

  key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.toggle(false);
  }
}

function held(value, { least, most }) {
  return Math.min(most, Math.max(least, value));
}
