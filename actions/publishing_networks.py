"""The network for publication: in each view the nodes and lines that point at no board."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from uuid import UUID

from actions import networking_columns, publishing
from actions.codebook import codebook
from actions.networking import Positions, drawn, places, shown
from actions.networking_counts import bounds_for, marks_for
from actions.workspace import Desk
from coding import published_networks as pure
from coding.codings import Coding
from coding.cooccurrence_counting import How
from coding.graphs import Measure
from coding.graphs import measures as measured
from coding.network_choices import Choice, Level, View
from coding.network_subjects import Subject, subjects
from coding.network_views import Drawn
from coding.networks import Edge, EdgeKind, NodeKind
from coding.published_networks import Kept, Marks, boards_met, by_subject
from coding.smallcells import is_small
from coding.withholding import Withheld
from corpora.refusal import Refusal
from reports.network_files import KINDS, written

Hidden = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Published:
    """A view as it goes out; `kept_back` is for the researcher only."""

    drawn: Drawn
    kept_back: tuple[Kept, ...]


def published(desk: Desk, choice: Choice) -> Published:
    """The view without what points at one board; refuses `network-unpublished` for a view that is never published:
    of speakers, of boards one by one, or of some coders."""

    def found() -> Published:
        whole = drawn(desk, choice)
        hidden = _HIDDEN[choice.view](desk, choice, whole)
        left = pure.without(whole.network, hidden, _columns_shown(desk, choice, whole, hidden))
        return Published(pure.shown(whole, left), pure.told_apart(whole, hidden))

    if name := never(choice):
        raise Refusal(f"network-unpublished-{name}")
    return desk.computed("published network", desk.coder_id, choice, compute=found)


def never(choice: Choice) -> str | None:
    """Why a view is never published, if it is not: it shows people, boards or coders one by one."""
    reasons = {
        "speakers": choice.view is View.SPEAKERS,
        "boards": choice.view is View.GROUPS and choice.boards,
        "coders": bool(choice.coder_ids),
    }
    return next((name for name, so in reasons.items() if so), None)


def measures(desk: Desk, choice: Choice) -> dict[str, Measure]:
    """Of every node how it stands in what is published."""
    return desk.computed(
        "published measures",
        desk.coder_id,
        choice,
        compute=lambda: measured(published(desk, choice).drawn.network),
    )


def published_file(
    desk: Desk, choice: Choice, kind: str, language: str = "nl", moved: Positions | None = None
) -> bytes:
    """What is published as a file, as `networking_files.view_file`."""
    if kind not in KINDS:
        raise Refusal("graph-type-unknown", kind=kind, known=", ".join(KINDS))
    return written(published(desk, choice).drawn.network, places(desk, choice, moved), kind, language)


def _of_totals(desk: Desk, choice: Choice, whole: Drawn) -> Hidden:
    """Categories and codes whose number of all is left out of every table; lines that few boards stand behind."""
    told = {str(each.subject_id): each for each in publishing.of_counts(desk).left_out if each.group is None}
    hidden: Hidden = {
        node.id: told[node.id].boards if told[node.id].small else None
        for node in whole.network.nodes
        if node.id in told
    }
    marks = by_subject(_codes(desk, choice), marks_for(desk, choice))
    for kind, how in ((EdgeKind.COOCCURRENCE, choice.how), (EdgeKind.RELATION, Choice().how)):
        hidden |= _of_meetings(desk, [edge for edge in whole.network.edges if edge.kind is kind], how, marks)
    return hidden


def _of_meetings(desk: Desk, edges: Sequence[Edge], how: How, marks: Mapping[str, Marks]) -> Hidden:
    """Lines between two of which the places are about too few boards."""
    least, met = publishing.least(desk), _meeting(desk, how, marks.values())
    found = {edge.id: met(marks[edge.source], marks[edge.target]) for edge in edges}
    return {edge_id: len(boards) for edge_id, boards in found.items() if is_small(boards, least)}


def _meeting(desk: Desk, how: How, marks: Iterable[Marks]) -> Callable[[Marks, Marks], frozenset[str]]:
    bounds = bounds_for(desk, how, {document_id for each in marks for document_id in each})
    return partial(
        boards_met, how=how, bounds=bounds, behind=publishing.behind_codings(desk), enough=publishing.least(desk)
    )


def _of_pairs(desk: Desk, choice: Choice, whole: Drawn) -> Hidden:
    """Besides, a line between two categories is left out where, without the pairs of their codes that can be
    published, it would be about too few boards."""
    hidden = _of_totals(desk, choice, whole)
    if choice.level is Level.CODE:
        return hidden
    of_code = by_subject(
        {str(each.id): each.code_ids for each in subjects(codebook(desk), Level.CODE)}, marks_for(desk, choice)
    )
    least, codes, met = publishing.least(desk), _codes(desk, choice), _meeting(desk, choice.how, of_code.values())
    for edge in whole.network.edges:
        if edge.kind is not EdgeKind.COOCCURRENCE or edge.id in hidden:
            continue
        pairs = product(codes[edge.source], codes[edge.target])
        boards = (met(of_code[str(one)], of_code[str(other)]) for one, other in pairs)
        if is_small(frozenset[str]().union(*(each for each in boards if is_small(each, least))), least):
            hidden[edge.id] = None
    return hidden


def _of_groups(desk: Desk, choice: Choice, whole: Drawn) -> Hidden:
    """As in the table of counts: the same cells, and the groups of few boards."""
    ids = [node.id for node in whole.network.nodes if node.kind is NodeKind.GROUP]
    columns = {each: each.removeprefix("group:") for each in ids}
    return _of_totals(desk, choice, whole) | _of_cells(whole, publishing.of_counts(desk), columns)


def _of_documents(desk: Desk, choice: Choice, whole: Drawn) -> Hidden:
    """A document is a column; one that is about few boards is left out with its name."""
    columns = {node.id: node.id for node in whole.network.nodes if node.kind is NodeKind.DOCUMENT}
    return _of_totals(desk, choice, whole) | _of_cells(whole, publishing.of_documents(desk), columns)


def _of_difference(desk: Desk, choice: Choice, whole: Drawn) -> Hidden:
    """A node stands for both groups together, and a line for each: where one of the two is left out, so is all.

    Refuses `network-unpublished-few` for a group of too few boards.
    """
    sides, counted = networking_columns.two_groups(desk, choice), publishing.of_counts(desk)
    names = [side.id.removeprefix("group:") for side in sides]
    for side, name in zip(sides, names, strict=True):
        if name in counted.groups:
            raise Refusal("network-unpublished-few", name=side.label)
    hidden, small = _of_totals(desk, choice, whole), _small(counted)
    for node in whole.network.nodes:
        cells = [(UUID(node.id), name) for name in names]
        if any(cell in counted.cells for cell in cells):
            hidden[node.id] = min((small[cell] for cell in cells if cell in small), default=None)
    edges = [edge for edge in whole.network.edges if edge.kind is EdgeKind.DIFFERENCE]
    for side in sides:
        hidden |= _of_meetings(desk, edges, choice.how, by_subject(_codes(desk, choice), side.codings))
    return hidden


def _of_cells(whole: Drawn, kept_back: Withheld, columns: Mapping[str, str]) -> Hidden:
    """Lines to columns, by what a table of these keeps to itself; `columns` are their names by node."""
    small = _small(kept_back)
    hidden: Hidden = {node_id: None for node_id, name in columns.items() if name in kept_back.groups}
    for edge in whole.network.edges:
        if edge.target in columns and (cell := (UUID(edge.source), columns[edge.target])) in kept_back.cells:
            hidden[edge.id] = small.get(cell)
    return hidden


def _small(kept_back: Withheld) -> dict[tuple[UUID, str | None], int]:
    return {(each.subject_id, each.group): each.boards for each in kept_back.left_out if each.small}


def _columns_shown(
    desk: Desk, choice: Choice, whole: Drawn, hidden: Mapping[str, int | None]
) -> dict[str, list[Coding]]:
    """Of every group or document the codings that lines to it still show."""
    if choice.view is View.GROUPS:
        columns = networking_columns.groups(desk, choice)
    elif choice.view is View.DOCUMENTS:
        columns = networking_columns.in_documents(desk, choice)
    else:
        return {}
    codes = _codes(desk, choice)
    counted: dict[str, set[UUID]] = {column.id: set() for column in columns}
    for edge in whole.network.edges:
        if edge.target in counted and not {edge.id, edge.source} & hidden.keys():
            counted[edge.target] |= set(codes[edge.source])
    return {
        column.id: [coding for coding in column.codings if coding.code_id in counted[column.id]] for column in columns
    }


def _codes(desk: Desk, choice: Choice) -> dict[str, tuple[UUID, ...]]:
    """By what may stand in the view the codes that count for it."""
    known: tuple[Subject, ...] = shown(desk, choice)
    if choice.view is View.RELATIONS:
        book = codebook(desk)
        known = (*subjects(book, Level.CODE), *subjects(book, Level.CATEGORY))
    return {str(each.id): each.code_ids for each in known}


_HIDDEN = {
    View.TOGETHER: _of_pairs,
    View.RELATIONS: _of_totals,
    View.GROUPS: _of_groups,
    View.DOCUMENTS: _of_documents,
    View.DIFFERENCE: _of_difference,
    View.SPEAKERS: _of_totals,
}
