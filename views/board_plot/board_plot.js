/** Boards as dots: an attribute across, fragments per 1,000 words up. A dot is a button: it sends its place.
 *
 * In the ink of the page, so that it reads in the dark as well. Whoever can't see it has its sentence and the table. */

import { element, text } from "../common/svg.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [900, 340, 56, 20, 26, 46];
const STEPS = 5;
const drawings = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Draw `data.dots` ({x, y, label}) and, where there is one, `data.line` (its height left and right). */
export default function boardPlot({ data, parentElement, setTriggerValue }) {
  drawings.get(parentElement)?.remove();
  const root = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", class: "duiding-boards" });
  root.setAttribute("aria-label", data.alt);
  const place = placed(data.dots);
  root.append(...axes(data, place), ...trend(data.line, place));
  root.append(...data.dots.map((dot, at) => dotOf(dot, place, () => setTriggerValue("chosen", { dot: at }))));
  parentElement.append(root);
  drawings.set(parentElement, root);
  return () => {
    root.remove();
    if (drawings.get(parentElement) === root) drawings.delete(parentElement);
  };
}

/** Where a value stands: across over all that occur with some air beside them, up from nought. */
export function placed(dots) {
  const across = dots.map((dot) => dot.x);
  const [low, high] = [Math.min(...across), Math.max(...across)];
  const air = (high - low || 1) * 0.05;
  const [from, to] = [low - air, high + air];
  const top = Math.max(1e-9, ...dots.map((dot) => dot.y)) * 1.08;
  return {
    low, high, from, to, top,
    x: (value) => LEFT + ((WIDTH - LEFT - RIGHT) * (value - from)) / (to - from),
    y: (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top,
  };
}

/** Round values from one number to another, about as many as `STEPS`. */
export function ticks(from, to) {
  const power = 10 ** Math.floor(Math.log10((to - from) / STEPS));
  const apart = power * [1, 2, 5, 10].find((step) => step * power >= (to - from) / STEPS);
  const first = Math.ceil(from / apart);
  return Array.from({ length: Math.floor(to / apart) - first + 1 }, (_, n) => (first + n) * apart);
}

function axes({ across, up, language }, place) {
  const written = (value) => Number(value.toPrecision(6)).toLocaleString(language);
  const floor = HEIGHT - BOTTOM;
  return [
    ...ticks(0, place.top).flatMap((value) => [
      element("path", { d: `M${LEFT} ${place.y(value)}H${WIDTH - RIGHT}`, class: "rule" }),
      text(written(value), LEFT - 8, place.y(value) + 4, "end"),
    ]),
    ...ticks(place.from, place.to).map((value) => text(written(value), place.x(value), floor + 18, "middle")),
    text(up, LEFT, TOP - 10, "start"),
    text(across, WIDTH - RIGHT, HEIGHT - 8, "end"),
  ];
}

function trend(line, place) {
  if (!line) return [];
  const [left, right] = line.map((value) => place.y(Math.max(0, value)));
  return [element("path", { d: `M${place.x(place.low)} ${left}L${place.x(place.high)} ${right}`, class: "trend" })];
}

function dotOf(dot, place, choose) {
  const made = element("circle", { cx: place.x(dot.x), cy: place.y(dot.y), r: 6, tabindex: 0, role: "button" });
  made.setAttribute("aria-label", dot.label);
  const title = element("title", {});
  title.textContent = dot.label;
  made.append(title);
  made.addEventListener("click", choose);
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
  return made;
}
