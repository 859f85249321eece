/** A drawing of saturation: a bar for the new codes of each document, a line for all codes so far.
 *
 * In the ink of the page, so that it reads in the dark as well. Whoever can't see it has its sentence and the table. */

import { element, text } from "../common/svg.js";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [900, 240, 44, 12, 22, 30];
const MOST_LABELS = 25;
const GRID_LINES = 4;
const drawings = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Draw `data.steps` ({new, codes, label, number}) in `parentElement`; a click on a document sends its row. */
export default function saturationPlot({ data, parentElement, setTriggerValue }) {
  drawings.get(parentElement)?.remove();
  const root = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", class: "duiding-saturation" });
  root.setAttribute("aria-label", data.alt);
  const places = measured(data.steps);
  root.append(...grid(places, data.language), ...base(data, places), ...bars(data.steps, places), ...line(places));
  root.append(...pointed(data.steps, places, (row) => setTriggerValue("chosen", { row })));
  parentElement.append(root);
  drawings.set(parentElement, root);
  return () => {
    root.remove();
    if (drawings.get(parentElement) === root) drawings.delete(parentElement);
  };
}

/** Where everything stands: the width of a document, the top number, and the height of a number. */
export function measured(steps) {
  const top = Math.max(1, ...steps.map((step) => step.codes));
  const wide = (WIDTH - LEFT - RIGHT) / Math.max(1, steps.length);
  const height = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top;
  const points = steps.map((step, row) => [LEFT + wide * (row + 0.5), height(step.codes)]);
  return { top, wide, height, points };
}

function grid({ top, height }, language) {
  const apart = round(top / GRID_LINES);
  const values = Array.from({ length: Math.floor(top / apart) + 1 }, (_, place) => place * apart);
  return values.flatMap((value) => [
    element("path", { d: `M${LEFT} ${height(value)}H${WIDTH - RIGHT}`, class: "rule" }),
    text(value.toLocaleString(language), LEFT - 8, height(value) + 4, "end"),
  ]);
}

/** The first of 1, 2, 5, 10, 20 … that is not less. */
export function round(least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return power * [1, 2, 5, 10].find((step) => step * power >= least);
}

/** The documents of the base, and after which document saturation is reached. */
function base({ base: size, baseWord, steps, reached, reachedWord }, { wide }) {
  const across = wide * Math.min(size, steps.length);
  const drawn = [
    element("rect", { x: LEFT, y: TOP, width: across, height: HEIGHT - TOP - BOTTOM, class: "base" }),
    text(baseWord, LEFT + 4, TOP - 8, "start"),
  ];
  if (reached === null) return drawn;
  const x = LEFT + wide * reached;
  return [...drawn, element("path", { d: `M${x} ${TOP - 16}V${HEIGHT - BOTTOM}`, class: "reached" }),
    text(reachedWord, x + 6, TOP - 8, "start")];
}

function bars(steps, { wide, height }) {
  const every = Math.ceil(steps.length / MOST_LABELS);
  return steps.flatMap((step, row) => {
    const y = height(step.new);
    const [x, tall] = [LEFT + wide * (row + 0.5), HEIGHT - BOTTOM - y];
    const across = Math.min(wide * 0.6, 60);
    const bar = element("rect", { x: x - across / 2, y, width: across, height: tall, class: "bar" });
    return row % every ? [bar] : [bar, text(step.number, x, HEIGHT - BOTTOM + 18, "middle")];
  });
}

function line({ points }) {
  const path = element("polyline", { points: points.map((point) => point.join()).join(" "), class: "line" });
  return [path, ...points.map(([cx, cy]) => element("circle", { cx, cy, r: 3 }))];
}

/** The whole column of a document can be clicked; hovering says which document it is. */
function pointed(steps, { wide }, choose) {
  return steps.map((step, row) => {
    const at = { x: LEFT + wide * row, y: TOP, width: wide, height: HEIGHT - TOP - BOTTOM, class: "column" };
    const column = element("rect", at);
    const title = element("title", {});
    title.textContent = step.label;
    column.append(title);
    column.addEventListener("click", () => choose(row));
    return column;
  });
}
