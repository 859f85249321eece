/** The legend as one drawing, the same on screen and in the saved picture. */

import { COUNTED, diameter, groupShapes, KINDS, lineWidth, roundCounts, sampleWidths, shapeAt } from "./elements.js";
import { BESIDE } from "./drawing.js";
import { element as shape } from "../common/svg.js";
import { wrapped } from "./text.js";
import { groupColor, mixed, seenOn } from "./theme.js";

const [SIZE, GAP, ROW] = [12, 22, 24];
const CORNERS = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]],
};

/** The legend of what is in `data`, flowing over `width` pixels, as SVG. */
export function legendOf(data, measure, theme, say, width) {
  const items = [...nodeItems(data, theme, say), ...edgeItems(data, theme, say), ...sizeItems(data, measure, theme, say)];
  const drawing = shape("svg", { width, role: "img" });
  drawing.setAttribute("aria-label", [say("graph-legend"), ...items.map((item) => item.text)].join(". "));
  let y = 0;
  for (const row of rowsOf(items, theme, width)) {
    const high = Math.max(ROW, ...row.map(({ item }) => item.high ?? 0));
    for (const { item, x } of row) {
      const place = shape("g", { transform: `translate(${x} ${y + high / 2})` });
      place.append(...item.marks, written(item.text, item.wide + 7, theme));
      drawing.append(place);
    }
    y += high;
  }
  drawing.setAttribute("height", y);
  drawing.setAttribute("viewBox", `0 0 ${width} ${y}`);
  return drawing;
}

function rowsOf(items, theme, width) {
  const rows = [[]];
  let x = 0;
  for (const item of items) {
    const wide = item.wide + 7 + wrapped(item.text, `${SIZE}px ${theme.font}`, 1e4).width;
    if (x > 0 && x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1).push({ item, x });
    x += wide + GAP;
  }
  return rows;
}

function nodeItems(data, theme, say) {
  const has = (kind) => data.nodes.some((node) => node.kind === kind);
  const shapes = groupShapes(data.nodes);
  const box = { x: 0, y: -7, width: 22, height: 14, rx: 4, fill: mixed(theme.background, theme.quiet, 0.18), stroke: theme.quiet, "stroke-width": 1.5 };
  return [
    has("category") && { text: say("graph-category"), wide: 22, marks: [shape("rect", box)] },
    has("code") && { text: say("graph-code"), wide: 14, marks: [shape("circle", { cx: 7, r: 6, fill: theme.quiet })] },
    ...Object.keys(BESIDE).filter(has).map((kind) => besideItem(kind, theme, say)),
    ...data.nodes.filter((node) => node.kind === "group").map((node) => ({
      text: node.label,
      wide: 16,
      marks: [polygon(shapeAt(shapes.get(node.id)), groupColor(node, shapes.get(node.id), theme))],
    })),
  ].filter(Boolean);
}

function edgeItems(data, theme, say) {
  const present = KINDS.filter((kind) => kind !== "difference" && data.edges.some((edge) => edge.kind === kind));
  const sides = (data.sides ?? []).map(({ label, color }, side) => ({
    text: say("graph-legend-side", { group: label }),
    wide: 34,
    marks: [shape("line", { x1: 1, x2: 33, stroke: seenOn(theme, color), "stroke-width": 3, ...(side ? { "stroke-dasharray": "9 5" } : {}) })],
  }));
  return [...sides, ...present.map((kind) => ({ text: say(`graph-${kind}`), wide: 34, marks: lineSample(kind, theme) }))];
}

function besideItem(kind, theme, say) {
  const looks = { fill: mixed(theme.background, theme.quiet, 0.35), stroke: theme.quiet };
  const marks = {
    board: () => shape("polygon", { points: "8,-8 16,-2 13,7 3,7 0,-2", ...looks }),
    speaker: () => shape("polygon", { points: "8,-8 16,7 0,7", ...looks }),
    document: () => shape("rect", { x: 2, y: -8, width: 12, height: 16, ...looks }),
  };
  return { text: say(`graph-${kind}`), wide: 16, marks: [marks[kind]()] };
}

/** The strokes that stand for a kind of edge, 34 pixels wide. */
export function lineSample(kind, theme) {
  const looks = {
    relation: { stroke: theme.asserted, "stroke-width": 2, x2: 27 },
    cooccurrence: { stroke: theme.together, "stroke-width": 3 },
    difference: { stroke: theme.quiet, "stroke-width": 3 },
    occurrence: { stroke: theme.together, "stroke-width": 3 },
    membership: { stroke: theme.belongs, "stroke-width": 2, "stroke-dasharray": "0.1 4", "stroke-linecap": "round" },
    about: { stroke: theme.quiet, "stroke-width": 2, "stroke-dasharray": "7 5" },
  }[kind];
  const line = shape("line", { x1: 1, x2: 33, ...looks });
  if (kind !== "relation") return [line];
  return [line, shape("path", { d: "M 25 -4.5 L 34 0 L 25 4.5 Z", fill: theme.asserted })];
}

function sizeItems(data, measure, theme, say) {
  const items = [];
  if (data.nodes.some((node) => node.kind === "code")) items.push(circles(measure, theme, say));
  const kind = COUNTED.find((one) => measure.heaviest[one] > 0);
  if (kind) items.push(widths(measure.heaviest[kind], data, theme, say));
  return items;
}

function circles(measure, theme, say) {
  const counts = roundCounts(measure.most);
  const sizes = counts.map((count) => diameter(count, measure.most, measure.largest));
  let x = 0;
  const marks = sizes.map((size) => {
    const circle = shape("circle", { cx: x + size / 2, cy: 0, r: size / 2 - 0.5, fill: "none", stroke: theme.quiet });
    x += size + 6;
    return circle;
  });
  const text = say("graph-legend-size", { counts: counts.join(" · ") });
  return { text, wide: x - 6, high: sizes.at(-1) + 6, marks };
}

function widths(most, data, theme, say) {
  const shares = data.measure !== "count";
  const counts = sampleWidths(most, shares);
  const written = counts.map((count) => (shares ? count.toLocaleString(data.language, { maximumFractionDigits: 2 }) : count));
  const marks = counts.map((count, i) =>
    shape("line", { x1: i * 30, x2: i * 30 + 24, y1: 0, y2: 0, stroke: theme.together, "stroke-width": lineWidth(count, most) }),
  );
  return { text: say(`graph-width-${data.measure}`, { counts: written.join(" · ") }), wide: counts.length * 30 - 6, marks };
}

function written(text, x, theme) {
  const words = shape("text", { x, y: 0, dy: "0.35em", fill: theme.text, "font-size": SIZE, "font-family": theme.font });
  words.textContent = text;
  return words;
}

function polygon(kind, fill) {
  const corners = CORNERS[kind] ?? CORNERS.hexagon;
  return shape("polygon", { points: corners.map(([x, y]) => `${8 + 8 * x},${8 * y}`).join(" "), fill });
}
