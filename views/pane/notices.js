import { button, make } from "./dom.js";

/** What went wrong, over the lower edge of the text until it is dismissed, and what happened, for who listens. */
export class Notices {
  constructor({ say }) {
    this.say = say;
    this.list = make("div", { name: "dd-notices", role: "alert" });
    this.remark = make("p", { name: "dd-remark", role: "status", hidden: true });
    this.live = make("div", { name: "dd-live", "aria-live": "polite" });
  }

  /**
   * Shows a sentence; `about` is the code it is about, `visit` the way back to the fragment. The same one is shown once.
   *
   * Returns how to take it away when it is over.
   */
  show(sentence, { about = "", visit = null } = {}) {
    const text = sentence || this.say("pane-unknown-refusal");
    const shown = [...this.list.children].find((child) => child.dataset.text === about + text);
    if (shown) return () => shown.remove();
    const notice = make("div", { name: "dd-notice", "data-text": about + text },
      make("p", {}, ...(about ? [make("strong", { text: about, dir: "auto" }), " "] : []), text));
    const close = () => notice.remove();
    if (visit) notice.append(button({ name: "dd-link", text: this.say("pane-to-fragment"), on: { click: visit } }));
    notice.append(button({ name: "dd-icon", text: "×", "aria-label": this.say("pane-dismiss"), on: { click: close } }));
    this.list.append(notice);
    return close;
  }

  /** A passing remark about what to do first; `hint("")` takes it away. */
  hint(sentence) {
    this.remark.textContent = sentence;
    this.remark.hidden = !sentence;
  }

  announce(sentence) {
    this.live.textContent = sentence;
  }
}
