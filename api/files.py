"""Files go out here, made at the moment they are asked for."""

import json
import re
from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from actions import (
    agreeing_asking,
    agreeing_files,
    annotating,
    codebook_files,
    datafiles,
    documents,
    handing_on,
    joint_cases,
    joint_findings,
    joint_quotes,
    jointing,
    networking_files,
    publishing,
    publishing_networks,
    reporting,
    saturating,
    travelling_held,
    versions,
)
from actions.workspace import Desk
from api.answering import id_in, in_thread, language_of
from coding.joint_grouping import counted_in
from coding.network_choices import Choice
from coding.saturation import Rule, reading_order
from corpora.refusal import Refusal
from words import Words

CODEBOOK = re.compile(r"(codebook)(?:-(\d{1,9})|-table)?\.(yaml|csv|xlsx|qdc)")
Making = Callable[[Desk, Words], bytes]
LONGEST_NUMBER = 9
BINARY = "application/octet-stream"
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".qdc": "application/xml",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
AGREEMENT = {"units": agreeing_files.agreement_csv, "fragments": agreeing_files.agreement_fragments_csv}


def _project(program: str) -> Making:
    """The project for another program."""
    return lambda desk, _: handing_on.export_project(desk, program).data


# By the name in the address: which sentence names the saved file, and how its bytes are made.
FILES: dict[str, tuple[str, Making]] = {
    "report.docx": ("file-report", lambda desk, words: reporting.report(desk, words.language)),
    "memos.xlsx": ("file-memos", lambda desk, words: reporting.memos_book(desk, words.language)),
    "memos.csv": ("file-memos", lambda desk, _: reporting.memos_csv(desk)),
    "progress.csv": ("file-progress", lambda desk, _: saturating.progress_csv(desk)),
    "codings.xlsx": ("file-codings", lambda desk, words: reporting.codings_book(desk, words.language)),
    "codings.csv": ("file-codings", lambda desk, _: reporting.codings_csv(desk)),
    "findings.xlsx": ("file-findings", lambda desk, words: joint_findings.findings_book(desk, words.language)),
    "findings.csv": ("file-findings", lambda desk, words: joint_findings.findings_csv(desk, words.language)),
    "codebook.xlsx": ("file-codebook", lambda desk, words: reporting.codebook_book(desk, words.language)),
    **{f"project{'-' * bool(each)}{each}.qdpx": ("file-exchange", _project(each)) for each in handing_on.PROGRAMS},
    "annotations.jsonld": ("file-annotations", lambda desk, _: annotating.export_annotations(desk)),
    "network.graphml": ("file-network", lambda desk, _: reporting.network_file(desk, "graphml")),
    "network.gexf": ("file-network", lambda desk, _: reporting.network_file(desk, "gexf")),
    "network.json": ("file-network", lambda desk, _: reporting.network_file(desk, "json")),
}


# Those that can be asked for as they are published as well.
PUBLISHED: dict[str, Making] = {
    "findings.xlsx": lambda desk, words: joint_findings.findings_book(desk, words.language, published=True),
    "findings.csv": lambda desk, words: joint_findings.findings_csv(desk, words.language, published=True),
    "network.graphml": lambda desk, _: reporting.network_file(desk, "graphml", published=True),
    "network.gexf": lambda desk, _: reporting.network_file(desk, "gexf", published=True),
    "network.json": lambda desk, _: reporting.network_file(desk, "json", published=True),
}


async def file(request: Request, desk: Desk) -> Response:
    """One of FILES; refuses `request-wrong` for another name."""
    asked = str(request.path_params["name"])
    if asked not in FILES and not CODEBOOK.fullmatch(asked):
        raise Refusal("request-wrong")
    named, making = FILES.get(asked) or ("file-codebook", _codebook(asked))
    words, ending = language_of(request), PurePath(asked).suffix
    published = asked in PUBLISHED and request.query_params.get("published") == "1"
    made = await in_thread(PUBLISHED[asked] if published else making, desk, words)
    return _saved(f"{_named(words, named, published)}{ending}", ending, made)


def _codebook(asked: str) -> Making:
    """The codebook as a file that can be imported again: as it is, or as a revision left it."""
    _, revision, kind = CODEBOOK.fullmatch(asked).groups()  # type: ignore[union-attr]
    at = int(revision) if revision else None
    return lambda desk, words: codebook_files.export_codebook(desk, kind, words("page-codebook"), at)


async def saturation(request: Request, desk: Desk) -> Response:
    """The steps of saturation as CSV, judged as the page does; refuses `request-wrong` and `saturation-rule`."""
    words, asked = language_of(request), request.query_params
    try:
        rule = Rule(int(asked["base"]), int(asked["run"]), float(asked["threshold"]))
        coder_ids = tuple(map(UUID, asked.getlist("of")))
    except (KeyError, ValueError) as error:
        raise Refusal("request-wrong") from error
    order, published = reading_order(asked.get("order", "")), asked.get("published") == "1"
    made = await in_thread(lambda: saturating.saturation_csv(desk, order, rule, coder_ids, published=published))
    return _saved(f"{_named(words, 'file-saturation', published)}.csv", ".csv", made)


async def agreement(request: Request, desk: Desk) -> Response:
    """What a comparison of coders rests on, as CSV: every unit, or every fragment; refuses `request-wrong`."""
    words, asked = language_of(request), request.query_params
    kind = str(request.path_params["kind"])
    if kind not in AGREEMENT:
        raise Refusal("request-wrong")
    question = agreeing_asking.understood({name: asked.getlist(name) for name in asked})
    made = await in_thread(AGREEMENT[kind], desk, question)
    return _saved(f"{words(f'file-agreement-{kind}')}.csv", ".csv", made)


async def travelling(request: Request, desk: Desk) -> Response:
    """A project that was made ready to be taken along."""
    name, data = await in_thread(travelling_held.held_file, desk, str(request.path_params["name"]))
    return _saved(name, travelling_held.ENDING, data)


async def data(request: Request, desk: Desk) -> Response:
    """A table of what was coded, in the form that is asked for; refuses what is not there."""
    words, asked = language_of(request), request.query_params
    kind, coder = str(request.path_params["kind"]), asked.get("coder", "")
    form = datafiles.form_named(asked.get("form", "xlsx"))
    try:
        coder_id = UUID(coder) if coder else None
    except ValueError as error:
        raise Refusal("request-wrong") from error
    unit, published = asked.get("unit", "sentence"), bool(asked.get("publish"))
    wanted = await in_thread(lambda: datafiles.question(desk, kind, unit=unit, coder_id=coder_id, published=published))
    made = await in_thread(datafiles.table_file, desk, wanted, form, words.language)
    return _saved(f"{_named(words, f'file-data-{kind}', published)}.{form}", f".{form}", made)


async def joint(request: Request, desk: Desk) -> Response:
    """The joint display as CSV, grouped as on the page, in full or as it is published; refuses what groups refuse."""
    words, asked = language_of(request), request.query_params
    grouping = await in_thread(jointing.grouping_named, desk, asked.get("group", ""))
    unit = counted_in(asked.get("unit", ""))
    published = asked.get("published") == "1"
    making = publishing.display_csv if published else jointing.display_csv
    made = await in_thread(making, desk, grouping, unit)
    return _saved(f"{_named(words, 'file-joint', published)}.csv", ".csv", made)


async def network(request: Request, desk: Desk) -> Response:
    """A view of the network as one of `networking_files.KINDS`; refuses `request-wrong` and what the view refuses."""
    words, asked = language_of(request), request.query_params
    kind = asked.get("kind", "csv")
    try:
        said = json.loads(asked.get("choice", "{}"))
    except ValueError as error:
        raise Refusal("request-wrong") from error
    published = asked.get("published") == "1"
    making = publishing_networks.published_file if published else networking_files.view_file
    made = await in_thread(making, desk, Choice.read(said), kind, words.language)
    return _saved(f"{_named(words, 'file-network', published)}.{kind}", f".{kind}", made)


async def cases(request: Request, desk: Desk) -> Response:
    """The boards in the order of an attribute as CSV; refuses what the attributes refuse."""
    words = language_of(request)
    attribute = await in_thread(joint_cases.attribute_named, desk, request.query_params.get("attribute", ""))
    made = await in_thread(joint_cases.cases_csv, desk, attribute)
    name = words("file-not-for-publication", name=words("file-cases"))
    return _saved(f"{name}.csv", ".csv", made)


async def quotes(request: Request, desk: Desk) -> Response:
    """The quote matrix as CSV, in full or as it is published; refuses what groups refuse."""
    words, asked = language_of(request), request.query_params
    grouping = await in_thread(jointing.grouping_named, desk, asked.get("group", ""))
    published = request.query_params.get("published") == "1"
    made = await in_thread(joint_quotes.quotes_csv, desk, grouping, published)
    return _saved(f"{_named(words, 'file-quotes', published)}.csv", ".csv", made)


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


def _named(words: Words, key: str, published: bool) -> str:
    return words("file-for-publication", name=words(key)) if published else words(key)


def _saved(name: str, ending: str, data: bytes) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=TYPES.get(ending, BINARY), headers=headers)
