/** Nodes and edges as they are painted: sizes, shapes, colours and names worked out. */

import { bends, diameter, groupShapes, heaviest, largestCircle, lineWidth, shapeAt, widthOf } from "./elements.js";
import { spread } from "./layout.js";
import { wrapped } from "./text.js";
import { groupColor, mixed, seenOn } from "./theme.js";

export const NAME_SIZE = 12;
const CATEGORY_SIZE = 13;
export const BESIDE = { board: "pentagon", speaker: "triangle", document: "rectangle" };
const MARGIN = 56;
const CROWD = 200; // nodes that still have room on one canvas
const ROOMY = 100; // with more nodes there is no room for every name; then only the nodes keep apart

/** The measures every node is drawn with: what the largest circle stands for and how large it is. */
export function measures(data, width, height) {
  const codes = data.nodes.filter((node) => node.kind === "code");
  return {
    most: Math.max(1, ...codes.map((node) => node.fragments)),
    largest: largestCircle(data.nodes.length, width, height),
    heaviest: heaviest(data.edges),
  };
}

/** The data of every node: `{id, kind, name, width, height, shape, fill, border, ink, …}`. */
export function nodeData(data, theme, measure) {
  const shapes = groupShapes(data.nodes);
  return data.nodes.map((node) => {
    const looks = { category: categoryLooks, group: groupLooks, code: codeLooks }[node.kind] ?? besideLooks;
    return { id: node.id, kind: node.kind, ...looks(node, theme, measure, shapes.get(node.id) ?? 0) };
  });
}

/** The data of every edge between nodes that exist: `{id, kind, source, target, width, color, label, bend}`. */
export function edgeData(data, theme, measure) {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const shapes = groupShapes(data.nodes);
  const bent = bends(data.edges.filter((edge) => edge.kind === "relation"));
  const group = (edge) => [edge.target, edge.source].find((id) => nodes.get(id).kind === "group");
  const widest = { relation: 2, membership: 1.4 };
  const colors = {
    relation: () => theme.asserted,
    cooccurrence: () => theme.together,
    difference: (edge) => seenOn(theme, edge.color),
    occurrence: () => theme.together,
    membership: () => theme.belongs,
    about: (edge) => (group(edge) ? groupColor(nodes.get(group(edge)), shapes.get(group(edge)), theme) : theme.quiet),
  };
  return data.edges
    .filter((edge) => nodes.has(edge.source) && nodes.has(edge.target))
    .map((edge) => ({
      id: edge.id,
      kind: edge.kind,
      source: edge.source,
      target: edge.target,
      ...relationName(edge, theme),
      color: colors[edge.kind](edge),
      width: widest[edge.kind] ?? lineWidth(widthOf(edge), measure.heaviest[edge.kind]),
      side: edge.side ?? 0,
      bend: bent.get(edge.id) ?? 0,
    }));
}

/** Where nodes stand at first: the server's places on this canvas, pushed apart for their names. `pinned`: id → place. */
export function placesOf(data, looks, width, height, pinned) {
  const roomy = data.nodes.length <= ROOMY;
  const [wideRoom, highRoom] = [roomOf(width, data.nodes.length), roomOf(height, data.nodes.length)];
  const boxes = data.nodes.map((node, i) => {
    const { labelWidth, labelHeight, inside, width: wide, height: high } = looks[i];
    const nameBeside = !inside && (roomy || node.kind === "group");
    return {
      id: node.id,
      x: MARGIN + node.x * wideRoom,
      y: MARGIN + node.y * highRoom,
      ...pinned.get(node.id),
      pinned: Boolean(data.settled) || pinned.has(node.id),
      width: nameBeside ? Math.max(wide, (node.kind === "group" ? 1 : 0.6) * labelWidth) : wide,
      height: nameBeside ? high + labelHeight : high,
    };
  });
  return new Map(spread(boxes).map(({ id, x, y }) => [id, { x, y }]));
}

/** The places of the drawing in the server's square of side 1: the other way round, of so many nodes. */
export function squared({ x, y }, width, height, count) {
  const within = (value, room) => Math.round(1e4 * ((value - MARGIN) / roomOf(room, count))) / 1e4;
  return [within(x, width), within(y, height)];
}

/** How far apart places can be: the canvas, or more where so many nodes would lie on each other. */
function roomOf(size, count) {
  return Math.max(size - 2 * MARGIN, 1) * Math.max(1, Math.sqrt(count / CROWD));
}

function relationName(edge, theme) {
  if (edge.kind !== "relation") return { label: "", labelWidth: 0 };
  return { label: edge.label, labelWidth: wrapped(edge.label, `italic ${NAME_SIZE}px ${theme.font}`, 1e4).width };
}

function categoryLooks(node, theme) {
  const name = wrapped(node.label, `600 ${CATEGORY_SIZE}px ${theme.font}`, 132);
  return {
    ...named(name, CATEGORY_SIZE),
    inside: true,
    shape: "round-rectangle",
    width: name.width + 24,
    height: name.lines.length * CATEGORY_SIZE * 1.25 + 14,
    fill: mixed(theme.background, node.color || theme.quiet, theme.dark ? 0.3 : 0.16),
    border: outlined(node.color, theme),
    ink: theme.text,
    rank: 1e9,
  };
}

function codeLooks(node, theme, measure) {
  const size = diameter(node.fragments, measure.most, measure.largest);
  return {
    ...named(wrapped(node.label, `${NAME_SIZE}px ${theme.font}`, 112), NAME_SIZE),
    inside: false,
    shape: "ellipse",
    width: size,
    height: size,
    fill: node.color || theme.quiet,
    border: outlined(node.color, theme),
    ink: theme.text,
    rank: node.fragments,
  };
}

function groupLooks(node, theme, measure, place) {
  const color = groupColor(node, place, theme);
  const size = 1.15 * Math.max(measure.largest, 34);
  return {
    ...named(wrapped(node.label, `600 ${CATEGORY_SIZE}px ${theme.font}`, 132), CATEGORY_SIZE),
    inside: false,
    shape: shapeAt(place),
    width: size,
    height: shapeAt(place) === "hexagon" ? 0.88 * size : size,
    fill: color,
    border: outlined(color, theme),
    ink: theme.text,
    rank: 1e8,
  };
}

/** A board, a speaker or a document: grey, because colour is for codes and groups; told apart by its shape. */
function besideLooks(node, theme, measure) {
  const size = Math.max(16, 0.5 * measure.largest);
  return {
    ...named(wrapped(node.label, `${NAME_SIZE}px ${theme.font}`, 132), NAME_SIZE),
    inside: false,
    shape: BESIDE[node.kind],
    width: node.kind === "document" ? 0.78 * size : size,
    height: size,
    fill: mixed(theme.background, theme.quiet, 0.35),
    border: theme.quiet,
    ink: theme.text,
    rank: 1e6 + node.fragments,
  };
}

function named({ lines, width }, size) {
  return { name: lines, nameSize: size, bold: size === CATEGORY_SIZE, labelWidth: width, labelHeight: lines.length * size * 1.2 };
}

function outlined(color, theme) {
  return mixed(color || theme.quiet, theme.text, theme.dark ? 0.35 : 0.2);
}
