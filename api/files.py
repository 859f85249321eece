"""Files go out here, made at the moment they are asked for."""

from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from actions import codebook, documents, reporting, versions
from actions.workspace import Desk
from api.answering import id_in, in_thread, language_of
from corpora.refusal import Refusal
from words import Words

Making = Callable[[Desk, Words], bytes]
LONGEST_NUMBER = 9
BINARY = "application/octet-stream"
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
# By the name in the address: which sentence names the saved file, and how its bytes are made.
FILES: dict[str, tuple[str, Making]] = {
    "report.docx": ("file-report", lambda desk, words: reporting.report(desk, words.language)),
    "codings.xlsx": ("file-codings", lambda desk, words: reporting.codings_book(desk, words.language)),
    "codings.csv": ("file-codings", lambda desk, _: reporting.codings_csv(desk)),
    "codebook.xlsx": ("file-codebook", lambda desk, words: reporting.codebook_book(desk, words.language)),
    "codebook.yaml": (
        "file-codebook",
        lambda desk, words: codebook.export_codebook(desk, "yaml", words("page-codebook")),
    ),
    "codebook.csv": (
        "file-codebook",
        lambda desk, words: codebook.export_codebook(desk, "csv", words("page-codebook")),
    ),
    "network.graphml": ("file-network", lambda desk, _: reporting.network_file(desk, "graphml")),
    "network.gexf": ("file-network", lambda desk, _: reporting.network_file(desk, "gexf")),
    "network.json": ("file-network", lambda desk, _: reporting.network_file(desk, "json")),
}


async def file(request: Request, desk: Desk) -> Response:
    """One of FILES; refuses `request-wrong` for another name."""
    asked = str(request.path_params["name"])
    if asked not in FILES:
        raise Refusal("request-wrong")
    named, making = FILES[asked]
    words, ending = language_of(request), PurePath(asked).suffix
    return _saved(f"{words(named)}{ending}", ending, await in_thread(making, desk, words))


async def original(request: Request, desk: Desk) -> Response:
    """The file of a document as it was uploaded."""
    found = await in_thread(documents.content, desk, id_in(request))
    data = await in_thread(documents.original, desk, found.document.id)
    # Never shown by the browser, whatever is in it: a web page somebody uploaded has no business at our address.
    return _saved(f"{found.document.name}.{found.document.kind}", "", data)


async def version(request: Request, desk: Desk) -> Response:
    """The text of one version of a document."""
    number = str(request.path_params["number"])
    if not number.isascii() or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        raise Refusal("request-wrong")
    found = await in_thread(documents.content, desk, id_in(request))
    text = await in_thread(versions.text_of, desk, found.document.id, int(number))
    return _saved(f"{found.document.name} ({number}).txt", ".txt", text.encode())


def _saved(name: str, ending: str, data: bytes) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=TYPES.get(ending, BINARY), headers=headers)
