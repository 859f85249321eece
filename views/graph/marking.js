/** What is hidden, what stands out, what steps back: states of the nodes and edges of a scene. */

import { squared } from "./drawing.js";

/** Show only the edges in `shown`, and with `only` only what touches that node. */
export function reveal(scene, shown, only) {
  for (const node of scene.nodes.values()) node.hidden = false;
  for (const edge of scene.edges.values()) edge.hidden = !shown.has(edge.id);
  if (!only) return;
  const near = scene.around(only);
  for (const one of everything(scene)) one.hidden ||= !near.has(one);
}

/** Let `id` and what touches it stand out; null takes that back. */
export function highlight(scene, id) {
  const near = scene.get(id) ? scene.around(id) : null;
  for (const one of everything(scene)) {
    one.main = Boolean(near) && one.id === id;
    one.near = Boolean(near?.has(one));
    one.faded = Boolean(near && !one.near);
  }
}

/** Let the nodes with an id in `hits` stand out and everything else step back. */
export function spotlight(scene, hits) {
  for (const one of everything(scene)) {
    one.main = false;
    one.near = hits.has(one.id);
    one.faded = !one.near;
  }
}

/** Where the nodes that the server left where they were stand now, moved by hand or not; `served` is what it gave. */
export function stayed(scene, nodes, served) {
  const stays = nodes.filter((node) => scene.nodes.has(node.id) && served.get(node.id) === [node.x, node.y].join());
  return new Map(stays.map(({ id }) => [id, { x: scene.nodes.get(id).x, y: scene.nodes.get(id).y }]));
}

/** Where all nodes stand, in the server's square of side 1. */
export function placesIn(scene, width, height) {
  return Object.fromEntries([...scene.nodes.values()].map((node) => [node.id, squared(node, width, height, scene.nodes.size)]));
}

function* everything(scene) {
  yield* scene.nodes.values();
  yield* scene.edges.values();
}
