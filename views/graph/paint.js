/** Paint a scene: what is asserted is dark and has an arrow, what is counted is grey and has none. */

import { NAME_SIZE } from "./drawing.js";
import { nameAt } from "./names.js";
import { along, border, pulledTo } from "./scene.js";
import { outline } from "./shapes.js";

const LOOKS = {
  membership: { dash: [0.1, 4], cap: "round" },
  about: { dash: [7, 5] },
};
const [DENSE, THIN] = [600, 0.5]; // more lines than this are let through each other
const SECOND = [9, 5]; // the dashes of the second side of a difference
const AT_ONCE = 60; // lines in one stroke: more in one is slower, fewer too
const FADED = { node: 0.14, edge: 0.07 };
const ARROW = 9;
const LEAST_PX = 5; // smaller letters cannot be read

/** Paint `nodes` and `edges` for `view` ({zoom, x, y}) with `theme`; `scale` is how much larger than usual names are. */
export function paint(pen, nodes, edges, view, theme, scale) {
  pen.save();
  pen.translate(view.x, view.y);
  pen.scale(view.zoom, view.zoom);
  const lines = edges.filter((edge) => !edge.hidden && !edge.from.hidden && !edge.to.hidden);
  paintLines(pen, lines.filter((edge) => edge.kind !== "relation"));
  for (const edge of lines) if (edge.kind === "relation") paintRelation(pen, edge, theme, scale);
  const shown = nodes.filter((node) => !node.hidden).sort((a, b) => depth(a) - depth(b));
  for (const node of shown) paintNode(pen, node, theme, view.zoom);
  for (const node of shown) paintName(pen, node, theme, scale, view.zoom);
  pen.restore();
}

/** A line or node that is pointed at or chosen, over what is painted. */
export function paintMark(pen, one, view, theme, scale, chosen) {
  pen.save();
  pen.translate(view.x, view.y);
  pen.scale(view.zoom, view.zoom);
  if (one.from) markLine(pen, one, chosen ? theme.accent : theme.text, chosen ? 0.3 : 0.12);
  else markNode(pen, one, { theme, scale, zoom: view.zoom, chosen });
  pen.restore();
}

function depth(node) {
  return node.near ? 1 : 0;
}

function paintLines(pen, edges) {
  const bundles = new Map();
  const usual = edges.length > DENSE ? THIN : 1;
  for (const edge of edges) {
    const wide = Math.round(2 * edge.width) / 2;
    const alpha = edge.faded ? FADED.edge : edge.near ? 1 : usual;
    const order = edge.near ? 9 : edge.kind === "membership" ? 0 : edge.kind === "about" ? 2 : 1;
    const key = [order, edge.kind, edge.color, wide, alpha, edge.side].join();
    if (!bundles.has(key)) bundles.set(key, { order, wide, alpha, edges: [] });
    bundles.get(key).edges.push(edge);
  }
  for (const bundle of [...bundles.values()].sort((a, b) => a.order - b.order)) paintBundle(pen, bundle);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

function paintBundle(pen, { wide, alpha, edges }) {
  const [{ kind, color, side }] = edges;
  const { dash = [], cap = "butt" } = LOOKS[kind] ?? {};
  [pen.strokeStyle, pen.lineWidth, pen.lineCap, pen.globalAlpha] = [color, wide, cap, alpha];
  pen.setLineDash(kind === "difference" && side === 1 ? SECOND : dash);
  for (let at = 0; at < edges.length; at += AT_ONCE) {
    pen.beginPath();
    for (const { from, to } of edges.slice(at, at + AT_ONCE)) {
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
    }
    pen.stroke();
  }
}

function paintRelation(pen, edge, theme, scale) {
  const pull = pulledTo(edge);
  const [start, end] = [border(edge.from, pull), border(edge.to, pull, 1)];
  const turn = Math.atan2(end.y - pull.y, end.x - pull.x);
  const neck = { x: end.x - ARROW * Math.cos(turn), y: end.y - ARROW * Math.sin(turn) };
  pen.globalAlpha = edge.faded ? FADED.edge : 1;
  [pen.strokeStyle, pen.fillStyle, pen.lineWidth, pen.lineCap] = [edge.color, edge.color, edge.width, "butt"];
  pen.beginPath();
  pen.moveTo(start.x, start.y);
  pen.quadraticCurveTo(pull.x, pull.y, neck.x, neck.y);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(end.x, end.y);
  for (const side of [0.45, -0.45]) pen.lineTo(end.x - ARROW * 1.1 * Math.cos(turn + side), end.y - ARROW * 1.1 * Math.sin(turn + side));
  pen.fill();
  if (edge.label) paintLabel(pen, edge, theme, scale);
  pen.globalAlpha = 1;
}

function paintLabel(pen, edge, theme, scale) {
  const { x, y } = along(edge, 0.5);
  const [wide, high] = [edge.labelWidth * scale + 6, 1.3 * NAME_SIZE * scale];
  pen.fillStyle = theme.background;
  pen.fillRect(x - wide / 2, y - high / 2, wide, high);
  write(pen, [edge.label], { x, y }, { font: `italic ${NAME_SIZE * scale}px ${theme.font}`, ink: theme.text, size: NAME_SIZE * scale });
}

function paintNode(pen, node, theme, zoom) {
  pen.globalAlpha = node.faded ? FADED.node : 1;
  pen.fillStyle = node.fill;
  if (node.width * zoom < 4) {
    pen.fillRect(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height);
    return;
  }
  outline(pen, node);
  pen.fill();
  [pen.strokeStyle, pen.lineWidth] = [node.border, node.kind === "category" || node.kind === "group" ? 2 : 1];
  pen.stroke();
}

function paintName(pen, node, theme, scale, zoom) {
  if (node.place === "none") return;
  const size = node.inside ? node.nameSize : node.nameSize * scale;
  if (size * zoom < LEAST_PX) return;
  pen.globalAlpha = node.faded ? FADED.node : 1;
  const looks = { font: `${node.bold ? 600 : 400} ${size}px ${theme.font}`, ink: node.ink, size };
  write(pen, node.name, nameAt(node, node.place, scale), node.inside ? looks : { ...looks, around: theme.background });
  pen.globalAlpha = 1;
}

function write(pen, lines, { x, y }, { font, ink, size, around }) {
  [pen.font, pen.textAlign, pen.textBaseline, pen.lineJoin] = [font, "center", "middle", "round"];
  const step = 1.15 * size;
  lines.forEach((line, n) => {
    const at = y + (n - (lines.length - 1) / 2) * step + 0.05 * size;
    if (around) {
      [pen.strokeStyle, pen.lineWidth] = [around, 0.4 * size];
      pen.strokeText(line, x, at);
    }
    pen.fillStyle = ink;
    pen.fillText(line, x, at);
  });
}

function markLine(pen, edge, color, alpha) {
  const pull = pulledTo(edge);
  [pen.strokeStyle, pen.lineWidth, pen.lineCap, pen.globalAlpha] = [color, edge.width + 12, "round", alpha];
  pen.beginPath();
  pen.moveTo(edge.from.x, edge.from.y);
  pen.quadraticCurveTo(pull.x, pull.y, edge.to.x, edge.to.y);
  pen.stroke();
}

function markNode(pen, node, { theme, scale, zoom, chosen }) {
  const one = 1 / Math.max(1, zoom); // a pixel: a mark grows no further than life
  if (!chosen) {
    outline(pen, node);
    [pen.strokeStyle, pen.lineWidth] = [theme.text, 3 * one];
    pen.stroke();
    paintName(pen, { ...node, faded: false, place: node.place === "none" ? "bottom" : node.place }, theme, scale, zoom);
    return;
  }
  outline(pen, { ...node, width: node.width + 9 * one, height: node.height + 9 * one });
  [pen.strokeStyle, pen.lineWidth] = [theme.accent, 3 * one];
  pen.stroke();
}
