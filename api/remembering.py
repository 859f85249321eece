"""What the history panel calls: who did what when, undo and redo."""

from typing import Any
from uuid import UUID

from starlette.requests import Request

from actions import history
from actions.workspace import Desk
from api.answering import in_thread, language_of
from corpora.refusal import Refusal
from words import Words

MOST = 200


async def steps(request: Request, desk: Desk) -> dict[str, Any]:
    """The newest steps, by `coder` and `kind` if asked; each with what it was about and whether it was undone."""
    asked, words = request.query_params, language_of(request)
    actor, kind = _coder(asked.get("coder", "")), asked.get("kind", "")
    found = await in_thread(history.history, desk, MOST, actor=actor, kind=kind)
    kinds = await in_thread(history.kinds, desk)
    return {
        "steps": [_step(desk, words, deed) for deed in found],
        "kinds": [{"kind": each, "name": words(f"history-kind-{each}")} for each in kinds],
    }


async def undo(request: Request, desk: Desk) -> dict[str, Any]:
    """Turn back this coder's last action, or the `step` of that number."""
    step = request.query_params.get("step")
    if step is not None and not step.isdecimal():
        raise Refusal("request-wrong")
    return _undone(await in_thread(history.undo, desk, int(step) if step else None))


async def redo(_request: Request, desk: Desk) -> dict[str, Any]:
    """Do again what this coder undid last."""
    return _undone(await in_thread(history.redo, desk))


def _undone(done: history.Undone) -> dict[str, Any]:
    document = str(done.document_id) if done.document_id else None
    return {"revision": done.revision, "action": done.action, "document": document}


def _step(desk: Desk, words: Words, deed: history.Deed) -> dict[str, Any]:
    step = deed.step
    turned = step.action if step.undoes is not None else ""
    return {
        "revision": step.revision,
        "at": step.at.isoformat(),
        "coder": str(step.actor) if step.actor else None,
        "said": words(f"history-{turned}", action=words(f"action-{deed.action}"))
        if turned
        else words(f"action-{deed.action}"),
        "about": " · ".join(part for part in (deed.code, deed.document) if part),
        "undone": deed.undone,
        "mine": step.actor == desk.coder_id,
    }


def _coder(asked: str) -> UUID | None:
    try:
        return UUID(asked) if asked else None
    except ValueError as error:
        raise Refusal("request-wrong") from error
