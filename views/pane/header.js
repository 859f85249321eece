import { button, make, setAttribute } from "./dom.js";
import { Present } from "./present.js";

/** The line above the text: what is open, whether everything is saved, and what can be folded, hidden or looked up. */
export class Header {
  constructor({ say, commands }) {
    this.say = say;
    const press = (command, key, sign) =>
      button({ name: "dd-icon", text: sign, title: say(key), "aria-label": say(key), "data-command": command, on: { click: commands[command] } });
    this.codebook = press("fold-codebook", "pane-fold-codebook", "⟨");
    this.details = press("fold-details", "pane-fold-details", "⟩");
    this.title = make("h1", { name: "dd-title", dir: "auto" });
    this.present = new Present({ say });
    this.state = make("span", { name: "dd-state", role: "status", "data-state": "idle" });
    this.others = button({ name: "dd-switch", text: say("pane-others"), title: say("pane-others-title"), "data-command": "others", on: { click: commands.others } });
    this.filter = button({ name: "dd-switch", text: say("pane-filters"), title: say("pane-do-filters"), "aria-expanded": "false", "aria-pressed": "false", "data-command": "filters", on: { click: () => commands.filters() } });
    this.blind = make("p", { name: "dd-blind", role: "status" });
    this.blind.hidden = true;
    this.letters = make("span", { name: "dd-place" });
    this.finished = button({ name: "dd-switch", text: say("pane-finish"), title: say("pane-finish-title"), "data-command": "finish", on: { click: commands.finish } });
    this.element = make("header", { name: "dd-header" }, this.codebook, this.title, this.present.element, this.state, this.finished, this.filter, this.others, this.letters,
      press("undo", "pane-undo", "↶"), press("redo", "pane-redo", "↷"), press("history", "pane-history-open", "⟲"), press("sheet", "pane-keys", "?"), this.details);
  }

  name(title) {
    this.title.textContent = title;
  }

  /** `state` is the outbox's: idle, sending, offline or expired. */
  saved({ state, waiting }) {
    const away = state === "offline" || state === "expired";
    this.state.dataset.state = away ? "offline" : waiting ? "waiting" : "idle";
    this.state.title = away && waiting ? this.say("pane-offline-title") : "";
    this.state.textContent = this.say(waiting ? (away ? "pane-offline" : "pane-waiting") : "pane-saved", { n: waiting });
  }

  /** For whom the blind rounds in this document wait; says nothing where there are none. */
  waits(blind = []) {
    const names = [...new Set(blind.flatMap(({ busy }) => busy))];
    this.blind.hidden = !blind.length;
    const said = blind.length ? this.say("pane-blind", { names: names.join(", ") || "–" }) : "";
    if (this.blind.textContent !== said) this.blind.textContent = said;
  }

  filtering(active) {
    setAttribute(this.filter, "aria-pressed", String(active));
  }

  switches({ others, codebook, details, finished }) {
    setAttribute(this.finished, "aria-pressed", String(finished));
    setAttribute(this.others, "aria-pressed", String(others));
    setAttribute(this.codebook, "aria-expanded", String(codebook));
    setAttribute(this.details, "aria-expanded", String(details));
    this.codebook.textContent = codebook ? "⟨" : "⟩";
    this.details.textContent = details ? "⟩" : "⟨";
  }
}
