"""The same over HTTP and in the terminal: what a colleague does in a blind round makes no difference there either."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.main import get_command
from typer.testing import CliRunner

from actions import access, agreeing_asking
from actions.agreeing import Asked
from actions.workspace import Workspace
from api.files import FILES
from api.routes import ADDRESSES, routes
from cli.app import app
from tests.journeys.blind_studies import CODINGS, SECRET, WORLDS, both, seated
from tests.journeys.reading_everything import Study, said
from tests.test_docs import _commands

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ][\d:.]+(\+[\d:]+)?|duiding-\w+")
# A stream that says only that something changed, and does not end; a file that was packed by who asks for it.
NOT_ASKED = {"/api/events", "/api/travelling/{name}"}
# The commands that tell something, as they are asked; OUT is a file to write to.
ASKED = (
    """
projects|documents|document text Panel|document turns Panel|document parts Panel|document versions Panel
participants proposals|search bellen --coded Lerarentekort|search bellen --coded-by Bram|part-counts|saturation
saturation --by Bram|progress|progress --coder Anna|codebook show|codebook versions|codebook compare 1
codebook review --coder Anna|codebook merge Lerarentekort --into Wisselende-leiding --preview
codebook split Lerarentekort Nieuw --of Bram --preview|codebook export OUT.csv|history|history --kind coding
history --coder Bram|agreement --first Anna --second Bram|agreement|check|rounds|rounds --coder Anna|theme list
joint --published|joint-boards|joint-plot Lerarentekort|joint-quotes OUT.csv|finding list|finding export OUT.csv
differences|differences --state all --coders Anna --coders Bram|settle-measure --show|settle-definitions|joint
settle-mine --coder Anna|joint --export OUT.csv|exchange export OUT.qdpx|exchange export OUT.qdc|accounts
memo list|memo list --coder Carla|memo export OUT.csv|journal list|codings export OUT.csv|export codings OUT.xlsx
export codebook OUT.xlsx|export units OUT.csv --coder Bram|export code-document OUT.csv|report OUT.docx --memos
network export OUT.json|network|network --level code --measures|references|relations|boards list
network --view difference --out OUT.csv|network --view speakers --out OUT.graphml|network kept
network --publication --withheld
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
# These write, or say nothing of a project.
OTHERS = {
    *("agreement-table", "boards compare", "boards import", "boards read", "code", "codebook also-in"),
    *(
        "codebook archive",
        "codebook change",
        "codebook copy",
        "codebook example",
        "codebook gather",
        "codebook import",
        "codebook move",
        "import-quotes",
    ),
    *("codebook rename", "demo", "document correct", "document part-add", "document part-change"),
    *("document part-remove", "document replace", "document reread", "finish", "forget", "import", "import-project"),
    *("publish", "finding add", "finding import", "finding judge", "finding remove"),
    *("account-add", "account-close", "pack", "account-password", "exchange import", "joint-table", "merge", "role"),
    *("journal add", "network drop", "network keep"),
    *(
        "set-up-code",
        "settle",
        "settle-agreed",
        "settle-alike",
        "settle-remark",
        "settle-reopen",
        "table-check",
        "unpack",
    ),
    *("key drop", "key names", "key show", "memo add", "new", "participants apart", "participants import"),
    *("participants merge", "participants rename", "participants set", "participants split", "pseudonymise", "redo"),
    *("board-name", "refer", "refer-proposals", "refer-remove", "refer-speakers", "relate", "relation-change"),
    *("relation-remove", "round-add", "round-open", "round-remove", "theme add", "theme move", "theme quote", "undo"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("blind")


@pytest.fixture(scope="module")
def studies(folder: Path) -> Iterator[dict[str, Study]]:
    with both(folder) as made:
        yield made


@pytest.mark.parametrize(
    "address", [path for method, path, _ in ADDRESSES if method == "GET" and path not in NOT_ASKED]
)
def test_no_address_tells_of_what_is_hidden(studies: dict[str, Study], address: str) -> None:
    for name in FILES if "{name}" in address else [""]:
        quiet, busy = (_got(seated(studies[world], "Anna"), address, name) for world in WORLDS)
        assert busy == quiet, name
        assert SECRET not in busy
        assert not any(str(each) in busy for each in CODINGS)


def _got(study: Study, address: str, name: str) -> str:
    workspace: Workspace = study.desk.workspace
    asked = {"since": study["fork"].int, "q": "bellen", "code": study["Lerarentekort"], "base": 4, "run": 2}
    asked |= {"order": "added"} if "saturation" in address else {}
    if address.startswith("/api/agreement"):
        asked |= agreeing_asking.told(Asked((study["Anna"], study["Bram"])))
    if address.startswith("/api/joint"):
        asked |= {"unit": "document"}
    path = address.format(id=study["document"], number=1, name=name, kind="units")
    with TestClient(Starlette(routes=routes(lambda: workspace))) as client:
        answer = client.get(
            path, params={**asked, "threshold": 0.05}, headers={"X-Duiding-Token": access.token_for(study.desk)}
        )
    assert answer.status_code == 200, answer.text
    return said(study, lambda _: MOMENT.sub("", answer.text).encode() if "json" in _kind(answer) else answer.content)


def _kind(answer: object) -> str:
    return str(answer.headers.get("content-type", ""))  # type: ignore[attr-defined]


def test_every_command_is_known_here() -> None:
    asked = {name for name in _commands(get_command(app)) for line in ASKED if f"{line} ".startswith(f"{name} ")}
    assert {*_commands(get_command(app))} == asked | OTHERS


@pytest.mark.parametrize("line", ASKED)
def test_no_command_tells_of_what_is_hidden(studies: dict[str, Study], tmp_path: Path, line: str) -> None:
    quiet, busy = (_printed(studies[world], line, tmp_path / world) for world in WORLDS)
    assert busy == quiet
    assert SECRET not in busy
    assert not any(str(each) in busy for each in CODINGS)


def _printed(study: Study, line: str, folder: Path) -> str:
    """What it says to people and to programs, and what it writes."""
    folder.mkdir()
    words = [word.replace("OUT", str(folder / "out")).replace("-leiding", " leiding") for word in line.split()]
    told, wrote = [], []
    result = CliRunner().invoke(app, [*words, "--database", study.desk.workspace.database.url])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    told.append(result.output)
    for file in folder.iterdir():
        data = file.read_bytes()
        wrote.append(said(study, lambda _, data=data: data))  # type: ignore[misc]
    printed = MOMENT.sub("", "\n".join((*told, *wrote))).replace(str(folder), "")
    return re.sub(r'"changes": \d+|logboek \d+', "", printed)  # how many rows the log has says nothing of whose
