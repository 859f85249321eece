/** The parts of the report in their order, and the ways to set it out. */

import { make } from "../common/text.js";
import { arrow, tick } from "./rows.js";
import { within } from "./within.js";

const USUAL = ["contents", "method", "themes", "categories", "counts", "joint", "relations", "agreement", "codebook", "boards", "caveats", "memos"];
const WITHIN = { joint: "displays", relations: "drawings" };
const WAYS = ["codes", "beside", "publication"];

/** Fill `place` with what was chosen; `choose` gets everything anew at each change. The focus stays where it was. */
export function partsOf(place, chosen, say, choose) {
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const list = make("ol", "duiding-report-list", { "aria-label": say("report-parts") });
  const keep = (parts) => choose({ ...chosen, parts, left: USUAL.filter((part) => !parts.includes(part)) });
  chosen.parts.forEach((part, at) => list.append(rowOf(part, { chosen, at, say, keep }), ...rowWithin(part, chosen, say, choose)));
  for (const part of chosen.left) list.append(rowOf(part, { chosen, at: -1, say, keep }));
  const options = make("div", "duiding-report-ways");
  for (const way of WAYS) {
    const change = (on) => choose({ ...chosen, [way]: on });
    options.append(tick(`way-${way}`, say(`report-way-${way}`), { on: chosen[way], may: chosen.may, change }));
  }
  place.replaceChildren(make("p", "duiding-report-quiet", {}, say("report-compose-intro")), list, options);
  if (focused) place.querySelector(`[data-at="${CSS.escape(focused)}"]:not(:disabled)`)?.focus();
}

function rowOf(part, { chosen, at, say, keep }) {
  const row = make("li", at < 0 ? "left" : "");
  const name = say(`report-part-${part}`);
  const change = (on) => keep(on ? taken(chosen, part) : chosen.parts.filter((each) => each !== part));
  row.append(tick(`part-${part}`, name, { on: at >= 0, may: chosen.may, change }));
  if (at >= 0) {
    row.append(mover("up", -1), mover("down", 1));
  }
  return row;

  function mover(way, steps) {
    const disabled = !chosen.may || at + steps < 0 || at + steps >= chosen.parts.length;
    const press = () => keep(moved(chosen.parts, at, at + steps));
    return arrow(way, part, { label: say(`report-part-${way}`, { part: name }), disabled, press });
  }
}

/** The displays or drawings of a part that has them, in a row of their own below it. */
function rowWithin(part, chosen, say, choose) {
  const kind = WITHIN[part];
  if (!kind || chosen[kind].length < 2) return [];
  const row = make("li", "within");
  const nameOf = ({ shows, by, name }) => (shows ? say(`report-shows-${shows}`, { by }) : name || say("report-overview"));
  const keep = (keys) => {
    const items = new Map(chosen[kind].map((item) => [item.key, item]));
    const on = keys.map((key) => ({ ...items.get(key), on: true }));
    const off = chosen[kind].filter(({ key }) => !keys.includes(key)).map((item) => ({ ...item, on: false }));
    choose({ ...chosen, [kind]: [...on, ...off] });
  };
  row.append(within(chosen[kind], { label: say(`report-${kind}`), more: say("report-within-more"), nameOf, may: chosen.may, say, keep }));
  return [row];
}

/** A part that comes back stands before the first one that usually comes after it. */
function taken({ parts }, part) {
  const after = USUAL.slice(USUAL.indexOf(part) + 1);
  const at = parts.findIndex((each) => after.includes(each));
  return at < 0 ? [...parts, part] : [...parts.slice(0, at), part, ...parts.slice(at)];
}

function moved(parts, from, to) {
  const others = parts.filter((_, at) => at !== from);
  return [...others.slice(0, to), parts[from], ...others.slice(to)];
}
