/** Codes beside groups: a table of which every cell is a button, with a bar for the share of the documents.
 *
 * All numbers come written as the language writes them; `null` for a cell is "never raised", `hidden` is left out. */

const tables = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show `data.rows` under `data.groups`; a click on a cell sends its row and group, on a name the whole row. */
export default function jointTable({ data, parentElement, setTriggerValue }) {
  const before = tables.get(parentElement);
  const [top, asked] = [before?.scrollTop ?? 0, focused(before)];
  before?.remove();
  const frame = element("div", "duiding-joint");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", data.alt);
  const table = element("table");
  const choose = (row, group) => setTriggerValue("chosen", { row, group });
  table.append(head(data), body(data, choose));
  frame.append(table);
  parentElement.append(frame);
  frame.scrollTop = top;
  if (asked) frame.querySelector(`[data-place="${asked}"]`)?.focus();
  tables.set(parentElement, frame);
  return () => {
    frame.remove();
    if (tables.get(parentElement) === frame) tables.delete(parentElement);
  };
}

/** The place of the button that has the focus, so that it keeps it when the table is drawn anew. */
function focused(frame) {
  const active = document.activeElement;
  return frame?.contains(active) ? active.dataset.place : undefined;
}

function head({ words, groups, statistics }) {
  const made = element("thead");
  const [upper, lower] = [element("tr"), element("tr")];
  upper.append(heading(words.name, { rowSpan: 2 }));
  for (const group of groups) {
    const over = heading(group.name, { colSpan: 3, className: "group" });
    const size = element("span", "size");
    size.textContent = group.size;
    over.append(size);
    upper.append(over);
    lower.append(heading(words.documents, { className: "documents" }));
    lower.append(heading(words.rate, { className: "number" }), heading(words.balance, { className: "balance" }));
  }
  for (const each of statistics) upper.append(heading(each, { rowSpan: 2, className: "number" }));
  made.append(upper, lower);
  return made;
}

function heading(text, { rowSpan = 1, colSpan = 1, className = "" }) {
  const made = element("th", className);
  made.scope = colSpan > 1 ? "colgroup" : "col";
  if (rowSpan > 1) made.rowSpan = rowSpan;
  if (colSpan > 1) made.colSpan = colSpan;
  made.append(text);
  return made;
}

function body(data, choose) {
  const made = element("tbody");
  data.rows.forEach((row, place) => made.append(line(data, row, place, choose)));
  return made;
}

function line(data, row, place, choose) {
  const made = element("tr", row.inset ? "inset" : "");
  const name = element("th", "name");
  name.scope = "row";
  name.append(button(row.label, `${place}`, row.label, () => choose(place, null), data.chosen));
  made.append(name);
  row.cells.forEach((cell, nth) => made.append(...shown(data, row, cell, [place, nth], choose)));
  for (const each of row.statistics) {
    const number = element("td", "number");
    number.textContent = each;
    made.append(number);
  }
  return made;
}

/** The three columns of one group; of what was never raised, or is left out, one that says so. */
function shown(data, row, cell, [place, nth], choose) {
  if (!cell || cell.hidden) {
    const none = element("td", "none");
    none.colSpan = 3;
    none.textContent = cell ? data.words.hidden : data.words.unraised;
    return [none];
  }
  const [documents, rate, balance] = [element("td", "documents"), element("td", "number"), element("td", "balance")];
  const said = `${row.label}, ${data.groups[nth].name}: ${cell.documents}`;
  const press = button(cell.documents, `${place}-${nth}`, said, () => choose(place, nth), data.chosen);
  press.prepend(bar(cell.share));
  documents.append(press);
  rate.textContent = cell.rate;
  balance.append(...sides(cell));
  return [documents, rate, balance];
}

function bar(share) {
  const [track, fill] = [element("span", "track"), element("span", "fill")];
  fill.style.width = `${Math.round(100 * share)}%`;
  track.append(fill);
  return track;
}

function sides({ hindering, promoting }) {
  return [["hindering", hindering], ["promoting", promoting]].map(([name, written]) => {
    const made = element("span", name);
    made.textContent = written;
    return made;
  });
}

function button(text, place, label, press, chosen) {
  const made = element("button");
  made.type = "button";
  made.dataset.place = place;
  made.append(text);
  made.setAttribute("aria-label", label);
  made.setAttribute("aria-pressed", String(chosen === place));
  made.addEventListener("click", press);
  return made;
}

function element(name, className = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}
