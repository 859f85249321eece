"""What stays out of everything that is meant for publication, because it could point at one board."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

from actions import linking
from actions.boards import references
from actions.codebook import codebook
from actions.counting import counts_by_part
from actions.differing import in_force
from actions.jointing import JointDisplay, display, groupings, groups_behind
from actions.linking import all_boards
from actions.parting import parts
from actions.publishing_tables import before, lines_of_grouping
from actions.workspace import Desk
from coding import smallcells
from coding.counting import HINDERING, PROMOTING
from coding.joint_grouping import CountedIn, Grouping, Source
from coding.networks import Network, NodeKind
from coding.published_networks import meetings_following, without
from coding.smallcells import (
    LEAST_BOARDS,
    boards_behind,
    boards_in_documents,
    boards_in_parts,
    boards_of,
    is_small,
)
from coding.withholding import Line, Told, Withheld, lines_of_counts, published_cells, withheld
from corpora.boards import Board
from corpora.refusal import Refusal
from reports.joint import display_csv as display_file
from store import displays as kept

FEWEST, MOST = 2, 50
Behind = Mapping[UUID, frozenset[str]]


def least(desk: Desk) -> int:
    """The number of boards that something published rests on at least, in this project."""
    with desk.workspace.database.reading() as connection:
        return kept.least(connection, desk.project_id) or LEAST_BOARDS


def set_least(desk: Desk, n: int) -> None:
    """Say from how many boards on something may be published; refuses `least-boards` below 2 and above 50."""
    if not FEWEST <= n <= MOST:
        raise Refusal("least-boards", n=n, fewest=FEWEST, most=MOST)
    row_id = uuid5(desk.project_id, "publication")
    with desk.writing("publication.set") as change:
        write = change.update if change.image("publication", row_id) else change.insert
        write("publication", row_id, least=n)


def of_display(desk: Desk, display: JointDisplay) -> Withheld:
    """What a joint display keeps to itself."""
    return of_grouping(desk, display.grouping, display.counted_in)


def of_grouping(desk: Desk, grouping: Grouping, counted_in: CountedIn) -> Withheld:
    """The same by what it is of, beside the table of counts and every grouping that goes before it; its totals are
    those of the table of counts."""

    def found() -> Withheld:
        lines = lines_of_grouping(desk, grouping, counted_in)
        besides = _told_before(desk, grouping, counted_in)
        return of_lines(desk, lines, _boards_in(desk, grouping), besides=besides)

    return desk.computed("published", desk.coder_id, grouping, counted_in, compute=found)


def display_csv(desk: Desk, grouping: Grouping, counted_in: CountedIn) -> bytes:
    """The display as a table, without what stays out."""
    found = display(desk, grouping, counted_in)
    return display_file(found.counts.subjects, found.categories, found.codes, of_display(desk, found))


def of_counts(desk: Desk) -> Withheld:
    """What the table of counts per board group keeps to itself; a group is named `<list id>:<group>`."""

    def found() -> Withheld:
        groups: dict[str, frozenset[str]] = {}
        for board in all_boards(desk):
            name = f"{board.list_id}:{board.group}"
            groups[name] = groups.get(name, frozenset()) | {board.key}
        return of_lines(desk, lines_of_counts(linking.counts(desk)), groups)

    return desk.computed("published counts", compute=found)


def of_parts(desk: Desk, attribute: str = "") -> Withheld:
    """What the counts per part keep to themselves; a group is the label of a column. Parts of few boards stay out."""

    def found() -> Withheld:
        columns, every = counts_by_part(desk, attribute), _every(desk)
        rows = columns[0].rows if columns else ()
        lines = tuple(
            Line(
                row.id,
                row.category_id,
                row.label,
                {column.label: column.rows[n].tally.coding_ids for column in columns},
                every.get(row.id, ()),
            )
            for n, row in enumerate(rows)
        )
        return of_lines(desk, lines, _boards_in_parts(desk, attribute), besides=_told_before(desk))

    return desk.computed("published parts", attribute, compute=found)


def of_documents(desk: Desk) -> Withheld:
    """What a table with a column per document keeps to itself; a column is named by the document's id. What is about
    few boards stays out whole, also that something was never said there."""

    def found() -> Withheld:
        of = {coding.id: str(coding.document_id) for coding in in_force(desk)}
        lines = tuple(
            Line(row.id, row.category_id, row.label, _by(of, row.tally.coding_ids), row.tally.coding_ids)
            for row in linking.counts(desk)
        )
        groups = boards_in_documents(references(desk), all_boards(desk))
        return of_lines(desk, lines, groups, besides=_told_before(desk))

    return desk.computed("published documents", compute=found)


def network(desk: Desk) -> Network:
    """The whole network as it is published; for the views on the page see `publishing_networks`."""
    whole = linking.network(desk)
    hidden = of_network(desk, whole)
    ids: dict[str, set[UUID]] = {node.id: set() for node in whole.nodes if node.kind is NodeKind.GROUP}
    for edge in whole.edges:
        if edge.target in ids and edge.id not in hidden:
            ids[edge.target] |= {*edge.coding_ids}
    columns = {each: [coding for coding in in_force(desk) if coding.id in some] for each, some in ids.items()}
    return without(whole, hidden, columns)


def of_network(desk: Desk, network: Network) -> frozenset[str]:
    """The ids of the nodes and edges that stay out, among them the edges of nodes that do, and what would follow from
    the table of counts. Only of a network that knows the codings behind it, as `linking.network` does."""
    behind, n, counted = behind_codings(desk), least(desk), of_counts(desk)
    hidden = {str(each) for each in counted.totals}
    hidden |= {f"group:{name}" for name in counted.groups}
    hidden |= {node.id for node in network.nodes if is_small(boards_of(node.coding_ids, behind), n)}
    for edge in network.edges:
        group = edge.target.removeprefix("group:")
        ends = {edge.source, edge.target} & hidden
        cell = edge.target != group and (UUID(edge.source), group) in counted.cells
        if ends or cell or is_small(boards_of(edge.coding_ids, behind), n):
            hidden.add(edge.id)
    return frozenset(hidden | meetings_following(network, hidden, behind, n))


def of_quotes(desk: Desk, coding_ids: Sequence[UUID]) -> frozenset[UUID]:
    """The quotes beside which no group, board or other attribute may stand: they are about too few boards."""
    behind, n = behind_codings(desk), least(desk)
    return frozenset(each for each in coding_ids if is_small(behind.get(each, frozenset()), n))


def attributes_of(desk: Desk, board: Board, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Of the attributes of a board (`group` for its group) those that may be printed together, in this order."""
    others = [each for each in all_boards(desk) if each.list_id == board.list_id]
    values = {name: board.group if name == "group" else board.attributes.get(name, "") for name in names}
    return smallcells.shareable(values, others, least(desk))


def behind_codings(desk: Desk) -> Behind:
    """By coding the boards that it is about; of nothing that a blind round hides from here."""

    def found() -> Behind:
        return boards_behind(in_force(desk), references(desk), all_boards(desk))

    return desk.computed("boards behind", compute=found)


def of_lines(
    desk: Desk,
    lines: Sequence[Line],
    groups: Mapping[str, frozenset[str]],
    *,
    said_by: Behind | None = None,
    besides: Sequence[Told] = (),
) -> Withheld:
    """The one rule for any table of codings; see `coding.withholding.withheld`."""
    n, ways, behind = least(desk), _ways(desk), behind_codings(desk)
    return withheld(lines, behind, groups=groups, ways=ways, least=n, said_by=said_by, besides=besides)


def _told_before(desk: Desk, grouping: Grouping | None = None, counted_in: CountedIn | None = None) -> list[Told]:
    """What the tables tell that go before one: the counts, then the groupings; without one those by document."""
    if grouping and counted_in:
        some = [*before(desk, grouping, counted_in)]
    else:
        some = [(each, CountedIn.DOCUMENT) for each in groupings(desk)]
    told = [published_cells(lines_of_counts(linking.counts(desk)), of_counts(desk))]
    return told + [published_cells(lines_of_grouping(desk, *each), of_grouping(desk, *each)) for each in some]


def _boards_in(desk: Desk, grouping: Grouping) -> Mapping[str, frozenset[str]]:
    by_parts = grouping.source is Source.PARTS
    return _boards_in_parts(desk, grouping.name) if by_parts else groups_behind(desk, grouping)


def _boards_in_parts(desk: Desk, attribute: str) -> Mapping[str, frozenset[str]]:
    return boards_in_parts(parts(desk), references(desk), all_boards(desk), attribute)


def _by(of: Mapping[UUID, str], coding_ids: Sequence[UUID]) -> dict[str, tuple[UUID, ...]]:
    """Codings by the column that they stand in; every column is there."""
    found: dict[str, list[UUID]] = {column: [] for column in of.values()}
    for each in coding_ids:
        found[of[each]].append(each)
    return {column: tuple(ids) for column, ids in found.items()}


def _ways(desk: Desk) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """The codings that say what promotes, and those that say what hinders."""
    of_code = {code.id: code.direction for code in codebook(desk).codes}
    ways = [(coding.id, coding.direction or of_code.get(coding.code_id)) for coding in in_force(desk)]
    return frozenset(i for i, way in ways if way in PROMOTING), frozenset(i for i, way in ways if way in HINDERING)


def _every(desk: Desk) -> dict[UUID, tuple[UUID, ...]]:
    """All codings of each code and category, wherever they are about."""
    return {row.id: row.tally.coding_ids for row in linking.counts(desk)}
