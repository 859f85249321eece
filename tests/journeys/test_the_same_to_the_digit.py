"""The same conversations give the same numbers, to the digit: whoever asks again, wherever they came in first."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from actions.boards import boards, refer
from actions.coding import apply_codes
from actions.workspace import Desk, Workspace, create_project, open_workspace
from tests.builders import codebook_of, listed, marked, told
from tests.conftest import _seat
from tests.journeys.terminal import Shell

ROOT = Path(__file__).parents[2]
QUOTES = {
    "Lerarentekort": "het lerarentekort",
    "Wisselende leiding": "de leiding wisselt",
    "Cijfers bespreken": "cijfers",
}


def study(workspace: Workspace, order: Sequence[int]) -> None:
    """Conversations about one of three boards, that come in in this order."""
    desk = _seat(Desk(workspace, create_project(workspace, "Besturen 2021").id), "Anna")
    codes, given = codebook_of(desk), listed(desk)
    known = {each.key: each for each in boards(desk, given.id)}
    for n in order:
        words = " ".join(
            ["Wij spreken over het lerarentekort, de leiding wisselt en de cijfers.", *["Rustig."] * (n % 7)]
        )
        content = told(desk, f"# Gesprek {n}\n\nJansen: {words}\n", name=f"Gesprek {n:02}.md")
        board = known[f"4000{n % 3 + 1}"]
        refer(desk, content.document.id, given.id, board.group, board_id=board.id)
        said = [code for place, code in enumerate(QUOTES) if (n * (place + 3) + place) % 5 > 1]
        apply_codes(desk, [marked(content, codes[code], QUOTES[code]) for code in said])


def elsewhere(url: str, *words: str) -> str:
    """What another process prints, in which sets and mappings by hash have another order."""
    command = [sys.executable, "-m", "cli", *words, "--database", url]
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def test_two_processes_and_two_orders_print_the_same_bytes(tmp_path: Path, empty_database: Path) -> None:
    urls = [f"sqlite:///{shutil.copy(empty_database, tmp_path / name)}" for name in ("een", "twee")]
    for url, order in zip(urls, (range(8), [1, *range(7, 1, -1), 0]), strict=True):
        workspace = open_workspace(url)
        study(workspace, order)
        workspace.database.close()
    words = ("joint", "--group", "regio", "--all", "--json")
    first = Shell(urls[0])(*words).out
    assert json.loads(first)["documents"] == {"Noord": 5, "Zuid": 3}
    assert first == elsewhere(urls[1], *words)
