"""A list of participants: a column with names or labels, and attributes in the others."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from actions.boards import TABLE
from actions.holding import held_file, let_go
from actions.linking import all_boards
from actions.participants import Change, change, participants
from actions.workspace import Desk
from corpora.boardlists import read_table
from corpora.participants import BOARD, Participant, known_as
from corpora.refusal import Refusal
from corpora.tables import Table


@dataclass(frozen=True, slots=True)
class Imported:
    """How many participants a list described, and the names in it that are of nobody, or of several."""

    described: int
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    several: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a list says otherwise of somebody: one attribute, as it is and as it becomes."""

    name: str
    attribute: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What a list would do."""

    imported: Imported
    changes: Mapping[UUID, Change]
    differences: tuple[Difference, ...]


def import_attributes(desk: Desk, name: str, data: bytes, document_id: UUID | None = None) -> Imported:
    """Take over what a .csv or .xlsx says of participants, in one step; an empty cell leaves as it is.

    The names stand in the column that has most of them. A column `bestuur` links to the board with that key or name,
    and is an attribute where no list has it. Refuses what `read_table` does, and `participants-none-known`.
    """
    plan = planned(desk, name, data, document_id)
    change(desk, plan.changes)
    return plan.imported


def planned(desk: Desk, name: str, data: bytes, document_id: UUID | None = None) -> Planned:
    """What that would change; nothing is stored. Refuses the same."""
    table = read_table(name, data)
    people = participants(desk, document_id)
    by_name: dict[str, dict[UUID, Participant]] = {}
    for each in people:
        for said in {each.name.casefold(), *(voice.label.casefold() for voice in each.voices)}:
            by_name.setdefault(said, {})[each.id] = each
    place = _names_in(table, by_name)
    boards = {said.casefold() for board in all_boards(desk) for said in (board.key, board.name)}
    changes: dict[UUID, Change] = {}
    unknown: list[str] = []
    several: list[str] = []
    for row in table.rows:
        found = by_name.get(_wanted(row[place]), {})
        if len(found) == 1:
            changes[next(iter(found))] = _change(table.columns, row, place, boards)
        elif row[place]:
            (several if found else unknown).append(row[place])
    if not changes:
        raise Refusal("participants-none-known", name=name, known=", ".join(each.name for each in people[:20]) or "–")
    others = tuple(column for n, column in enumerate(table.columns) if n != place)
    imported = Imported(len(changes), others, tuple(unknown), tuple(several))
    return Planned(imported, changes, tuple(_differences(desk, people, changes)))


def held_plan(desk: Desk, held_id: str, document_id: UUID | None = None) -> Planned:
    """What a file that waits would change, worked out once; refuses as `planned`, and `file-let-go`."""
    name, data = held_file(desk, TABLE, held_id)
    return desk.computed("people-plan", held_id, document_id, compute=lambda: planned(desk, name, data, document_id))


def import_held(desk: Desk, held_id: str, document_id: UUID | None = None) -> Imported:
    """Take over a file that waits, and let it go."""
    done = import_attributes(desk, *held_file(desk, TABLE, held_id), document_id)
    let_go(desk, held_id)
    return done


def _differences(desk: Desk, people: Iterable[Participant], changes: Mapping[UUID, Change]) -> Iterator[Difference]:
    boards = all_boards(desk)
    by_id = {board.id: board.name or board.key for board in boards}
    named = {said.casefold(): board.name or board.key for board in reversed(boards) for said in (board.key, board.name)}
    for each in people:
        if (said := changes.get(each.id)) is None:
            continue
        for attribute, value in (said.attributes or {}).items():
            before = each.attributes.get(attribute, "")
            if value.strip() != before:
                yield Difference(each.name, attribute, before, value.strip())
        now = by_id.get(each.board_id, "") if each.board_id else each.attributes.get(BOARD, "")
        if said.board and named[said.board.casefold()] != now:
            yield Difference(each.name, BOARD, now, named[said.board.casefold()])


def _names_in(table: Table, names: Container[str]) -> int:
    hits = [sum(_wanted(row[place]) in names for row in table.rows) for place in range(len(table.columns))]
    return hits.index(max(hits))


def _change(columns: Sequence[str], row: Sequence[str], place: int, boards: set[str]) -> Change:
    said = {
        known_as(title): cell for n, (title, cell) in enumerate(zip(columns, row, strict=True)) if cell and n != place
    }
    board = said.get(BOARD, "")
    if board.casefold() in boards:
        del said[BOARD]
    return Change(attributes=said, board=board if board.casefold() in boards else None)


def _wanted(cell: str) -> str:
    return " ".join(cell.split()).casefold()
