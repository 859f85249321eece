"""Projects: making, listing, the demo, checking, and turning back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import Deed as Done
from cli.commands import argument, command, option
from cli.terminal import Terminal, table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from actions.history import Deed
    from actions.workspace import Desk


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    for name, deed in DEEDS.items():
        command(app, name)(deed)


def new(at: Terminal, name: Annotated[str, argument("name")]) -> None:
    """Make an empty project."""
    from actions.workspace import create_project

    made = create_project(at.workspace, name)
    at.answer({"project": made.name}, at.say("cli-made", name=made.name))


def listed(at: Terminal) -> None:
    """Every project of the database."""
    from actions.workspace import projects

    found = projects(at.workspace)
    value = [{"name": each.name, "revision": each.revision, "demo": each.demo} for each in found]
    rows = [(each.name, at.say("cli-revision", revision=each.revision)) for each in found]
    at.answer(value, *(table(rows) if rows else [at.say("cli-no-projects")]))


def demo(at: Terminal, *, remove: Annotated[bool, option("--remove")] = False) -> None:
    """Put the demo project in the database, or take it away for good."""
    from actions.demo import ensure_demo, make_demo, remove_demo
    from actions.workspace import projects

    ensure_demo(at.workspace)
    if remove:
        remove_demo(at.workspace)
        at.answer({"project": None}, at.say("cli-demo-removed"))
        return
    found = next((each for each in projects(at.workspace) if each.demo), None) or make_demo(at.workspace)
    at.answer({"project": found.name}, at.say("cli-demo-made", name=found.name))


def check(at: Terminal) -> None:
    """Read everything back; exit code 1 when something is not as it should be."""
    from actions import checking

    found = checking.check(at.desk())
    faults = [{"kind": fault.kind, "row": fault.subject_kind, "id": str(fault.subject)} for fault in found.faults]
    counts = {"documents": found.documents, "codings": found.codings, "changes": found.changes}
    at.answer(
        {**counts, "faults": faults},
        at.say("cli-checked", **counts),
        *(at.say(f"cli-fault-{fault['kind']}", row=fault["row"], id=fault["id"]) for fault in faults),
        at.say("cli-faults", n=len(faults)) if faults else at.say("cli-no-faults"),
    )
    if faults:
        raise typer.Exit(1)


def undo(
    at: Terminal,
    *,
    coder: Annotated[str, option("--coder")],
    step: Annotated[int | None, option("--step")] = None,
) -> None:
    """Turn back the last thing a coder did, or the step of this number."""
    from actions import history

    undone = history.undo(_seated(at, coder), step)
    at.answer(
        {"action": undone.action, "revision": undone.revision},
        at.say("cli-undone", action=_deed(at, undone.action), revision=undone.revision),
    )


def redo(at: Terminal, *, coder: Annotated[str, option("--coder")]) -> None:
    """Do again what a coder undid last."""
    from actions import history

    redone = history.redo(_seated(at, coder))
    at.answer(
        {"action": redone.action, "revision": redone.revision},
        at.say("cli-redone", action=_deed(at, redone.action), revision=redone.revision),
    )


def history(
    at: Terminal,
    *,
    most: Annotated[int, option("--most")] = 100,
    coder: Annotated[str, option("--coder", said="history-coder")] = "",
    kind: Annotated[str, option("--kind", said="history-kind")] = "",
) -> None:
    """What was done, newest first."""
    from actions import history
    from actions.workspace import coders
    from cli.finding import coder_named

    desk = at.desk()
    names = {coder.id: coder.name for coder in coders(desk)}
    actor = coder_named(desk, coder).id if coder else None
    deeds = history.history(desk, most, actor=actor, kind=kind)
    value = [_told(deed, names) for deed in deeds]
    rows = [_line(at, deed, names) for deed in deeds]
    at.answer(value, *(table(rows, right=(0,)) if rows else [at.say("cli-no-history")]))


def _told(deed: Deed, names: Mapping[UUID, str]) -> dict[str, Any]:
    step = deed.step
    return {
        "revision": step.revision,
        "at": step.at.isoformat(),
        "coder": names.get(step.actor) if step.actor else None,
        "action": step.action,
        "kind": step.subject_kind,
        "code": deed.code,
        "document": deed.document,
        "undone": deed.undone,
    }


def _line(at: Terminal, deed: Deed, names: Mapping[UUID, str]) -> tuple[str, ...]:
    step = deed.step
    about = (deed.code, deed.document, at.say("cli-undone-mark") if deed.undone else "")
    return (
        at.number(step.revision),
        f"{step.at.astimezone():%Y-%m-%d %H:%M}",
        names.get(step.actor, "–") if step.actor else "–",
        _deed(at, step.action),
        " · ".join(filter(None, about)),
    )


def _seated(at: Terminal, name: str) -> Desk:
    from cli.finding import coder_named

    desk = at.desk()
    return at.sit(desk, coder_named(desk, name))


def _deed(at: Terminal, action: str) -> str:
    return at.say(f"cli-action-{action.replace('.', '-')}")


DEEDS: dict[str, Done] = {
    "new": new,
    "projects": listed,
    "demo": demo,
    "check": check,
    "undo": undo,
    "redo": redo,
    "history": history,
}
