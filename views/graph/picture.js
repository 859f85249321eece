/** The drawing with its legend as a PNG file, on white, at twice the size of the screen. */

import { nameAt, placeNames } from "./names.js";
import { paint } from "./paint.js";
import { along, boundsOf } from "./scene.js";

const SCALE = 2;
const MARGIN = 24;
const MOST = 6000; // pixels across or down
const ANYWHERE = { x1: -Infinity, y1: -Infinity, x2: Infinity, y2: Infinity };

/** All of a scene that is not hidden, on a canvas of its own, with names as large as they are at life size. */
export function painted(scene, theme, scale = 1) {
  placeNames(scene, scale, ANYWHERE);
  const nodes = scene.seen();
  const edges = [...scene.edges.values()];
  const labels = edges.filter((edge) => edge.label && !edge.hidden).map((edge) => ({ ...along(edge, 0.5), width: edge.labelWidth * scale, height: 20 }));
  const names = nodes.filter((node) => node.place !== "none").map((node) => nameBox(node, scale));
  const { x1, y1, x2, y2 } = boundsOf([...nodes, ...names, ...labels]) ?? { x1: 0, y1: 0, x2: 1, y2: 1 };
  const zoom = Math.min(SCALE, MOST / (x2 - x1 + 8), MOST / (y2 - y1 + 8));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(zoom * (x2 - x1 + 8)), Math.ceil(zoom * (y2 - y1 + 8))];
  paint(canvas.getContext("2d"), nodes, edges, { zoom, x: zoom * (4 - x1), y: zoom * (4 - y1) }, theme, scale);
  return canvas;
}

/** Hand `above`, a canvas of the drawing, above `legend` (SVG) to the browser as `name`. */
export async function download(above, legend, name) {
  const below = await loaded(asUri(legend));
  const canvas = document.createElement("canvas");
  const low = Number(legend.getAttribute("height")) * SCALE;
  canvas.width = Math.max(above.width, Number(legend.getAttribute("width")) * SCALE) + 2 * MARGIN;
  canvas.height = above.height + low + 3 * MARGIN;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(above, (canvas.width - above.width) / 2, MARGIN);
  pen.drawImage(below, MARGIN, above.height + 2 * MARGIN, Number(legend.getAttribute("width")) * SCALE, low);
  offer(await new Promise((resolve) => canvas.toBlob(resolve, "image/png")), name);
}

function nameBox(node, scale) {
  const times = node.inside ? 1 : scale;
  return { ...nameAt(node, node.place, scale), width: node.labelWidth * times, height: node.labelHeight * times };
}

function asUri(svg) {
  return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
}

async function loaded(uri) {
  const image = new Image();
  image.src = uri;
  await image.decode();
  return image;
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
