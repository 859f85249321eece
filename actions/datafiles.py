"""Handing over data: tables of what was coded for spreadsheets, for R and SPSS, and for notebooks."""

from datetime import datetime
from uuid import UUID

from actions.agreeing import Asked, agreement
from actions.boards import board_lists, references
from actions.codebook import codebook
from actions.coding import codings
from actions.comparing import pair
from actions.differing import settled
from actions.documents import contents
from actions.finishing import opened_by
from actions.linking import all_boards
from actions.participants import participants
from actions.parting import parts
from actions.publishing import least
from actions.theming import themes
from actions.workspace import Desk, coders, projects, revision
from coding.agreeing_results import Agreement
from coding.networks import Network
from coding.unit_codes import CountedUnit
from corpora.refusal import Refusal
from reports.datasets import FOR_PUBLICATION, KINDS, Form, Study, Wanted, table_of, written
from reports.findings import Findings
from reports.tabular import Kind, columns

__all__ = ["FOR_PUBLICATION", "KINDS", "Form", "Wanted", "form_named", "question", "table_file", "table_values"]

VERSION = "0.1.0"


def question(
    desk: Desk, kind: str, *, unit: str = CountedUnit.SENTENCE, coder_id: UUID | None = None, published: bool = False
) -> Wanted:
    """What is wanted; refuses a kind, a unit or a coder that is not there, and publishing what is no count."""
    if unit not in (known := [str(each) for each in CountedUnit]):
        raise Refusal("export-unit-unknown", unit=unit, known=", ".join(known))
    coder = next((each for each in coders(desk) if each.id == coder_id), None)
    if coder_id is not None and coder is None:
        raise Refusal("coder-unknown", name=str(coder_id), known="–")
    return Wanted(kind, CountedUnit(unit), coder, published)


def form_named(name: str) -> Form:
    """By the ending of a file; refuses `export-form-unknown`."""
    ending = name.lower().removeprefix(".")
    if ending not in (known := [str(each) for each in Form]):
        raise Refusal("export-form-unknown", form=name, known=", ".join(f".{each}" for each in known))
    return Form(ending)


def table_file(desk: Desk, wanted: Wanted, form: Form, language: str = "nl") -> bytes:
    """One table as a file; as a workbook it is headed in this language, else by names that stay."""
    return written(_study(desk, wanted, language), wanted, form)


def table_values(desk: Desk, wanted: Wanted, language: str = "nl") -> list[tuple[str, Kind, list[object]]]:
    """The same table as values: of each column its name, its kind and its cells."""
    table = table_of(_study(desk, wanted, language), wanted)
    cells = columns(table)
    return [(field.name, field.kind, list(cells[field.name])) for field in table.fields]


def _study(desk: Desk, wanted: Wanted, language: str) -> Study:
    found = _agreement(desk) if wanted.kind == "agreement" else None
    return Study(_findings(desk, language), opened_by(desk), found)


def _agreement(desk: Desk) -> Agreement | None:
    """Of the two busiest coders, as the terminal answers where nobody is named."""
    two = pair(desk)
    return agreement(desk, Asked((two[0].id, two[1].id))) if two else None


def _findings(desk: Desk, language: str) -> Findings:
    """What tables need of a project: no network and no comparison, which take longest."""
    found = contents(desk)
    return Findings(
        project=next(project.name for project in projects(desk.workspace) if project.id == desk.project_id),
        revision=revision(desk),
        language=language,
        generated_on=datetime.now().astimezone().date(),
        version=VERSION,
        documents=tuple(content.document for content in found),
        texts={content.document.id: content.text for content in found},
        segments={content.document.id: content.segments for content in found},
        coders=tuple(coders(desk)),
        codebook=codebook(desk),
        codings=codings(desk),
        network=Network((), (), len(found)),
        themes=themes(desk),
        lists=board_lists(desk),
        boards=all_boards(desk),
        references=references(desk),
        parts=parts(desk),
        participants=participants(desk),
        settled=settled(desk),
        least_boards=least(desk),
    )
