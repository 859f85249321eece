import { button, make } from "./dom.js";
import { GROUPS } from "./keys.js";

const GLYPHS = { ArrowDown: "↓", ArrowUp: "↑", ArrowRight: "→", ArrowLeft: "←", Escape: "Esc" };
const IN_THE_BOX = [
  ["box-apply", ["Enter"]],
  ["box-pick", [",", "Shift+Enter"]],
  ["box-key", ["F2"]],
  ["box-leave", ["Escape"]],
];

/** The `?` sheet: every key and what it does, by what it is for. */
export function keySheet(say, { onClose }) {
  const groups = [...GROUPS, { group: "box", keys: IN_THE_BOX }].map(({ group, keys }) => section(say, group, keys));
  const close = button({ name: "dd-icon", text: "×", "aria-label": say("pane-dismiss"), on: { click: () => sheet.close() } });
  const sheet = make("dialog", { name: "dd-sheet", role: "dialog", "aria-label": say("pane-keys"), on: { close: onClose } },
    make("div", { name: "dd-sheet-head" }, make("h2", { text: say("pane-keys") }), close),
    make("p", { name: "dd-quiet", text: say("pane-keys-codes") }), make("div", { name: "dd-sheet-groups" }, ...groups));
  return sheet;
}

function section(say, group, keys) {
  const rows = keys.map(([command, some]) =>
    make("div", { name: "dd-sheet-row" }, make("dt", {}, ...some.map(keycaps)), make("dd", { text: say(`pane-do-${command}`) })));
  return make("section", { name: "dd-sheet-group" }, make("h3", { text: say(`pane-keys-${group}`) }), make("dl", {}, ...rows));
}

function keycaps(key) {
  const parts = key.length > 1 ? key.split("+") : [key];
  return make("span", { name: "dd-chord" }, ...parts.map((part) => make("kbd", { text: GLYPHS[part] ?? part })));
}
