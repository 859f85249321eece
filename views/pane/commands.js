/** What each command of the key sheet does in a room. */
export function commandsOf(room) {
  const fold = (column) => () => (room.shell.fold(column), room.showSwitches());
  const choosing = (act) => () => room.choosing && act(room.choosing);
  return {
    ...walks(choosing),
    ...bounds(room),
    ...jumps(room),
    clear: choosing((chosen) => chosen.clear()),
    cycle: choosing((chosen) => chosen.cycle()),
    filter: () => room.shell.openFilter(),
    again: () => room.acts.again(),
    promoting: () => room.acts.direct("bevorderend"),
    hindering: () => room.acts.direct("belemmerend"),
    both: () => room.acts.direct("beide"),
    neutral: () => room.acts.direct("neutraal"),
    important: () => room.acts.weigh(),
    "in-vivo": () => room.acts.invent(),
    history: () => room.shell.history.open(),
    finish: () => room.acts.finish(),
    memo: () => (room.shell.fold("details", false), room.showSwitches(), room.details.writeMemo(room.choosing.focused)),
    remove: () => room.acts.remove(),
    undo: () => room.acts.travel("undo"),
    redo: () => room.acts.travel("redo"),
    others: () => room.toggleOthers(),
    "fold-codebook": fold("codebook"),
    "fold-details": fold("details"),
    filters: () => room.seeing.panel.toggle(),
    uncoded: () => room.seeing.filters.toggleUncoded(),
    everything: () => room.seeing.filters.clear(),
    larger: () => room.seeing.sizing.larger(),
    smaller: () => room.seeing.sizing.smaller(),
    wider: () => room.seeing.sizing.wider(),
    narrower: () => room.seeing.sizing.narrower(),
    sheet: () => room.shell.sheet.showModal(),
  };
}

/** Down, up, next and previous: walking and extending by each unit. */
function walks(choosing) {
  const step = (direction, unit) => choosing((chosen) => chosen.step(direction, unit));
  const extend = (direction, unit) => choosing((chosen) => chosen.extend(direction, unit));
  const bound = (direction) => choosing((chosen) => chosen.selection && chosen.moveTo(chosen.bounded("end", direction, "word"), 1));
  return {
    "walk-down": step(1, "sentence"), "walk-up": step(-1, "sentence"),
    "word-next": step(1, "word"), "word-previous": step(-1, "word"),
    "turn-next": step(1, "turn"), "turn-previous": step(-1, "turn"),
    "paragraph-next": step(1, "paragraph"), "paragraph-previous": step(-1, "paragraph"),
    "extend-down": extend(1, "sentence"), "extend-up": extend(-1, "sentence"),
    "extend-turn-next": extend(1, "turn"), "extend-turn-previous": extend(-1, "turn"),
    "extend-paragraph-next": extend(1, "paragraph"), "extend-paragraph-previous": extend(-1, "paragraph"),
    "word-right": bound(1), "word-left": bound(-1),
  };
}

/** The begin or end of what is chosen, a word or sentence earlier or later. */
function bounds(room) {
  const moves = {};
  for (const [side, name] of [["start", "begin"], ["end", "end"]]) {
    for (const unit of ["word", "sentence"]) {
      moves[`${name}-${unit}-earlier`] = () => room.acts.bound(side, -1, unit);
      moves[`${name}-${unit}-later`] = () => room.acts.bound(side, 1, unit);
    }
  }
  return moves;
}

function jumps(room) {
  const jump = (what, direction) => () => room.choosing && room.jumping[what](direction);
  const kinds = ["coding", "uncoded", "difference", "hit"];
  return Object.fromEntries(kinds.flatMap((what) => [[`${what}-next`, jump(what, 1)], [`${what}-previous`, jump(what, -1)]]));
}
