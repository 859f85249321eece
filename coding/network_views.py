"""The drawings of a project: what people assert, what stands together, and beside what it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from uuid import UUID

import numpy as np

from codebooks.codebook import Codebook
from coding.codings import Coding, Relation
from coding.cooccurrence import Cooccurrence, Pair, Strength, readable
from coding.counting import Tally, tallied
from coding.meetings import places
from coding.network_choices import Choice, Level
from coding.network_subjects import Subject, node_of, numbers, subjects
from coding.networks import GROUP_COLORS, Edge, EdgeKind, Network, Node, NodeKind
from coding.referring import Group

NOBODY = "#7a7a7a"
FEW = 60


@dataclass(frozen=True, slots=True)
class Beside:
    """What codes are laid beside: a board group, a board, a speaker or a document, with the codings that are theirs.

    `documents` is in how many documents it is there at all.
    """

    id: str
    kind: NodeKind
    label: str
    codings: tuple[Coding, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two groups of a difference: its documents, and what stands together in what is about it."""

    group: Group
    label: str
    documents: int
    met: Cooccurrence


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network as it is shown: lines from `least` on, `shown` of all `lines`; `strongest` is the highest there is.

    Among more than `FEW` nodes those that no line touches stay out; `alone` is how many.
    """

    network: Network
    least: float
    strongest: float
    shown: int
    lines: int
    alone: int = 0


def asserted(
    codebook: Codebook,
    counted: Mapping[UUID, Tally],
    relations: Sequence[Relation],
    marks: Mapping[UUID, Sequence[Coding]],
    choice: Choice,
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """What people say of codes and categories, and in which category codes are."""
    some = [*subjects(codebook, Level.CATEGORY, choice.category_ids)]
    if choice.level is Level.CODE:
        there = {each.id for each in some}
        some += [each for each in subjects(codebook, Level.CODE, choice.category_ids) if each.id not in there]
    said = list(related(relations, some, marks))
    ends = {end for edge in said for end in (edge.source, edge.target)}
    shown = [each for each in some if counted[each.id].fragments or str(each.id) in ends]
    nodes = tuple(node_of(each, counted[each.id]) for each in shown)
    return nodes, (*said, *_memberships(codebook, {each.id for each in shown}, counted))


def related(
    relations: Iterable[Relation], shown: Iterable[Subject], marks: Mapping[UUID, Sequence[Coding]]
) -> Iterator[Edge]:
    """What people assert between these, with what grounds it and the places where both ends are marked."""
    known = {each.id: each for each in shown}
    for relation in relations:
        if relation.source_id in known and relation.target_id in known:
            ends = (str(relation.source_id), str(relation.target_id))
            two = zip(ends, (known[relation.source_id], known[relation.target_id]), strict=True)
            of = {end: [coding for code in each.code_ids for coding in marks.get(code, ())] for end, each in two}
            found = places(of).get(ends, [])
            documents = len({place.document_id for place in found})
            facts = (str(relation.id), EdgeKind.RELATION, *ends, len(found), documents)
            grounds = relation.coding_ids
            edge = Edge(*facts, label=relation.kind, note=relation.note)
            yield replace(edge, coding_ids=grounds, grounds=len(grounds))


def met(shown: Sequence[Subject], found: Cooccurrence, choice: Choice) -> tuple[list[Edge], Sequence[float]]:
    """The lines between what stands together, strongest first and from the threshold on, and all strengths."""
    strengths = np.nan_to_num(found.strengths(choice.strength), nan=1.0)
    least = _threshold(strengths, choice)
    at = np.flatnonzero(strengths >= least)
    at = at[np.argsort(-strengths[at], kind="stable")]
    return [_together(shown, pair, choice.strength) for pair in found.pairs(at)], strengths.tolist()


def beside(
    shown: Sequence[Subject], columns: Sequence[Beside], choice: Choice
) -> tuple[tuple[Node, ...], list[Edge], Sequence[float]]:
    """Codes or categories with their lines to groups, boards, speakers or documents: as wide as fragments."""
    colors = cycle(GROUP_COLORS)
    of = numbers(shown)
    nodes, edges = [], []
    for column in columns:
        tally = tallied(column.codings)
        color = next(colors) if column.kind is NodeKind.GROUP else NOBODY
        counts = (column.documents, tally.fragments, tally.words)
        nodes.append(Node(column.id, column.kind, column.label, color, *counts))
        marks: dict[int, list[Coding]] = defaultdict(list)
        for coding in column.codings:
            for number in of.get(coding.code_id, ()):
                marks[number].append(coding)
        edges += [_counted(shown[number], column, tallied(some)) for number, some in sorted(marks.items())]
    strengths = [float(edge.weight) for edge in edges]
    least = _threshold(np.array(strengths), choice)
    return tuple(nodes), [edge for edge in edges if edge.weight >= least], strengths


def difference(
    shown: Sequence[Subject], sides: tuple[Side, Side], choice: Choice
) -> tuple[dict[UUID, tuple[int, int]], list[Edge], Sequence[float]]:
    """Which pairs meet in more of the documents about one group than about the other, and in how many each code is.

    The strength is the difference between the two shares of documents; nothing is tested.
    """
    one, other = (_documents_of(side) for side in sides)
    found = {pair: (one.get(pair, 0), other.get(pair, 0)) for pair in sorted({*one, *other})}
    apart = {pair: _gap(counts, sides) for pair, counts in found.items()}
    strengths = [abs(gap) for gap in apart.values()]
    least = _threshold(np.array(strengths), choice)
    edges = [
        _difference(shown, pair, found[pair], sides)
        for pair in sorted(apart, key=lambda pair: -abs(apart[pair]))
        if abs(apart[pair]) >= max(least, 1e-9)
    ]
    each = {
        subject.id: (int(sides[0].met.documents[n]), int(sides[1].met.documents[n])) for n, subject in enumerate(shown)
    }
    return each, edges, strengths


def node_in_both(node: Node, counts: tuple[int, int], sides: tuple[Side, Side]) -> Node:
    """A node that says in how many documents about each group its code is; it takes the colour of neither."""
    facts = (
        *(("first", sides[0].label), ("first_documents", counts[0]), ("first_of", sides[0].documents)),
        *(("second", sides[1].label), ("second_documents", counts[1]), ("second_of", sides[1].documents)),
    )
    return replace(node, facts=facts)


def by_document(codings: Iterable[Coding]) -> dict[UUID, list[Coding]]:
    """The codings of each document."""
    found: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.document_id].append(coding)
    return dict(found)


def drawn(nodes: Iterable[Node], edges: Sequence[Edge], documents: int, strengths: Sequence[float]) -> Drawn:
    """What is shown, without the nodes that nothing was said of and that no line touches; see `Drawn`."""
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    used = [node for node in nodes if node.fragments or node.id in ends]
    kept = tuple(node for node in used if len(used) <= FEW or node.id in ends)
    counted = [edge for edge in edges if edge.kind not in (EdgeKind.RELATION, EdgeKind.MEMBERSHIP)]
    least = min((edge.width for edge in counted), default=0.0)
    width = max(strengths, default=0.0)
    network = Network(kept, tuple(edges), documents)
    return Drawn(network, least, width, len(counted), len(strengths), len(used) - len(kept))


def _memberships(codebook: Codebook, there: set[UUID], counted: Mapping[UUID, Tally]) -> Iterator[Edge]:
    for code in codebook.codes:
        for category_id in code.category_ids:
            if {code.id, category_id} <= there:
                tally = counted[code.id]
                ends = (str(code.id), str(category_id))
                edge_id = ":".join((EdgeKind.MEMBERSHIP, *ends))
                yield Edge(edge_id, EdgeKind.MEMBERSHIP, *ends, tally.fragments, tally.documents)


def _threshold(strengths: "np.typing.NDArray[np.float64]", choice: Choice) -> float:
    return readable(strengths) if choice.least is None else choice.least


def _together(shown: Sequence[Subject], pair: Pair, strength: Strength) -> Edge:
    ends = (str(shown[pair.first].id), str(shown[pair.second].id))
    facts = (("jaccard", pair.jaccard), *((("npmi", pair.npmi),) if pair.npmi is not None else ()))
    edge_id = ":".join((EdgeKind.COOCCURRENCE, *ends))
    width = None if strength is Strength.COUNT else pair.by(strength)
    return Edge(edge_id, EdgeKind.COOCCURRENCE, *ends, pair.places, pair.documents, strength=width, facts=facts)


def _counted(subject: Subject, column: Beside, tally: Tally) -> Edge:
    kind = EdgeKind.ABOUT if column.kind in (NodeKind.GROUP, NodeKind.BOARD) else EdgeKind.OCCURRENCE
    ends = (str(subject.id), column.id)
    return Edge(
        ":".join((kind, *ends)), kind, *ends, tally.fragments, tally.documents, facts=(("of", column.documents),)
    )


def _documents_of(side: Side) -> dict[tuple[int, int], int]:
    found = side.met
    pairs = zip(found.first.tolist(), found.second.tolist(), strict=True)
    return dict(zip(pairs, found.shared_documents.tolist(), strict=True))


def _gap(counts: tuple[int, int], sides: tuple[Side, Side]) -> float:
    one, other = (n / max(side.documents, 1) for n, side in zip(counts, sides, strict=True))
    return one - other


def _difference(
    shown: Sequence[Subject], pair: tuple[int, int], counts: tuple[int, int], sides: tuple[Side, Side]
) -> Edge:
    gap = _gap(counts, sides)
    ends = (str(shown[pair[0]].id), str(shown[pair[1]].id))
    facts = (
        ("side", 0 if gap > 0 else 1),
        *(("first", sides[0].label), ("first_documents", counts[0]), ("first_of", sides[0].documents)),
        *(("second", sides[1].label), ("second_documents", counts[1]), ("second_of", sides[1].documents)),
    )
    edge_id = ":".join((EdgeKind.DIFFERENCE, *ends))
    return Edge(edge_id, EdgeKind.DIFFERENCE, *ends, sum(counts), sum(counts), strength=abs(gap), facts=facts)
