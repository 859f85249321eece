"""The addresses of this process beside the pages, and what happens when it starts and stops."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from mimetypes import add_type
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from actions.demo import ensure_demo
from actions.workspace import Workspace, opened
from api import coding, entering, files, live, remembering, reporting, searching, settling, uploading
from api.answering import Answer, answering, in_thread
from api.security import OnlyFromHere

FOLDERS = (
    *("common", "theme", "pane", "graph", "search_box"),
    *("upload", "download", "review", "settling", "codetree", "word_count", "saturation_plot", "sign", "joint_table"),
    *("board_plot", "report", "codeboard"),
)
ASSETS = Path(__file__).parent.parent / "views"
# Windows takes these from its registry, where any program may have changed them.
for ending in (".js", ".mjs"):
    add_type("text/javascript", ending)
ADDRESSES: list[tuple[str, str, Answer]] = [
    ("GET", "/api/documents/{id}/text", coding.text),
    ("GET", "/api/documents/{id}/codings", coding.codings),
    ("POST", "/api/documents/{id}/operations", coding.operations),
    ("GET", "/api/codebook", coding.codebook),
    ("POST", "/api/codes/{id}/key", coding.key),
    ("GET", "/api/history", remembering.steps),
    ("POST", "/api/undo", remembering.undo),
    ("POST", "/api/redo", remembering.redo),
    ("GET", "/api/events", live.events),
    ("POST", "/api/differences", settling.differences),
    ("POST", "/api/differences/alike", settling.alike),
    ("GET", "/api/search", searching.hits),
    ("GET", "/api/search/choices", searching.choices),
    ("GET", "/api/documents/{id}/original", files.original),
    ("GET", "/api/documents/{id}/versions/{number}", files.version),
    ("GET", "/api/files/{name}", files.file),
    ("GET", "/api/saturation.csv", files.saturation),
    ("GET", "/api/agreement/{kind}", files.agreement),
    ("GET", "/api/joint.csv", files.joint),
    ("GET", "/api/data/{kind}", files.data),
    ("GET", "/api/report", reporting.preview),
    ("POST", "/api/report", reporting.choose),
    ("POST", "/api/house-styles", uploading.house_style),
    ("GET", "/api/network", files.network),
    ("GET", "/api/cases.csv", files.cases),
    ("GET", "/api/quotes.csv", files.quotes),
    ("POST", "/api/documents", uploading.document),
    ("POST", "/api/previews", uploading.preview),
    ("POST", "/api/documents/{id}/correction", uploading.correction),
    ("POST", "/api/board-files", uploading.board_file),
    ("POST", "/api/people-files", uploading.people_file),
    ("POST", "/api/codebook-files", uploading.codebook_file),
    ("POST", "/api/name-files", uploading.name_file),
    ("POST", "/api/exchange-files", uploading.exchange_file),
    ("POST", "/api/travelling", uploading.travelling),
    ("GET", "/api/travelling/{name}", files.travelling),
]
ENTRANCES: list[tuple[str, entering.Entering]] = [
    ("/api/sign-in", entering.sign_in),
    ("/api/set-up", entering.set_up),
    ("/api/password", entering.password),
]


class Assets(StaticFiles):
    """Our JavaScript: asked for anew at each visit, so that nobody works with that of an earlier release."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def routes(workspace: Callable[[], Workspace] = opened) -> list[BaseRoute]:
    """What the components call, and the components themselves."""
    called = [Route(path, answering(workspace, answer), methods=[method]) for method, path, answer in ADDRESSES]
    entered = [Route(path, entering.entering(workspace, enter), methods=["POST"]) for path, enter in ENTRANCES]
    shown = [Mount(f"/assets/{folder}", Assets(directory=ASSETS / folder)) for folder in FOLDERS]
    return [*called, *entered, *shown]


def middleware(index: Path) -> list[Middleware]:
    """What every answer passes; `index` is the page that boots the app."""
    return [Middleware(OnlyFromHere, index=index)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """A new database gets the demo project before the first page is asked for."""
    await in_thread(ensure_demo, opened())
    with live.ending_with_the_server():
        yield
    opened().database.close()
