/** The hits under each other, each between what stands left and right of it. */

import { make } from "../common/text.js";

const NEAR_THE_END_PX = 600;

/** `on` is {open(place), at(place), more()}. Returns {root, show(hits, isMore, at), add(hits, isMore), walk(steps)}. */
export function linesOf(say, on) {
  const root = make("div", "duiding-search-lines", { id: "duiding-search-lines", role: "listbox", "aria-label": say("search-table") });
  let now = 0;
  let isMore = false;
  const lookAt = (place, scroll) => {
    root.children[now]?.setAttribute("aria-selected", "false");
    now = Math.max(0, Math.min(place, root.children.length - 1));
    root.children[now]?.setAttribute("aria-selected", "true");
    if (scroll) root.children[now]?.scrollIntoView({ block: "nearest" });
  };
  const moreIfNeeded = () => {
    if (!isMore || root.scrollHeight - root.scrollTop - root.clientHeight > NEAR_THE_END_PX) return;
    isMore = false;
    on.more();
  };
  const add = (hits, more) => {
    const from = root.children.length;
    root.append(...hits.map((hit, place) => lineOf(hit, from + place)));
    isMore = more;
  };

  root.addEventListener("scroll", moreIfNeeded, { passive: true });
  root.addEventListener("click", (event) => {
    const line = event.target.closest(".duiding-search-line");
    if (line) on.open(Number(line.dataset.place));
  });
  return {
    root,
    show: (hits, more, at) => {
      root.replaceChildren();
      root.hidden = !hits.length;
      add(hits, more);
      root.scrollTop = 0;
      lookAt(at, at > 0);
    },
    add,
    walk: (steps) => {
      lookAt(now + steps, true);
      on.at(now);
      moreIfNeeded();
    },
  };
}

function lineOf(hit, place) {
  const line = make("div", "duiding-search-line", { role: "option", "aria-selected": "false", "data-place": place });
  const left = make("span", "duiding-search-left");
  left.append(make("bdi", "", {}, hit.left)); // cut at its begin: what is nearest to the hit stays in sight
  const right = make("span", "duiding-search-right");
  right.append(make("mark", "", {}, hit.hit), ` ${hit.right}`.replace(/^ (?=[.,;:!?)])/, ""));
  const said = hit.speaker ? ` · ${hit.speaker}` : "";
  const source = make("span", "duiding-search-source", { title: hit.name + said });
  source.append(make("span", "duiding-search-name", {}, hit.name), make("span", "duiding-search-speaker", {}, said));
  line.append(left, right, source);
  return line;
}
