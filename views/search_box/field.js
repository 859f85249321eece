/** Where is typed and chosen: the field, how words are matched, the filters, the order, and how many hits there are. */

import { FILTERS, MATCHES, ORDERS } from "./asking.js";
import { menuOf } from "./menu.js";
import { make } from "../common/text.js";

/** `on` is {changed(changes, soon), walk(steps), open(), hand()}. Returns {root, show, count, coding, tell, focus}. */
export function fieldOf(say, on) {
  const root = make("section", "duiding-search", { "data-ready": "false", "aria-label": say("search-query") });
  const input = make("input", "duiding-search-input", {
    type: "search", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "true",
    "aria-controls": "duiding-search-lines", "aria-label": say("search-query"), placeholder: say("search-placeholder"), title: say("search-help"),
  });
  const match = choiceOf("match", MATCHES, say, (value) => on.changed({ match: value }, true));
  const near = make("input", "", { type: "checkbox" });
  const nearby = make("label", "duiding-search-near", { title: say("search-near-help") });
  nearby.append(near, say("search-near"));
  const order = choiceOf("order", ORDERS, say, (value) => on.changed({ order: value }, true));
  const filters = make("div", "duiding-search-filters");
  const count = make("strong", "duiding-search-count", { role: "status" });
  const hand = make("button", "duiding-search-hand", { type: "button", hidden: "" }, say("search-hand"));
  const message = make("p", "duiding-search-message", { role: "status" });
  root.append(
    rowOf(input, match.root, nearby),
    filters,
    rowOf(count, order.root, hand),
    message,
  );

  input.addEventListener("input", () => on.changed({ query: input.value }, false));
  input.addEventListener("keydown", (event) => pressed(event, on));
  near.addEventListener("change", () => on.changed({ near: near.checked }, true));
  hand.addEventListener("click", () => on.hand());
  return {
    root,
    show: (state, choices) => {
      input.value = state.query;
      near.checked = state.near;
      match.choose(state.match);
      order.choose(state.order);
      const chosen = { ...state.filters };
      const picked = (name, values) => {
        chosen[name] = values;
        on.changed({ filters: Object.fromEntries(Object.entries(chosen).filter(([, some]) => some.length)) }, true);
      };
      const there = FILTERS.filter((name) => choices[name]?.length);
      filters.replaceChildren(...there.map((name) => menuOf(name, choices[name], chosen[name] ?? [], say, picked)));
      if (!state.query.trim()) message.textContent = say("search-how");
    },
    count: (n, note) => {
      count.textContent = n ? say(n === 1 ? "search-count-one" : "search-count-many", { n }) : "";
      order.root.hidden = hand.hidden = !n;
      message.textContent = note;
      message.dataset.wrong = "false";
    },
    coding: (yes) => (root.dataset.coding = String(yes)), // the hits make room for what is done with them
    tell: (sentence, isWrong = false) => {
      message.textContent = sentence;
      message.dataset.wrong = String(isWrong);
    },
    focus: () => input.focus({ preventScroll: true }),
  };
}

function pressed(event, on) {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
  if (steps) on.walk(steps);
  else if (event.key === "Enter") on.open();
  else return;
  event.preventDefault();
}

/** Some buttons of which one is pressed. */
function choiceOf(name, values, say, chosen) {
  const root = make("div", "duiding-search-choice", { role: "radiogroup", "aria-label": say(name === "match" ? "search-match" : "search-order") });
  const choose = (value) => {
    for (const button of root.children) button.setAttribute("aria-checked", String(button.value === value));
  };
  for (const value of values) {
    const said = name === "match" ? say(`search-match-${value}`) : say(`search-order-${value}`);
    const button = make("button", "", { type: "button", role: "radio", value, "aria-checked": "false" }, said);
    button.addEventListener("click", () => {
      choose(value);
      chosen(value);
    });
    root.append(button);
  }
  root.hidden = name === "order";
  return { root, choose };
}

function rowOf(...parts) {
  const row = make("div", "duiding-search-row");
  row.append(...parts);
  return row;
}
