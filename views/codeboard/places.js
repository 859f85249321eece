/** Where the cards stand and where one may go: pure reckoning over the columns {id, codes: [{id}]}. */

/** The card that an arrow leads to from `at` = {column, card}, or null; a column without cards is passed over. */
export function towards(columns, at, key) {
  const here = columns[at.column]?.codes.length ?? 0;
  if (key === "ArrowDown") return at.card + 1 < here ? { ...at, card: at.card + 1 } : null;
  if (key === "ArrowUp") return at.card > 0 ? { ...at, card: at.card - 1 } : null;
  if (key === "Home") return { ...at, card: 0 };
  if (key === "End") return { ...at, card: here - 1 };
  const step = key === "ArrowRight" ? 1 : -1;
  for (let column = at.column + step; columns[column]; column += step) {
    const there = columns[column].codes.length;
    if (there) return { column, card: Math.min(at.card, there - 1) };
  }
  return null;
}

/** The column beside this one, round at the ends. */
export function beside(columns, column, step) {
  return (column + step + columns.length) % columns.length;
}

/** The codes that go along with a card: all that are selected if it is one of them, in the order of the board. */
export function going(columns, selected, id) {
  if (!selected.has(id)) return [id];
  return [...new Set(columns.flatMap(({ codes }) => codes.map((code) => code.id)))].filter((each) => selected.has(each));
}

/** What dropping codes on a column asks for; null where they stand there already and keep their order. */
export function asking(codes, column, before, also, from) {
  if (also) return column.id === "none" || column.id === from ? null : { kind: "also", code: codes[0], category: column.id };
  if (before && codes.includes(before)) return null;
  const there = new Set(column.codes.filter((code) => !code.also).map((code) => code.id));
  if (!before && codes.every((each) => there.has(each))) return null;
  return { kind: "move", codes, category: column.id, before: before ?? null };
}
