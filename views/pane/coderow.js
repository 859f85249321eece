import { make } from "./dom.js";
import { safeColor } from "./paint.js";

const DEEPEST = 6;
const STEP_REM = 0.75;

/** One code in the codebook column: colour, name, how often it is used, and its key, which a click lets set. */
export function codeRow(code, category, say) {
  const swatch = make("span", { name: "dd-swatch" });
  swatch.style.background = safeColor(code.color);
  swatch.style.marginInlineStart = `${Math.min(code.depth ?? 0, DEEPEST) * STEP_REM}rem`;
  const count = make("span", { name: "dd-count" });
  const key = make("kbd", { name: code.key ? "" : "dd-keyless", text: code.key || "·", title: say("pane-key-title"), "data-key": code.id });
  const element = make("div",
    { name: "dd-code", role: "option", id: `dd-code-${code.id}`, "data-code": code.id, title: meaning(code, say), "aria-selected": "false" },
    swatch, make("span", { name: "dd-code-name", text: code.name, dir: "auto" }), count, key);
  return { code, category: category.name, element, count, key };
}

function meaning({ definition, use_when: use, avoid_when: avoid }, say) {
  const lines = [definition, use && say("pane-use-when", { text: use }), avoid && say("pane-avoid-when", { text: avoid })];
  return lines.filter(Boolean).join("\n\n") || null;
}
