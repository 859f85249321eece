/** The names on the drawing: as large as the view asks, where they hide nothing. */

import { NAME_SIZE } from "./drawing.js";
import { namePlaces } from "./layout.js";
import { along, boundsOf } from "./scene.js";

const NAMED = 300; // names that could ever be read on one canvas

/** Far away names are drawn larger than they would be, close by smaller, so that more of them fit. */
export function nameScale(zoom) {
  return Math.max(0.45, Math.min(2.2, zoom ** -0.7));
}

/** Give every visible name its place, or leave it out until there is room; where some stand out only theirs count. */
export function placeNames(scene, scale, seen) {
  const all = scene.seen();
  const near = all.filter((node) => node.near);
  const nodes = (near.length ? near : [...all]).sort((a, b) => importance(b) - importance(a)).slice(0, NAMED);
  const relations = [...scene.edges.values()].filter((edge) => edge.label && !edge.hidden && !edge.from.hidden && !edge.to.hidden);
  const boxes = nodes.map((node) => boxOf(node, scale));
  const places = namePlaces(boxes, relations.map((edge) => labelBoxOf(edge, scale)), roomFor(seen, boundsOf(all)));
  for (const node of all) node.place = places.get(node.id) ?? (node.inside ? "inside" : "none");
}

/** The middle of a name at this side of its node. */
export function nameAt({ x, y, width, height, labelWidth, labelHeight }, place, scale) {
  const across = (width + labelWidth * scale) / 2 + 4;
  const high = (height + labelHeight * scale) / 2 + 3;
  return {
    bottom: { x, y: y + high }, top: { x, y: y - high }, right: { x: x + across, y }, left: { x: x - across, y },
  }[place] ?? { x, y };
}

function importance(node) {
  return (node.main ? 1e12 : 0) + node.rank;
}

/** Names stay on the canvas as long as all nodes are on it; who zooms in can shift it to read them. */
function roomFor(seen, all) {
  return all && all.x1 >= seen.x1 && all.x2 <= seen.x2 && all.y1 >= seen.y1 && all.y2 <= seen.y2 ? seen : undefined;
}

function boxOf(node, scale) {
  const { id, x, y, width, height, labelWidth, labelHeight, inside, kind, main } = node;
  const box = { id, x, y, width, height, inside, rank: importance(node), always: main || kind === "group" };
  return { ...box, labelWidth: labelWidth * scale, labelHeight: labelHeight * scale };
}

function labelBoxOf(edge, scale) {
  return { ...along(edge, 0.5), width: edge.labelWidth * scale + 6, height: 1.3 * NAME_SIZE * scale };
}
