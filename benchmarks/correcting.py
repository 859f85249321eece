"""`python -m benchmarks.correcting`: correcting a transcript in which thousands of codings stand, undo and redo.

80,000 characters, 5,000 codings of two coders, a change at the front, so that every coding moves. Beside it the seconds
that storing the same 5,000 codings takes, which does as much writing.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from actions.checking import check
from actions.codebook import add_category, add_code
from actions.coding import Mark, apply_codes
from actions.correcting import correct
from actions.documents import add, content
from actions.history import redo, undo
from actions.workspace import Desk, create_project, join, open_workspace
from benchmarks.anchoring import invented, spans_in

CHARACTERS, CODINGS = 80_000, 5_000


def main(characters: int, many: int) -> None:
    """Print each step with its seconds, and how many times as long as storing the codings it took."""
    random = Random(1)
    text = invented(random, characters)
    with TemporaryDirectory() as folder:
        workspace = open_workspace(f"sqlite:///{Path(folder) / 'duiding.sqlite3'}")
        project = create_project(workspace, "Meting")
        desks = [Desk(workspace, project.id, join(Desk(workspace, project.id), name).id) for name in ("Anna", "Bram")]
        found = content(desks[0], add(desks[0], "Gesprek.txt", text.encode()).document.id)
        category = add_category(desks[0], "Alles", "#0072B2")
        code = add_code(desks[0], "Iets", category, "#0072B2")
        spans = [sorted(set(spans_in(random, found.text, many // 2))) for _ in desks]
        longer = f"Vooraf: dit gesprek is nagelezen.\n\n{text}".encode()

        def stored() -> None:
            for desk, own in zip(desks, spans, strict=True):
                marks = [Mark(found.document.id, code, each, found.text[each.start : each.end]) for each in own]
                apply_codes(desk, marks)

        first = _timed("codings stored", stored, 0)
        _timed("correct", lambda: correct(desks[0], found.document.id, "Gesprek.txt", longer), first)
        _timed("undo", lambda: undo(desks[0]), first)
        _timed("redo", lambda: redo(desks[0]), first)
        print(f"{'faults':16}{len(check(desks[0]).faults)}")
        workspace.database.close()


def _timed(name: str, do: Callable[[], object], first: float) -> float:
    began = perf_counter()
    do()
    took = perf_counter() - began
    print(f"{name:16}{took:7.2f} s{'' if not first else f'  {took / first:.2f}'}")
    return took


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (CHARACTERS, CODINGS)))
