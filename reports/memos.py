"""Memos and journal handed over: an appendix of the report, a workbook and a CSV."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from coding.memos import Memo, MemoKind
from reports.chapters import paragraphs
from reports.excel import Column, book
from reports.findings import Findings
from reports.manuscript import Manuscript
from words import Words, spoken

COLUMNS = (
    Column("day", 12),
    Column("memo-kind", 14),
    Column("author", 16),
    Column("memo-title", 30),
    Column("memo-text", 80),
    Column("memo-about", 50),
)
CSV_COLUMNS = ("day", "kind", "author", "title", "text", "about")


def memos_book(findings: Findings) -> bytes:
    """A workbook with one memo a row, the journal first, oldest first."""
    rows = (_row(findings, memo, spoken(findings.language)) for memo in _ordered(findings.memos))
    return book(findings, "report-sheet-memos", COLUMNS, rows)


def memos_csv(findings: Findings) -> bytes:
    """The same for machines: UTF-8 without BOM, commas; nothing neutralised."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(CSV_COLUMNS)
    for memo in _ordered(findings.memos):
        said = (memo.on.isoformat(), str(memo.kind), _author(findings, memo), memo.title, memo.text)
        sheet.writerow((*said, "; ".join(_about(findings, memo, None))))
    return lines.getvalue().encode()


def memo_appendix(text: Manuscript, findings: Findings, words: Words) -> None:
    """The journal and then the memos, each with its day, its author and what it is about."""
    kinds = {
        "report-heading-journal": [memo for memo in findings.memos if memo.kind is MemoKind.JOURNAL],
        "report-heading-memos-only": [memo for memo in findings.memos if memo.kind is not MemoKind.JOURNAL],
    }
    if not any(kinds.values()):
        return
    text.appendix(words("report-heading-memos"))
    for heading, memos in kinds.items():
        if memos:
            text.heading(words(heading), 2)
        for memo in _ordered(memos):
            write_memo(text, findings, words, memo)


def write_memo(text: Manuscript, findings: Findings, words: Words, memo: Memo) -> None:
    """Its title if it has one, its paragraphs, and below them its day, its author and what it is about."""
    if memo.title:
        text.write(memo.title, "Caption")
    for paragraph in paragraphs(memo.text):
        text.write(paragraph)
    said = (_day(words, memo), _author(findings, memo), ", ".join(_about(findings, memo, words)))
    text.write(" · ".join(filter(None, said)), "ReportNote")


def _ordered(memos: Iterable[Memo]) -> Sequence[Memo]:
    return sorted(memos, key=lambda memo: (memo.kind is not MemoKind.JOURNAL, memo.on, memo.at, memo.id))


def _row(findings: Findings, memo: Memo, words: Words) -> tuple[str, ...]:
    kind = words(f"memo-kind-{memo.kind}")
    about = ", ".join(_about(findings, memo, words))
    return (memo.on.isoformat(), kind, _author(findings, memo), memo.title, memo.text, about)


def _about(findings: Findings, memo: Memo, words: Words | None) -> list[str]:
    """The names of what it is about, with their kind in the reader's words or in those of the machine."""
    return [
        words("memo-about", kind=words(f"memo-subject-{kind}"), name=name) if words else f"{kind}: {name}"
        for kind, name in findings.memo_subjects.get(memo.id, ())
    ]


def _author(findings: Findings, memo: Memo) -> str:
    return findings.coder(memo.author_id).name if memo.author_id else ""


def _day(words: Words, memo: Memo) -> str:
    month = words("report-months").split()[memo.on.month - 1]
    return words("report-date", day=memo.on.day, month=month, year=memo.on.year)
