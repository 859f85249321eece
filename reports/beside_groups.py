"""Categories beside groups in the report: a picture, a table, and as much of comparing as the documents bear."""

from collections.abc import Collection, Iterator, Sequence
from itertools import cycle

from coding.joint import CAVEATS, Joint, JointRow
from coding.joint_units import JointCell, JointSubject
from coding.withholding import NOTHING as EVERYTHING_TOLD
from coding.withholding import Withheld, lines_of
from reports.blocks import REFERENCE, Column, Row
from reports.displays import Display
from reports.hiding import of_lines
from reports.joint_picture import LOOKS, rates
from reports.picture import group_looks
from reports.tables import NOTHING, Table
from reports.telling import Telling
from words import number

MOST_GROUPS, MOST_WITH_WAYS = 3, 2


def categories(display: Display) -> list[JointSubject]:
    """Those of its subjects that are categories."""
    return [each for each in display.subjects if each.is_category]


def groups(told: Telling, display: Display, name: str) -> None:
    """One display."""
    words, text, subjects = told.words, told.text, categories(display)
    hidden = kept_back(told, display)
    where = (words("report-see-both", where=REFERENCE, other=REFERENCE),)
    to = (name, f"{name}-table")
    text.write(" ".join((words("report-joint-intro", grouping=display.grouping), *where)), to=to)
    some = ordered(told, display)[:MOST_GROUPS]
    drawn = tuple(
        (each.label, tuple((c.per_1000_words, (each.id, c.group) in hidden.cells) for c in cells_of(each, some)))
        for each in subjects
    )
    known = group_looks(told.findings.network)
    looks = tuple(known.get(group, own) for group, own in zip(some, cycle(LOOKS), strict=False))
    picture = rates(some, looks, drawn, words.language)
    text.picture(picture, words("report-caption-rates"), alt=_alt(told, subjects, hidden), name=name)
    columns, rows = _table(told, display, some, subjects, hidden)
    notes = [words("report-note-joint" if len(some) <= MOST_WITH_WAYS else "report-note-joint-many")]
    if hidden.cells:
        notes.append(words("report-note-hidden", least=told.findings.least_boards))
    if left := len(display.documents) - len(some):
        notes.append(words("report-note-groups-left-out", n=left))
    text.table(words("report-caption-joint"), columns, rows, note=" ".join(notes), name=f"{name}-table")
    if display.family:
        _compared(told, display.family, {each.label for each in subjects if _any_hidden(each, hidden)})


def _any_hidden(subject: JointSubject, hidden: Withheld) -> bool:
    return any((subject.id, cell.group) in hidden.cells for cell in subject.cells)


def ordered(told: Telling, display: Display) -> tuple[str, ...]:
    """The groups in the order of their list, as in every other table."""
    known = [name for board_list in told.findings.lists for name in board_list.groups]
    place = {name: at for at, name in enumerate(known)}
    return tuple(sorted(display.documents, key=lambda group: place.get(group, len(known))))


def cells_of(subject: JointSubject, groups: Sequence[str]) -> list[JointCell]:
    """The cells of these groups, in this order."""
    cells = {cell.group: cell for cell in subject.cells}
    return [cells[group] for group in groups]


def kept_back(told: Telling, display: Display) -> Withheld:
    """What of a display stays out of what is published."""
    if not told.choices.publication:
        return EVERYTHING_TOLD
    findings = told.findings
    groups = dict(display.boards)
    for board in findings.boards if not groups else ():
        groups[board.group] = groups.get(board.group, frozenset()) | {board.key}
    every = {row.id: row.tally.coding_ids for row in told.rows}
    return of_lines(findings, lines_of(display.subjects, every), groups)


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
        ]
        if len(groups) <= MOST_WITH_WAYS:
            columns.append(Column(words("report-column-joint-balance", group=group), 1.1, numeric=True))
    each_has = 3 if len(groups) <= MOST_WITH_WAYS else 2
    rows = []
    for each in subjects:
        cells = [each.label]
        for cell in cells_of(each, groups):
            with_code = display.with_code.get(each.label, {}).get(cell.group, 0)
            if (each.id, cell.group) in hidden.cells:
                cells += ([told.left_out] * 3)[:each_has]
            else:
                cells += _cells(told, cell, with_code, ways=(each.id, cell.group) not in hidden.ways)[:each_has]
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


def _compared(told: Telling, family: Joint, hidden: Collection[str]) -> None:
    """How far two groups differ, where there are documents enough, and what has to be kept in mind."""
    words = told.words
    if family.first_minus and not family.withheld:
        names = ("difference", "delta", "p", "adjusted")
        columns = (
            Column(words("report-column-category"), 2.6),
            *(
                Column(words(f"joint-head-{name}"), share, numeric=True)
                for name, share in zip(names, (2.2, 1, 1, 1), strict=True)
            ),
        )
        rows = [
            Row((row.code, *([told.left_out] * len(names) if row.code in hidden else _numbers(told, row, family))))
            for row in family.rows
        ]
        told.text.table(words("report-caption-compared"), columns, rows)
    for sentence in (" ".join(_told(told, family)), " ".join(words(f"joint-caveat-{name}") for name in CAVEATS)):
        if sentence:
            told.text.write(sentence, "ReportNote")


def _numbers(told: Telling, row: JointRow, family: Joint) -> tuple[str, ...]:
    def shown(value: float | None, digits: int) -> str:
        return NOTHING if value is None else number(value, digits, language=told.words.language)

    estimate = row.risk_difference
    difference = f"{shown(estimate[0], 2)} ({shown(estimate[1], 2)} … {shown(estimate[2], 2)})" if estimate else NOTHING
    p = row.sign_flip_p if family.paired else row.permutation_p
    return difference, shown(row.cliffs_delta, 2), shown(p, 3), shown(row.bh_p, 3)


def _told(told: Telling, family: Joint) -> Iterator[str]:
    """The sentences that stand below the display on the screen."""
    words = told.words
    for kind, reasons in (("withheld", family.withheld), ("note", family.notes)):
        for code, facts in reasons:
            yield words(f"joint-{kind}-{code}", **{name: _fact(told, fact) for name, fact in facts.items()})
    if family.first_minus and not family.withheld:
        first, second = family.first_minus
        yield words("joint-sign", first=first, second=second)
        p = _fact(told, family.smallest_attainable_p)
        yield words(f"joint-tested-{'paired' if family.paired else 'apart'}", n=family.family, p=p)
        if family.drawn:
            yield words("joint-drawn", seed=family.seed)


def _fact(told: Telling, fact: object) -> object:
    if not isinstance(fact, float):
        return fact
    return number(fact, 2 if fact >= 0.01 else 4, language=told.words.language)
