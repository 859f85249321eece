"""Agreement on a whole project through the store: `python -m benchmarks.agreement_project` prints CPU and wall time.

100 documents, 40 codes, two coders with 50 fragments each in every document: the first answer, the answer after one
coding more, and the same with the page's own choices. There is no equal to stand beside.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from uuid import UUID

import numpy as np

from actions.agreeing import Asked, agreement
from actions.codebook import add_category, add_code
from actions.coding import Mark, apply_codes, remove_coding
from actions.coding import codings as codings_of
from actions.documents import add, content
from actions.workspace import Desk, create_project, join, open_workspace
from corpora.spans import Span

SEED = 20160501
DOCUMENTS, CODES, FRAGMENTS, SENTENCES = 100, 40, 50, 300
WORDS = "het bestuur bespreekt elke maand de cijfers met scholen en de teams over rust in groepen".split()


def main() -> None:
    """Make the project and print a line for each answer."""
    with TemporaryDirectory() as folder:
        workspace = open_workspace(f"sqlite:///{Path(folder) / 'agreement.sqlite3'}")
        desk = Desk(workspace, create_project(workspace, "Overeenstemming").id)
        chance = np.random.default_rng(SEED)
        anna, bram = (Desk(workspace, desk.project_id, join(desk, name).id) for name in ("Anna", "Bram"))
        documents, codes = [_document(anna, chance, n) for n in range(DOCUMENTS)], _codes(anna)
        for document_id, text in documents:
            _coded(anna, bram, document_id, text, codes, chance)
        asked = Asked(tuple(each for each in (anna.coder_id, bram.coder_id) if each))
        _timed("first", lambda: agreement(anna, asked))
        one = codings_of(anna)[0]
        for _ in range(3):
            remove_coding(Desk(workspace, desk.project_id, one.coder_id), one.id)
            _timed("after one coding less", lambda: agreement(anna, asked))
            again = Mark(one.document_id, one.code_id, one.span, one.quote)
            apply_codes(Desk(workspace, desk.project_id, one.coder_id), [again])
            _timed("after one coding more", lambda: agreement(anna, asked))
            one = next(each for each in codings_of(anna) if (each.span, each.coder_id) == (one.span, one.coder_id))
        workspace.database.close()


def _timed(what: str, job: Callable[[], Any]) -> None:
    wall, cpu = perf_counter(), process_time()
    job()
    print(f"{what:30}{perf_counter() - wall:8.3f} s{process_time() - cpu:10.3f} CPU-s")


def _document(desk: Desk, chance: np.random.Generator, number: int) -> tuple[UUID, str]:
    sentences = [" ".join(chance.choice(WORDS, 15)).capitalize() + f" {n}." for n in range(SENTENCES)]
    blocks = [" ".join(sentences[at : at + 5]) for at in range(0, SENTENCES, 5)]
    text = f"# Gesprek {number}\n\n" + "\n\n".join(blocks) + "\n"
    document = add(desk, f"Gesprek {number:03}.md", text.encode()).document
    return document.id, content(desk, document.id).text


def _codes(desk: Desk) -> list[UUID]:
    category = add_category(desk, "Alles", "#0072B2")
    return [add_code(desk, f"Code {n:02}", category, "#D55E00") for n in range(CODES)]


def _coded(
    anna: Desk, bram: Desk, document_id: UUID, text: str, codes: list[UUID], chance: np.random.Generator
) -> None:
    """Two coders who mark about the same places with about the same codes."""
    made: dict[Desk, dict[tuple[UUID, Span], Mark]] = {anna: {}, bram: {}}
    for at in chance.integers(0, len(text) - 400, FRAGMENTS).tolist():
        length, code = int(chance.integers(40, 300)), codes[int(chance.integers(CODES))]
        for marks in made.values():
            start = at + int(chance.integers(0, 8))
            said = code if chance.random() < 0.8 else codes[int(chance.integers(CODES))]
            span = Span(start, start + length)
            marks[said, span] = Mark(document_id, said, span, text[span.start : span.end])
    for desk, marks in made.items():
        apply_codes(desk, list(marks.values()))


if __name__ == "__main__":
    main()
