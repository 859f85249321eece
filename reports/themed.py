"""The chapters: one per theme, one per category, and the counts of all codes."""

from collections.abc import Sequence
from itertools import zip_longest

from coding.counting import CountRow, counted_often
from coding.referring import groups_of
from reports.blocks import REFERENCE, Column, Row
from reports.chapters import Chapter, Quote, category_chapters, chapters
from reports.findings import group_name
from reports.memos import write_memo
from reports.related import relations_of
from reports.sources import said_of
from reports.tables import counted_table, groups_left_out, shown_groups
from reports.telling import Telling
from words import Words

MOST_BESIDE = 3
COUNTS = "counts"


def themes(told: Telling) -> None:
    """A chapter per theme, in the order of the themes."""
    for number, chapter in enumerate(chapters(told.findings, told.rows), 1):
        _chapter(told, chapter, f"theme-{number}")


def categories(told: Telling) -> None:
    """A chapter per category that is used, with the quotes that were chosen or marked as important."""
    for number, chapter in enumerate(category_chapters(told.findings, told.rows), 1):
        _chapter(told, chapter, f"category-{number}")
        relations_of(told, chapter)


def counted(told: Telling) -> None:
    """The table of every category with its codes."""
    if not told.rows:
        return
    words = told.words
    told.text.heading(words("report-heading-counts"))
    told.text.write(words("report-counts-intro"))
    columns, cells = counted_table(told.findings, words, told.rows, hidden=told.hidden)
    note = _count_note(told, told.rows, "report-note-words")
    told.text.table(words("report-caption-counts"), columns, cells, note=note, name=COUNTS)


def _chapter(told: Telling, chapter: Chapter, name: str) -> None:
    text, words = told.text, told.words
    text.heading(chapter.title)
    for paragraph in chapter.paragraphs:
        text.write(paragraph)
    if chapter.categories:
        text.write(" ".join(_counted(told, chapter)), to=(name,))
    _quotes(told, chapter.quotes)
    if chapter.categories:
        rows = chapter.categories
        columns, cells = counted_table(told.findings, words, rows, directions=True, hidden=told.hidden)
        key = "report-caption-category" if chapter.is_category else "report-caption-theme"
        note = _count_note(told, rows, "report-note-directions")
        text.table(words(key, theme=chapter.title), columns, cells, note=note, name=name)
    if chapter.memos:
        text.heading(words("report-heading-theme-memos"), 2)
        for memo in chapter.memos:
            write_memo(text, told.findings, words, memo)


def _counted(told: Telling, chapter: Chapter) -> list[str]:
    """In how many documents, in each group, and where the table stands."""
    words, tally = told.words, chapter.tally
    key = "report-category-count" if chapter.is_category else "report-theme-count"
    facts = {"documents": told.count(tally.documents), "total": told.count(len(told.findings.documents))}
    few = told.hidden.totals & {row.id for row in chapter.categories}
    said = [] if few else [words(key, **facts, fragments=told.count(tally.fragments))]
    groups = [
        words("report-group-count", group=name, documents=told.count(found.documents), total=told.count(of))
        for group, name, found, of in chapter.groups
        if not any(told.hides(row.id, group) for row in chapter.categories)
    ]
    if groups:
        said.append(words("report-groups-count", groups=", ".join(groups)))
    return [*said, words("report-see", where=REFERENCE)]


def _quotes(told: Telling, quotes: Sequence[Quote]) -> None:
    """One under another, or those that are about one group each beside each other where that was asked for."""
    met = {quote.groups[0] for quote in quotes if _of_one(told, quote)} if told.choices.beside else set()
    order = [group_name(told.findings, group) for group in groups_of(told.findings.lists)]
    beside = [name for name in dict.fromkeys(order) if name in met]
    if not 2 <= len(beside) <= MOST_BESIDE:
        beside = []
    for quote in quotes:
        if not (beside and _of_one(told, quote)):
            _quote(told, quote)
    if beside:
        _beside(told, beside, [quote for quote in quotes if _of_one(told, quote)])


def _of_one(told: Telling, quote: Quote) -> bool:
    return len(_groups(told, quote)) == 1


def _quote(told: Telling, quote: Quote) -> None:
    told.text.write(quote.text, "Quote")
    if told.choices.codes:
        told.text.write(_code_line(told.words, quote), "QuoteCode")
    told.text.write(_attributed(told, quote), "QuoteSource")


def _beside(told: Telling, groups: Sequence[str], quotes: Sequence[Quote]) -> None:
    """Quotes of one group in a column, against those of the others."""
    words = told.words
    columns = tuple(Column(words("report-column-of-group", group=group)) for group in groups)
    by_group = ([_cell(told, quote) for quote in quotes if quote.groups == (group,)] for group in groups)
    rows = tuple(Row(tuple(cells)) for cells in zip_longest(*by_group, fillvalue=""))
    told.text.table(words("report-caption-beside", groups=words("report-against").join(groups)), columns, rows)


def _cell(told: Telling, quote: Quote) -> str:
    line = [_code_line(told.words, quote)] if told.choices.codes else []
    said = told.words("report-quoted", quote=quote.text)
    return "\n".join((said, *line, said_of(quote.source, told.words)))


def _code_line(words: Words, quote: Quote) -> str:
    if quote.direction is None:
        return words("report-code-line", code=quote.code)
    direction = words(f"report-direction-{quote.direction}")
    return words("report-code-line-direction", code=quote.code, direction=direction)


def _groups(told: Telling, quote: Quote) -> tuple[str, ...]:
    """The groups that may be named; of a code or quote that few boards stand behind, none."""
    small = not quote.source.document or any(row_id == quote.code_id for row_id, _ in told.hidden.cells)
    return () if small else quote.groups


def _attributed(told: Telling, quote: Quote) -> str:
    groups, source = _groups(told, quote), quote.source
    if not groups:
        return said_of(quote.source, told.words)
    facts = {"speaker": source.speaker, "document": source.document, "place": source.place}
    key = "report-source-named-group" if source.speaker else "report-source-unnamed-group"
    return told.words(key, group=", ".join(groups), **facts)


def _count_note(told: Telling, rows: Sequence[CountRow], first: str) -> str:
    words = told.words
    notes = [words(first)]
    if groups := shown_groups(rows):
        notes.append(words("report-note-groups"))
        if any(told.hides(row.id, cell.group) for row in rows for cell in groups):
            notes.append(words("report-note-hidden", least=told.findings.least_boards))
    if left_out := groups_left_out(rows):
        notes.append(words("report-note-groups-left-out", n=left_out))
    if often := counted_often(rows):
        notes.append(words("report-note-codes-often", codes=", ".join(often)))
    return " ".join(notes)
