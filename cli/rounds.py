"""Rounds: who codes which documents, blind or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.round_progress import Stage, State
    from actions.round_sampling import Draw
    from actions.workspace import Desk
    from coding.rounds import Place

Many = list[str] | None


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "rounds")(rounds)
    command(app, "round-add")(add)
    command(app, "round-open")(open_place)
    command(app, "round-remove")(remove)


def rounds(at: Terminal, *, coder: Annotated[str, option("--coder", said="round-lead")] = "") -> None:
    """Every round with its places; numbers of codings as far as they may be seen."""
    from actions.round_progress import states
    from actions.workspace import coders

    desk = _seated(at, coder)
    names = {each.id: each.name for each in coders(desk)}
    found = states(desk)
    lines = [line for state in found for line in _lines(at, state, names)]
    at.answer([_told(state, names) for state in found], *(lines or [at.say("rounds-none")]))


def add(
    at: Terminal,
    name: Annotated[str, argument("round")],
    *,
    of: Annotated[Many, option("--of", said="round-coder")] = None,
    key: Annotated[str, option("--key", said="round-key")] = "",
    documents: Annotated[Many, option("--document", said="round-document")] = None,
    parts: Annotated[Many, option("--part", said="round-part")] = None,
    not_blind: Annotated[bool, option("--not-blind", said="round-not-blind")] = False,
    share: Annotated[float | None, option("--sample", said="round-sample")] = None,
    seed: Annotated[int, option("--seed", said="round-seed")] = 1,
    by: Annotated[str, option("--stratify", said="round-by")] = "",
    preview: Annotated[bool, option("--preview", said="round-preview")] = False,
    coder: Annotated[str, option("--coder", said="round-lead")] = "",
) -> None:
    """Begin a round, on chosen documents or parts or on a sample of these."""
    from actions.round_progress import begun
    from actions.round_sampling import Draw
    from actions.rounds import Plan, place_names, start_round
    from cli.finding import coder_named

    desk = _seated(at, coder)
    draw = None if share is None else Draw(share, seed, by, bool(parts), _ids(desk, documents), tuple(parts or ()))
    places = _places(desk, documents, parts, draw)
    people = tuple(coder_named(desk, each).id for each in of or ())
    key_id = coder_named(desk, key).id if key else None
    plan = Plan(name, people, places, not not_blind, key_id, draw)
    coded = begun(desk, plan) if plan.blind else ()
    if not preview:
        start_round(desk, plan)
    named = place_names(desk, places)
    warned = [at.say("round-begun", n=len(coded))] if coded else []
    said = [] if preview else [at.say("round-started", name=name)]
    value = {"round": name, "places": list(named), "begun": list(place_names(desk, coded)), "started": not preview}
    at.answer(value, *said, *named, *warned)


def open_place(
    at: Terminal,
    name: Annotated[str, argument("round")],
    document: Annotated[str, argument("document")],
    *,
    reason: Annotated[str, option("--reason")],
    part: Annotated[str, option("--part", said="round-places-part")] = "",
    close: Annotated[bool, option("--close")] = False,
    coder: Annotated[str, option("--coder", said="round-lead")] = "",
) -> None:
    """Open what a blind round hides in a document, or close it again; the reason is kept."""
    from actions import rounds as acts
    from actions.round_progress import state_named

    desk = _seated(at, coder)
    stage = _stage(state_named(desk, name), " · ".join(filter(None, (document, part))))
    (acts.close_place if close else acts.open_place)(desk, stage.assignment.id, reason)
    said = "round-closed" if close else "round-opened"
    at.answer({"round": name, "place": stage.name, "open": not close}, at.say(said, name=stage.name))


def remove(
    at: Terminal,
    name: Annotated[str, argument("round")],
    *,
    coder: Annotated[str, option("--coder", said="round-lead")] = "",
) -> None:
    """Take a round away, not its codings."""
    from actions.round_progress import state_named
    from actions.rounds import remove_round

    desk = _seated(at, coder)
    of = state_named(desk, name).round
    remove_round(desk, of.id)
    at.answer({"round": of.name, "removed": True}, at.say("round-removed", name=of.name))


def _seated(at: Terminal, name: str) -> Desk:
    """Somebody who joined before, or nobody."""
    from actions.workspace import Desk
    from cli.finding import coder_named

    desk = at.desk()
    return Desk(desk.workspace, desk.project_id, coder_named(desk, name).id) if name else desk


def _ids(desk: Desk, names: Many) -> tuple[Any, ...]:
    from actions import documents
    from cli.finding import named

    known = documents.documents(desk)
    return tuple(named(known, name, "document-unknown").id for name in names or ())


def _places(desk: Desk, documents: Many, parts: Many, draw: Draw | None) -> tuple[Place, ...]:
    from actions.parting import parts as parts_of
    from actions.round_sampling import sample
    from coding.rounds import Place

    if draw:
        return sample(desk, draw)
    among, wanted = _ids(desk, documents), {name.casefold() for name in parts or ()}
    if not parts:
        return tuple(map(Place, among))
    found = (part for part in parts_of(desk) if part.name.casefold() in wanted)
    return tuple(Place(part.document_id, part.id) for part in found if not among or part.document_id in among)


def _stage(state: State, wanted: str) -> Stage:
    for stage in state.stages:
        if stage.name.casefold() == wanted.casefold():
            return stage
    raise Refusal("document-unknown", name=wanted, known=", ".join(stage.name for stage in state.stages) or "–")


def _told(state: State, names: dict[Any, str]) -> dict[str, Any]:
    of = state.round
    return {
        "round": of.name,
        "blind": of.blind,
        "key": names.get(of.key_id),
        "sample": None if of.seed is None else {"share": of.share, "seed": of.seed, "stratify": of.attribute},
        "places": [
            {
                "place": stage.name,
                "open": stage.open,
                "done": [names[each] for each in stage.done],
                "busy": [names[each] for each in stage.busy],
                "codings": {names[each]: n for each, n in stage.codings.items()},
                "reason": stage.assignment.reason,
            }
            for stage in state.stages
        ],
    }


def _lines(at: Terminal, state: State, names: dict[Any, str]) -> list[str]:
    kind = at.say("round-blind" if state.round.blind else "round-open")
    people = [names[each] for each in dict.fromkeys(key for stage in state.stages for key in stage.codings)]
    head = (at.say("document"), at.say("round-column-state"), *people)
    rows = [(stage.name, _state(at, stage, names), *_counts(at, stage, people, names)) for stage in state.stages]
    return [f"{state.round.name} ({kind})", *table([head, *rows], right=tuple(range(2, len(head))))]


def _counts(at: Terminal, stage: Stage, people: list[str], names: dict[Any, str]) -> list[str]:
    made = {names[each]: n for each, n in stage.codings.items()}
    return [at.number(made.get(name)) for name in people]


def _state(at: Terminal, stage: Stage, names: dict[Any, str]) -> str:
    busy = ", ".join(names[each] for each in stage.busy)
    if not stage.open:
        return at.say("round-state-blind", names=busy) if busy else at.say("round-state-closed")
    return at.say("round-busy", names=busy) if busy else at.say("round-all-done")
