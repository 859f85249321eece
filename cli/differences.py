"""Differences as JSON and as lines, and what people in the terminal say about them found."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from actions.codebook import codebook
from actions.coding import codings
from actions.differing import differing
from actions.documents import content, documents
from actions.rounds import rounds
from actions.settling import Reasons
from actions.workspace import coders
from cli.finding import Named
from cli.reshaping import code_named
from cli.terminal import table
from coding.rulings import Case, Cause, Confidence, State
from corpora.refusal import Refusal
from corpora.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from actions.differing import Became, Scope
    from actions.workspace import Desk
    from cli.terminal import Terminal
    from coding.codings import Coding
    from coding.measured import Snapshot

W = TypeVar("W", bound=StrEnum)
SHORT_ID, SHORT_QUOTE = 8, 60
STATES = ("open", "settled", "changed", "agreed", "all")


def picked(desk: Desk, cases: Iterable[Case], *, state: str, kind: str, code: str) -> list[Case]:
    """The cases that fit; refuses a state that there is not."""
    if state not in STATES:
        raise Refusal("settle-word-unknown", word=state, known=", ".join(STATES))
    names = {each.id: each.name.casefold() for each in codebook(desk).codes}
    return [
        case
        for case in cases
        if _in_state(case, state)
        and kind in ("", case.place.kind)
        and (not code or code.casefold() in {names[each] for each in case.place.code_ids})
    ]


def _in_state(case: Case, state: str) -> bool:
    if state == "agreed":
        return case.place.kind == "agreed"
    if state == "open":
        return case.state is not State.SETTLED and (case.place.kind != "agreed" or case.state is State.CHANGED)
    return state in ("all", case.state)


def found_by(desk: Desk, scope: Scope, said: str) -> Case:
    """The case whose id begins with this; refuses `difference-unknown` for none, and for more than one."""
    found = [case for case in differing(desk, scope) if str(case.place.id).startswith(said.casefold())]
    if len(found) != 1 or not said:
        raise Refusal("difference-unknown", id=said)
    return found[0]


def described(desk: Desk, case: Case) -> dict[str, Any]:
    """A case with the names of everything in it, and the codings that consensus got of it."""
    names, made = _names(desk), codings(desk)
    place = case.place
    return {
        "id": str(place.id),
        "state": str(case.state),
        "kind": str(place.kind),
        "document": names[place.document_id],
        "start": place.span.start,
        "end": place.span.end,
        "codes": [names[each] for each in place.code_ids],
        "sides": [
            {"coder": names[side.coder_id], "codings": [_coding(each, names) for each in side.codings]}
            for side in place.sides
        ],
        "ruling": _ruling(case, names),
        "consensus": [_coding(each, names) for each in made if case.ruling and each.id in case.ruling.consensus_ids],
        "remarks": [{"coder": names.get(each.author_id), "text": each.text} for each in case.remarks],
    }


def line(at: Terminal, row: Mapping[str, Any]) -> str:
    """A case in one line."""
    quotes = [made["quote"] for side in row["sides"] for made in side["codings"]]
    quote = " ".join(max(quotes, key=len).split())
    return at.say(
        "cli-difference-line",
        id=row["id"][:SHORT_ID],
        state=at.say(f"settling-state-{row['state']}"),
        kind=at.say(f"settling-kind-{row['kind']}"),
        code=" / ".join(row["codes"]),
        document=row["document"],
        quote=quote if len(quote) <= SHORT_QUOTE else f"{quote[:SHORT_QUOTE].rstrip()} …",
    )


def reasons_of(at: Terminal, cause: str, confidence: str, note: str, redefine: str) -> Reasons:
    """What was said about why; refuses words that are not among those there are."""
    return Reasons(
        _one_of(Cause, cause) if cause else None,
        _one_of(Confidence, confidence) if confidence else None,
        note,
        code_named(at, redefine).id if redefine else None,
    )


def place_of(desk: Desk, case: Case, quote: str) -> Span:
    """Where these words stand, the time that is nearest to the place; refuses `quote-mismatch` where they don't."""
    text, here = content(desk, case.place.document_id).text, case.place.span.start
    starts = [at for at in range(len(text)) if text.startswith(quote, at)]
    if not starts:
        raise Refusal("quote-mismatch")
    start = min(starts, key=lambda at: abs(at - here))
    return Span(start, start + len(quote))


def outcomes(desk: Desk, own: Sequence[Coding], found: Mapping[UUID, Became]) -> list[dict[str, Any]]:
    """What became of codings, those about which nothing was decided left out."""
    names = _names(desk)
    return [
        {
            **_coding(made, names),
            "document": names[made.document_id],
            "outcome": str(found[made.id].outcome),
            "by": names.get(found[made.id].ruling.by_id),
            "note": found[made.id].ruling.note,
        }
        for made in own
        if made.id in found
    ]


def measured(desk: Desk, kept: Snapshot) -> dict[str, Any]:
    """Agreement as it was kept, with names."""
    names = _names(desk)
    return {
        "phase": str(kept.phase),
        "at": kept.at.isoformat(),
        "revision": kept.of_revision,
        "round": names.get(kept.round_id),
        "documents": [names.get(each) for each in kept.document_ids],
        "pairs": [
            {
                "first": names.get(pair.first_id),
                "second": names.get(pair.second_id),
                "sentences": pair.sentences,
                "kappa": pair.kappa,
                "percent": pair.percent,
                "codes": [
                    {"code": names.get(row.code_id), "kappa": row.kappa, "percent": row.percent, "u_alpha": row.u_alpha}
                    for row in pair.codes
                ],
            }
            for pair in kept.pairs
        ],
    }


def measured_lines(at: Terminal, value: Sequence[Mapping[str, Any]]) -> list[str]:
    """The same as a table."""
    rows = [
        (
            at.say(f"settling-phase-{each['phase']}"),
            each["round"] or at.say("settling-about-documents", n=len(each["documents"])),
            f"{pair['first']} – {pair['second']}",
            at.number(pair["kappa"], 2),
            at.number(pair["percent"] and 100 * pair["percent"], 1),
        )
        for each in value
        for pair in each["pairs"]
    ]
    heads = tuple(at.say(f"settling-column-{name}") for name in ("phase", "about", "pair", "kappa", "percent"))
    return table([heads, *rows], right=(3, 4)) if rows else []


def _names(desk: Desk) -> dict[Any, str]:
    found: list[Named] = [*coders(desk), *documents(desk), *codebook(desk).codes, *rounds(desk)]
    return {each.id: each.name for each in found}


def _coding(made: Coding, names: Mapping[Any, str]) -> dict[str, Any]:
    return {
        "id": str(made.id),
        "code": names[made.code_id],
        "start": made.span.start,
        "end": made.span.end,
        "quote": made.quote,
        "direction": str(made.direction) if made.direction else None,
        "memo": made.memo,
    }


def _ruling(case: Case, names: Mapping[Any, str]) -> dict[str, Any] | None:
    found = case.ruling
    if found is None:
        return None
    return {
        "decision": str(found.decision),
        "taken": [names[each] for each in found.taken_by],
        "cause": str(found.cause or ""),
        "confidence": str(found.confidence or ""),
        "note": found.note,
        "redefine": names.get(found.redefine_id),
        "by": names.get(found.by_id),
        "at": found.at.isoformat(),
    }


def _one_of(kind: type[W], word: str) -> W:
    if word not in list(kind):
        raise Refusal("settle-word-unknown", word=word, known=", ".join(kind))
    return kind(word)
