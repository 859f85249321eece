"""An operation of the text pane's outbox, as the action that it asks for."""

from typing import Any
from uuid import UUID

from actions import coding, finishing
from actions.workspace import Desk
from api import settling
from codebooks.codebook import Direction
from corpora.refusal import Refusal
from corpora.spans import Span

Operation = dict[str, Any]
INVENTED = "#777777"


def perform(desk: Desk, document_id: UUID, operation: Operation) -> int:
    """Carry it out; the revision it made. Refuses `request-wrong` for what is no operation."""
    once = _uuid(operation.get("id"))
    match operation.get("kind"):
        case "apply":
            return coding.apply_codes(desk, _marks(document_id, operation), operation_id=once)
        case "name":
            mark, name = _mark(document_id, operation, operation), str(operation.get("name") or "")
            return coding.name_code(desk, name, mark, color=INVENTED, operation_id=once)
        case "move":
            span, quote = _place(operation)
            return coding.move_coding(desk, _uuid(operation.get("coding")), span, quote, operation_id=once)
        case "remove":
            return coding.remove_coding(desk, _uuid(operation.get("coding")), operation_id=once)
        case "change":
            return coding.change_coding(desk, _uuid(operation.get("coding")), operation_id=once, **_values(operation))
        case "finish":
            return finishing.finish(desk, document_id, done=bool(operation.get("done")), operation_id=once)
        case kind if kind in settling.KINDS:
            return settling.decide(desk, document_id, once, operation)
    raise Refusal("request-wrong")


def _values(operation: Operation) -> dict[str, str | bool | None]:
    values: dict[str, str | bool | None] = {}
    if "direction" in operation:
        values["direction"] = operation["direction"] or None
    if "memo" in operation:
        values["memo"] = str(operation["memo"] or "")
    if "important" in operation:
        values["important"] = bool(operation["important"])
    return values


def _marks(document_id: UUID, operation: Operation) -> list[coding.Mark]:
    """One fragment, coded once or with several codes at once."""
    codings = operation.get("codings", [operation])
    if not isinstance(codings, list) or not codings or not all(isinstance(each, dict) for each in codings):
        raise Refusal("request-wrong")
    return [_mark(document_id, operation, each) for each in codings]


def _mark(document_id: UUID, operation: Operation, said: Operation) -> coding.Mark:
    span, quote = _place(operation)
    direction = said.get("direction")
    if direction and direction not in list(Direction):
        raise Refusal("direction-unknown", direction=direction)
    return coding.Mark(
        document_id=document_id,
        code_id=_uuid(said.get("code")),
        span=span,
        quote=quote,
        direction=Direction(direction) if direction else None,
        memo=str(said.get("memo") or ""),
        id=_uuid(said.get("coding")),
    )


def _place(operation: Operation) -> tuple[Span, str]:
    start, end, quote = operation.get("start"), operation.get("end"), operation.get("quote")
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str)):
        raise Refusal("request-wrong")
    return Span(start, end), quote


def _uuid(value: object) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as error:
        raise Refusal("request-wrong") from error
