"""What was left out for publication, told in the terminal to whoever asks: never in a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cli.terminal import Terminal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from coding.published_networks import Kept
    from coding.withholding import Withheld

Told = tuple[dict[str, Any], list[str]]


def of_table(at: Terminal, desk: Desk, kept_back: Withheld, *, withheld: bool) -> Told:
    """For a program and for a person: from how many boards on, how much was left out, and with `--withheld` what."""
    value = [
        {"label": each.label, "group": each.group, "boards": each.boards, "small": each.small}
        for each in kept_back.left_out
    ]
    places = (f"{each.label} · {each.group or at.say('joint-left-out-total')}" for each in kept_back.left_out)
    few = (each.boards if each.small else None for each in kept_back.left_out)
    return _told(at, desk, value, zip(places, few, strict=True), withheld=withheld)


def of_drawing(at: Terminal, desk: Desk, kept_back: Iterable[Kept], *, withheld: bool) -> Told:
    """The same of the nodes and lines of a drawing."""
    kept = list(kept_back)
    value = [{"label": each.label, "boards": each.boards, "small": each.boards is not None} for each in kept]
    return _told(at, desk, value, ((each.label, each.boards) for each in kept), withheld=withheld)


def _told(
    at: Terminal, desk: Desk, value: list[dict[str, Any]], places: Iterable[tuple[str, int | None]], *, withheld: bool
) -> Told:
    from actions.publishing import least

    n = least(desk)
    told: dict[str, Any] = {"least_boards": n, "withheld": len(value)} | ({"left_out": value} if withheld else {})
    sentences = [at.say("withheld-counted", n=len(value), least=n)] if value else []
    for place, boards in places if withheld else ():
        key = "joint-left-out-covers" if boards is None else "joint-left-out-small"
        sentences.append(at.say(key, place=place, n=boards))
    return told, sentences
