/** What is hidden, what stands out, what steps back: classes on the elements of a Cytoscape drawing. */

import { squared } from "./drawing.js";

const MANY = 3000; // repainting more than this for every choice would make people wait

/** Show only the edges in `shown`, and with `only` only what touches that node. */
export function reveal(cy, shown, only) {
  cy.batch(() => {
    cy.elements().removeClass("hidden");
    cy.edges().filter((edge) => !shown.has(edge.id())).addClass("hidden");
    if (only) cy.elements().difference(around(cy, only)).addClass("hidden");
  });
}

/** Let `id` and what touches it stand out; null takes that back. */
export function highlight(cy, id) {
  const chosen = cy.getElementById(id ?? "");
  cy.batch(() => {
    cy.elements().removeClass("chosen near faded");
    if (chosen.empty()) return;
    const near = around(cy, id);
    near.addClass("near");
    chosen.addClass("chosen");
    if (cy.elements().length <= MANY) cy.elements().difference(near).addClass("faded");
  });
}

/** Let the nodes with an id in `hits` stand out and everything else step back. */
export function spotlight(cy, hits) {
  cy.batch(() => {
    cy.elements().removeClass("pointed faded chosen near");
    cy.nodes().forEach((node) => void node.addClass(hits.has(node.id()) ? "pointed" : "faded"));
    cy.edges().addClass("faded");
  });
}

/** See all that is not hidden, not larger than life. */
export function fit(cy) {
  const seen = cy.nodes().filter((node) => !node.hasClass("hidden"));
  if (seen.empty() || !cy.width()) return;
  cy.fit(seen, 24);
  if (cy.zoom() > 1.3) cy.zoom(1.3).center(seen);
}

/** Make the drawing hold `nodes` and `edges` (their data) and nothing else, nodes at their `places`. */
export function hold(cy, nodes, edges, places) {
  const ids = new Set([...nodes, ...edges].map((one) => one.id));
  cy.batch(() => {
    cy.elements().filter((one) => !ids.has(one.id())).remove();
    for (const data of [...nodes, ...edges]) put(cy, data, places.get(data.id));
  });
}

/** Where the nodes that the server left where they were stand now, moved by hand or not; `served` is what it gave. */
export function stayed(cy, nodes, served) {
  const stays = nodes.filter((node) => served.get(node.id) === [node.x, node.y].join());
  return new Map(stays.map((node) => [node.id, { ...cy.getElementById(node.id).position() }]));
}

/** Where all nodes stand, in the server's square of side 1. */
export function placesIn(cy) {
  return Object.fromEntries(cy.nodes().map((node) => [node.id(), squared(node.position(), cy.width(), cy.height())]));
}

function put(cy, data, position) {
  const there = cy.getElementById(data.id);
  const reconnected = data.source && there.nonempty() && there.source().id() + there.target().id() !== data.source + data.target;
  if (reconnected) there.remove();
  if (there.empty() || reconnected) cy.add({ group: data.source ? "edges" : "nodes", data, position });
  else if (there.data(data) && position) there.position(position);
}

function around(cy, id) {
  const center = cy.getElementById(id);
  if (center.isEdge()) return center.union(center.connectedNodes());
  const edges = center.connectedEdges().filter((edge) => !edge.hasClass("hidden"));
  return center.union(edges).union(edges.connectedNodes());
}
