"""Findings from elsewhere, laid beside codes: what was found in numbers, and what the conversations do to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from actions import linking, publishing
from actions.codebook import codebook
from actions.differing import in_force
from actions.rows import delete, update
from actions.workspace import Desk
from codebooks.themes import moved
from coding.codings import Coding
from coding.counting import CountRow
from coding.joint_findings import Finding, Printed, Verdict, impossible, printed_in
from coding.joint_quotes import typical
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from corpora.tables import table_of
from reports import joint_findings as handed
from reports.joint_findings import Line, Told
from store import displays as kept

QUOTES = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """A finding with the code or category beside it; `lowest_p` is what B and se allow where p is smaller still.

    `row` is None where nothing lies beside it yet, or no longer.
    """

    finding: Finding
    row: CountRow | None
    lowest_p: float | None


def findings(desk: Desk) -> tuple[Beside, ...]:
    """In their order, with what stands beside them."""
    rows = {row.id: row for row in linking.counts(desk)}
    return tuple(
        Beside(each, rows.get(each.subject_id) if each.subject_id else None, impossible(each)) for each in _all(desk)
    )


def findings_in(name: str, data: bytes) -> tuple[Printed, ...]:
    """The findings in a file; refuses `findings-none` where there are none, and what is no table."""
    found = printed_in(table_of(name, read_grid(name, data)))
    if not found:
        raise Refusal("findings-none", name=name)
    return found


def add_findings(desk: Desk, printed: Sequence[Printed], source: str) -> int:
    """Take rows of a table up, behind those there are; what stands there already by source and line is passed over."""
    with desk.writing("finding.add") as change:
        known = kept.findings(change.connection, desk.project_id)
        sources = {each.source for each in known}
        new = [each for each in printed if f"{source}:{each.line}" not in sources]
        for place, each in enumerate(new, start=_next(known)):
            numbers = (each.outcome, each.predictor, each.b, each.se, each.p)
            finding = Finding(uuid4(), *numbers, f"{source}:{each.line}", position=place)
            change.insert("finding", finding.id, **kept.finding_row(finding))
    return len(new)


def add_finding(desk: Desk, said: Finding) -> UUID:
    """One that was typed, behind the others; refuses `finding-empty` without a predictor."""
    _refuse_empty(said)
    finding_id = uuid4()
    with desk.writing("finding.add") as change:
        _refuse_gone(desk, said)
        place = _next(kept.findings(change.connection, desk.project_id))
        change.insert("finding", finding_id, **kept.finding_row(replace(said, position=place)))
    return finding_id


def change_finding(desk: Desk, said: Finding) -> None:
    """Bring a finding to what is given; refuses `finding-gone`, `finding-empty` and `code-gone`."""
    _refuse_empty(said)
    with desk.writing("finding.change") as change:
        _refuse_gone(desk, said)
        update(change, "finding", said.id, kept.finding_row(said))


def judge(desk: Desk, finding_id: UUID, subject_id: UUID | None, verdict: Verdict, memo: str) -> None:
    """Say what lies beside a finding and what that does to it, whatever its numbers became meanwhile."""
    with desk.writing("finding.change") as change:
        said = _found(kept.findings(change.connection, desk.project_id), finding_id)
        judged = replace(said, subject_id=subject_id, verdict=verdict, memo=memo)
        _refuse_gone(desk, judged)
        update(change, "finding", finding_id, kept.finding_row(judged))


def move_finding(desk: Desk, finding_id: UUID, steps: int) -> None:
    """Put a finding so many places further on, or back where `steps` is negative."""
    with desk.writing("finding.move") as change:
        known = kept.findings(change.connection, desk.project_id)
        for place, each in enumerate(moved(known, _found(known, finding_id), steps)):
            if each.position != place:
                update(change, "finding", each.id, {"position": place})


def remove_finding(desk: Desk, finding_id: UUID) -> None:
    """Take a finding away; what it was laid beside stays."""
    with desk.writing("finding.remove") as change:
        delete(change, "finding", finding_id)


def finding_numbered(desk: Desk, n: int) -> Finding:
    """The one on this place, counted from 1; refuses `finding-gone`."""
    known = _all(desk)
    if not 1 <= n <= len(known):
        raise Refusal("finding-gone")
    return known[n - 1]


def lines(desk: Desk, language: str = "nl", *, published: bool = False) -> tuple[Line, ...]:
    """The display as rows of text, for a report or a file; as published without numbers of too few boards, and without
    the source of quotes that are about too few."""
    told, hidden = findings(desk), frozenset[UUID]()
    shown = {each.finding.id: typical(_codings(desk, each), QUOTES) for each in told}
    every = tuple(coding_id for some in shown.values() for coding_id in some)
    unsaid = frozenset[UUID]()
    if published:
        hidden, unsaid = publishing.of_counts(desk).totals, publishing.of_quotes(desk, every)
    sources = {
        each.coding.id: (each.coding.quote, "" if each.coding.id in unsaid else each.document.name)
        for each in linking.quotes(desk, every)
    }
    rows = [
        Told(each.finding, each.row, each.lowest_p, tuple(sources[i] for i in shown[each.finding.id])) for each in told
    ]
    return handed.lines(rows, hidden, language)


def findings_csv(desk: Desk, language: str = "nl", *, published: bool = False) -> bytes:
    """The display as a table for other programs."""
    return handed.csv_of(lines(desk, language, published=published), language)


def findings_book(desk: Desk, language: str = "nl", *, published: bool = False) -> bytes:
    """The display as a workbook."""
    return handed.book_of(lines(desk, language, published=published), language)


def _codings(desk: Desk, beside: Beside) -> list[Coding]:
    wanted = set(beside.row.tally.coding_ids) if beside.row else set()
    return [coding for coding in in_force(desk) if coding.id in wanted] if wanted else []


def _all(desk: Desk) -> tuple[Finding, ...]:
    with desk.workspace.database.reading() as connection:
        return kept.findings(connection, desk.project_id)


def _next(known: Sequence[Finding]) -> int:
    return max((each.position for each in known), default=-1) + 1


def _found(known: Sequence[Finding], finding_id: UUID) -> Finding:
    for each in known:
        if each.id == finding_id:
            return each
    raise Refusal("finding-gone")


def _refuse_empty(said: Finding) -> None:
    if not said.predictor.strip():
        raise Refusal("finding-empty")


def _refuse_gone(desk: Desk, said: Finding) -> None:
    book = codebook(desk)
    known = {category.id for category in book.categories} | {code.id for code in book.codes}
    if said.subject_id is not None and said.subject_id not in known:
        raise Refusal("code-gone")
