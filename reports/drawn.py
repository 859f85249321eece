"""Drawings of the network that somebody kept: a picture each, and in an appendix the same in rows."""

from collections.abc import Iterable

from coding.networks import Edge, EdgeKind
from reports.blocks import REFERENCE, Column, Row
from reports.displays import Kept
from reports.picture import as_kept, shown
from reports.telling import Telling
from words import number

MOST_NODES, MOST_LINES = 60, 80
"""What a picture on a page can hold; of lines, of each counted kind."""
MOST_ROWS = 120
COLUMNS = {
    "network-from": 2.6,
    "network-line": 2.2,
    "network-to": 2.6,
    "network-strength": 1.1,
    "network-places": 1.1,
    "report-column-documents": 1.4,
}


def drawings(told: Telling) -> None:
    """Below the name of each its picture, and what has to be kept in mind with it."""
    for each in told.findings.drawings:
        if each.network.nodes:
            _drawing(told, each)


def _drawing(told: Telling, each: Kept) -> None:
    words, text = told.words, told.text
    part = shown(each.network, MOST_NODES, MOST_LINES)
    text.heading(each.name, 2)
    where = words("report-see-both", where=REFERENCE, other=REFERENCE)
    said = [words(code, **facts) for code, facts in each.told]
    text.write(" ".join((*said[:1], where)), to=(_name(each), _table_name(each)))
    title = words("report-caption-drawing", name=each.name)
    if part.nodes_left_out or part.edges_left_out:
        left = {"nodes": told.count(part.nodes_left_out), "edges": told.count(part.edges_left_out)}
        title = f"{title} {words('report-drawing-part', **left)}"
    picture = as_kept(part.network, each.places, words.language)
    text.picture(picture, title, alt=_alt(told, each), name=_name(each))
    notes = said[1:]
    if each.withheld:
        notes.append(words("report-note-withheld", n=each.withheld, least=told.findings.least_boards))
    for note in notes:
        text.write(note, "ReportNote")


def appendix(told: Telling) -> None:
    """The lines of every drawing in the report, as rows."""
    words, text = told.words, told.text
    some = [each for each in told.findings.drawings if each.network.nodes]
    if not some:
        return
    text.appendix(words("report-heading-drawings"))
    text.write(words("report-drawings-intro"))
    columns = [Column(words(title), share, numeric=at > 2) for at, (title, share) in enumerate(COLUMNS.items())]
    for each in some:
        lines = _strongest(each.network.edges)
        rows = [_row(told, each, edge) for edge in lines[:MOST_ROWS]]
        left = len(lines) - len(rows)
        note = words("report-note-lines-left-out", n=left) if left else ""
        text.table(words("report-caption-lines", name=each.name), columns, rows, note=note, name=_table_name(each))


def _name(each: Kept) -> str:
    return f"drawing-{each.name}"


def _table_name(each: Kept) -> str:
    return f"lines-{each.name}"


def _strongest(edges: Iterable[Edge]) -> list[Edge]:
    """What people assert first, then from strong to weak; where a code belongs is told in the codebook."""
    wanted = [edge for edge in edges if edge.kind is not EdgeKind.MEMBERSHIP]
    return sorted(wanted, key=lambda edge: (edge.kind is not EdgeKind.RELATION, -edge.width, edge.id))


def _row(told: Telling, each: Kept, edge: Edge) -> Row:
    names, words = {node.id: node.label for node in each.network.nodes}, told.words
    kind = edge.label or _kind(told, edge)
    strength = number(edge.width, 0 if edge.strength is None else 2, language=words.language)
    ends = names[edge.source], kind, names[edge.target]
    return Row((*ends, strength, told.count(edge.weight), told.count(edge.documents)))


def _kind(told: Telling, edge: Edge) -> str:
    if edge.kind is not EdgeKind.DIFFERENCE:
        return told.words(f"report-legend-{edge.kind}")
    facts = dict(edge.facts)
    return told.words("report-line-more", group=facts["second" if facts["side"] else "first"])


def _alt(told: Telling, each: Kept) -> str:
    """How many of each, and the strongest lines by name; the table in the appendix tells them all."""
    words, names = told.words, {node.id: node.label for node in each.network.nodes}
    strongest = _strongest(each.network.edges)[:3]
    pairs = "; ".join(words("report-alt-line", one=names[e.source], other=names[e.target]) for e in strongest)
    facts = {"name": each.name, "nodes": len(each.network.nodes), "lines": len(each.network.edges)}
    return words("report-alt-drawing", **facts, pairs=pairs) if pairs else words("report-alt-drawing-bare", **facts)
