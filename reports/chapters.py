"""A chapter per theme: its text, how often its categories occur, and the quotes that were chosen for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Direction, Theme
from codebooks.themes import codes_of
from coding.codings import Coding
from coding.counting import CountRow, Tally, tallied
from coding.memos import Memo
from reports.findings import Findings, group_names
from reports.sources import Source, sources_of


@dataclass(frozen=True, slots=True)
class Quote:
    """A chosen quote with everything that stands below it."""

    text: str
    source: Source
    code: str
    direction: Direction | None
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`tally` counts what any of its codes marks; `categories` are the rows of its categories and of its own codes.

    `memos` are those it leans on, as far as memos are handed over at all.
    """

    title: str
    paragraphs: tuple[str, ...]
    categories: tuple[CountRow, ...]
    tally: Tally
    quotes: tuple[Quote, ...]
    memos: tuple[Memo, ...] = ()


def chapters(findings: Findings, rows: Sequence[CountRow]) -> tuple[Chapter, ...]:
    """The themes in their order, with their counts from `rows`; a chosen coding that is gone is left out."""
    by_id = {coding.id: coding for coding in findings.codings}
    themes = sorted(findings.themes, key=lambda theme: theme.position)
    chosen = [by_id[i] for theme in themes for i in theme.coding_ids if i in by_id]
    quotes = _quotes(findings, chosen)
    counted = {row.id: row for row in rows}
    return tuple(_chapter(findings, theme, quotes, counted) for theme in themes)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that say something.

    >>> paragraphs("Een.\\n\\n  Twee. ")
    ('Een.', 'Twee.')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _chapter(
    findings: Findings, theme: Theme, quotes: Mapping[UUID, Quote], counted: Mapping[UUID, CountRow]
) -> Chapter:
    codes = codes_of(findings.codebook, theme)
    return Chapter(
        title=theme.title,
        paragraphs=paragraphs(theme.text),
        categories=tuple(counted[i] for i in (*theme.category_ids, *theme.code_ids) if i in counted),
        tally=tallied(coding for coding in findings.counted if coding.code_id in codes),
        quotes=tuple(quotes[i] for i in theme.coding_ids if i in quotes),
        memos=tuple(memo for memo in findings.memos if memo.id in theme.memo_ids or _about(memo, theme)),
    )


def _about(memo: Memo, theme: Theme) -> bool:
    return any(subject.id == theme.id for subject in memo.subjects)


def _quotes(findings: Findings, codings: Iterable[Coding]) -> dict[UUID, Quote]:
    chosen = tuple(codings)
    sources = sources_of(findings, chosen)
    groups = group_names(findings)
    names = {code.id: code.name for code in findings.codebook.codes}
    return {
        coding.id: Quote(
            text=coding.quote,
            source=sources[coding.id],
            code=names[coding.code_id],
            direction=coding.direction,
            groups=groups[coding.id],
        )
        for coding in chosen
    }
