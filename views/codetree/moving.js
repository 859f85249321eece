/** Where a code goes: pure reckoning over the rows as they are shown, top to bottom. */

/** What a move by key asks for, or null where there is nowhere to go. `rows` hold {id, kind, level, parent, category}. */
export function byKey(rows, at, key) {
  const row = rows[at];
  if (row.kind === "category") return categoryByKey(rows, row, key);
  const siblings = rows.filter((each) => sameFamily(each, row));
  const place = siblings.findIndex((each) => each.id === row.id);
  const ask = { kind: "code", id: row.id, category: row.category, parent: row.parent };
  if (key === "up") return place > 0 ? { ...ask, before: siblings[place - 1].id } : toNeighbour(rows, row, -1);
  if (key === "down") {
    if (place + 1 < siblings.length) return { ...ask, before: siblings[place + 2]?.id ?? null };
    return toNeighbour(rows, row, 1);
  }
  if (key === "in") return place > 0 ? { ...ask, parent: siblings[place - 1].id, before: null } : null;
  const parent = rows.find((each) => each.id === row.parent);
  return parent ? { ...ask, parent: parent.parent, before: following(rows, parent)?.id ?? null } : null;
}

/** What a drop asks for: before a code, under it, or at the end of a category. */
export function byDrop(dragged, onto, place) {
  if (!dragged || !onto || dragged.id === onto.id || onto.kind === "none" && dragged.kind === "category") return null;
  if (dragged.kind === "category") {
    return onto.kind === "category" ? { kind: "category", id: dragged.id, before: onto.id } : null;
  }
  const ask = { kind: "code", id: dragged.id };
  if (onto.kind !== "code") return { ...ask, category: onto.id, parent: null, before: null };
  if (place === "under") return { ...ask, category: onto.category, parent: onto.id, before: null };
  return { ...ask, category: onto.category, parent: onto.parent, before: onto.id };
}

function categoryByKey(rows, row, key) {
  const order = rows.filter(({ kind }) => kind === "category");
  const place = order.findIndex(({ id }) => id === row.id);
  if (key === "up" && place > 0) return { kind: "category", id: row.id, before: order[place - 1].id };
  if (key === "down" && place + 1 < order.length) return { kind: "category", id: row.id, before: order[place + 2]?.id ?? null };
  return null;
}

function sameFamily(each, row) {
  return each.kind === "code" && each.parent === row.parent && each.category === row.category;
}

function following(rows, row) {
  const siblings = rows.filter((each) => sameFamily(each, row));
  return siblings[siblings.findIndex(({ id }) => id === row.id) + 1];
}

/** Past the end of its category a code goes to the one beside it; a sub-code stays under its parent. */
function toNeighbour(rows, row, step) {
  if (row.parent) return null;
  const heads = rows.filter(({ kind }) => kind !== "code");
  const head = heads[heads.findIndex(({ id }) => id === row.category) + step];
  if (!head) return null;
  const first = rows.find((each) => each.kind === "code" && each.category === head.id && !each.parent);
  return { kind: "code", id: row.id, category: head.id, parent: null, before: step > 0 ? (first?.id ?? null) : null };
}
