/** The colours of the page, as numbers that can be mixed; Streamlit hands them down as --st-* properties. */

import { onGround } from "../pane/colors.js";

const FALLBACK = { "--st-background-color": "#ffffff", "--st-text-color": "#31333f", "--st-primary-color": "#0b6e99" };
const GROUPS = ["#d55e00", "#0072b2", "#7a4fa3", "#8a7a00"]; // Okabe–Ito first; neither red nor green
const seen = new Map(); // thousands of nodes have the colours of a few dozen codes
const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** `[r, g, b]` of any CSS colour, painted on one pixel so that every notation is understood. */
export function rgb(color) {
  if (!seen.has(color)) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = "#808080";
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    seen.set(color, [...pixel.getImageData(0, 0, 1, 1).data.slice(0, 3)]);
  }
  return seen.get(color);
}

/** `share` of `over` laid on `under`, as #rrggbb. */
export function mixed(under, over, share) {
  const [a, b] = [rgb(under), rgb(over)];
  return "#" + a.map((part, i) => Math.round(part + (b[i] - part) * share).toString(16).padStart(2, "0")).join("");
}

/** Colours and font at `element`, now. */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name) => mixed(style.getPropertyValue(name).trim() || FALLBACK[name], "#000000", 0);
  const [background, text, accent] = Object.keys(FALLBACK).map(read);
  return { background, text, accent, font: style.fontFamily, ...greys(background, text) };
}

/** The colours a picture on paper needs, whatever the screen looks like. */
export function paperTheme(theme) {
  const [background, text] = ["#ffffff", "#1f2129"];
  return { ...theme, background, text, ...greys(background, text) };
}

/** The colour of a group: its own, or the next one of the palette; on a dark page light enough to be seen. */
export function groupColor(node, place, theme) {
  return seenOn(theme, node.color || GROUPS[place % GROUPS.length]);
}

/** A colour that lines and shapes are known by, as this page needs it; pictures on white keep what files have. */
export function seenOn(theme, color) {
  return theme.dark ? onGround(color, true).bar : color;
}

/** Lines that are counted contrast 3:1 with the page; those that are asserted far more. */
function greys(background, text) {
  const dark = rgb(background)[1] < 128;
  return {
    asserted: mixed(background, text, 0.92),
    together: mixed(background, text, dark ? 0.42 : 0.53),
    belongs: mixed(background, text, dark ? 0.42 : 0.53),
    quiet: mixed(background, text, 0.62),
    dark,
  };
}
