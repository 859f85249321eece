"""Boards in the order of one of their attributes, with what was said about each: the case-ordered matrix."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.joint_units import Grouped, JointCell, JointCounts
from coding.referring import Group
from corpora.boards import Board, Reference
from corpora.numbers import number


@dataclass(frozen=True, slots=True)
class Case:
    """A board that is spoken of: its value of the attribute, in how many documents and words, and a cell by subject.

    `at` is the value as a number, None where it is none; `name` is the board's own, with its key.
    """

    board: Board
    name: str
    value: str
    at: float | None
    documents: int
    words: float
    cells: Mapping[UUID, JointCell]


@dataclass(frozen=True, slots=True)
class Ordered:
    """`subjects` are categories and codes with their names; `without` boards are spoken of but have no value."""

    attribute: str
    subjects: tuple[tuple[UUID, str, bool], ...]
    cases: tuple[Case, ...]
    without: int


def by_board(references: Iterable[Reference], boards: Iterable[Board]) -> Grouped:
    """What names a board is about that board alone: talk about a whole list says nothing of one of its boards."""
    names = {board.id: name_of(board) for board in boards}
    found = [
        (each, Group(each.list_id, names[each.board_id]))
        for each in references
        if each.board_id is not None and each.board_id in names
    ]
    return Grouped(tuple(found), {})


def name_of(board: Board) -> str:
    """By which a board is known in a display."""
    return f"{board.name} ({board.key})"


def is_numeric(boards: Iterable[Board], attribute: str) -> bool:
    """Whether the boards that have a value of the attribute all have a number."""
    values = [value for board in boards if (value := board.attributes.get(attribute, "").strip())]
    return bool(values) and all(number(value, _decimal(values)) is not None for value in values)


def _decimal(values: Iterable[str]) -> str:
    return "," if any("," in value for value in values) else "."


def ordered(counts: JointCounts, boards: Sequence[Board], attribute: str) -> Ordered:
    """From low to high where all values are numbers, else by the values as words; without a value last."""
    spoken = dict(zip(counts.codes.groups, counts.codes.sides, strict=True))
    decimal = _decimal(board.attributes.get(attribute, "") for board in boards)
    cases = []
    for board in boards:
        name = name_of(board)
        if name not in spoken:
            continue
        cells = {subject.id: cell for subject in counts.subjects for cell in subject.cells if cell.group == name}
        value = board.attributes.get(attribute, "").strip()
        words = sum(each.words for each in spoken[name])
        cases.append(Case(board, name, value, number(value, decimal), len(spoken[name]), words, cells))
    numeric = all(case.at is not None for case in cases if case.value)

    def place(case: Case) -> tuple[bool, float, str, str]:
        return not case.value, case.at or 0.0 if numeric else 0.0, "" if numeric else case.value.casefold(), case.name

    cases.sort(key=place)
    subjects = dict.fromkeys((each.id, each.label, each.is_category) for each in counts.subjects)
    return Ordered(attribute, tuple(subjects), tuple(cases), sum(not case.value for case in cases))
