/** How Cytoscape paints: what is asserted is dark and has an arrow, what is counted is grey and has none. */

import { NAME_SIZE } from "./drawing.js";

const SIDES = {
  bottom: ["center", "bottom", 0, 3], top: ["center", "top", 0, -3],
  right: ["right", "center", 4, 0], left: ["left", "center", -4, 0],
};

/** The stylesheet for `theme`; `nameScale()` is how much larger than usual names are drawn, to stay readable far away. */
export function styleOf(theme, nameScale) {
  return [
    { selector: "node", style: nodeStyle(theme, nameScale) },
    { selector: "node[kind = 'category']", style: { "border-width": 2, "font-size": 13, "font-weight": 600, "text-outline-width": 0 } },
    { selector: "node[kind = 'group']", style: { "font-size": () => 13 * nameScale(), "font-weight": 600, "border-width": 2 } },
    ...Object.entries(SIDES).map(([side, [across, along, x, y]]) => ({
      selector: `node.name-${side}`,
      style: { "text-halign": across, "text-valign": along, "text-margin-x": x, "text-margin-y": y },
    })),
    { selector: "node.name-none", style: { "text-opacity": 0 } },
    ...edgeStyles(theme, nameScale),
    ...stateStyles(theme),
  ];
}

function nodeStyle(theme, nameScale) {
  return {
    shape: "data(shape)", width: "data(width)", height: "data(height)",
    "background-color": "data(fill)", "border-width": 1, "border-color": "data(border)",
    label: "data(name)", color: "data(ink)", "font-family": theme.font, "font-size": () => NAME_SIZE * nameScale(),
    "text-wrap": "wrap", "text-max-width": 1000, "line-height": 1.15,
    "text-valign": "center", "text-halign": "center",
    "text-outline-color": theme.background, "text-outline-width": 2.5, "text-outline-opacity": 0.9,
    "overlay-opacity": 0, "z-index": 10,
  };
}

function edgeStyles(theme, nameScale) {
  const line = { "line-color": "data(color)", width: "data(width)", "overlay-opacity": 0, "overlay-padding": 6 };
  return [
    { selector: "edge", style: { ...line, "curve-style": "straight", "z-index": 1 } },
    { selector: "edge[kind = 'cooccurrence']", style: { "curve-style": "haystack", opacity: 0.7 } },
    { selector: "edge[kind = 'difference']", style: { "curve-style": "haystack" } },
    { selector: "edge[kind = 'difference'][side = 1]", style: { "curve-style": "straight", "line-style": "dashed", "line-dash-pattern": [9, 5] } },
    { selector: "edge[kind = 'occurrence']", style: { "curve-style": "haystack", opacity: 0.6 } },
    { selector: "edge[kind = 'membership']", style: { "line-style": "dotted", "z-index": 0 } },
    { selector: "edge[kind = 'about']", style: { "line-style": "dashed", "line-dash-pattern": [7, 5], "z-index": 2 } },
    {
      selector: "edge[kind = 'relation']",
      style: {
        "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5,
        "target-arrow-shape": "triangle", "target-arrow-color": "data(color)", "arrow-scale": 1.1, "z-index": 6,
        label: "data(label)", color: theme.text, "font-family": theme.font, "font-style": "italic",
        "font-size": () => NAME_SIZE * nameScale(), "text-background-color": theme.background,
        "text-background-opacity": 0.92, "text-background-padding": 2, "text-background-shape": "round-rectangle",
      },
    },
    { selector: "edge.hidden, node.hidden", style: { display: "none" } },
  ];
}

function stateStyles(theme) {
  return [
    { selector: "node.faded", style: { opacity: 0.14 } },
    { selector: "edge.faded", style: { opacity: 0.07, "text-opacity": 0.1 } },
    { selector: "node.near", style: { "text-opacity": 1, "z-index": 20 } },
    { selector: "edge.near", style: { opacity: 1, "z-index": 8 } },
    { selector: "node.pointed", style: { "border-width": 3, "border-color": theme.text, "text-opacity": 1, "z-index": 30 } },
    { selector: "edge.pointed", style: { "overlay-opacity": 0.12, "overlay-color": theme.text } },
    {
      selector: "node.chosen",
      style: {
        "text-opacity": 1, "z-index": 40,
        "outline-width": 3, "outline-color": theme.accent, "outline-offset": 3, "outline-opacity": 1,
      },
    },
    { selector: "edge.chosen", style: { opacity: 1, "overlay-opacity": 0.3, "overlay-color": theme.accent, "z-index": 9 } },
  ];
}
