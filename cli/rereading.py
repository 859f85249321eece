"""What a document's own file says when it is read anew, beside its present text."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from typing import TYPE_CHECKING

from cli.previewing import described, repair_lines
from cli.terminal import Terminal

if TYPE_CHECKING:
    from actions.rereading import Reread
    from actions.workspace import Desk
    from corpora.documents import Document
    from corpora.relabelling import Choices


def answered(at: Terminal, desk: Desk, document: Document, seen: Reread, choices: Choices) -> None:
    """Tell it; nothing is stored."""
    from actions.documents import content

    new, text = seen.reading, content(desk, document.id).text
    sides = at.say("cli-reread-now", name=document.name), at.say("cli-reread-anew", name=seen.original.name)
    diff = "\n".join(unified_diff(text.split("\n"), new.text.split("\n"), *sides, lineterm=""))
    value = {
        **described(document.name, new),
        "file_of_version": seen.original.version,
        "typed_since": seen.original.revised,
        "found": dict(seen.found),
        "names": seen.names,
        "diff": diff,
    }
    at.answer({**value, "refused": None, "message": None}, *_lines(at, seen, choices), *([diff] if diff else []))


def _lines(at: Terminal, seen: Reread, choices: Choices) -> Iterable[str]:
    yield at.say("reread-file", name=seen.original.name, version=seen.original.version)
    if seen.original.revised:
        yield at.say("reread-typed", n=seen.original.revised)
    if seen.speakers:
        named = (f"{_called(seen, label)} {at.number(n)}" for label, n in seen.speakers.items())
        yield at.say("cli-preview-speakers", speakers=", ".join(named))
    yield from repair_lines(at, seen.found, choices)


def _called(seen: Reread, label: str) -> str:
    name = seen.names.get(label, label)
    return label if name == label else f"{label} → {name or '–'}"
