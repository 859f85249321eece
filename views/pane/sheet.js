import { button, make } from "./dom.js";
import { KEYS } from "./keys.js";

const GLYPHS = { ArrowDown: "↓", ArrowUp: "↑", ArrowRight: "→", ArrowLeft: "←", Escape: "Esc" };

/** The `?` sheet: every key and what it does. */
export function keySheet(say, { onClose }) {
  const rows = KEYS.map(([command, keys]) =>
    make("div", { name: "dd-sheet-row" }, make("dt", {}, ...keys.map(keycaps)), make("dd", { text: say(`pane-do-${command}`) })));
  const close = button({ name: "dd-icon", text: "×", "aria-label": say("pane-dismiss"), on: { click: () => sheet.close() } });
  const sheet = make("dialog", { name: "dd-sheet", role: "dialog", "aria-label": say("pane-keys"), on: { close: onClose } },
    make("div", { name: "dd-sheet-head" }, make("h2", { text: say("pane-keys") }), close),
    make("p", { name: "dd-quiet", text: say("pane-keys-codes") }), make("dl", {}, ...rows));
  return sheet;
}

function keycaps(key) {
  const parts = key.length > 1 ? key.split("+") : [key];
  return make("span", { name: "dd-chord" }, ...parts.map((part) => make("kbd", { text: GLYPHS[part] ?? part })));
}
