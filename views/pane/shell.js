import { CodebookPanel } from "./codebook.js";
import { Details } from "./details.js";
import { make } from "./dom.js";
import { Header } from "./header.js";
import { Notices } from "./notices.js";
import { History } from "./history.js";
import { keySheet } from "./sheet.js";

const BELOW_PX = 8;
const LEAST_PX = 420;

/** The furniture: three columns, the header, the notices and the sheet of keys, as tall as the screen allows. */
export class Shell {
  constructor({ say, language, commands, acts }) {
    this.folded = new Set();
    this.header = new Header({ say, commands });
    this.notices = new Notices({ say });
    this.codebook = new CodebookPanel({ say, acts: acts.codes, leave: () => this.focusText() });
    this.details = new Details({ say, actions: acts });
    this.scroller = make("div", { name: "dd-scroller", tabindex: 0, role: "region", "aria-label": say("pane-text") });
    this.history = new History({ say, language, server: acts.server, acts: acts.history, onClose: () => this.focusText() });
    this.sheet = keySheet(say, { onClose: () => this.focusText() });
    this.desk = make("div", { name: "dd-desk" }, this.scroller);
    this.middle = make("div", { name: "dd-middle" }, this.header.element, this.header.blind, this.desk, this.notices.remark, this.notices.list);
    this.element = make("div", { name: "dd-pane", lang: language, "data-waiting": 0, "data-revision": 0, "data-ready": "false" },
      this.codebook.element, this.middle, this.details.element, this.notices.live, this.sheet, this.history.element);
  }

  /** Puts what says and shapes what is seen in its places. */
  furnish({ panels, strip, map, sizing }) {
    this.header.letters.replaceWith(sizing);
    this.desk.before(strip);
    this.desk.append(map);
    this.middle.append(...panels);
  }

  fit() {
    const top = this.element.getBoundingClientRect().top + window.scrollY;
    this.element.style.height = `${Math.max(LEAST_PX, window.innerHeight - top - BELOW_PX)}px`;
  }

  fold(column, folded = !this.folded.has(column)) {
    if (folded) this.folded.add(column);
    else this.folded.delete(column);
    this.element.classList.toggle(`dd-without-${column}`, folded);
    this[column].element.inert = folded;
  }

  /** Opens the filter box; with a `name`, to make a code of it. */
  openFilter(name = null) {
    this.fold("codebook", false);
    this.codebook.open(name);
  }

  /** Whether a sheet lies over the room. */
  get covered() {
    return this.sheet.open || this.history.element.open;
  }

  focusText() {
    this.scroller.focus({ preventScroll: true });
  }
}
