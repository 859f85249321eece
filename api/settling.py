"""What the curation screen calls: the differences with what was decided, what a rule would do, and the decisions."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from starlette.requests import Request

from actions import settling
from actions.codebook import codebook
from actions.coding import codings
from actions.consensus import consensus
from actions.differing import Became, Scope, became, differing, to_redefine
from actions.documents import documents
from actions.settling import Reasons
from actions.workspace import Desk, coders, revision
from api.answering import body_of, in_thread
from codebooks.codebook import Direction
from coding.codings import Coding
from coding.rulings import Case, Cause, Confidence, Decision, Remark, Ruling
from coding.settling import Choice, Take
from corpora.refusal import Refusal
from corpora.spans import Span

Said = Mapping[str, Any]
W = TypeVar("W", bound=StrEnum)
KINDS = ("rule", "reopen", "remark", "unremark", "agreed", "alike")
SNIPPET = 90


async def differences(request: Request, desk: Desk) -> dict[str, Any]:
    """Every place by weight, and the names that are needed to show them."""
    scope = scope_in(await body_of(request))
    return await in_thread(_listed, desk, scope)


async def alike(request: Request, desk: Desk) -> dict[str, Any]:
    """Which places a rule would settle."""
    body = await body_of(request)
    take, words, coder_id = _rule_in(body)
    found = await in_thread(settling.to_settle, desk, take, words, coder_id=coder_id, scope=scope_in(body))
    return {"places": [str(place.id) for place in found]}


def decide(desk: Desk, document_id: UUID, once: UUID, said: Said) -> int:
    """Carry out an operation of the curation screen; the revision it made."""
    here = Scope(scope_in(said).coder_ids, (document_id,))
    match said.get("kind"):
        case "rule":
            return _rule(desk, here, once, said)
        case "reopen":
            return settling.reopen(desk, _needed(said, "ruling"), operation_id=once)
        case "remark":
            text, which = str(said.get("text") or ""), _needed(said, "difference")
            remark_id = _id_in(said, "remark")
            return settling.say_of(desk, which, text, scope=here, remark_id=remark_id, operation_id=once)
        case "unremark":
            return settling.unsay(desk, _needed(said, "remark"), operation_id=once)
        case "agreed":
            return settling.settle_agreed(desk, scope=scope_in(said), seen=_count(said), operation_id=once)
        case "alike":
            take, words, coder_id = _rule_in(said)
            scope, seen = scope_in(said), _count(said)
            return settling.settle_alike(
                desk, take, words, coder_id=coder_id, scope=scope, seen=seen, operation_id=once
            )
    raise Refusal("request-wrong")


def _rule(desk: Desk, here: Scope, once: UUID, said: Said) -> int:
    quote = said.get("quote")
    return settling.rule(
        desk,
        _needed(said, "difference"),
        _choice(said),
        _reasons(said),
        scope=here,
        quote=quote if isinstance(quote, str) else None,
        replaces=_id_in(said, "replaces"),
        operation_id=once,
    )


def scope_in(said: Said) -> Scope:
    """The coders and documents that a page looks at."""
    return Scope(*(tuple(_uuid(each) for each in _list_in(said, name)) for name in ("coders", "documents")))


def _listed(desk: Desk, scope: Scope) -> dict[str, Any]:
    now, found, made = revision(desk), differing(desk, scope), became(desk)
    every = {coding.id: coding for coding in codings(desk)}
    whole, book = consensus(desk), codebook(desk)
    return {
        "revision": now,
        "cases": [_case(each, made, every) for each in found],
        "documents": {str(each.id): each.name for each in documents(desk)},
        "codes": {str(each.id): {"name": each.name, "color": each.color, **_place(book, each)} for each in book.codes},
        "coders": {str(each.id): {"name": each.name, "color": each.color} for each in coders(desk)},
        "consensus": str(whole.id) if whole else None,
        "redefine": [{"code": str(each.code.id), "n": len(each.rulings)} for each in to_redefine(desk)],
    }


def _place(book: Any, code: Any) -> dict[str, Any]:
    return {"archived": code.archived, "path": book.path(code)}


def _case(case: Case, made: Mapping[UUID, Became], every: Mapping[UUID, Coding]) -> dict[str, Any]:
    place = case.place
    quote = " ".join(max((each.quote for each in place.codings), key=len).split())
    return {
        "id": str(place.id),
        "kind": str(place.kind),
        "state": str(case.state),
        "document": str(place.document_id),
        "start": place.span.start,
        "end": place.span.end,
        "codes": [str(each) for each in place.code_ids],
        "snippet": quote if len(quote) <= SNIPPET else f"{quote[:SNIPPET].rstrip()} …",
        "sides": [
            {"coder": str(side.coder_id), "codings": [_coding(each, made.get(each.id)) for each in side.codings]}
            for side in place.sides
        ],
        "ruling": _ruling(case.ruling, every) if case.ruling else None,
        "earlier": [_ruling(each, every) for each in case.earlier],
        "remarks": [_remark(each) for each in case.remarks],
    }


def _coding(made: Coding, found: Became | None = None) -> dict[str, Any]:
    return {
        "id": str(made.id),
        "code": str(made.code_id),
        "start": made.span.start,
        "end": made.span.end,
        "direction": str(made.direction) if made.direction else None,
        "memo": made.memo,
        "outcome": str(found.outcome) if found else None,
    }


def _ruling(ruling: Ruling, every: Mapping[UUID, Coding]) -> dict[str, Any]:
    return {
        "id": str(ruling.id),
        "decision": str(ruling.decision),
        "taken": [str(each) for each in ruling.taken_by],
        "cause": str(ruling.cause or ""),
        "confidence": str(ruling.confidence or ""),
        "note": ruling.note,
        "redefine": str(ruling.redefine_id) if ruling.redefine_id else None,
        "by": str(ruling.by_id) if ruling.by_id else None,
        "at": ruling.at.isoformat(),
        "consensus": [_coding(every[each]) for each in ruling.consensus_ids if each in every],
    }


def _remark(said: Remark) -> dict[str, Any]:
    by = str(said.author_id) if said.author_id else None
    return {"id": str(said.id), "by": by, "text": said.text, "at": said.at.isoformat()}


def _choice(said: Said) -> Choice:
    start, end = said.get("start"), said.get("end")
    span = Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
    way = said.get("direction")
    return Choice(
        _one_of(Decision, said.get("decision")),
        tuple(_uuid(each) for each in _list_in(said, "taken")),
        span,
        _id_in(said, "code"),
        _one_of(Direction, way) if way else None,
    )


def _reasons(said: Said) -> Reasons:
    cause, confidence = said.get("cause"), said.get("confidence")
    return Reasons(
        _one_of(Cause, cause) if cause else None,
        _one_of(Confidence, confidence) if confidence else None,
        str(said.get("note") or ""),
        _id_in(said, "redefine"),
    )


def _rule_in(said: Said) -> tuple[Take, int, UUID | None]:
    words = said.get("words")
    if not isinstance(words, int) or isinstance(words, bool) or words < 0:
        raise Refusal("request-wrong")
    return _one_of(Take, said.get("take")), words, _id_in(said, "coder")


def _count(said: Said) -> int | None:
    count = said.get("count")
    return count if isinstance(count, int) else None


def _one_of(kind: type[W], value: object) -> W:
    try:
        return kind(str(value))
    except ValueError as error:
        raise Refusal("request-wrong") from error


def _list_in(said: Said, name: str) -> Collection[object]:
    found = said.get(name) or []
    if not isinstance(found, list):
        raise Refusal("request-wrong")
    return found


def _needed(said: Said, name: str) -> UUID:
    return _uuid(said.get(name))


def _id_in(said: Said, name: str) -> UUID | None:
    return _uuid(said[name]) if said.get(name) else None


def _uuid(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as error:
        raise Refusal("request-wrong") from error
