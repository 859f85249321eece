/** What is drawn, worked out from what the server sent. Pure: no DOM, no Cytoscape. */

export const KINDS = ["relation", "cooccurrence", "membership", "about"];
export const READABLE = 40; // co-occurrence lines that can still be told apart at first sight
const SHAPES = ["diamond", "hexagon", "pentagon", "octagon"];
const NAMED_SHAPES = { laag: 0, hoog: 1, low: 0, high: 1 };

/** The lowest weight at which at most `READABLE` co-occurrence lines remain; the highest weight if none does. */
export function firstThreshold(edges) {
  const weights = edges.filter((edge) => edge.kind === "cooccurrence").map((edge) => edge.weight);
  const levels = [...new Set(weights)].sort((a, b) => a - b);
  return levels.find((level) => weights.filter((weight) => weight >= level).length <= READABLE) ?? levels.at(-1) ?? 1;
}

/** The edges to show: those of the chosen kinds, co-occurrence from `threshold` on. */
export function shownEdges(edges, shownKinds, threshold) {
  return edges.filter(
    (edge) => shownKinds.has(edge.kind) && (edge.kind !== "cooccurrence" || edge.weight >= threshold),
  );
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
  return 1 + 5 * (weight / Math.max(heaviest, 1));
}

/** Per kind the heaviest edge. */
export function heaviest(edges) {
  const most = {};
  for (const edge of edges) most[edge.kind] = Math.max(most[edge.kind] ?? 1, edge.weight);
  return most;
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
  const counts = { category: 0, code: 0, group: 0, relation: 0, cooccurrence: 0, membership: 0, about: 0 };
  for (const thing of things) counts[thing.kind] += 1;
  return counts;
}

function placeOf(label, turn) {
  const known = Object.keys(NAMED_SHAPES).find((name) => label.toLowerCase().includes(name));
  return known ? NAMED_SHAPES[known] : turn;
}
