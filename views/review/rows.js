/** The rows of the list: one for a name, and under it one for each of its places. */

import { make } from "../common/text.js";

/** The row of a name. Returns {element, show(choices)}; `on` is {toggle, open, kind, pseudonym}. */
export function groupRow(group, { say, kinds }, on) {
  const element = make("div", "duiding-review-group", { role: "row", "aria-level": "1", "aria-expanded": "false", tabindex: "-1" });
  const arrow = make("span", "duiding-review-arrow", { "aria-hidden": "true" }, "▸");
  const tick = checkbox();
  const name = make("span", "duiding-review-name", { title: group.name }, group.name);
  const times = make("span", "duiding-review-times");
  const kind = make("select", "", { "aria-label": say("review-kind", { name: group.name }), tabindex: "-1" });
  for (const each of kinds) kind.append(make("option", "", { value: each.value }, each.label));
  const pseudonym = make("input", "", { type: "text", "aria-label": say("review-pseudonym", { name: group.name }), spellcheck: "false", tabindex: "-1" });
  element.append(arrow, tick, name, times, kind, pseudonym, make("span", "duiding-review-reason", {}, group.reason));
  tick.addEventListener("change", () => on.toggle());
  kind.addEventListener("change", () => on.kind(kind.value));
  pseudonym.addEventListener("change", () => on.pseudonym(pseudonym.value.trim() || group.pseudonym));
  for (const part of [arrow, name, times]) part.addEventListener("click", () => on.open());
  return {
    element,
    show: (choices) => {
      const accepted = choices.accepted(group);
      const all = group.places.length;
      tick.checked = accepted > 0;
      tick.indeterminate = accepted > 0 && accepted < all;
      kind.value = choices.kindOf(group);
      pseudonym.value = choices.pseudonymOf(group);
      times.textContent = accepted === all || accepted === 0 ? say("review-times", { n: all }) : say("review-times-of", { some: accepted, n: all });
      element.dataset.accepted = accepted === 0 ? "none" : accepted === all ? "all" : "some";
      element.setAttribute("aria-label", say(`review-row-${element.dataset.accepted}`, { name: group.name, n: all, some: accepted, pseudonym: pseudonym.value }));
    },
  };
}

/** The row of a place. Returns {element, show(yes)}. */
export function placeRow(place, source, say, toggle) {
  const element = make("div", "duiding-review-place", { role: "row", "aria-level": "2", tabindex: "-1" });
  const tick = checkbox();
  const words = make("span", "duiding-review-words");
  words.append(make("span", "", {}, `…${place.before}`), make("mark", "", {}, place.quote), make("span", "", {}, `${place.after}…`));
  element.append(tick, words);
  if (source) element.append(make("span", "duiding-review-source", { title: source }, source));
  tick.addEventListener("change", toggle);
  words.addEventListener("click", toggle);
  return {
    element,
    show: (yes) => {
      tick.checked = yes;
      element.dataset.accepted = yes ? "all" : "none";
      element.setAttribute("aria-label", say(yes ? "review-place-yes" : "review-place-no", { words: words.textContent }));
    },
  };
}

function checkbox() {
  return make("input", "", { type: "checkbox", tabindex: "-1", "aria-hidden": "true" });
}
