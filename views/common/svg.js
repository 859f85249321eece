/** What the drawings in SVG share: an element with its attributes, and a line of text. */

const SVG = "http://www.w3.org/2000/svg";

/** A new SVG element. */
export function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** `said` at a place; `anchor` is start, middle or end. */
export function text(said, x, y, anchor) {
  const made = element("text", { x, y, "text-anchor": anchor });
  made.textContent = said;
  return made;
}
