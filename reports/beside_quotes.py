"""Quotes beside groups, and findings from elsewhere beside what was said: tables to read across."""

from uuid import UUID

from coding.codings import Coding
from coding.joint_quotes import ShownQuotes
from reports.beside_groups import MOST_GROUPS, categories, kept_back, ordered
from reports.blocks import Column, Row
from reports.displays import QuoteMatrix, SideBySide
from reports.joint_findings import Line
from reports.sources import Source, sources_of
from reports.tables import NOTHING
from reports.telling import Telling


def quotes(told: Telling, matrix: QuoteMatrix) -> None:
    """A row per category, a column per group; in each cell the quotes that stand for it."""
    words, text, display = told.words, told.text, matrix.display
    groups, hidden = ordered(told, display)[:MOST_GROUPS], kept_back(told, display)
    cells = {(each.subject_id, each.group): each for each in matrix.cells}
    by_id = {coding.id: coding for coding in told.findings.codings}
    used = [by_id[i] for each in matrix.cells for i in each.coding_ids if i in by_id]
    found = {coding.id: (coding, source) for coding, source in zip(used, _sources(told, used), strict=True)}
    rows = []
    for subject in categories(display):
        row = [subject.label]
        for group in groups:
            if (subject.id, group) in hidden.cells:
                row.append(told.left_out)
            else:
                row.append(_cell(told, cells.get((subject.id, group)), found, matrix.unsaid))
        rows.append(Row(tuple(row)))
    columns = (
        Column(words("report-column-category"), 1.3),
        *(Column(words("report-column-of-group", group=group), 3) for group in groups),
    )
    note = words("quotes-typical") if any(not each.by_hand and each.coding_ids for each in matrix.cells) else ""
    text.table(words("report-caption-quotes", grouping=display.grouping), columns, rows, note=note)


def side_by_side(told: Telling, display: SideBySide) -> None:
    """A row per finding: what was found in numbers, what was said, and what that does to it."""
    words = told.words
    titles = ("numbers", "talk", "quotes", "verdict")
    columns = tuple(
        Column(words(f"report-column-findings-{title}"), share)
        for title, share in zip(titles, (2.2, 1.9, 3.2, 1.9), strict=True)
    )
    rows = [Row(_line(told, line)) for line in display.lines]
    told.text.table(words("report-caption-findings"), columns, rows, note=words("report-note-findings"))


def _sources(told: Telling, used: list[Coding]) -> list[Source]:
    sources = sources_of(told.findings, used)
    return [sources[coding.id] for coding in used]


def _cell(
    told: Telling, cell: ShownQuotes | None, found: dict[UUID, tuple[Coding, Source]], unsaid: frozenset[UUID]
) -> str:
    if cell is None or cell.unraised:
        return told.words("joint-head-unraised")
    said = []
    for coding, source in (found[i] for i in cell.coding_ids if i in found):
        quote = told.words("report-quoted", quote=coding.quote)
        said.append(quote if coding.id in unsaid else f"{quote}\n{_place(source)}")
    return "\n\n".join(said) or NOTHING


def _place(source: Source) -> str:
    return f"{source.speaker}, {source.document}" if source.speaker else source.document


def _line(told: Telling, line: Line) -> tuple[str, str, str, str]:
    words = told.words
    figures = [_figure(words(f"finding-column-{name}"), value) for name, value in _figures(line)]
    numbers = (line.predictor, line.outcome and words("report-finding-of", outcome=line.outcome), ", ".join(figures))
    shown = "\n".join(
        filter(None, (*numbers, line.check, line.source and words("report-finding-source", source=line.source)))
    )
    talk = "\n".join(filter(None, (line.subject, line.counts))) or NOTHING
    return shown, talk, line.quotes or NOTHING, "\n".join(filter(None, (line.verdict, line.memo)))


def _figures(line: Line) -> list[tuple[str, str]]:
    """What was reported of B, se and p."""
    return [(name, value) for name in ("b", "se", "p") if (value := getattr(line, name))]


def _figure(name: str, value: str) -> str:
    """As in “B = 0,12” and “p < 0,05”."""
    return f"{name} {value}" if value[:1] in "<>=≤≥" else f"{name} = {value}"
