"""Codings as tables: one a row as they were made, and as quotes in the order of the codebook."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from codebooks.codebook import BETWEEN, Code, Codebook
from codebooks.themes import codes_of
from coding.codings import Coding
from corpora.documents import words_in
from reports.data_facts import KNOWN, PEOPLE, facts_of
from reports.findings import Findings, verified
from reports.people import BESIDES
from reports.tabular import Field, Kind, Table

CODINGS = (
    *(Field("document", width=28), Field("start", Kind.WHOLE, 8), Field("end", Kind.WHOLE, 8)),
    *(Field("quote", width=70), Field("code", width=26), Field("coder"), Field("direction", width=14)),
    *(Field("memo", width=40), Field("part", width=24), Field("important", Kind.FLAG, 10)),
    *PEOPLE,
    *(Field("speaker", width=18), Field("place", width=24), Field("category", width=24), Field("path", width=40)),
    *(Field("about_group", width=14), Field("about_board", width=24), Field("about_board_key", width=12)),
    *(Field("words", Kind.WHOLE, 9), Field("counted", Kind.FLAG, 9), Field("coded_on", Kind.DAY, 12)),
    Field("revision", Kind.WHOLE, 9),
    *(Field(f"{name}_id", width=38) for name in ("coding", "document", "code", "coder")),
)
QUOTES = (
    *(Field("category", width=24), Field("code", width=26), Field("path", width=40), Field("theme", width=26)),
    *(Field("quote", width=70), Field("document", width=28), *KNOWN[:3], *PEOPLE, *KNOWN[3:]),
    *(Field("coder"), Field("direction", width=14), Field("memo", width=40), Field("important", Kind.FLAG, 10)),
    *(Field("chosen_for", width=26), Field("words", Kind.WHOLE, 9)),
    *(Field("start", Kind.WHOLE, 8), Field("end", Kind.WHOLE, 8), Field("coding_id", width=38)),
)


def codings_table(findings: Findings) -> Table:
    """One coding a row, in reading order. `counted` is 0 for those for which consensus speaks."""
    facts = facts_of(findings, verified(findings).codings)
    names, paths = _Names(findings), paths_of(findings.codebook)
    rows = []
    for coding in findings.codings:
        speaker, place, part, *about = facts.known[coding.id]
        who, code = facts.people[coding.id], names.codes[coding.code_id]
        day = coding.at.date() if coding.at else None
        rows.append(
            (
                *(names.documents[coding.document_id], coding.span.start, coding.span.end, coding.quote),
                *(code.name, names.coders[coding.coder_id], coding.direction or "", coding.memo, part),
                *(int(coding.important), *who, speaker, place, names.category(code), paths[code.id], *about),
                *(words_in(coding.quote), int(coding.id not in findings.settled), day, coding.revision),
                *(str(coding.id), str(coding.document_id), str(coding.code_id), str(coding.coder_id)),
                *facts.own[coding.id],
            )
        )
    return Table("codings", (*CODINGS, *facts.free), rows)


def quotes_table(findings: Findings) -> Table:
    """What may be quoted, by category and code: the counted codings, with the themes that draw on them."""
    codings = _in_order(findings)
    facts, names, paths = facts_of(findings, codings), _Names(findings), paths_of(findings.codebook)
    drawing = {theme.title: codes_of(findings.codebook, theme) for theme in findings.themes}
    chosen = {theme.title: frozenset(theme.coding_ids) for theme in findings.themes}
    rows = []
    for coding in codings:
        code, known = names.codes[coding.code_id], facts.known[coding.id]
        picked = [title for title, ids in chosen.items() if coding.id in ids]
        themes = [title for title, ids in drawing.items() if coding.code_id in ids or title in picked]
        rows.append(
            (
                *(names.category(code), code.name, paths[code.id], BESIDES.join(themes), coding.quote),
                *(names.documents[coding.document_id], *known[:3], *facts.people[coding.id], *known[3:]),
                *(names.coders[coding.coder_id], coding.direction or "", coding.memo, int(coding.important)),
                *(BESIDES.join(picked), words_in(coding.quote)),
                *(coding.span.start, coding.span.end, str(coding.id), *facts.own[coding.id]),
            )
        )
    return Table("quotes", (*QUOTES, *facts.free), rows, fixed=2)


def paths_of(codebook: Codebook) -> Mapping[UUID, str]:
    """Every code behind its category and the codes it stands under."""
    return {
        code.id: f"{category.name}{BETWEEN}{codebook.path(code)}" if category else codebook.path(code)
        for category, codes in codebook.at_home()
        for code in codes
    }


def _in_order(findings: Findings) -> Sequence[Coding]:
    """By the codebook; of one code in reading order."""
    place = {code.id: n for n, code in enumerate(code for _, codes in findings.codebook.at_home() for code in codes)}
    return sorted(verified(findings).counted, key=lambda coding: place[coding.code_id])


class _Names:
    """What ids are called."""

    def __init__(self, findings: Findings) -> None:
        self.documents = {document.id: document.name for document in findings.documents}
        self.coders = {coder.id: coder.name for coder in findings.coders}
        self.codes = {code.id: code for code in findings.codebook.codes}
        self._categories = {category.id: category.name for category in findings.codebook.categories}

    def category(self, code: Code) -> str:
        return BESIDES.join(_known(self._categories, code.category_ids))


def _known(names: Mapping[UUID, str], ids: Iterable[UUID]) -> list[str]:
    return [names[each] for each in ids if each in names]
