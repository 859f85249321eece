/** The elements of the curation screen, put together. */

import { make } from "../common/text.js";

/** `{element, right, heading, notice, waits, definitions, openText}` of a room whose parts are made. */
export function built(room) {
  const { say } = room;
  const element = make("section", "ds-room", { "aria-label": say("settling-name"), "data-ready": "false", "data-waiting": "0", tabindex: "-1" });
  const right = make("div", "ds-right", { hidden: "" });
  const [title, where, position] = [make("h2", "", { dir: "auto" }), make("span", "ds-quiet ds-where", { dir: "auto" }), make("span", "ds-quiet ds-position", { role: "status" })];
  const openText = () => {
    const found = room.case;
    if (found) room.trigger("opened", { document: found.document, start: found.start, end: found.end });
  };
  const head = make("header", "ds-head");
  const tools = make("div", "ds-tools");
  tools.append(position, plainButton("‹", say("settling-previous"), () => room.step(-1)), plainButton("›", say("settling-next"), () => room.step(1)));
  head.append(title, where, link(say("settling-open-text"), openText), tools);
  const notice = make("p", "ds-notice", { role: "alert" });
  const waits = make("p", "ds-waits", { role: "status" });
  const definitions = make("p", "ds-definitions", { hidden: "" });
  const decides = room.data.decides !== false;
  const deciding = decides ? [room.bounds.element, room.card.deeds, room.finder.element, room.reasons.element] : [];
  right.append(head, room.place.element, room.place.legend, ...deciding, room.card.sides, room.card.told, room.talk.element, ...(decides ? [make("p", "ds-quiet ds-keys", {}, say("settling-keys"))] : []));
  const rules = link(say("settling-rules"), () => room.rules.open());
  rules.className = "ds-do";
  const foot = make("div", "ds-foot");
  foot.append(...(decides ? [rules] : []), definitions);
  room.list.element.append(foot);
  const loading = make("p", "ds-quiet ds-loading", { role: "status" }, room.data.loading ?? "");
  element.append(room.list.element, right, make("div", "ds-messages"), room.rules.element, loading);
  element.querySelector(".ds-messages").append(notice, waits);
  const heading = ({ kind, codes, document }, at, all) => {
    const names = codes.map((id) => room.names.codes[id]?.name ?? "");
    title.textContent = [say(`settling-kind-${kind}`), ...names].join(" · ");
    where.textContent = room.names.documents[document] ?? "";
    position.textContent = at < 0 ? "" : say("settling-position", { n: at + 1, all });
  };
  return { element, right, heading, notice, waits, definitions, openText };
}

/** The codes whose definition must change, each with a way to it. */
export function showDefinitions({ definitions, names, say, trigger }, marked) {
  const links = marked.filter(({ code }) => names.codes[code]).map(({ code, n }) => link(`${names.codes[code].name} (${n})`, () => trigger("definition", code)));
  definitions.hidden = !links.length;
  definitions.replaceChildren(make("span", "ds-quiet", {}, say("settling-definitions")), ...links);
}

function plainButton(text, label, act) {
  const button = make("button", "ds-icon", { type: "button", "aria-label": label, title: label }, text);
  button.addEventListener("click", act);
  return button;
}

function link(text, act) {
  const button = make("button", "ds-link", { type: "button" }, text);
  button.addEventListener("click", act);
  return button;
}
