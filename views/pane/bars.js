import { button, make, setAttribute } from "./dom.js";
import { safeColor } from "./paint.js";

const LANE_PX = 8;
const LEAST_LANE_PX = 4;
const LANES_PX = 40;
/** More bars than this beside each other would be a smear: what is deeper is reached by its name, or by the key for here. */
const DEEPEST = LANES_PX / LEAST_LANE_PX;
const LABEL_PX = 17;
const FARTHEST_PX = 3 * LABEL_PX;

/** Where the bars of a chunk's marks belong, beside their lines. Only reads the page, so it can go before all writing.
 *
 * `marks` are `{coding, lane, name, color, own, initials}`. What was measured before is kept while the chunk has the
 * same size, so one more coding costs one measurement, however many there are.
 */
export function measuredBars(view, chunk, marks) {
  const { top, width, height } = chunk.element.getBoundingClientRect();
  const [from, to] = [view.blocks[chunk.first].start, view.blocks[chunk.last].end];
  const size = `${width} ${height}`;
  const known = chunk.measured?.size === size ? chunk.measured.extents : new Map();
  const extents = new Map();
  const placed = marks.map((mark) => {
    const key = `${Math.max(mark.coding.start, from)} ${Math.min(mark.coding.end, to)}`;
    const found = known.get(key) ?? extents.get(key) ?? extent(view, mark.coding, from, to, top);
    extents.set(key, found);
    return { ...mark, ...found, begins: mark.coding.start >= from };
  });
  chunk.measured = { size, extents, height };
  return placed.filter((mark) => mark.height > 0);
}

/** Draws the margin of one chunk: a bar for each measured mark, names at the right of them. What stays as it was is
 * left alone, because the browser lays out and paints anew what is touched.
 *
 * `titleOf` gives the sentence that a bar says of a coding; `more` the one for codings that have no row of their own.
 */
export function drawBars(chunk, placed, { focused, more, titleOf }) {
  const drawn = placed.filter(({ lane }) => lane < DEEPEST);
  const step = Math.min(LANE_PX, LANES_PX / (1 + Math.max(0, ...drawn.map(({ lane }) => lane))));
  const held = chunk.gutter.contains(document.activeElement) && document.activeElement.dataset.coding;
  const before = chunk.elements ?? new Map();
  chunk.elements = new Map();
  const kept = (key, draw) => {
    const element = before.get(key) ?? draw();
    chunk.elements.set(key, element);
    return element;
  };
  const bars = drawn.map((mark) => kept(`bar ${step} ${look(mark)}`, () => bar(mark, step, titleOf(mark.coding))));
  const rows = labelled(placed.filter(({ begins, lane }) => begins || lane >= DEEPEST), chunk.measured.height);
  const labels = rows.map((mark) => kept(`label ${look(mark)} ${mark.hidden.map(({ coding }) => coding.id)}`, () => label(mark, more, titleOf(mark.coding))));
  arrange(chunk.gutter, [...bars, ...labels]);
  bars.forEach((element, index) => setAttribute(element, "tabindex", element.dataset.coding === focused || index === 0 ? 0 : -1));
  for (const element of chunk.gutter.children) light(element, element.dataset.coding === focused);
  if (held && document.activeElement?.dataset?.coding !== held) bars.find(({ dataset }) => dataset.coding === held)?.focus({ preventScroll: true });
}

/** Lets one bar or label stand out, or not after all. */
export function light(element, on) {
  element.classList.toggle("dd-focused", on);
  if (element.matches(".dd-bar")) setAttribute(element, "aria-pressed", String(on));
}

/** Everything by which two drawings of a mark can differ. */
function look({ coding, lane, y, height, own, color, name, initials }) {
  return JSON.stringify([coding.id, coding.code, coding.start, coding.end, lane, y, height, own, color, name, initials]);
}

/** Makes these the children, in this order, without touching those that stand well. */
function arrange(parent, elements) {
  const staying = new Set(elements);
  for (const child of [...parent.children]) if (!staying.has(child)) child.remove();
  let next = parent.firstChild;
  for (const element of elements) {
    if (element === next) next = next.nextSibling;
    else parent.insertBefore(element, next);
  }
}

/** Gives each label a row of its own, near its bar; the ones that would drift too far, or past `bottom`, are counted above. */
export function labelled(marks, bottom = Infinity) {
  const labels = [];
  let free = -Infinity;
  for (const mark of [...marks].sort((a, b) => a.y - b.y || a.lane - b.lane)) {
    const y = Math.max(mark.y, free);
    if (labels.length && (y - mark.y > FARTHEST_PX || y + LABEL_PX > bottom)) labels.at(-1).hidden.push(mark);
    else {
      labels.push({ ...mark, y, hidden: [] });
      free = y + LABEL_PX;
    }
  }
  return labels;
}

function extent(view, coding, from, to, top) {
  const first = view.box(Math.max(coding.start, from));
  const last = view.box(Math.min(coding.end, to) - 1);
  return first && last ? { y: first.top - top, height: last.bottom - first.top } : { height: 0 };
}

function bar({ coding, lane, y, height, own, color }, step, title) {
  const element = button({
    name: `dd-bar ${own ? "dd-own" : "dd-other"}`,
    "aria-label": title,
    title,
    "data-coding": coding.id,
    "data-code": coding.code,
  });
  element.style.cssText = `left:${lane * step}px; top:${y}px; height:${height}px; width:${step >= 6 ? step - 2 : 3}px`;
  element.style.setProperty("--dd-color", safeColor(color));
  return element;
}

function label({ coding, y, name, own, color, initials, hidden }, more, title) {
  const parts = [make("span", { name: `dd-dot ${own ? "dd-own" : "dd-other"}` }), make("span", { name: "dd-label-name", text: name, dir: "auto" })];
  if (!own) parts.splice(1, 0, make("span", { name: "dd-initials", text: initials }));
  if (hidden.length) parts.push(overflow(hidden, more));
  const element = make("div", { name: "dd-label", "data-coding": coding.id, "data-code": coding.code, title }, ...parts);
  element.style.cssText = `top:${y}px`;
  element.style.setProperty("--dd-color", safeColor(color));
  return element;
}

function overflow(hidden, more) {
  const ids = hidden.map(({ coding }) => coding.id).join(" ");
  return button({ name: "dd-more", text: `+${hidden.length}`, "aria-label": more(hidden.length), tabindex: -1, "data-codings": ids });
}
