"""A chapter per theme or category: its text, how often it occurs, and the quotes that were chosen for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Direction, Theme
from codebooks.themes import codes_of
from coding.codings import Coding
from coding.counting import CountRow, Tally, tallied
from coding.memos import Memo
from coding.referring import Group, about, documents_about, groups_of
from reports.findings import Findings, group_name, group_names
from reports.sources import Source, sources_of

GroupTally = tuple[Group, str, Tally, int]
"""A group, what it is called, what was counted in it, and in how many documents it could have been."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A chosen quote with everything that stands below it."""

    text: str
    source: Source
    code_id: UUID
    code: str
    direction: Direction | None
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """`tally` counts what any of its codes marks; `categories` are the rows of its categories and of its own codes.

    `groups` count the same per board group, with the documents about that group. `memos` are those it leans on, as far
    as memos are handed over at all.
    """

    title: str
    paragraphs: tuple[str, ...]
    categories: tuple[CountRow, ...]
    tally: Tally
    groups: tuple[GroupTally, ...]
    quotes: tuple[Quote, ...]
    is_category: bool = False
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


def category_chapters(findings: Findings, rows: Sequence[CountRow]) -> tuple[Chapter, ...]:
    """The categories that are used, in codebook order, with their codes; quoted is what is in a theme or important."""
    in_theme = {coding_id for theme in findings.themes for coding_id in theme.coding_ids}
    places = {document.id: place for place, document in enumerate(findings.documents)}
    wanted = [coding for coding in findings.codings if coding.id in in_theme or coding.important]
    wanted.sort(key=lambda coding: (places[coding.document_id], coding.span, str(coding.id)))
    quotes = _quotes(findings, wanted)
    found = []
    for category in findings.codebook.categories:
        codes = {code.id for code in findings.codebook.codes_in(category.id)}
        own = tuple(row for row in rows if row.category_id == category.id)
        marks = tuple(coding for coding in findings.counted if coding.code_id in codes)
        if marks:
            found.append(
                Chapter(
                    title=category.name,
                    paragraphs=paragraphs(category.definition),
                    categories=own,
                    tally=tallied(marks),
                    groups=_per_group(findings, marks),
                    quotes=tuple(quotes[coding.id] for coding in wanted if coding.code_id in codes),
                    is_category=True,
                )
            )
    return tuple(found)


def _chapter(
    findings: Findings, theme: Theme, quotes: Mapping[UUID, Quote], counted: Mapping[UUID, CountRow]
) -> Chapter:
    codes = codes_of(findings.codebook, theme)
    marks = tuple(coding for coding in findings.counted if coding.code_id in codes)
    return Chapter(
        title=theme.title,
        paragraphs=paragraphs(theme.text),
        categories=tuple(counted[i] for i in (*theme.category_ids, *theme.code_ids) if i in counted),
        tally=tallied(marks),
        groups=_per_group(findings, marks),
        quotes=tuple(quotes[i] for i in theme.coding_ids if i in quotes),
        memos=tuple(memo for memo in findings.memos if memo.id in theme.memo_ids or _about(memo, theme)),
    )


def _per_group(findings: Findings, marks: Sequence[Coding]) -> tuple[GroupTally, ...]:
    """Only groups that any document is about."""
    of = documents_about(findings.references, findings.boards)
    met = about(marks, findings.references, findings.boards)
    return tuple(
        (group, group_name(findings, group), tallied(c for c in marks if group in met[c.id]), len(of[group]))
        for group in groups_of(findings.lists)
        if of.get(group)
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
            code_id=coding.code_id,
            code=names[coding.code_id],
            direction=coding.direction,
            groups=groups[coding.id],
        )
        for coding in chosen
    }
