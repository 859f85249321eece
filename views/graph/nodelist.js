/** The nodes as a list of buttons for keyboard and screen reader: one tab stop, arrow keys within. */

import { make } from "../common/text.js";

/** Returns {element, show(nodes), choose(id)}; `point(id or null)` on focus, `choose(id)` on activation. */
export function nodeList(label, point, choose) {
  const element = make("div", "duiding-graph-nodes duiding-graph-unseen", { role: "group", "aria-label": label });
  const buttons = () => [...element.children];
  element.addEventListener("click", (event) => event.target.dataset.node && choose(event.target.dataset.node));
  element.addEventListener("focusin", (event) => point(event.target.dataset.node));
  element.addEventListener("focusout", () => point(null));
  element.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    all.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
  return {
    element,
    show: (nodes) => fill(element, nodes),
    choose: (id) => buttons().forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.node === id))),
  };
}

function fill(element, nodes) {
  const there = new Map([...element.children].map((button) => [button.dataset.node, button]));
  const wanted = nodes.map((node) => {
    const button = there.get(node.id) ?? make("button", "", { type: "button", "data-node": node.id, tabindex: "-1" });
    button.textContent = node.label;
    return button;
  });
  const same = wanted.length === element.children.length && wanted.every((button, i) => button === element.children[i]);
  if (!same) element.replaceChildren(...wanted); // moving a focused button would take its focus away
  if (wanted.length && !wanted.some((button) => button.tabIndex === 0)) wanted[0].tabIndex = 0;
}
