/** What stands within a part of the report: displays or drawings to choose and put in order. */

import { make } from "../common/text.js";
import { arrow, tick } from "./rows.js";

const FEW = 6;
const opened = new Set(); // lists that somebody unfolded stay so, for they are drawn anew at each choice

/** A list of `items` ({ key, on }), named by `nameOf`; `keep` gets the keys that are chosen, in their order. */
export function within(items, { label, more, nameOf, may, say, keep }) {
  const list = make("ol", "duiding-report-within", { "aria-label": label });
  const chosen = items.filter(({ on }) => on).map(({ key }) => key);
  const row = (item) => rowOf(item, { chosen, name: nameOf(item), may, say, keep });
  const on = items.filter((item) => item.on);
  const off = items.filter((item) => !item.on);
  list.append(...on.map(row));
  if (off.length <= FEW) list.append(...off.map(row));
  else list.append(folded(off.map(row), label, more));
  return list;
}

function folded(rows, label, more) {
  const item = make("li", "folded");
  const details = make("details");
  details.open = opened.has(label);
  details.addEventListener("toggle", () => (details.open ? opened.add(label) : opened.delete(label)));
  const list = make("ol");
  list.append(...rows);
  details.append(make("summary", "", {}, more), list);
  item.append(details);
  return item;
}

function rowOf({ key, on }, { chosen, name, may, say, keep }) {
  const row = make("li", on ? "" : "left");
  const change = (wanted) => keep(wanted ? [...chosen, key] : chosen.filter((each) => each !== key));
  row.append(tick(`within-${key}`, name, { on, may, change }));
  if (on && chosen.length > 1) {
    const at = chosen.indexOf(key);
    const move = (steps) => {
      const others = chosen.filter((each) => each !== key);
      keep([...others.slice(0, at + steps), key, ...others.slice(at + steps)]);
    };
    row.append(
      arrow("up", key, { label: say("report-part-up", { part: name }), disabled: !may || at === 0, press: () => move(-1) }),
      arrow("down", key, { label: say("report-part-down", { part: name }), disabled: !may || at === chosen.length - 1, press: () => move(1) }),
    );
  }
  return row;
}
