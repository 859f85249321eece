/** The names on the drawing: as large as the view asks, where they hide nothing. */

import { NAME_SIZE } from "./drawing.js";
import { namePlaces } from "./layout.js";

const NAMED = 300; // names that could ever be read on one canvas
const SIDES = ["bottom", "top", "right", "left", "none"].map((side) => `name-${side}`).join(" ");

/** Far away names are drawn larger than they would be, close by smaller, so that more of them fit. */
export function nameScale(cy) {
  return cy ? Math.max(0.45, Math.min(2.2, cy.zoom() ** -0.7)) : 1;
}

/** Give every visible name its place, or leave it out until there is room. */
export function placeNames(cy) {
  const scale = nameScale(cy);
  const nodes = cy.nodes().filter((node) => !node.hasClass("hidden")).sort((a, b) => b.data("rank") - a.data("rank")).slice(0, NAMED);
  const relations = cy.edges("[label != '']").filter((edge) => !edge.hasClass("hidden"));
  const boxes = nodes.map((node) => boxOf(node, scale));
  const places = namePlaces(boxes, relations.map((edge) => labelBoxOf(edge, scale)), roomFor(cy, nodes));
  cy.batch(() => cy.nodes().forEach((node) => void node.removeClass(SIDES).addClass(`name-${places.get(node.id()) ?? "none"}`)));
  cy.style().update();
}

/** Names stay on the canvas as long as all nodes are on it; who zooms in can shift it to read them. */
function roomFor(cy, nodes) {
  const [seen, all] = [cy.extent(), nodes.boundingBox({ includeLabels: false })];
  return all.x1 >= seen.x1 && all.x2 <= seen.x2 && all.y1 >= seen.y1 && all.y2 <= seen.y2 ? seen : undefined;
}

function boxOf(node, scale) {
  const { id, width, height, labelWidth, labelHeight, inside, kind, rank } = node.data();
  const box = { id, ...node.position(), width, height, inside, rank, always: kind === "group" };
  return { ...box, labelWidth: labelWidth * scale, labelHeight: labelHeight * scale };
}

function labelBoxOf(edge, scale) {
  return { ...edge.midpoint(), width: edge.data("labelWidth") * scale + 6, height: 1.3 * NAME_SIZE * scale };
}
