/** What can be asked of the list and decided about a place. Pure. */

export const STATES = ["open", "settled", "agreed", "all"];
export const KINDS = ["missing", "boundary", "code", "direction", "agreed", "gone"];

/** Whether somebody still has to decide about a case on which coders differ. */
export function isOpen({ state, kind }) {
  return state !== "settled" && (kind !== "agreed" || state === "changed");
}

const STATE_FITS = {
  open: isOpen,
  settled: ({ state }) => state === "settled",
  agreed: ({ kind, state }) => kind === "agreed" && state === "open",
  all: () => true,
};

/** The cases that fit the filters `{state, kind, code, document, coder, order}`. */
export function fitting(cases, { state, kind, code, document, coder, order }) {
  const found = cases.filter((each) =>
    STATE_FITS[state](each) &&
    (!kind || each.kind === kind) &&
    (!code || each.codes.includes(code)) &&
    (!document || each.document === document) &&
    (!coder || each.sides.some((side) => side.coder === coder && side.codings.length)),
  );
  return order === "reading" ? inReadingOrder(found, cases) : found;
}

function inReadingOrder(found, cases) {
  const documents = [...new Set(cases.map(({ document }) => document))].sort();
  return [...found].sort((a, b) => documents.indexOf(a.document) - documents.indexOf(b.document) || a.start - b.start || a.end - b.end);
}

/** How many cases are to be decided, and how many were. */
export function counted(cases) {
  return { open: cases.filter(isOpen).length, settled: cases.filter(STATE_FITS.settled).length };
}

/** The decisions that a case offers: digits first, one for each coder. */
export function offers({ kind, sides }) {
  if (kind === "gone") return [];
  if (kind === "agreed") return numbered([{ decision: "agreed" }, { decision: "neither" }]);
  const marked = sides.filter(({ codings }) => codings.length);
  // Whose side has nothing there, says that nothing stands there.
  const accept = sides.map(({ coder, codings }) => (codings.length ? { decision: "accept", taken: [coder], coder } : { decision: "neither", coder }));
  const both = { decision: "both", all: sides.length > 2, off: marked.length < 2 };
  const border = kind === "boundary" ? [{ decision: "union" }, { decision: "intersection" }] : [];
  return numbered([...accept, both, { decision: "neither" }, ...border]);
}

function numbered(some) {
  return some.map((offer, at) => ({ ...offer, key: String(at + 1) }));
}

/** Whether a ruling is what this offer would decide. */
export function isDecided(ruling, { decision, coder, taken = [] }) {
  if (coder && decision === "neither") return false;
  return ruling?.decision === decision && String([...ruling.taken].sort()) === String([...taken].sort());
}

/** `text[start, end)` cut where a span of `marks` begins or ends: [{start, end, marks}]. */
export function pieces(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) for (const at of [mark.start, mark.end]) if (at > start && at < end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1];
    return { start: from, end: to, marks: inside.filter((mark) => mark.start < to && mark.end > from) };
  });
}

/** The lines around `[start, end)`: at most `most` characters more at either side. */
export function around(text, start, end, most = 420) {
  let from = text.lastIndexOf("\n", Math.max(0, start - 1)) + 1;
  let to = text.indexOf("\n", end);
  to = to < 0 ? text.length : to;
  for (let lines = 0; lines < 4 && from > 0 && start - from < most; lines += 1) from = text.lastIndexOf("\n", from - 2) + 1;
  for (let lines = 0; lines < 4 && to < text.length && to - end < most; lines += 1) {
    const next = text.indexOf("\n", to + 1);
    to = next < 0 ? text.length : next;
  }
  return { start: Math.max(from, start - 2 * most), end: Math.min(to, end + 2 * most) };
}

/** The place of the word border next to `at`, to the left (-1) or right (1). */
export function wordBorder(text, at, step) {
  const isWord = (index) => /[\p{L}\p{N}’'-]/u.test(text[index] ?? "");
  let place = at;
  if (step > 0) {
    while (place < text.length && !isWord(place)) place += 1;
    while (place < text.length && isWord(place)) place += 1;
  } else {
    while (place > 0 && !isWord(place - 1)) place -= 1;
    while (place > 0 && isWord(place - 1)) place -= 1;
  }
  return place;
}
