"""Differences between coders in the terminal: the list, deciding one by one or by a rule, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.differing import Scope
    from actions.workspace import Desk
    from coding.rulings import Case
    from coding.settling import Choice, Take

Many = list[str] | None
Who = Annotated[str, option("--coder")]
Coders = Annotated[Many, option("--coders", said="diff-coders")]
Documents = Annotated[Many, option("--documents", said="diff-documents")]
TAKES = ("union", "intersection")


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    deeds = (settle, settle_agreed, settle_alike, settle_reopen, settle_remark)
    command(app, "differences", "differences-list")(differences)
    for deed in deeds:
        command(app, deed.__name__.replace("_", "-"))(deed)


def differences(
    at: Terminal,
    *,
    coders: Coders = None,
    documents: Documents = None,
    state: Annotated[str, option("--state", metavar="STATE", said="diff-state")] = "open",
    kind: Annotated[str, option("--kind", said="diff-kind")] = "",
    code: Annotated[str, option("--code", said="diff-code")] = "",
) -> None:
    """The places where coders differ, the heaviest first."""
    from actions.differing import differing
    from cli.differences import described, line, picked

    desk = at.desk()
    found = picked(desk, differing(desk, scope_of(desk, coders, documents)), state=state, kind=kind, code=code)
    value = [described(desk, case) for case in found]
    lines = [line(at, row) for row in value]
    at.answer(value, *lines, at.say("cli-differences-count", n=len(value), count=len(value)))


def settle(
    at: Terminal,
    difference: Annotated[str, argument("difference")],
    *,
    coder: Who,
    coders: Coders = None,
    accept: Annotated[Many, option("--accept", said="settle-accept")] = None,
    both: Annotated[bool, option("--both", said="settle-both")] = False,
    neither: Annotated[bool, option("--neither", said="settle-neither")] = False,
    union: Annotated[bool, option("--union", said="settle-union")] = False,
    intersection: Annotated[bool, option("--intersection", said="settle-intersection")] = False,
    quote: Annotated[str, option("--quote", said="settle-quote")] = "",
    code: Annotated[str, option("--code", said="settle-code")] = "",
    cause: Annotated[str, option("--cause", said="settle-cause")] = "",
    confidence: Annotated[str, option("--confidence", said="settle-confidence")] = "",
    note: Annotated[str, option("--note", said="settle-note")] = "",
    redefine: Annotated[str, option("--redefine", said="settle-redefine")] = "",
    again: Annotated[bool, option("--again", said="settle-again")] = False,
) -> None:
    """Decide about one difference, in one of the ways."""
    from actions import settling
    from cli.differences import found_by, reasons_of

    desk = at.desk(coder)
    scope = scope_of(desk, coders, None)
    case = found_by(desk, scope, difference)
    ways = {"both": both, "neither": neither, "union": union, "intersection": intersection}
    choice = _choice(at, desk, case, [name for name, said in ways.items() if said], accept or [], quote, code)
    reasons = reasons_of(at, cause, confidence, note, redefine)
    replaces = case.ruling.id if again and case.ruling else None
    settling.rule(desk, case.place.id, choice, reasons, scope=scope, replaces=replaces)
    said = at.say(f"settling-said-{choice.decision}", taken=", ".join(accept or []))
    at.answer({"id": str(case.place.id), "decision": str(choice.decision)}, at.say("cli-settled", said=said))


def settle_agreed(
    at: Terminal,
    *,
    coder: Who,
    coders: Coders = None,
    documents: Documents = None,
    preview: Annotated[bool, option("--preview", said="settle-preview")] = False,
) -> None:
    """Take over into consensus what the coders agree on."""
    from actions.differing import differing
    from actions.settling import settle_agreed as taken_over
    from coding.settling import agreed

    desk = at.desk(coder)
    scope = scope_of(desk, coders, documents)
    n = len(agreed(differing(desk, scope)))
    if not preview:
        taken_over(desk, scope=scope, seen=n)
    _tell_many(at, n, preview=preview)


def settle_alike(
    at: Terminal,
    *,
    coder: Who,
    within: Annotated[int, option("--within", said="settle-within")] = 3,
    take: Annotated[str, option("--take", said="settle-take")] = "union",
    coders: Coders = None,
    documents: Documents = None,
    preview: Annotated[bool, option("--preview", said="settle-preview")] = False,
) -> None:
    """Settle by a rule what differs in borders only."""
    from actions import settling

    desk = at.desk(coder)
    scope = scope_of(desk, coders, documents)
    rule, whose = _take(desk, take)
    n = len(settling.to_settle(desk, rule, within, coder_id=whose, scope=scope))
    if not preview:
        settling.settle_alike(desk, rule, within, coder_id=whose, scope=scope, seen=n)
    _tell_many(at, n, preview=preview)


def settle_reopen(
    at: Terminal, difference: Annotated[str, argument("difference")], *, coder: Who, coders: Coders = None
) -> None:
    """Take a decision back."""
    from actions.settling import reopen
    from cli.differences import found_by

    desk = at.desk(coder)
    case = found_by(desk, scope_of(desk, coders, None), difference)
    if case.ruling is None:
        raise Refusal("ruling-gone")
    reopen(desk, case.ruling.id)
    at.answer({"id": str(case.place.id)}, at.say("cli-settle-reopened"))


def settle_remark(
    at: Terminal,
    difference: Annotated[str, argument("difference")],
    text: Annotated[str, argument("remark")],
    *,
    coder: Who,
    coders: Coders = None,
) -> None:
    """Say something about a difference."""
    from actions.settling import say_of
    from cli.differences import found_by

    desk = at.desk(coder)
    scope = scope_of(desk, coders, None)
    case = found_by(desk, scope, difference)
    say_of(desk, case.place.id, text, scope=scope)
    at.answer({"id": str(case.place.id)}, at.say("cli-settle-remarked"))


def scope_of(desk: Desk, coders: Many, documents: Many) -> Scope:
    """Whose codings, and in which documents."""
    from actions.differing import Scope
    from actions.documents import documents as known
    from cli.finding import coder_named, named

    found = known(desk)
    return Scope(
        tuple(coder_named(desk, name).id for name in coders or ()),
        tuple(named(found, name, "document-unknown").id for name in documents or ()),
    )


def _choice(at: Terminal, desk: Desk, case: Case, ways: list[str], accept: list[str], quote: str, code: str) -> Choice:
    from cli.finding import coder_named
    from cli.reshaping import code_named
    from coding.rulings import Decision
    from coding.settling import Choice

    own = bool(quote or code)
    if len(ways) + bool(accept) + own != 1:
        raise Refusal("settle-one-choice")
    if ways:
        return Choice(Decision(ways[0]))
    if accept:
        return Choice(Decision.ACCEPT, tuple(coder_named(desk, name).id for name in accept))
    from cli.differences import place_of

    span = place_of(desk, case, quote) if quote else None
    which = code_named(at, code).id if code else None
    moved = which in (None, *case.place.code_ids)
    return Choice(Decision.BOUNDARY if moved and span else Decision.CODE, span=span, code_id=which)


def _take(desk: Desk, said: str) -> tuple[Take, Any]:
    from cli.finding import coder_named
    from coding.settling import Take

    if said in TAKES:
        return Take(said), None
    return Take.CODER, coder_named(desk, said).id


def _tell_many(at: Terminal, n: int, *, preview: bool) -> None:
    key = "cli-settle-fit" if preview else "cli-settled-all"
    at.answer({"places": n, "settled": 0 if preview else n}, at.say(key, n=n, count=n))
