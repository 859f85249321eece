"""The joint display: categories beside the groups of documents, as a picture and as a table."""

from collections.abc import Sequence
from itertools import cycle

from coding.joint_units import JointCell, JointSubject
from coding.withholding import NOTHING as EVERYTHING_TOLD
from coding.withholding import Withheld, lines_of
from reports.blocks import REFERENCE, Column, Row
from reports.findings import Display
from reports.hiding import of_lines
from reports.joint_picture import LOOKS, rates
from reports.picture import group_looks
from reports.tables import NOTHING, Table
from reports.telling import Telling
from words import number

MOST_GROUPS = 3
JOINT, JOINT_TABLE = "joint", "joint-table"


def joint(told: Telling) -> None:
    """The chapter; none where nothing is grouped, or nothing was coded about a group."""
    display = told.findings.display
    subjects = [each for each in display.subjects if each.is_category] if display else []
    if display is None or not subjects or len(display.documents) < 2:
        return
    words, text = told.words, told.text
    hidden = _hidden(told, subjects)
    text.heading(words("report-heading-joint"))
    where = (words("report-see-both", where=REFERENCE, other=REFERENCE),)
    text.write(" ".join((words("report-joint-intro", grouping=display.grouping), *where)), to=(JOINT, JOINT_TABLE))
    groups = _ordered(told, display)[:MOST_GROUPS]
    drawn = tuple(
        (each.label, tuple((c.per_1000_words, (each.id, c.group) in hidden.cells) for c in _cells_of(each, groups)))
        for each in subjects
    )
    known = group_looks(told.findings.network)
    looks = tuple(known.get(group, own) for group, own in zip(groups, cycle(LOOKS), strict=False))
    picture = rates(groups, looks, drawn, words.language)
    text.picture(picture, words("report-caption-rates"), alt=_alt(told, subjects, hidden), name=JOINT)
    columns, rows = _table(told, display, groups, subjects, hidden)
    notes = [
        words("report-note-joint"),
        *([words("report-note-hidden", least=told.findings.least_boards)] if hidden.cells else []),
    ]
    left = len(display.documents) - len(groups)
    if left:
        notes.append(words("report-note-groups-left-out", n=left))
    text.table(words("report-caption-joint"), columns, rows, note=" ".join(notes), name=JOINT_TABLE)


def _ordered(told: Telling, display: Display) -> tuple[str, ...]:
    """The groups in the order of their list, as in every other table."""
    known = [name for board_list in told.findings.lists for name in board_list.groups]
    place = {name: at for at, name in enumerate(known)}
    return tuple(sorted(display.documents, key=lambda group: place.get(group, len(known))))


def _cells_of(subject: JointSubject, groups: Sequence[str]) -> list[JointCell]:
    cells = {cell.group: cell for cell in subject.cells}
    return [cells[group] for group in groups]


def _hidden(told: Telling, subjects: Sequence[JointSubject]) -> Withheld:
    if not told.choices.publication:
        return EVERYTHING_TOLD
    findings = told.findings
    groups: dict[str, frozenset[str]] = {}
    for board in findings.boards:
        groups[board.group] = groups.get(board.group, frozenset()) | {board.key}
    every = {row.id: row.tally.coding_ids for row in told.rows}
    return of_lines(findings, lines_of(subjects, every), groups)


def _table(
    told: Telling,
    display: Display,
    groups: Sequence[str],
    subjects: Sequence[JointSubject],
    hidden: Withheld,
) -> Table:
    words = told.words
    columns = [Column(words("report-column-category"), 2.6)]
    for group in groups:
        total = told.count(display.documents[group])
        columns += [
            Column(words("report-column-joint-documents", group=group, total=total), 1.5, numeric=True),
            Column(words("report-column-joint-rate", group=group), 1.5, numeric=True),
            Column(words("report-column-joint-balance", group=group), 1.1, numeric=True),
        ]
    rows = []
    for each in subjects:
        cells = [each.label]
        for cell in _cells_of(each, groups):
            with_code = display.with_code.get(each.label, {}).get(cell.group, 0)
            if (each.id, cell.group) in hidden.cells:
                cells += [told.left_out] * 3
            else:
                cells += _cells(told, cell, with_code, ways=(each.id, cell.group) not in hidden.ways)
        rows.append(Row(tuple(cells)))
    return tuple(columns), tuple(rows)


def _cells(told: Telling, cell: JointCell, with_code: int, *, ways: bool) -> tuple[str, str, str]:
    if cell.unraised:
        return NOTHING, NOTHING, NOTHING
    balance = f"{told.count(cell.balance.promoting)} / {told.count(cell.balance.hindering)}"
    return told.count(with_code), _rate(told, cell), balance if ways else told.left_out


def _rate(told: Telling, cell: JointCell) -> str:
    rate = cell.per_1000_words
    return NOTHING if rate is None else number(rate, 1, language=told.words.language)


def _alt(told: Telling, subjects: Sequence[JointSubject], hidden: Withheld) -> str:
    said = []
    for each in subjects:
        cells = [c for c in each.cells if (each.id, c.group) not in hidden.cells]
        said.append(f"{each.label}: " + ", ".join(f"{cell.group} {_rate(told, cell)}" for cell in cells))
    return told.words("report-alt-rates", rates="; ".join(said))
