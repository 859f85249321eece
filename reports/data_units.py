"""A row per unit of text, a column per code: 1 where the unit carries it, 0 where it does not."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from codebooks.codebook import Code, Codebook
from coding.codings import Coder, Coding
from coding.unit_codes import CodedUnits, CountedUnit, coded_units
from corpora.documents import words_in
from reports.data_facts import KNOWN, PEOPLE, facts_of
from reports.findings import Findings
from reports.tabular import Cell, Field, Kind, Table, distinct

PLACE = (
    *(Field("document", width=28), Field("unit", Kind.WHOLE, 8), Field("start", Kind.WHOLE, 8)),
    *(Field("end", Kind.WHOLE, 8), Field("text", width=60), Field("words", Kind.WHOLE, 9)),
    Field("readers", Kind.WHOLE, 9),
)
LONGEST_NAME = 56  # SPSS takes 64 bytes, a number behind it included
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_NOBODY = UUID(int=0)

Readers = Mapping[UUID, frozenset[UUID]]


def units_table(
    findings: Findings, unit: CountedUnit, readers: Readers, coder: Coder | None = None, *, titled: bool = False
) -> Table:
    """Every unit of every document; `readers` says who opened each, as zeros of a text that nobody read say nothing.

    With a coder only what that one said, in the documents that they opened. `titled` heads the codes as people call
    them; else they are variables.
    """
    book = findings.codebook
    codes = book.in_order()
    codings = [each for each in findings.codings if each.coder_id == coder.id] if coder else findings.counted
    documents = {
        each.id: findings.segments.get(each.id, ())
        for each in findings.documents
        if coder is None or coder.id in readers.get(each.id, ())
    }
    found = coded_units(documents, codings, [code.id for code in codes], unit)
    stood = _stand_ins(findings, found)
    facts = facts_of(findings, [each for some in stood for each in some])
    names = {document.id: document.name for document in findings.documents}
    rows: list[tuple[Cell, ...]] = []
    for here, units in zip(found, stood, strict=True):
        count = len(readers.get(here.document_id, ()))
        for number, (each, carrying) in enumerate(zip(units, here.carrying.tolist(), strict=True), 1):
            place = (names[each.document_id], number, each.span.start, each.span.end, each.quote, words_in(each.quote))
            known, people = facts.known[each.id], facts.people[each.id]
            rows.append((*place, count, *known, *people, *facts.own[each.id], *carrying))
    columns = (
        Field(name, Kind.FLAG, 12, book.path(code) if titled else name)
        for code, name in zip(codes, variables(book).values(), strict=True)
    )
    return Table("units", (*PLACE, *KNOWN, *PEOPLE, *facts.free, *columns), rows, fixed=2)


def variables(codebook: Codebook) -> dict[UUID, str]:
    """What each code is called as a variable: small letters, digits and underscores, all different."""
    codes = codebook.in_order()
    return dict(zip((code.id for code in codes), distinct([_variable(code) for code in codes]), strict=True))


def _variable(code: Code) -> str:
    plain = unicodedata.normalize("NFKD", code.name).encode("ascii", "ignore").decode().lower()
    return f"c_{_NOT_IN_NAME.sub('_', plain).strip('_')}"[:LONGEST_NAME].rstrip("_")


def _stand_ins(findings: Findings, found: Sequence[CodedUnits]) -> list[list[Coding]]:
    """Units as if somebody had coded them, so that what is known of codings is known of them."""
    ids = _ids()
    return [
        [
            Coding(
                next(ids),
                each.document_id,
                _NOBODY,
                _NOBODY,
                span,
                findings.texts[each.document_id][span.start : span.end],
            )
            for span in each.spans
        ]
        for each in found
    ]


def _ids() -> Iterator[UUID]:
    number = 0
    while True:
        number += 1
        yield UUID(int=number)
