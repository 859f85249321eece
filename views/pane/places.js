import { countWhile } from "./offsets.js";

/** About one line of characters: two short codings on one line must not share a lane. */
const LINE = 90;

/** Which codings stand where: an index by chunk, and the lane of each one's margin bar. Offsets in UTF-16 units. */
export class Places {
  constructor(chunkStarts) {
    this.chunkStarts = chunkStarts;
    this.chunks = chunkStarts.map(() => new Set());
    this.codings = new Map();
    this.lanes = new Map();
  }

  /** Puts or moves one coding. Bars that are there keep their lane, so nothing jumps. */
  put(coding) {
    const before = this.codings.get(coding.id);
    if (before?.start === coding.start && before.end === coding.end) {
      this.codings.set(coding.id, coding);
      return;
    }
    if (before) this.drop(coding.id);
    this.lanes.set(coding.id, freeLane(this.lanesNear(coding.start - LINE, coding.end + LINE)));
    this.codings.set(coding.id, coding);
    for (const chunk of this.chunksOf(coding)) this.chunks[chunk].add(coding.id);
  }

  lanesNear(start, end) {
    const lanes = new Set();
    for (const chunk of this.chunksOf({ start, end })) {
      for (const id of this.chunks[chunk]) {
        const coding = this.codings.get(id);
        if (coding.start < end && start < coding.end) lanes.add(this.lanes.get(id));
      }
    }
    return lanes;
  }

  drop(id) {
    const coding = this.codings.get(id);
    if (!coding) return;
    for (const chunk of this.chunksOf(coding)) this.chunks[chunk].delete(id);
    this.codings.delete(id);
    this.lanes.delete(id);
  }

  /** The chunks a span touches. */
  chunksOf({ start, end }) {
    const first = this.chunkAt(start);
    const last = Math.max(first, this.chunkAt(end - 1));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  chunkAt(offset) {
    return Math.max(0, countWhile(this.chunkStarts, (start) => start <= offset) - 1);
  }

  /** The codings that touch a chunk, in reading order. */
  inChunk(chunk) {
    return Array.from(this.chunks[chunk], (id) => this.codings.get(id)).sort(byPlace);
  }

  /** The codings that share at least one character with `[start, end)`, in reading order. */
  overlapping(start, end) {
    const ids = new Set(this.chunksOf({ start, end }).flatMap((chunk) => [...this.chunks[chunk]]));
    return Array.from(ids, (id) => this.codings.get(id))
      .filter((coding) => coding.start < end && start < coding.end)
      .sort(byPlace);
  }
}

/** Reading order: earlier first, longer first where two begin together. */
export function byPlace(a, b) {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
}

/** The share of `length` characters that at least one of `spans` covers. */
export function covered(spans, length) {
  let end = 0;
  let characters = 0;
  for (const span of [...spans].sort(byPlace)) {
    characters += Math.max(0, span.end - Math.max(end, span.start));
    end = Math.max(end, span.end);
  }
  return length ? characters / length : 0;
}

/** The lowest lane that is not in the set `taken`. */
export function freeLane(taken) {
  let lane = 0;
  while (taken.has(lane)) lane += 1;
  return lane;
}
