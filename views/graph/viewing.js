/** Looking around with keys, buttons, wheel and fingers. */

const PAN = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
const ZOOM = 1.3;
const MANY = 3000;

/** Zoom a step in (1) or out (-1), about the middle. */
export function zoomStep(cy, step) {
  cy.zoom({ level: cy.zoom() * ZOOM ** step, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/** Arrows pan, + and − zoom, 0 shows all, Escape lets go; `on` is {moved(), all(), clear()}. */
export function listenToKeys(canvas, cy, on) {
  canvas.addEventListener("keydown", (event) => {
    const [x, y] = PAN[event.key] ?? [0, 0];
    const step = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (x || y) cy.panBy({ x, y });
    else if (step) zoomStep(cy, step);
    else if (event.key === "0") on.all();
    else if (event.key === "Escape") on.clear();
    else return;
    if (x || y || step) on.moved();
    event.preventDefault();
  });
}

/** The wheel scrolls the page; with Ctrl, or by pinching, it zooms. */
export function letWheelScroll(canvas, cy) {
  const zooming = (event) => cy.userZoomingEnabled(event.type === "touchstart" || event.ctrlKey || event.metaKey);
  canvas.addEventListener("wheel", zooming, { capture: true, passive: true });
  canvas.addEventListener("touchstart", zooming, { capture: true, passive: true });
}

/** With very many elements lines are left out while the view moves, so that it keeps up with the hand. */
export function lighten(cy) {
  const many = cy.elements().length > MANY;
  Object.assign(cy.renderer(), { hideEdgesOnViewport: many, textureOnViewport: many });
}

/** Bring the element `id` into view; says whether the view had to move. */
export function brought(cy, id) {
  const element = cy.getElementById(id);
  const { x1, y1, x2, y2 } = element.renderedBoundingBox();
  if (x1 >= 0 && y1 >= 0 && x2 <= cy.width() && y2 <= cy.height()) return false;
  cy.center(element);
  return true;
}
