"""Everything that can be handed over as a table, by kind; and in which form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coding.agreeing_results import Agreement
from coding.codings import Coder
from coding.unit_codes import CountedUnit
from corpora.refusal import Refusal
from reports.data_agreement import agreement_tables
from reports.data_codings import codings_table, quotes_table
from reports.data_counts import DIMENSIONS, counts_table, matrices
from reports.data_lists import boards_table, codes_table, documents_table, speakers_table
from reports.data_units import Readers, units_table
from reports.excel import codebook_book, codings_book
from reports.findings import Findings
from reports.tabular import Table, csv_of, parquet_of
from reports.worksheets import workbook
from words import spoken


class Form(StrEnum):
    """What kind of file."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"


COUNTS = tuple(f"code-{name}" for name in DIMENSIONS)
KINDS = ("codings", "quotes", "units", *COUNTS, "codebook", "documents", "speakers", "boards", "agreement")
BOOKS = {"codings": codings_book, "codebook": codebook_book}
FOR_PUBLICATION = frozenset({*COUNTS} - {"code-speaker"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of `KINDS`. `unit` and `coder` are for the table of units; `published` leaves out what rests on few boards,
    which only counts can bear."""

    kind: str
    unit: CountedUnit = CountedUnit.SENTENCE
    coder: Coder | None = None
    published: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Refusal("export-kind-unknown", kind=self.kind, known=", ".join(KINDS))
        if self.published and self.kind not in FOR_PUBLICATION:
            raise Refusal("export-not-published", kind=self.kind, known=", ".join(sorted(FOR_PUBLICATION)))


@dataclass(frozen=True, slots=True)
class Study:
    """What tables are made of: the findings, who opened which document, and how far coders agree if that is known."""

    findings: Findings
    readers: Readers = field(default_factory=dict)
    agreement: Agreement | None = None


def table_of(study: Study, wanted: Wanted) -> Table:
    """The one table for programs; refuses `coders-too-few` where agreement is asked for and there is none."""
    kind = wanted.kind
    if kind in COUNTS:
        return counts_table(study.findings, kind.removeprefix("code-"), published=wanted.published)
    if kind == "agreement":
        return _agreement(study)[0]
    making: dict[str, Callable[[], Table]] = {
        "quotes": lambda: quotes_table(study.findings),
        "codings": lambda: codings_table(study.findings),
        "units": lambda: units_table(study.findings, wanted.unit, study.readers, wanted.coder),
        "codebook": lambda: codes_table(study.findings),
        "documents": lambda: documents_table(study.findings, study.readers),
        "speakers": lambda: speakers_table(study.findings),
        "boards": lambda: boards_table(study.findings),
    }
    return making[kind]()


def sheets_of(study: Study, wanted: Wanted) -> Sequence[Table]:
    """What people read in one workbook: matrices side by side, and the codebook with the table of units."""
    findings = study.findings
    if wanted.kind in COUNTS:
        return matrices(findings, wanted.kind.removeprefix("code-"), published=wanted.published)
    if wanted.kind == "agreement":
        return _agreement(study)
    if wanted.kind == "units":
        units = units_table(findings, wanted.unit, study.readers, wanted.coder, titled=True)
        return units, codes_table(findings)
    return (table_of(study, wanted),)


def written(study: Study, wanted: Wanted, form: Form) -> bytes:
    """The file; the same findings and the same question give the same bytes."""
    if form is Form.CSV:
        return csv_of(table_of(study, wanted))
    if form is Form.PARQUET:
        return parquet_of(table_of(study, wanted))
    findings, words = study.findings, spoken(study.findings.language)
    if wanted.kind in BOOKS:
        return BOOKS[wanted.kind](findings)
    title = words(f"data-kind-{wanted.kind}")
    sheets = sheets_of(study, wanted)
    return workbook(sheets, words, title=title, subject=findings.project, on=findings.generated_on)


def _agreement(study: Study) -> tuple[Table, Table]:
    if study.agreement is None:
        raise Refusal("coders-too-few")
    return agreement_tables(study.findings, study.agreement)
