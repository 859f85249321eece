/** What a row of the report's list holds: a box to tick, and arrows. `data-at` finds them again after a change. */

import { make } from "../common/text.js";

export function tick(at, text, { on, may, change }) {
  const label = make("label");
  const box = make("input", "", { type: "checkbox", "data-at": at });
  box.checked = on;
  box.disabled = !may;
  box.addEventListener("change", () => change(box.checked));
  label.append(box, make("span", "", {}, text));
  return label;
}

export function arrow(way, of, { label, disabled, press }) {
  const attributes = { type: "button", "data-at": `${way}-${of}`, "aria-label": label };
  const button = make("button", "", attributes, way === "up" ? "↑" : "↓");
  button.disabled = disabled;
  button.addEventListener("click", press);
  return button;
}
