"""A report put together: the chosen parts in their order, each written on the manuscript."""

from collections.abc import Callable, Mapping

from reports.accounting import accounted
from reports.appendices import agreement, boards, caveats, codebook
from reports.beside import joint
from reports.blocks import Block
from reports.choices import Choices, Part
from reports.dates import long_date
from reports.drawn import appendix
from reports.findings import Findings, verified
from reports.manuscript import Manuscript
from reports.memos import memo_appendix
from reports.related import relations
from reports.telling import Telling, telling
from reports.themed import categories, counted, themes
from words import number, spoken

Writer = Callable[[Telling], None]


def composed(findings: Findings, choices: Choices | None = None) -> tuple[Block, ...]:
    """The whole report, as on paper so on the screen; refuses when a quote is not word for word in its document."""
    told = telling(verified(findings), choices or Choices(), Manuscript(spoken(findings.language)))
    _title(told)
    for part in told.choices.parts:
        WRITERS[part](told)
    if Part.RELATIONS in told.choices.parts:
        appendix(told)
    return tuple(told.text.blocks)


def _title(told: Telling) -> None:
    findings, words = told.findings, told.words
    revision = number(findings.revision, language=words.language)
    told.text.write(findings.project, "Title")
    told.text.write(words("report-subtitle", date=long_date(findings, words), revision=revision), "Subtitle")
    coders = [coder.name for coder in findings.coders if any(c.coder_id == coder.id for c in findings.codings)]
    if coders:
        told.text.write(words("report-by", coders=", ".join(coders)), "Subtitle")
    if told.choices.publication:
        told.text.write(words("report-for-publication", least=findings.least_boards), "Subtitle")


def _contents(told: Telling) -> None:
    told.text.contents()


def _method(told: Telling) -> None:
    told.text.heading(told.words("report-heading-method"))
    for paragraph in accounted(told.findings, told.words, short=Part.CAVEATS not in told.choices.parts):
        told.text.write(paragraph)


def _memos(told: Telling) -> None:
    memo_appendix(told.text, told.findings, told.words)


WRITERS: Mapping[Part, Writer] = {
    Part.CONTENTS: _contents,
    Part.METHOD: _method,
    Part.THEMES: themes,
    Part.CATEGORIES: categories,
    Part.COUNTS: counted,
    Part.JOINT: joint,
    Part.RELATIONS: relations,
    Part.AGREEMENT: agreement,
    Part.CODEBOOK: codebook,
    Part.BOARDS: boards,
    Part.CAVEATS: caveats,
    Part.MEMOS: _memos,
}
