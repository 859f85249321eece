/** A filter: a button that opens a list to tick in. */

import { make } from "../common/text.js";

const MANY = 12; // from here on the list can be narrowed down by typing

/** `choices` are [value, name]; `picked(name, values)` hears of every tick. */
export function menuOf(name, choices, chosen, say, picked) {
  const root = make("details", "duiding-search-menu", { "data-filter": name });
  const summary = make("summary");
  const list = make("div", "duiding-search-options", { role: "menu" });
  const ticks = new Set(chosen);
  const names = new Map(choices);
  const label = () => {
    const first = names.get([...ticks][0]);
    root.dataset.on = String(ticks.size > 0);
    if (!ticks.size) summary.textContent = say(`search-${name}s-all`);
    else summary.textContent = ticks.size === 1 ? first : say("search-first-and", { first, n: ticks.size - 1 });
  };
  const rows = choices.map(([value, shown]) => {
    const row = make("button", "", { type: "button", role: "menuitemcheckbox", "aria-checked": String(ticks.has(value)) }, shown);
    row.addEventListener("click", () => {
      if (!ticks.delete(value)) ticks.add(value);
      row.setAttribute("aria-checked", String(ticks.has(value)));
      label();
      picked(name, [...ticks]);
    });
    return row;
  });
  if (rows.length > MANY) list.append(narrowing(rows, say));
  list.append(...rows);
  root.append(summary, list);
  summary.title = say(`search-${name}s`);
  label();
  root.addEventListener("toggle", () => root.open && closeOthers(root));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    root.open = false;
    summary.focus();
  });
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) root.open = false;
  });
  return root;
}

function narrowing(rows, say) {
  const field = make("input", "", { type: "search", placeholder: say("search-narrow"), "aria-label": say("search-narrow") });
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  return field;
}

function closeOthers(root) {
  for (const other of root.parentElement.children) if (other !== root) other.open = false;
}
