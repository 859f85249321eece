"""The process is killed in the middle of coding: what was acknowledged is there."""

import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path

from actions.checking import check
from actions.coding import codings
from actions.workspace import Desk, Workspace, open_workspace
from tests.builders import FOCUS_GROUP, codebook_of, told

ROOT = Path(__file__).parents[2]
CODES_WITHOUT_END = """
import sys
from itertools import count
from uuid import UUID, uuid4
from actions.codebook import codebook
from actions.coding import Mark, apply_code
from actions.documents import contents
from actions.workspace import Desk, join, open_workspace
from corpora.spans import Span

url, project_id = sys.argv[1:]
empty = Desk(open_workspace(url), UUID(project_id))
desk = Desk(empty.workspace, empty.project_id, join(empty, "Anna").id)
(content,) = contents(desk)
codes = codebook(desk).codes
for n in count():
    length, start = divmod(n, len(content.text) - 60)
    span = Span(start, start + length + 1)
    made = uuid4()
    quote = content.text[span.start : span.end]
    apply_code(desk, Mark(content.document.id, codes[n % len(codes)].id, span, quote, id=made))
    print(made, flush=True)
"""


def test_a_killed_process_loses_nothing_that_it_acknowledged(workspace: Workspace, desk: Desk) -> None:
    told(desk, FOCUS_GROUP * 5)
    codebook_of(desk)
    workspace.database.close()
    acknowledged = _killed_after(40, workspace.database.url, str(desk.project_id))

    again = open_workspace(workspace.database.url)
    after = Desk(again, desk.project_id, desk.coder_id)
    kept = {str(coding.id) for coding in codings(after)}
    found = check(after)
    again.database.close()
    assert len(acknowledged) >= 40
    assert set(acknowledged) <= kept
    assert len(kept - set(acknowledged)) <= 1  # stored, and killed before it could say so
    assert found.faults == ()


def _killed_after(n: int, *arguments: str) -> list[str]:
    """The ids a process printed before it was killed, some time after the nth."""
    command = [sys.executable, "-c", CODES_WITHOUT_END, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise LookupError("no output to read")
        printed = list(islice(process.stdout, n))
        process.kill()
        rest = process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in [*printed, *rest.splitlines(keepends=True)] if line.endswith("\n")]
