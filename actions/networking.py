"""Views of a project as a network; what stands behind a node or a line is looked up when it is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from actions import networking_columns as columns
from actions.boards import references
from actions.codebook import codebook
from actions.documents import documents
from actions.linking import all_boards
from actions.networking_counts import bounds_for, counts_of, marks_for
from actions.relating import relations
from actions.workspace import Desk
from coding import network_views as pure
from coding.codings import Coding
from coding.cooccurrence import Cooccurrence, together
from coding.cooccurrence_counting import Rows
from coding.cooccurrence_quotes import behind as behind_both
from coding.graphs import Measure, laid_out, placed
from coding.graphs import measures as measured
from coding.network_choices import Choice, Level, View
from coding.network_subjects import Subject, by_code, node_of, numbers, subjects, tallies
from coding.network_views import Beside, Drawn, Side
from coding.networks import Edge, EdgeKind, NodeKind
from coding.referring import documents_about

Positions = Mapping[str, tuple[float, float]]
FIRST = Choice()


def drawn(desk: Desk, choice: Choice = FIRST) -> Drawn:
    """The network of a view; refuses `network-two-groups` where a difference has no two groups."""
    makers = {View.TOGETHER: _together, View.RELATIONS: _asserted, View.DIFFERENCE: _difference}
    return desk.computed(
        "network view", desk.coder_id, choice, compute=lambda: makers.get(choice.view, _beside)(desk, choice)
    )


def behind(desk: Desk, choice: Choice, element_id: str) -> tuple[UUID, ...]:
    """The codings behind a node or a line of a view, with those that ground it; none for what is not in it."""
    found = drawn(desk, choice).network
    edge = next((edge for edge in found.edges if edge.id == element_id), None)
    if edge is not None:
        return _behind_edge(desk, choice, edge)
    node = next((node for node in found.nodes if node.id == element_id), None)
    if node is None:
        return ()
    if node.kind in (NodeKind.CATEGORY, NodeKind.CODE):
        return tuple(coding.id for coding in _of(desk, choice, node.id))
    return tuple(coding.id for each in _columns(desk, choice) if each.id == node.id for coding in each.codings)


def measures(desk: Desk, choice: Choice = FIRST) -> dict[str, Measure]:
    """Of every node of a view how it stands in it."""
    return desk.computed(
        "network measures", desk.coder_id, choice, compute=lambda: measured(drawn(desk, choice).network)
    )


def places(desk: Desk, choice: Choice, known: Positions | None = None) -> dict[str, tuple[float, float]]:
    """Where the nodes of a view stand: where they stood before (or as `known` says), new ones near their neighbours."""
    network = drawn(desk, choice).network
    before: dict[str, tuple[float, float]] = desk.remembered(
        "network places", desk.coder_id, choice.view, choice.level, choice.groups, compute=dict
    )
    now = placed(network, {**before, **(known or {})}) if before or known else laid_out(network)
    before.update(now)
    return now


def place_anew(desk: Desk, choice: Choice) -> None:
    """Forget where the nodes of a view stood."""
    before: dict[str, tuple[float, float]] = desk.remembered(
        "network places", desk.coder_id, choice.view, choice.level, choice.groups, compute=dict
    )
    before.clear()


def _together(desk: Desk, choice: Choice) -> Drawn:
    some, marks = shown(desk, choice), by_code(marks_for(desk, choice))
    edges, strengths = pure.met(some, _met(desk, choice), choice)
    tally = tallies(some, marks)
    said = pure.related(relations(desk), some, marks)
    return pure.drawn((node_of(each, tally[each.id]) for each in some), [*edges, *said], _documents(desk), strengths)


def _asserted(desk: Desk, choice: Choice) -> Drawn:
    book, marks = codebook(desk), by_code(marks_for(desk, choice))
    some = (*subjects(book, Level.CATEGORY), *subjects(book, Level.CODE))
    nodes, edges = pure.asserted(book, tallies(some, marks), relations(desk), marks, choice)
    return pure.drawn(nodes, edges, _documents(desk), ())


def _beside(desk: Desk, choice: Choice) -> Drawn:
    some = shown(desk, choice)
    others, edges, strengths = pure.beside(some, _columns(desk, choice), choice)
    tally = tallies(some, by_code(marks_for(desk, choice)))
    nodes = (*(node_of(each, tally[each.id]) for each in some), *others)
    return pure.drawn(nodes, edges, _documents(desk), strengths)


def _difference(desk: Desk, choice: Choice) -> Drawn:
    some = shown(desk, choice)
    one, other = columns.two_groups(desk, choice)
    sides = (_side(desk, choice, one), _side(desk, choice, other))
    each, edges, strengths = pure.difference(some, sides, choice)
    said = by_code(coding for side in (one, other) for coding in side.codings)
    tally = tallies(some, said)
    nodes = (pure.node_in_both(node_of(one, tally[one.id]), each[one.id], sides) for one in some)
    return pure.drawn(nodes, edges, _documents(desk), strengths)


def _side(desk: Desk, choice: Choice, column: Beside) -> Side:
    some = shown(desk, choice)
    group = columns.group_of(column.id)
    whole = documents_about(references(desk), all_boards(desk))
    marks = pure.by_document(column.codings)
    rows = Rows.made(numbers(some))
    counts = counts_of(desk, marks, rows, choice.how, (choice.level, choice.coder_ids, group))
    return Side(group, column.label, len(whole.get(group, ())), together(counts, len(some)))


def _met(desk: Desk, choice: Choice) -> Cooccurrence:
    """Of the whole project, whatever is filtered by category: N stays the same."""
    some = shown(desk, choice)
    marks = pure.by_document(marks_for(desk, choice))
    kept = (choice.level, choice.category_ids, choice.coder_ids)
    counts = counts_of(desk, marks, Rows.made(numbers(some)), choice.how, kept)
    return together(counts, len(some))


def _columns(desk: Desk, choice: Choice) -> Sequence[Beside]:
    if choice.view is View.GROUPS:
        return columns.boards(desk, choice) if choice.boards else columns.groups(desk, choice)
    if choice.view is View.SPEAKERS:
        return columns.speakers(desk, choice)
    return columns.in_documents(desk, choice)


def shown(desk: Desk, choice: Choice) -> tuple[Subject, ...]:
    """The categories or codes that a view is about, used or not."""
    return subjects(codebook(desk), choice.level, choice.category_ids)


def _documents(desk: Desk) -> int:
    return len(documents(desk))


def _behind_edge(desk: Desk, choice: Choice, edge: Edge) -> tuple[UUID, ...]:
    one, other = _of(desk, choice, edge.source), _of(desk, choice, edge.target)
    if edge.kind is EdgeKind.MEMBERSHIP:
        return tuple(coding.id for coding in one)
    if edge.kind in (EdgeKind.ABOUT, EdgeKind.OCCURRENCE):
        theirs = {coding.id for each in _columns(desk, choice) if each.id == edge.target for coding in each.codings}
        return tuple(coding.id for coding in one if coding.id in theirs)
    bounds = bounds_for(desk, choice.how, {coding.document_id for coding in one})
    if edge.kind is EdgeKind.DIFFERENCE:
        sides = [{coding.id for coding in side.codings} for side in columns.two_groups(desk, choice)]
        found = (behind_both(_among(one, side), _among(other, side), choice.how, bounds) for side in sides)
        return tuple(dict.fromkeys(each for ids in found for each in ids))
    how = choice.how if edge.kind is EdgeKind.COOCCURRENCE else FIRST.how
    return tuple(dict.fromkeys((*edge.coding_ids, *behind_both(one, other, how, bounds))))


def _among(codings: Iterable[Coding], ids: set[UUID]) -> list[Coding]:
    return [coding for coding in codings if coding.id in ids]


def _of(desk: Desk, choice: Choice, subject_id: str) -> list[Coding]:
    book = codebook(desk)
    both = (*subjects(book, Level.CATEGORY), *subjects(book, Level.CODE))
    codes = {code for each in both if str(each.id) == subject_id for code in each.code_ids}
    return [coding for coding in marks_for(desk, choice) if coding.code_id in codes]
