"""The relations: what the researchers assert, drawn and as a table, and what meets what."""

from coding.networks import EdgeKind, NodeKind
from reports.blocks import REFERENCE
from reports.chapters import Chapter
from reports.drawn import drawings
from reports.grounding import grounds
from reports.picture import drawing, shown
from reports.tables import met_table, relation_table
from reports.telling import Telling

MOST_MEETINGS = 15
NETWORK = "network"


def relations(told: Telling) -> None:
    """The chapter of the network."""
    findings, words, text = told.findings, told.words, told.text
    part = shown(findings.network)
    if not part.network.nodes and not findings.drawings:
        return
    text.heading(words("report-heading-network"))
    if findings.overview and part.network.nodes:
        text.write(" ".join((words("report-network-intro"), words("report-see", where=REFERENCE))), to=(NETWORK,))
        drawn = drawing(findings.network, findings.positions, findings.language)
        title = _caption(told, part.nodes_left_out, part.edges_left_out)
        text.picture(drawn, title, alt=_alt(told), name=NETWORK)
    drawings(told)
    columns, rows = relation_table(findings, words)
    if rows:
        text.table(words("report-caption-relations"), columns, rows, note=words("report-note-relations"))
        grounds(told)
    columns, rows = met_table(findings, words, MOST_MEETINGS)
    if rows:
        text.table(words("report-caption-met"), columns, rows, note=words("report-note-met", most=MOST_MEETINGS))


def relations_of(told: Telling, chapter: Chapter) -> None:
    """The relations of a category and of its codes, below its chapter."""
    own = {row.id for row in chapter.categories}
    columns, rows = relation_table(told.findings, told.words, own)
    if rows:
        title = told.words("report-caption-relations-of", theme=chapter.title)
        told.text.table(title, columns, rows, note=told.words("report-note-relations"))


def _caption(told: Telling, nodes: int, edges: int) -> str:
    if not (nodes or edges):
        return told.words("report-caption-network")
    return told.words("report-caption-network-part", nodes=told.count(nodes), edges=told.count(edges))


def _alt(told: Telling) -> str:
    """What the picture shows, for who can't see it: how many of each, and the strongest meetings."""
    words = told.words
    network = shown(told.findings.network).network
    kinds = [node.kind for node in network.nodes]
    asserted = sum(edge.kind is EdgeKind.RELATION for edge in network.edges)
    names = {node.id: node.label for node in network.nodes}
    met = [edge for edge in network.edges if edge.kind is EdgeKind.COOCCURRENCE]
    strongest = sorted(met, key=lambda edge: (-edge.weight, edge.id))[:3]
    pairs = "; ".join(
        words("report-alt-pair", one=names[e.source], other=names[e.target], places=e.weight) for e in strongest
    )
    return words(
        "report-alt-network" if pairs else "report-alt-network-apart",
        categories=kinds.count(NodeKind.CATEGORY),
        codes=kinds.count(NodeKind.CODE),
        groups=kinds.count(NodeKind.GROUP),
        relations=asserted,
        pairs=pairs,
    )
