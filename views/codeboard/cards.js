/** What a column and a card look like. */

/** An element with a class and perhaps a text. */
export function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A column: its head with a swatch, name and counts, and an empty list for its cards. */
export function column(data, place, words) {
  const element = make("section", "duiding-codeboard-column");
  element.dataset.column = place;
  element.setAttribute("aria-label", data.name);
  const head = make("div", "duiding-codeboard-head");
  head.dataset.head = place;
  if (data.id !== "none") {
    head.tabIndex = 0;
    head.draggable = true;
    head.setAttribute("role", "button");
    head.setAttribute("aria-label", `${data.name}, ${counted(words, data)}`);
  }
  const swatch = make("span", "duiding-codeboard-swatch");
  if (/^#[0-9a-f]{6}$/i.test(data.color)) swatch.style.background = data.color;
  else swatch.hidden = true;
  const name = make("span", "duiding-codeboard-name", data.name);
  name.dir = "auto";
  name.title = data.name;
  head.append(swatch, name, make("span", "duiding-codeboard-count", data.shown));
  const list = make("div", "duiding-codeboard-cards");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-multiselectable", "true");
  list.setAttribute("aria-label", data.name);
  const empty = make("p", "duiding-codeboard-empty", words["codeboard-empty"]);
  empty.hidden = data.codes.length > 0;
  element.append(head, list, empty);
  return { element, head, list };
}

/** A card: a code with its count, the first words of its definition, and where else it stands. */
export function card(code, where, words) {
  const element = make("div", "duiding-codeboard-card");
  element.dataset.at = `${where.column}:${where.card}`;
  element.setAttribute("role", "option");
  element.draggable = true;
  element.tabIndex = -1;
  if (code.archived) element.dataset.archived = "";
  if (code.parent) element.dataset.under = "";
  if (/^#[0-9a-f]{6}$/i.test(code.color)) element.style.setProperty("--code", code.color);
  const top = make("div", "duiding-codeboard-top");
  const name = make("span", "duiding-codeboard-code", code.name);
  name.dir = "auto";
  name.title = code.name;
  top.append(name, make("span", "duiding-codeboard-count", code.shown));
  element.append(top);
  if (code.short) element.append(make("p", "duiding-codeboard-short", code.short));
  for (const note of notes(code, words)) element.append(make("p", "duiding-codeboard-note", note));
  return element;
}

function notes(code, words) {
  const said = [];
  if (code.parent) said.push(words["codeboard-under"].replace("{code}", code.parent));
  if (code.elsewhere) said.push(words[code.also ? "codeboard-home" : "codeboard-also"].replace("{categories}", code.elsewhere));
  if (code.archived) said.push(words["codeboard-archived"]);
  return said;
}

function counted(words, data) {
  return words[data.codes.length === 1 ? "codeboard-codes-one" : "codeboard-codes-many"].replace("{n}", data.codes.length);
}
