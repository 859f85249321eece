"""Whatever is corrected in a divided document: every part survives or is listed, and undo restores all exactly."""

from itertools import pairwise
from random import Random
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.correcting import correct, preview
from actions.documents import content
from actions.history import redo, undo
from actions.parting import add_parts, parts
from actions.workspace import Desk, Workspace, create_project, join
from corpora.parts import Part
from corpora.reading import read
from corpora.spans import Span
from tests.builders import everything, told
from tests.unit.corpora_anchoring.editing import edited, transcript


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1))
def test_parts_survive_any_correction_or_are_listed_and_undo_restores_exactly(workspace: Workspace, seed: int) -> None:
    random = Random(seed)
    first = transcript(random, random.randint(2, 8))
    last = edited(random, first, random.randint(1, 15), "idrtm").text or "Niets."
    desk, document_id = _divided(workspace, random, first.text)
    if read("b.txt", last.encode()).text == content(desk, document_id).text:
        return
    before, known = everything(desk), {part.id for part in parts(desk)}

    seen = preview(desk, document_id, "b.txt", last.encode())
    decisions = {loss.id: None for loss in seen.lost}
    done = correct(desk, document_id, "b.txt", last.encode(), decisions=decisions)

    assert {part.id for part in parts(desk)} == known - set(decisions)
    assert set(done.removed) == set(decisions) <= known
    assert check(desk).faults == ()  # every part inside the text, and none over another
    after = everything(desk)
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after
    assert check(desk).faults == ()


def _divided(workspace: Workspace, random: Random, text: str) -> tuple[Desk, UUID]:
    empty = Desk(workspace, create_project(workspace, str(uuid4())).id)
    desk = Desk(workspace, empty.project_id, join(empty, "Anna").id)
    found = told(desk, text, name="a.txt")
    borders = sorted({random.randrange(len(found.text)) for _ in range(7)})
    spans = [Span(start, end) for start, end in pairwise(borders) if random.random() < 0.8]
    add_parts(desk, [Part(uuid4(), found.document.id, f"Deel {n}", span) for n, span in enumerate(spans)])
    return desk, found.document.id
