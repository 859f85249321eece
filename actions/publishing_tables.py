"""The tables of a project that can be published, as rows and columns of codings."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from actions import jointing, linking
from actions.boards import references
from actions.differing import in_force
from actions.documents import documents
from actions.linking import all_boards
from actions.parting import parts
from actions.workspace import Desk
from coding import joint_grouping as pure
from coding.joint_grouping import CountedIn, Grouping
from coding.referring import about_said
from coding.withholding import Line

Columns = Mapping[UUID, tuple[str, ...]]


def lines_of_grouping(desk: Desk, grouping: Grouping, counted_in: CountedIn) -> tuple[Line, ...]:
    """The rows of a joint display, with a column for every group that anything is about."""

    def found() -> tuple[Line, ...]:
        names = {document.id: document.name for document in documents(desk)}
        grouped = pure.grouped(grouping, references(desk), all_boards(desk), parts(desk), names, counted_in)
        group_of = {name: unit[1] for name, unit in grouped.units.items()}
        about = about_said(in_force(desk), grouped.references)
        columns = {
            coding_id: tuple(dict.fromkeys(group_of.get(group.name, group.name) for group in groups))
            for coding_id, groups in about.items()
        }
        every = dict.fromkeys(group_of.get(group.name, group.name) for _, group in grouped.references)
        return tuple(_lines(desk, columns, tuple(every)))

    return desk.computed("lines of grouping", grouping, counted_in, compute=found)


def before(desk: Desk, grouping: Grouping, counted_in: CountedIn) -> Iterator[tuple[Grouping, CountedIn]]:
    """The groupings that go before one: those that can be chosen above it, each first by document."""
    known = [(each, unit) for unit in CountedIn for each in jointing.groupings(desk)]
    for each in known:
        if each == (grouping, counted_in):
            return
        yield each


def _lines(desk: Desk, columns: Columns, names: tuple[str, ...]) -> Iterator[Line]:
    for row in linking.counts(desk):
        cells: dict[str, list[UUID]] = {name: [] for name in names}
        for each in row.tally.coding_ids:
            for name in columns.get(each, ()):
                cells[name].append(each)
        if row.tally.coding_ids:
            told = {name: tuple(ids) for name, ids in cells.items()}
            yield Line(row.id, row.category_id, row.label, told, row.tally.coding_ids)
