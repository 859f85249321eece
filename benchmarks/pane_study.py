"""A study to measure the text pane on: one text of so many characters with so many overlapping codings in it."""

from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from actions.codebook import add_category, add_code, change_code, codebook
from actions.coding import Mark, apply_codes
from actions.documents import add, content
from actions.workspace import Desk, create_project, join, open_workspace
from benchmarks.search import invented
from corpora.spans import Span

COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#882255", "#117733", "#332288", "#AA4499")
CODES, KEY, CODERS = 20, "k", ("Anna", "Bram", "Carla")


@dataclass(frozen=True, slots=True)
class Study:
    """What stands in the database: the document, and the spans that are coded in it."""

    project_id: UUID
    coder_id: UUID
    document_id: UUID
    text: str
    spans: tuple[tuple[int, int, int], ...]


def told(characters: int, seed: int = 2021) -> str:
    """Turns of four speakers, about so many characters."""
    return invented(Random(seed), characters // 7)[:characters].strip()


def overlapping(text: str, count: int, seed: int = 2021) -> tuple[tuple[int, int, int], ...]:
    """So many `(start, end, code)`: a line long as a rule, sometimes two thousand characters, from word to word."""
    random, found = Random(seed), []
    while len(found) < count:
        start = text.find(" ", random.randrange(len(text) - 2_100)) + 1
        length = min(2_000, max(8, round(random.lognormvariate(4.7, 0.9))))
        end = text.find(" ", start + length)
        quote = text[start:end]
        if 0 < start < end and quote.strip() == quote:
            found.append((start, end, random.randrange(CODES)))
    return tuple(sorted(found))


def study(url: str, characters: int, codings: int) -> Study:
    """Make the study in the database at `url`; the codings are of three coders, twenty codes in four categories."""
    workspace = open_workspace(url)
    project = create_project(workspace, f"Meting {characters} {codings}")
    seats = [Desk(workspace, project.id, join(Desk(workspace, project.id), name).id) for name in CODERS]
    codes = _codes(seats[0])
    document_id = add(seats[0], f"Transcript {characters}.txt", told(characters).encode()).document.id
    text = content(seats[0], document_id).text
    spans = overlapping(text, codings)
    for number, desk in enumerate(seats):
        marks = [
            Mark(document_id, codes[code], Span(start, end), text[start:end])
            for start, end, code in spans[number :: len(seats)]
        ]
        apply_codes(desk, marks)
    workspace.database.close()
    coder = seats[0].coder_id
    assert coder is not None
    return Study(project.id, coder, document_id, text, spans)


def _codes(desk: Desk) -> list[UUID]:
    categories = [add_category(desk, f"Categorie {number + 1}", COLORS[number]) for number in range(4)]
    codes = [
        add_code(desk, f"Code nummer {number + 1}", categories[number % 4], COLORS[number % len(COLORS)])
        for number in range(CODES)
    ]
    first = next(code for code in codebook(desk).codes if code.id == codes[0])
    change_code(desk, replace(first, key=KEY))
    return codes
