import { covered } from "./places.js";

const LAST = 8;

/** One coding with everything a card or a line about it shows. */
function item(room, coding) {
  const { codings, meanings, reading, me } = room;
  const became = codings.became[coding.id] ?? null;
  const judge = became?.by ? meanings.coder(became.by).name : "";
  return { coding, became, judge, code: meanings.code(coding.code), coder: meanings.coder(coding.coder), own: coding.coder === me, quote: reading.quote(coding) };
}

/** What the margin and the highlights show of a coding; null while it is hidden. */
export function mark(room, coding) {
  if (!room.visible(coding)) return null;
  const { meanings, me, places } = room;
  const { name, color } = meanings.code(coding.code);
  const sign = { bevorderend: " +", belemmerend: " −", beide: " ±", neutraal: " ○" }[coding.direction] ?? "";
  const star = coding.important ? "★ " : "";
  const { initials } = meanings.coder(coding.coder);
  return { coding, lane: places.lanes.get(coding.id), name: star + name + sign, color, own: coding.coder === me, initials };
}

/** The sentence that a bar in the margin says of a coding. */
export function titled(room, coding) {
  const { code, coder, quote } = item(room, coding);
  return room.say("pane-bar", { code: code.name, coder: coder.name, quote: quote.length > 120 ? `${quote.slice(0, 119)}…` : quote });
}

/** Shows in the details column what is chosen, or how far the coder is. */
export function summarise(room) {
  const { choosing, details, reading } = room;
  const chosen = choosing.codings();
  const span = choosing.selection ?? chosen[0];
  if (!span) return details.rest(rest(room));
  const fragment = choosing.selection ? reading.quote(choosing.selection) : null;
  const exact = (coding) => fragment !== null && coding.start === span.start && coding.end === span.end;
  const ordered = [...chosen.filter(exact), ...chosen.filter((coding) => !exact(coding))];
  const items = ordered.map((coding) => ({ ...item(room, coding), ...(exact(coding) && { quote: "" }) }));
  return details.show({ fragment, place: place(room, span.start), items, focused: choosing.focused });
}

function place({ reading, say }, offset) {
  const page = reading.pageAt(offset);
  return [reading.speakerAt(offset), page && say("pane-page", { page })].filter(Boolean).join(" · ");
}

function rest(room) {
  const { codings, reading, say, numbers } = room;
  const own = codings.own();
  const codes = new Set(own.map(({ code }) => code)).size;
  const share = numbers.format(covered(own, reading.text.length));
  const progress = own.length ? [say("pane-progress-codings", { n: own.length }), say("pane-progress-share", { share }), say("pane-progress-codes", { n: codes })] : [say("pane-progress-none")];
  return { progress, last: latest(room, own).map((coding) => item(room, coding)) };
}

/** Waiting operations first, because they have no revision yet. */
function latest({ codings }, own) {
  const waiting = new Map(codings.pending.map(({ coding }, index) => [coding, index + 1]));
  const age = (coding) => (waiting.has(coding.id) ? Number.MAX_SAFE_INTEGER / 2 + waiting.get(coding.id) : coding.revision);
  return own.toSorted((a, b) => age(b) - age(a)).slice(0, LAST);
}
