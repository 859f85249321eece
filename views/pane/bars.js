import { button, make } from "./dom.js";
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
 * `marks` are `{coding, lane, name, color, own, initials, title}`.
 */
export function measuredBars(view, chunk, marks) {
  const top = chunk.element.getBoundingClientRect().top;
  const [from, to] = [view.blocks[chunk.first].start, view.blocks[chunk.last].end];
  return marks
    .map((mark) => ({ ...mark, ...extent(view, mark.coding, from, to, top), begins: mark.coding.start >= from }))
    .filter(({ height }) => height > 0);
}

/** Draws the margin of one chunk: a bar for each measured mark, names at the right of them. */
export function drawBars(chunk, placed, { focused, more }) {
  const drawn = placed.filter(({ lane }) => lane < DEEPEST);
  const step = Math.min(LANE_PX, LANES_PX / (1 + Math.max(0, ...drawn.map(({ lane }) => lane))));
  const bottom = chunk.element.getBoundingClientRect().height;
  const held = chunk.gutter.contains(document.activeElement) && document.activeElement.dataset.coding;
  chunk.gutter.replaceChildren(
    ...drawn.map((mark, index) => bar(mark, { step, focused, first: index === 0 })),
    ...labelled(placed.filter(({ begins, lane }) => begins || lane >= DEEPEST), bottom).map((mark) => label(mark, { focused, more })),
  );
  if (held) [...chunk.gutter.children].find((child) => child.dataset.coding === held)?.focus({ preventScroll: true });
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

function bar({ coding, lane, y, height, own, color, title }, { step, focused, first }) {
  const element = button({
    name: `dd-bar ${own ? "dd-own" : "dd-other"}`,
    "aria-label": title,
    title,
    "data-coding": coding.id,
    "data-code": coding.code,
    "aria-pressed": String(coding.id === focused),
    tabindex: coding.id === focused || first ? 0 : -1,
  });
  element.style.cssText = `left:${lane * step}px; top:${y}px; height:${height}px; width:${step >= 6 ? step - 2 : 3}px`;
  element.style.setProperty("--dd-color", safeColor(color));
  return element;
}

function label({ coding, y, name, own, color, initials, hidden, title }, { focused, more }) {
  const parts = [make("span", { name: `dd-dot ${own ? "dd-own" : "dd-other"}` }), make("span", { name: "dd-label-name", text: name, dir: "auto" })];
  if (!own) parts.splice(1, 0, make("span", { name: "dd-initials", text: initials }));
  if (hidden.length) parts.push(overflow(hidden, more));
  const element = make("div", { name: `dd-label ${coding.id === focused ? "dd-focused" : ""}`, "data-coding": coding.id, "data-code": coding.code, title }, ...parts);
  element.style.cssText = `top:${y}px`;
  element.style.setProperty("--dd-color", safeColor(color));
  return element;
}

function overflow(hidden, more) {
  const ids = hidden.map(({ coding }) => coding.id).join(" ");
  return button({ name: "dd-more", text: `+${hidden.length}`, "aria-label": more(hidden.length), tabindex: -1, "data-codings": ids });
}
