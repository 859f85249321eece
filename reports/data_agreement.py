"""How far coders agree as tables: a row per code, and a row per document."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from coding.agreeing_results import Agreement, LabelAgreement
from coding.patterns import NAMES
from coding.resampling import Interval
from reports.data_codings import paths_of
from reports.findings import Findings
from reports.people import BESIDES
from reports.tabular import Cell, Field, Kind, Table

_MACHINE = {"cohen_kappa": "kappa"}
CODES = (
    *(Field("code", width=28), Field("path", width=40), Field("coders", width=28), Field("unit", width=12)),
    *(Field("units", Kind.WHOLE, 9), Field("units_with_code", Kind.WHOLE, 11)),
    *(Field(_MACHINE.get(name, name), Kind.REAL, 11) for name in NAMES),
    *(Field(name, Kind.REAL, 11) for name in ("alpha_low", "alpha_high", "u_alpha", "u_alpha_low", "u_alpha_high")),
    *(Field(name, Kind.REAL, 11) for name in ("jaccard", "f1", "matched")),
    *(Field(name, Kind.WHOLE, 11) for name in ("both", "only_first", "only_second", "neither")),
    *(Field("undefined", width=40), Field("remarks", width=40)),
)
DOCUMENTS = (
    *(Field("document", width=32), Field("coders", width=28), Field("units", Kind.WHOLE, 9)),
    *(Field("characters", Kind.WHOLE, 11), Field("alpha_masi", Kind.REAL, 11), Field("percent_sets", Kind.REAL, 11)),
)


def agreement_tables(findings: Findings, found: Agreement) -> tuple[Table, Table]:
    """By code, with the reasons of what is undefined; and by document, on sets of codes."""
    paths, names = paths_of(findings.codebook), {coder.id: coder.name for coder in findings.coders}
    people = [names[each] for each in found.question.coder_ids]
    unit = str(found.question.rule.unit)
    codes = {code.id: code.name for code in findings.codebook.codes}
    rows = [
        (codes[row.id], paths[row.id], BESIDES.join(people), unit, found.units, *_numbers(row)) for row in found.labels
    ]
    return Table("agreement", CODES, rows, fixed=1), _documents(findings, found, people)


def _numbers(row: LabelAgreement) -> Iterable[Cell]:
    said = {**row.units, "u_alpha": row.u_alpha, "jaccard": row.jaccard, "f1": row.f1, "matched": row.matched}
    yield row.carrying
    yield from (row.units[name].value for name in NAMES)
    yield from (*_ends(row.interval), row.u_alpha.value, *_ends(row.u_interval))
    yield from (row.jaccard.value, row.f1.value, row.matched.value)
    first, second = row.characters.only if len(row.characters.only) == 2 else (None, None)
    yield from (row.characters.both, first, second, row.characters.neither)
    yield BESIDES.join(f"{_MACHINE.get(n, n)}: {each.reason}" for n, each in said.items() if each.value is None)
    yield BESIDES.join(remark.code for remark in row.remarks)


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _documents(findings: Findings, found: Agreement, people: list[str]) -> Table:
    names: Mapping[UUID, str] = {document.id: document.name for document in findings.documents}
    rows = [
        (
            *(names[each.id], BESIDES.join(people[n] for n in each.readers), each.units, each.characters),
            *(each.alpha.value, each.percent.value),
        )
        for each in found.documents
    ]
    return Table("agreement-documents", DOCUMENTS, rows, fixed=1)
