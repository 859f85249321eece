"""What the text pane calls: text, codebook, codings, operations, the keys of codes."""

from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from actions import codebook as codebooks
from actions import coding, differing, documents, finishing, round_progress
from actions.workspace import Desk, coders, may_pass, revision
from api.answering import body_of, id_in, in_thread, sentence, since_in
from api.operating import perform
from codebooks.codebook import Code
from coding.codings import Coding
from corpora.documents import Segment
from corpora.refusal import Refusal


async def text(request: Request, desk: Desk) -> Response:
    """The text with its segments; it never changes, so the browser may keep it."""
    content = await in_thread(documents.content, desk, id_in(request))
    tag = f'"{content.document.edition}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=headers)
    body = {
        "id": str(content.document.id),
        "name": content.document.name,
        "version": content.document.edition,
        "text": content.text,
        "segments": [_segment(segment) for segment in content.segments],
        "page_starts": list(content.document.page_starts),
    }
    return JSONResponse(body, headers=headers)


async def codebook(_request: Request, desk: Desk) -> dict[str, Any]:
    """Categories, codes and coders, as the pane shows them."""
    now = await in_thread(revision, desk)
    book = await in_thread(codebooks.codebook, desk)
    return {
        "revision": now,
        "categories": [
            {"id": str(category.id), "name": category.name, "color": category.color, "definition": category.definition}
            for category in book.categories
        ],
        "codes": [_code(code, len(book.above(code))) for code in book.in_order()],
        "coders": [
            {"id": str(coder.id), "name": coder.name, "initials": coder.initials, "color": coder.color}
            for coder in await in_thread(coders, desk)
        ],
    }


async def codings(request: Request, desk: Desk) -> dict[str, Any]:
    """What changed in a document since a revision; `whole` where that is all there is to see, and who is waited for."""
    return await in_thread(_news, desk, id_in(request), since_in(request))


def _news(desk: Desk, document_id: UUID, since: int) -> dict[str, Any]:
    found = coding.codings_since(desk, document_id, since)
    became = differing.became_of_mine(desk, document_id)
    return {
        "revision": found.revision,
        "text": found.text,
        "codings": [_coding(each) for each in found.codings],
        "removed": [str(each) for each in found.removed],
        "whole": found.whole,
        "blind": [{"round": each.round, "busy": list(each.busy)} for each in round_progress.waiting(desk, document_id)],
        "finished": [str(each) for each in finishing.finished(desk).get(document_id, ())],
        "became": {str(each): _became(said) for each, said in became.items()},
    }


async def operations(request: Request, desk: Desk) -> dict[str, Any]:
    """Carry out operations in order; each is stored or refused by itself, and one delivered twice is stored once."""
    document_id, body = id_in(request), await body_of(request)
    results, newest = [], 0
    for operation in _listed(body.get("operations")):
        try:
            made = await in_thread(perform, desk, document_id, operation)
            newest = max(newest, made)
            results.append({"id": operation.get("id"), "status": "stored", "revision": made})
        except Refusal as refusal:
            if may_pass(refusal):
                raise  # the whole batch comes again; what was stored of it is known by its id
            said = {"status": "refused", "code": refusal.code, "message": sentence(request, refusal)}
            results.append({"id": operation.get("id"), **said})
    return {"revision": newest or await in_thread(revision, desk), "results": results}


async def key(request: Request, desk: Desk) -> dict[str, Any]:
    """Give a code its key."""
    code_id, body = id_in(request), await body_of(request)
    await in_thread(codebooks.set_key, desk, code_id, str(body.get("key") or ""))
    return {"revision": await in_thread(revision, desk)}


def _listed(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise Refusal("request-wrong")
    return value


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "kind": str(segment.kind),
        "start": segment.span.start,
        "end": segment.span.end,
        "speaker": segment.speaker,
    }


def _code(code: Code, depth: int) -> dict[str, Any]:
    return {
        "id": str(code.id),
        "category": str(code.category_id) if code.category_id else None,
        "name": code.name,
        "color": code.color,
        "key": code.key,
        "definition": code.short or code.definition,
        "use_when": code.use_when,
        "avoid_when": code.avoid_when,
        "direction": str(code.direction) if code.direction else None,
        "keywords": [*code.synonyms, *code.keywords],
        "directions": [str(each) for each in code.directions],
        "archived": code.archived,
        "depth": depth,
    }


def _became(found: differing.Became) -> dict[str, Any]:
    """What became of a coding: by whom it was decided, and why."""
    ruling = found.ruling
    by, cause = (str(each) if each else None for each in (ruling.by_id, ruling.cause))
    return {"outcome": str(found.outcome), "by": by, "cause": cause, "note": ruling.note}


def _coding(found: Coding) -> dict[str, Any]:
    return {
        "id": str(found.id),
        "code": str(found.code_id),
        "coder": str(found.coder_id),
        "start": found.span.start,
        "end": found.span.end,
        "direction": str(found.direction) if found.direction else None,
        "memo": found.memo,
        "important": found.important,
        "revision": found.revision,
    }
