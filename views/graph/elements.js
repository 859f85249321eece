/** What is drawn, worked out from what the server sent. Pure: no DOM. */

export const KINDS = ["relation", "cooccurrence", "difference", "about", "occurrence", "membership"];
export const COUNTED = KINDS.filter((kind) => kind !== "relation" && kind !== "membership");
const SHAPES = ["diamond", "hexagon", "pentagon", "octagon"];
const NAMED_SHAPES = { laag: 0, hoog: 1, low: 0, high: 1 };

/** What the width of a line stands for: places, or the figure that was asked for. */
export function widthOf(edge) {
  return edge.strength ?? edge.weight;
}

/** Which of the group shapes: laag and hoog have their own, other groups take turns. */
export function groupShapes(nodes) {
  const groups = nodes.filter((node) => node.kind === "group");
  return new Map(groups.map((node, i) => [node.id, placeOf(node.label, i)]));
}

/** The shape that goes with a place of `groupShapes`. */
export function shapeAt(place) {
  return SHAPES[place % SHAPES.length];
}

/** The largest circle, in pixels: smaller as more nodes share the canvas. */
export function largestCircle(count, width, height) {
  return Math.max(20, Math.min(54, 0.42 * Math.sqrt((width * height) / Math.max(count, 1))));
}

/** The diameter at which the circle's area is `fragments` out of `most`; never too small to hit. */
export function diameter(fragments, most, largest) {
  return Math.max(9, largest * Math.sqrt(fragments / Math.max(most, 1)));
}

/** The width of a line of `weight` out of `heaviest`, in pixels. */
export function lineWidth(weight, heaviest) {
  return 1 + 5 * Math.max(0, heaviest > 0 ? weight / heaviest : 0);
}

/** Per kind the heaviest edge. */
export function heaviest(edges) {
  const most = {};
  for (const edge of edges) most[edge.kind] = Math.max(most[edge.kind] ?? 0, widthOf(edge));
  return most;
}

/** Two figures to explain a width with: round counts, or of shares a quarter of the most and the most. */
export function sampleWidths(most, shares) {
  return shares ? [most / 4, most] : roundCounts(most);
}

/** Two or three round counts up to `most`, to explain a size with. */
export function roundCounts(most) {
  const ladder = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].filter((count) => count <= most);
  const top = ladder.at(-1) ?? 1;
  return [...new Set([ladder[Math.max(0, ladder.length - 4)] ?? 1, top])];
}

/** How far each relation bends, so that several between the same two nodes stay apart. */
export function bends(edges) {
  const seen = new Map();
  return new Map(
    edges.map((edge) => {
      const pair = [edge.source, edge.target].join("\n");
      seen.set(pair, (seen.get(pair) ?? 0) + 1);
      return [edge.id, 28 * seen.get(pair)];
    }),
  );
}

/** How many there are of each kind of node or edge. */
export function counted(things) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const thing of things) counts[thing.kind] = (counts[thing.kind] ?? 0) + 1;
  return counts;
}

function placeOf(label, turn) {
  const known = Object.keys(NAMED_SHAPES).find((name) => label.toLowerCase().includes(name));
  return known ? NAMED_SHAPES[known] : turn;
}
