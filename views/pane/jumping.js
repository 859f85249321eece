import { address } from "/assets/search_box/asking.js";
import { byPlace } from "./places.js";

/** Going to the next or previous coding, uncoded sentence, difference with a colleague, or hit of the last search. */
export class Jumping {
  constructor(room) {
    this.room = room;
    this.hits = { asked: null, spans: [] };
  }

  coding(direction) {
    const { choosing, places, canvas } = this.room;
    const codings = [...places.codings.values()].filter((coding) => this.room.visible(coding)).sort(byPlace);
    const at = codings.findIndex(({ id }) => id === choosing.focused);
    const next = at < 0 ? beyond(codings, direction, this.place()) : codings[at + direction];
    if (!next) return this.hint("coding");
    choosing.visit(next.id);
    canvas.reveal(next);
  }

  uncoded(direction) {
    const { choosing, places, me } = this.room;
    const coded = ({ start, end }) => places.overlapping(start, end).some(({ coder }) => coder === me);
    const { sentences } = choosing.walk;
    this.select("uncoded", beyond(sentences, direction, this.place(), (each) => !coded(each)));
  }

  difference(direction) {
    const { others, codings, me, notices, say } = this.room;
    if (!others) return notices.hint(say("pane-difference-hidden"));
    this.select("difference", beyond(differences(codings.all(), me), direction, this.place()));
  }

  async hit(direction) {
    const spans = await this.found();
    if (spans) this.select("hit", beyond(spans, direction, this.place()));
  }

  /** The hits of this tab's last search in this document, on the map too; null where there was none, said aloud. */
  async found({ aloud = true } = {}) {
    const { data, server, reading, notices, say, document } = this.room;
    const state = remembered(`duiding-search:${data.project}:${data.coder}`);
    if (!state?.query?.trim()) return aloud ? void notices.hint(say("pane-no-search")) : null;
    const asked = address("/api/search", { ...state, order: "reading", filters: { ...state.filters, document: [document] } }, 0, 500);
    if (this.hits.asked !== asked) {
      try {
        const { hits } = await server.get(asked);
        this.hits = { asked, spans: hits.filter((hit) => hit.document === document).map((hit) => reading.inUnits(hit)) };
        this.room.seeing.map.found(this.hits.spans);
      } catch (error) {
        if (error.name === "AbortError" || !aloud) return null;
        return void notices.show(error.message || say("pane-cannot-now"));
      }
    }
    return this.hits.spans;
  }

  select(what, span) {
    if (!span) return this.hint(what);
    this.room.choosing.moveTo({ start: span.start, end: span.end });
  }

  hint(what) {
    const { notices, say } = this.room;
    notices.hint(say(`pane-no-${what}`));
    notices.announce(say(`pane-no-${what}`));
  }

  /** Where the coder is: what is chosen, or a place before which nothing was looked at. */
  place() {
    const { choosing, canvas } = this.room;
    return choosing.target()?.start ?? (choosing.cursor ?? canvas.topOffset()) - 0.5;
  }
}

/** Stretches of text to which `me` and a colleague gave different codes, where both code at all; in reading order. */
export function differences(codings, me) {
  const coders = new Set(codings.map(({ coder }) => coder).filter((coder) => coder !== me));
  const own = codings.filter(({ coder }) => coder === me);
  if (!own.length) return [];
  const found = [...coders].flatMap((other) => apart(own, codings.filter(({ coder }) => coder === other)));
  return [...new Map(found.map((span) => [`${span.start}-${span.end}`, span])).values()].sort(byPlace);
}

function apart(own, others) {
  const edges = [...own, ...others].flatMap((coding) => {
    const side = coding.coder === own[0].coder ? "mine" : "theirs";
    return [{ at: coding.start, side, code: coding.code, step: 1 }, { at: coding.end, side, code: coding.code, step: -1 }];
  }).sort((a, b) => a.at - b.at);
  const given = { mine: new Map(), theirs: new Map() };
  const spans = [];
  let before = null;
  for (let index = 0; index < edges.length; index += 1) {
    const { at, side, code, step } = edges[index];
    count(given[side], code, step);
    if (edges[index + 1]?.at === at) continue;
    if (before !== null) spans.push({ start: before, end: at });
    before = same(given.mine, given.theirs) ? null : at;
  }
  return joined(spans);
}

function count(codes, code, step) {
  const n = (codes.get(code) ?? 0) + step;
  if (n) codes.set(code, n);
  else codes.delete(code);
}

function same(a, b) {
  return a.size === b.size && [...a.keys()].every((code) => b.has(code));
}

function joined(spans) {
  const result = [];
  for (const span of spans) {
    if (result.at(-1)?.end === span.start) result.at(-1).end = span.end;
    else result.push({ ...span });
  }
  return result;
}

/** Of `spans`, in reading order, the nearest one that begins after (1) or before (-1) `place`. */
function beyond(spans, direction, place, wanted = () => true) {
  if (direction > 0) return spans.find((span) => span.start > place && wanted(span));
  return spans.findLast((span) => span.start < place && wanted(span));
}

function remembered(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place));
  } catch {
    return null; // forbidden, or no longer readable: the same as no search
  }
}
