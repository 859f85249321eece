"""Codes, categories and board groups as a graph: who meets whom in the text, and what was asserted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, cycle
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding, Relation
from coding.counting import tallied
from coding.meetings import Place, places
from coding.referring import Group, about, documents_about, groups_of
from corpora.boards import Board, BoardList, Reference

GROUP_COLORS = ("#8C510A", "#01665E", "#4D4D4D", "#8073AC")  # brown and teal: apart for colour-blind readers too


Fact = tuple[str, str | int | float]


class NodeKind(StrEnum):
    CATEGORY = "category"
    CODE = "code"
    GROUP = "group"
    BOARD = "board"
    SPEAKER = "speaker"
    DOCUMENT = "document"


class EdgeKind(StrEnum):
    """RELATION is asserted by a person; the others are computed. They never look alike."""

    RELATION = "relation"
    COOCCURRENCE = "cooccurrence"
    MEMBERSHIP = "membership"
    ABOUT = "about"
    OCCURRENCE = "occurrence"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Node:
    """`id` is the UUID as text of a code, category, board, speaker or document, or `group:<list id>:<group>`.

    `facts` are further figures, by name.
    """

    id: str
    kind: NodeKind
    label: str
    color: str
    documents: int
    fragments: int
    words: int
    coding_ids: tuple[UUID, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """`weight` counts fragments, or for COOCCURRENCE and RELATION the places where both ends are marked (or none).

    RELATION and MEMBERSHIP (code to category) have a direction; ABOUT always runs from code or category to group or
    board, OCCURRENCE from code or category to speaker or document. `strength` is what the line's width stands for where
    that is not `weight`; `facts` are further figures, by name.
    """

    id: str
    kind: EdgeKind
    source: str
    target: str
    weight: int
    documents: int = 0
    label: str = ""
    note: str = ""
    coding_ids: tuple[UUID, ...] = ()
    grounds: int = 0
    strength: float | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def width(self) -> float:
        """What the line's width stands for."""
        return self.weight if self.strength is None else self.strength


@dataclass(frozen=True, slots=True)
class Network:
    """`documents` is N, the number of documents the counts are out of."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    documents: int


def network(
    codebook: Codebook,
    codings: Sequence[Coding],
    relations: Sequence[Relation] = (),
    references: Sequence[Reference] = (),
    *,
    documents: int,
    lists: Sequence[BoardList] = (),
    boards: Sequence[Board] = (),
) -> Network:
    """Draw a codebook together with what was coded; `documents` is N, the number of documents that were looked at.

    Fragments are counted as in `coding.counting` and co-occurrence as in `coding.meetings`: once, however many coders
    marked the place. Codes meet codes, and categories meet categories through any of their codes. A group's `documents`
    are those that refer to it. What belongs to codes, categories or groups outside `codebook` and `lists` is left out,
    so a part of a codebook gives that part of the network.
    """
    subjects = _subjects(codebook, codings)
    codes = {str(code.id): subjects[str(code.id)] for code in codebook.codes}
    categories = {str(category.id): subjects[str(category.id)] for category in codebook.categories}
    groups = about(codings, references, boards)
    nodes = (
        *(_node(NodeKind.CATEGORY, c.id, c.name, c.color, subjects[str(c.id)]) for c in codebook.categories),
        *(_node(NodeKind.CODE, c.id, c.name, c.color, subjects[str(c.id)]) for c in codebook.codes),
        *_group_nodes(lists, chain.from_iterable(codes.values()), groups, documents_about(references, boards)),
    )
    edges = chain(
        _memberships(codebook, subjects),
        (_edge(EdgeKind.COOCCURRENCE, *ends, found) for ends, found in places(categories).items()),
        (_edge(EdgeKind.COOCCURRENCE, *ends, found) for ends, found in places(codes).items()),
        _relations(relations, subjects),
        _about_edges(subjects, groups, groups_of(lists)),
    )
    return Network(nodes, tuple(edges), documents)


def _subjects(codebook: Codebook, codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    """By id of category and code, in codebook order, the codings that count for it."""
    known = {category.id for category in codebook.categories}
    categories_of = {code.id: [each for each in code.category_ids if each in known] for code in codebook.codes}
    ids = chain((category.id for category in codebook.categories), categories_of)
    subjects: dict[str, list[Coding]] = {str(subject_id): [] for subject_id in ids}
    for coding in codings:
        for subject_id in (coding.code_id, *categories_of[coding.code_id]) if coding.code_id in categories_of else ():
            subjects[str(subject_id)].append(coding)
    return subjects


def _node(kind: NodeKind, node_id: UUID, label: str, color: str, codings: Iterable[Coding]) -> Node:
    tally = tallied(codings)
    return Node(str(node_id), kind, label, color, tally.documents, tally.fragments, tally.words, tally.coding_ids)


def _group_nodes(
    lists: Sequence[BoardList],
    codings: Iterable[Coding],
    groups: Mapping[UUID, tuple[Group, ...]],
    documents: Mapping[Group, frozenset[UUID]],
) -> Iterator[Node]:
    marks: dict[Group, list[Coding]] = defaultdict(list)
    for coding in codings:
        for group in groups[coding.id]:
            marks[group].append(coding)
    colors = cycle(GROUP_COLORS)
    for board_list in lists:
        for group in groups_of([board_list]):
            label = group.name if len(lists) == 1 else f"{group.name} · {board_list.name}"
            tally, whole = tallied(marks[group]), len(documents.get(group, ()))
            counted = (whole, tally.fragments, tally.words, tally.coding_ids)
            yield Node(group.node_id, NodeKind.GROUP, label, next(colors), *counted)


def _memberships(codebook: Codebook, subjects: Mapping[str, Sequence[Coding]]) -> Iterator[Edge]:
    for code in codebook.codes:
        for category_id in code.category_ids:
            yield _counted(EdgeKind.MEMBERSHIP, str(code.id), str(category_id), subjects[str(code.id)])


def _relations(relations: Iterable[Relation], subjects: Mapping[str, Sequence[Coding]]) -> Iterator[Edge]:
    """What a person asserted, with the quotes that ground it; without any, with the places where both are marked."""
    for relation in relations:
        ends = (str(relation.source_id), str(relation.target_id))
        if all(end in subjects for end in ends):
            found = places({end: subjects[end] for end in ends}).get(ends, [])
            yield _edge(EdgeKind.RELATION, *ends, found, relation)


def _about_edges(
    subjects: Mapping[str, Sequence[Coding]], groups: Mapping[UUID, tuple[Group, ...]], known: Iterable[Group]
) -> Iterator[Edge]:
    columns = tuple(known)
    for subject, codings in subjects.items():
        for group in columns:
            if here := [coding for coding in codings if group in groups[coding.id]]:
                yield _counted(EdgeKind.ABOUT, subject, group.node_id, here)


def _counted(kind: EdgeKind, source: str, target: str, codings: Iterable[Coding]) -> Edge:
    tally = tallied(codings)
    edge_id = f"{kind}:{source}:{target}"
    return Edge(edge_id, kind, source, target, tally.fragments, tally.documents, coding_ids=tally.coding_ids)


def _edge(kind: EdgeKind, source: str, target: str, found: Sequence[Place], relation: Relation | None = None) -> Edge:
    grounds = relation.coding_ids if relation else ()
    return Edge(
        str(relation.id) if relation else f"{kind}:{source}:{target}",
        kind,
        source,
        target,
        weight=len(found),
        documents=len({place.document_id for place in found}),
        label=relation.kind if relation else "",
        note=relation.note if relation else "",
        coding_ids=grounds or tuple(dict.fromkeys(coding_id for place in found for coding_id in place.coding_ids)),
        grounds=len(grounds),
    )
