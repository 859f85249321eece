/** What each command of the key sheet does in a room. */
export function commandsOf(room) {
  const fold = (column) => () => (room.shell.fold(column), room.showSwitches());
  const choosing = (act) => () => room.choosing && act(room.choosing);
  return {
    "walk-down": choosing((chosen) => chosen.step(1)),
    "walk-up": choosing((chosen) => chosen.step(-1)),
    "extend-down": choosing((chosen) => chosen.extend(1)),
    "extend-up": choosing((chosen) => chosen.extend(-1)),
    "word-right": choosing((chosen) => chosen.extendByWord(1)),
    "word-left": choosing((chosen) => chosen.extendByWord(-1)),
    clear: choosing((chosen) => chosen.clear()),
    cycle: choosing((chosen) => chosen.cycle()),
    filter: () => room.shell.openFilter(),
    again: () => room.acts.again(),
    promoting: () => room.acts.direct("bevorderend"),
    hindering: () => room.acts.direct("belemmerend"),
    both: () => room.acts.direct("beide"),
    neutral: () => room.acts.direct("neutraal"),
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
