/** What is drawn and in which state: nodes and edges by id, who touches whom, and what lies under a point. Pure. */

const REACH = 6; // pixels beside a line that still count as on it
const STEPS = 8; // pieces of a bent line

/** Nodes `{id, x, y, width, …}` and edges `{id, from, to, width, …}` with `hidden`, `near`, `faded` and `place`. */
export class Scene {
  nodes = new Map();
  edges = new Map();
  #touching = new Map();

  /** Hold `nodes` and `edges` (their data) and nothing else, nodes at their `places`. */
  hold(nodes, edges, places) {
    this.nodes = new Map(nodes.map((data) => [data.id, { ...data, ...places.get(data.id), hidden: false, place: "none" }]));
    this.edges = new Map();
    this.#touching = new Map(nodes.map(({ id }) => [id, []]));
    for (const data of edges) {
      const edge = { ...data, from: this.nodes.get(data.source), to: this.nodes.get(data.target), hidden: false };
      this.edges.set(edge.id, edge);
      this.#touching.get(data.source).push(edge);
      if (data.target !== data.source) this.#touching.get(data.target).push(edge);
    }
  }

  /** Put other looks on what is there. */
  dress(nodes, edges) {
    for (const data of nodes) Object.assign(this.nodes.get(data.id), data);
    for (const data of edges) Object.assign(this.edges.get(data.id), data);
  }

  get(id) {
    return this.nodes.get(id) ?? this.edges.get(id);
  }

  /** The nodes and edges that touch this one, itself among them, as far as edges are shown. */
  around(id) {
    const edge = this.edges.get(id);
    if (edge) return new Set([edge, edge.from, edge.to]);
    const edges = (this.#touching.get(id) ?? []).filter((one) => !one.hidden);
    return new Set([this.nodes.get(id), ...edges, ...edges.flatMap(({ from, to }) => [from, to])]);
  }

  seen() {
    return [...this.nodes.values()].filter((node) => !node.hidden);
  }

  /** What lies under a point: the smallest node, else the nearest line; `zoom` makes lines as easy to hit everywhere. */
  under({ x, y }, zoom) {
    const within = (node) => Math.abs(x - node.x) <= node.width / 2 + 1 / zoom && Math.abs(y - node.y) <= node.height / 2 + 1 / zoom;
    const nodes = this.seen().filter(within).sort((a, b) => a.width - b.width);
    return nodes[0] ?? this.#line({ x, y }, zoom);
  }

  #line(point, zoom) {
    let [best, nearest] = [null, Infinity];
    for (const edge of this.edges.values()) {
      if (edge.hidden || edge.from.hidden || edge.to.hidden) continue;
      const far = distance(point, edge) - edge.width / 2;
      if (far <= REACH / zoom && far < nearest) [best, nearest] = [edge, far];
    }
    return best;
  }
}

/** The box around nodes, without their names; null where there are none. */
export function boundsOf(nodes) {
  if (!nodes.length) return null;
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const { x, y, width, height } of nodes) {
    box.x1 = Math.min(box.x1, x - width / 2);
    box.x2 = Math.max(box.x2, x + width / 2);
    box.y1 = Math.min(box.y1, y - height / 2);
    box.y2 = Math.max(box.y2, y + height / 2);
  }
  return box;
}

/** Where a bent line is pulled to: beside its middle, by `bend` pixels; the middle itself for a straight one. */
export function pulledTo({ from, to, bend = 0 }) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const long = Math.hypot(dx, dy) || 1;
  return { x: (from.x + to.x) / 2 + (1.3 * bend * dy) / long, y: (from.y + to.y) / 2 - (1.3 * bend * dx) / long };
}

/** The point of a line at a share of its way. */
export function along(edge, share) {
  const { from, to } = edge;
  if (!edge.bend) return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  const pull = pulledTo(edge);
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * pull.x + c * to.x, y: a * from.y + b * pull.y + c * to.y };
}

/** Where a line towards a node from `point` meets its border: of the box for names in a box, else of the ellipse. */
export function border(node, point, gap = 0) {
  const [dx, dy] = [point.x - node.x, point.y - node.y];
  const [across, high] = [Math.abs(dx) / (node.width / 2 + gap), Math.abs(dy) / (node.height / 2 + gap)];
  const times = node.inside ? Math.max(across, high) : Math.hypot(across, high);
  return times > 1 ? { x: node.x + dx / times, y: node.y + dy / times } : { x: node.x, y: node.y };
}

function distance(point, edge) {
  if (!edge.bend) return toPiece(point, edge.from, edge.to);
  let nearest = Infinity;
  for (let n = 0; n < STEPS; n += 1) {
    nearest = Math.min(nearest, toPiece(point, along(edge, n / STEPS), along(edge, (n + 1) / STEPS)));
  }
  return nearest;
}

function toPiece(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const held = Math.max(0, Math.min(1, share));
  return Math.hypot(point.x - from.x - held * dx, point.y - from.y - held * dy);
}
