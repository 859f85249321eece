"""What agreement rests on, as files: every position, and every fragment."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from actions.agreeing import Asked, Compared, material_of
from actions.codebook import codebook
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.agreeing_question import Label, Question
from coding.agreeing_sheets import positions
from reports.agreement import fragments_csv, units_csv

Cell = str | int


def agreement_csv(desk: Desk, asked: Asked) -> bytes:
    """Every unit that was compared by every coder, for every label that anybody used."""
    question, found = material_of(desk, asked)
    used = {coding.code_id for each in found.values() for coding in each.codings}
    numbers = [n for n, label in enumerate(question.labels) if label.code_ids & used]
    names, people = _names(desk, [question.labels[n] for n in numbers]), _people(desk, question)
    return units_csv(people, names, _unit_rows(desk, question, found, numbers))


def agreement_fragments_csv(desk: Desk, asked: Asked) -> bytes:
    """Every fragment in what counts, where it stands there; `agreement-table` reads it back."""
    question, found = material_of(desk, asked)
    return fragments_csv(_fragment_rows(desk, question, found))


def _unit_rows(
    desk: Desk, question: Question, found: dict[UUID, Compared], numbers: Sequence[int]
) -> Iterator[list[Cell]]:
    names = {document.id: document.name for document in documents(desk)}
    for document_id, each in found.items():
        here = positions(question, each.material, each.codings, each.readers)
        carrying = here.carrying[:, :, numbers].transpose(1, 2, 0).astype(int).tolist()
        readers = set(each.readers)
        for number, (unit, said) in enumerate(zip(here.units, carrying, strict=True), 1):
            place: list[Cell] = [names[document_id], number, unit.start, unit.end]
            yield place + [n if coder in readers else "" for label in said for coder, n in enumerate(label)]


def _fragment_rows(desk: Desk, question: Question, found: dict[UUID, Compared]) -> Iterator[tuple[Cell, ...]]:
    names, people = {document.id: document.name for document in documents(desk)}, _people(desk, question)
    labels = list(zip(question.labels, _names(desk, question.labels), strict=True))
    for document_id, each in found.items():
        scope = each.material.scope
        for coder in each.readers:
            head = names[document_id], scope.length, people[coder]
            made = [
                (laid.start, laid.end, name)
                for coding in each.codings
                if coding.coder_id == question.coder_ids[coder]
                for label, name in labels
                if coding.code_id in label.code_ids and (laid := scope.laid(coding.span))
            ]
            yield from ((*head, *fragment) for fragment in made) if made else [(*head, "", "", "")]


def _people(desk: Desk, question: Question) -> list[str]:
    names = {coder.id: coder.name for coder in coders(desk)}
    return [names[coder_id] for coder_id in question.coder_ids]


def _names(desk: Desk, labels: Sequence[Label]) -> list[str]:
    book = codebook(desk)
    names = {code.id: code.name for code in book.codes} | {each.id: each.name for each in book.categories}
    return [names[label.id] for label in labels]
