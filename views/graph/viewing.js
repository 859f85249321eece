/** Looking around with mouse, fingers, wheel, keys and buttons. */

const PAN = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
const ZOOM = 1.3;
const CLICK_PX = 4; // less is a click, not a drag

/** Zoom a step in (1) or out (-1), about the middle. */
export function zoomStep(stage, step) {
  stage.zoomTo(stage.zoom * ZOOM ** step);
}

/** Arrows pan, + and − zoom, 0 shows all, Escape lets go; `on` is {moved(), all(), clear()}. */
export function listenToKeys(canvas, stage, on) {
  canvas.addEventListener("keydown", (event) => {
    const [x, y] = PAN[event.key] ?? [0, 0];
    const step = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (x || y) stage.moveBy(x, y);
    else if (step) zoomStep(stage, step);
    else if (event.key === "0") on.all();
    else if (event.key === "Escape") on.clear();
    else return;
    if (x || y || step) on.moved();
    event.preventDefault();
  });
}

/** The wheel scrolls the page; with Ctrl, or by pinching, it zooms. */
export function listenToWheel(canvas, stage, moved) {
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    stage.zoomTo(stage.zoom * Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 150), placeOf(canvas, event));
    moved();
  }, { passive: false });
}

/**
 * Drag a node or the view, click, double-click, point, pinch. `on`: {moved(), dropped(), chosen(one or null),
 * opened(node), pointed(one or null)}. Returns how to stop listening.
 */
export function listenToPointer(canvas, stage, scene, on) {
  const held = new Map(); // pointers that are down, by id
  let [grabbed, begun, dragging] = [null, null, false];
  const under = (event) => scene.under(stage.inScene(...Object.values(placeOf(canvas, event))), stage.zoom);
  const stop = new AbortController();
  const listen = (target, kind, act) => target.addEventListener(kind, act, { signal: stop.signal });

  listen(canvas, "pointerdown", (event) => {
    if (event.button > 0) return;
    held.set(event.pointerId, placeOf(canvas, event));
    const one = held.size === 1 ? under(event) : null;
    [grabbed, begun, dragging] = [one, placeOf(canvas, event), held.size > 1];
  });
  listen(window, "pointermove", (event) => {
    const place = placeOf(canvas, event);
    if (!held.has(event.pointerId)) return void (event.target === canvas || canvas.contains(event.target) ? on.pointed(under(event)) : null);
    const before = held.get(event.pointerId);
    if (!dragging && Math.hypot(place.x - begun.x, place.y - begun.y) < CLICK_PX) return;
    if (!dragging && grabbed && !grabbed.from) stage.lift(grabbed);
    const first = !dragging;
    dragging = true;
    if (held.size > 1) pinched(stage, held, event.pointerId, place);
    else if (grabbed && !grabbed.from) carried(stage, grabbed, first ? begun : before, place);
    else stage.moveBy(place.x - (first ? begun : before).x, place.y - (first ? begun : before).y);
    held.set(event.pointerId, place);
    on.moved();
  });
  const up = (event) => {
    if (!held.delete(event.pointerId)) return;
    if (!dragging && event.type === "pointerup") on.chosen(grabbed);
    else if (grabbed && !grabbed.from) {
      stage.lift(null);
      on.dropped();
    }
    if (!held.size) [grabbed, dragging] = [null, false];
  };
  listen(window, "pointerup", up);
  listen(window, "pointercancel", up);
  listen(canvas, "pointerleave", () => held.size || on.pointed(null));
  listen(canvas, "dblclick", (event) => {
    const one = under(event);
    if (one && !one.from) on.opened(one);
  });
  return () => stop.abort();
}

/** Bring an element of the scene into view; says whether the view had to move. */
export function brought(stage, one) {
  const middle = one.from ? { x: (one.from.x + one.to.x) / 2, y: (one.from.y + one.to.y) / 2 } : one;
  const { x1, y1, x2, y2 } = stage.seen();
  if (middle.x > x1 && middle.x < x2 && middle.y > y1 && middle.y < y2) return false;
  stage.center(middle.x, middle.y);
  return true;
}

function carried(stage, node, from, to) {
  node.x += (to.x - from.x) / stage.zoom;
  node.y += (to.y - from.y) / stage.zoom;
  stage.dragged();
}

/** Two fingers: what is between them stays between them. */
function pinched(stage, held, moving, place) {
  const other = [...held].find(([id]) => id !== moving)?.[1];
  const before = held.get(moving);
  const apart = ({ x, y }) => Math.hypot(x - other.x, y - other.y) || 1;
  stage.zoomTo((stage.zoom * apart(place)) / apart(before), { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 });
}

function placeOf(canvas, event) {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
