/** From what is typed and chosen to what the server is asked; nothing here touches the page. */

export const MATCHES = ["forms", "compounds", "exact", "pieces"];
export const ORDERS = ["reading", "left", "hit", "right"];
export const FILTERS = ["speaker", "who", "document", "part", "code", "coder", "group"];
const PIECE = /-?["“„”][^"“„”]*["“„”]?|\S+/g;
const OPERATOR = /^(?:(?:NABIJ|NEAR)(?:\/\d+)?|OF|OR)$/;

/** What is chosen before anything is. */
export function nothing() {
  return { query: "", match: "forms", near: false, order: "reading", at: 0, filters: {} };
}

/** What was kept, as far as it still means something: `known` has the values of each filter. */
export function sound(kept, known) {
  const wanted = { ...nothing(), ...(kept ?? {}) };
  const filters = {};
  for (const name of FILTERS) {
    const there = new Set((known[name] ?? []).map(([value]) => value));
    const chosen = (wanted.filters?.[name] ?? []).filter((value) => there.has(value));
    if (chosen.length) filters[name] = chosen;
  }
  return { ...wanted, filters };
}

/** The query as the server reads it: with `near` its words have to stand near each other. */
export function worded({ query, near }, apart = 10) {
  const pieces = query.match(PIECE) ?? [];
  if (!near || pieces.length < 2 || pieces.some((piece) => OPERATOR.test(piece))) return query;
  const [wanted, without] = [pieces.filter((piece) => !piece.startsWith("-")), pieces.filter((piece) => piece.startsWith("-"))];
  return [wanted.join(` NABIJ/${apart} `), ...without].join(" ");
}

/** The address of the hits from number `from` on. */
export function address(url, state, from, limit) {
  const asked = new URLSearchParams({ q: worded(state), match: state.match, order: state.order, from, limit, typing: "1" });
  for (const [name, values] of Object.entries(state.filters)) for (const value of values) asked.append(name, value);
  return `${url}?${asked}`;
}
