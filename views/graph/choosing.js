/** What a person can ask of the drawing: find a name, follow a line, read what was chosen. Pure. */

/** `text` without capitals and accents, for comparing. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** The nodes whose name holds `text`, those that start with it first. */
export function found(nodes, text) {
  const sought = plain(text);
  if (!sought) return [];
  const hits = nodes.filter((node) => plain(node.label).includes(sought));
  return hits.sort((a, b) => plain(b.label).startsWith(sought) - plain(a.label).startsWith(sought));
}

/** One sentence about a node or an edge. */
export function factsOf(data, id, say) {
  const node = data.nodes.find((one) => one.id === id);
  if (node) {
    const sentence = node.first ? "graph-facts-node-both" : "graph-facts-node";
    return say(sentence, { ...node, kind: say(`graph-one-${node.kind}`), all: data.documents });
  }
  const edge = data.edges.find((one) => one.id === id);
  if (!edge) return "";
  const name = (end) => data.nodes.find((one) => one.id === end)?.label ?? "";
  const facts = { ...edge, source: name(edge.source), target: name(edge.target), all: data.documents };
  const sentence = say(`graph-facts-${edge.kind}`, facts);
  return edge.note ? `${sentence} ${edge.note}` : sentence;
}

/**
 * Whether a selection that comes back from the server should be followed. The server echoes our own choices, late;
 * following an echo would jump back to what was chosen before. `sent` (our unechoed choices) is shortened.
 */
export function followed(sent, selected, chosen) {
  const echo = sent.lastIndexOf(selected);
  if (echo < 0) sent.length = 0;
  else sent.splice(0, echo + 1);
  return selected !== chosen && sent.length === 0;
}
