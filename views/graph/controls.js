/** The row above the picture: search, kinds of lines, view. Every control says what it did through `on`. */

import { element as shape } from "../common/svg.js";
import { make } from "../common/text.js";
import { KINDS } from "./elements.js";
import { lineSample } from "./legend.js";

let boxes = 0; // search boxes so far: each has a list of names with an id of its own

/**
 * on: {search(text), seek(text), kinds(Set), zoom(1 or -1), all(), neighbours(), picture()}.
 * Returns {element, show({labels, counts, kinds, only, chosen, theme})}.
 */
export function controlsOf(say, on) {
  const element = make("div", "duiding-graph-controls");
  const search = searchBox(say, on);
  const lines = linesBox(say, on);
  const view = viewBox(say, on);
  element.append(search.element, lines.element, view.element);
  return { element, show: (state) => [search, lines, view].forEach((part) => part.show(state)) };
}

function searchBox(say, on) {
  const list = `duiding-graph-${(boxes += 1)}`;
  const attributes = { type: "search", placeholder: say("graph-search"), "aria-label": say("graph-search"), list, autocomplete: "off" };
  const input = make("input", "duiding-graph-search", attributes);
  const options = make("datalist", "", { id: list });
  input.addEventListener("input", () => on.search(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") on.seek(input.value);
    if (event.key === "Escape") on.search((input.value = ""));
  });
  const element = make("div", "duiding-graph-part");
  element.append(input, options);
  let known = "";
  const show = ({ labels }) => {
    if (known === (known = labels.join("\n"))) return; // there may be thousands
    options.replaceChildren(...labels.map((label) => make("option", "", { value: label })));
  };
  return { element, show };
}

function linesBox(say, on) {
  const element = make("fieldset", "duiding-graph-part");
  element.append(make("legend", "duiding-graph-unseen", {}, say("graph-lines")));
  const boxes = KINDS.map((kind) => {
    const label = make("label", "", { "data-kind": kind });
    const box = make("input", "", { type: "checkbox", value: kind });
    const sample = shape("svg", { width: 34, height: 12, viewBox: "0 -6 35 12", "aria-hidden": true });
    label.append(box, sample, make("span", "", {}, say(`graph-${kind}`)));
    box.addEventListener("change", () => on.kinds(new Set(boxes.filter((one) => one.box.checked).map((one) => one.kind))));
    element.append(label);
    return { kind, label, box, sample };
  });
  const show = ({ counts, kinds, theme }) => {
    for (const { kind, label, box, sample } of boxes) {
      label.hidden = !counts[kind];
      box.checked = kinds.has(kind);
      sample.replaceChildren(...lineSample(kind, theme));
    }
  };
  return { element, show };
}

function viewBox(say, on) {
  const element = make("div", "duiding-graph-part duiding-graph-view");
  const button = (text, act, key) => {
    const one = make("button", "", { type: "button", "data-act": key }, text);
    one.addEventListener("click", act);
    element.append(one);
    return one;
  };
  const named = (one, key) => {
    one.setAttribute("aria-label", say(key));
    one.title = say(key);
  };
  named(button("−", () => on.zoom(-1), "out"), "graph-zoom-out");
  named(button("+", () => on.zoom(1), "in"), "graph-zoom-in");
  button(say("graph-zoom-all"), on.all, "all");
  const neighbours = button(say("graph-neighbours"), on.neighbours, "neighbours");
  button(say("graph-picture"), on.picture, "picture");
  const show = ({ only, chosen }) => {
    neighbours.disabled = !chosen && !only;
    neighbours.setAttribute("aria-pressed", String(Boolean(only)));
  };
  return { element, show };
}
