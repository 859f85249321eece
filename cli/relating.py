"""Relations between categories and codes: asserted, grounded in codings, changed, taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.commands import argument, command, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from coding.codings import Relation

Who = Annotated[str | None, option("--coder")]
Quotes = Annotated[list[str] | None, option("--quote", said="relate-quote")]


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "relate")(relate)
    command(app, "relations")(listed)
    command(app, "relation-change")(changed)
    command(app, "relation-remove")(removed)


def relate(
    at: Terminal,
    source: Annotated[str, argument("source")],
    target: Annotated[str, argument("target")],
    *,
    kind: Annotated[str, option("--kind")],
    note: Annotated[str, option("--note")] = "",
    quote: Quotes = None,
    coder: Who = None,
) -> None:
    """Assert a relation between two categories or codes, with the codings that ground it."""
    from actions import codebook, relating
    from cli.finding import Named, named

    desk = at.desk(coder)
    book = codebook.codebook(desk)
    subjects: list[Named] = [*book.categories, *book.codes]
    one, other = (named(subjects, name, "subject-unknown") for name in (source, target))
    grounds = _grounds(desk, quote or ())
    made = relating.relate(desk, one.id, other.id, kind, note, coding_ids=grounds)
    value = {"source": one.name, "target": other.name, "kind": kind}
    at.answer({"id": str(made), **value, "grounds": len(grounds)}, at.say("cli-related", **value))


def listed(at: Terminal) -> None:
    """What is asserted, with the quotes that ground it."""
    desk = at.desk()
    value = _all(desk)
    lines = []
    for row in value:
        lines.append(f"{row['id']}  {row['source']} → {row['kind']} → {row['target']}  {row['note']}".rstrip())
        lines += [f"    “{quote}”" for quote in row["grounds"]]
    at.answer(value, *(lines or [at.say("relations-none")]))


def changed(
    at: Terminal,
    relation: Annotated[str, argument("relation")],
    *,
    kind: Annotated[str, option("--kind")] = "",
    note: Annotated[str | None, option("--note")] = None,
    turn: Annotated[bool, option("--turn", said="relation-turn")] = False,
    quote: Quotes = None,
    unground: Annotated[bool, option("--unground", said="relation-unground")] = False,
    coder: Who = None,
) -> None:
    """Another kind, note or direction; more codings that ground it, or none of those there were."""
    from actions import relating

    desk = at.desk(coder)
    found = _named(desk, relation)
    ends = (found.target_id, found.source_id) if turn else (found.source_id, found.target_id)
    now = replace(found, source_id=ends[0], target_id=ends[1], kind=kind or found.kind)
    now = replace(now, note=found.note if note is None else note)
    grounds = (*(() if unground else found.coding_ids), *_grounds(desk, quote or ()))
    relating.change_relation(desk, replace(now, coding_ids=grounds))
    at.answer(next(row for row in _all(desk) if row["id"] == str(found.id)), at.say("relation-changed"))


def removed(at: Terminal, relation: Annotated[str, argument("relation")], *, coder: Who = None) -> None:
    """Take a relation away, by its id."""
    from actions import relating

    desk = at.desk(coder)
    relating.remove_relation(desk, _named(desk, relation).id)
    at.answer({"id": relation}, at.say("relation-removed"))


def _named(desk: Desk, said: str) -> Relation:
    from actions.relating import relations

    found = next((each for each in relations(desk) if str(each.id) == said), None)
    if found is None:
        raise Refusal("relation-gone")
    return found


def _grounds(desk: Desk, quotes: list[str] | tuple[str, ...]) -> tuple[UUID, ...]:
    """Every coding in which these words stand; refuses `quote-unknown` for words that stand in none."""
    from actions.coding import codings

    texts = [(each.id, " ".join(each.quote.split()).casefold()) for each in codings(desk)] if quotes else []
    found: dict[UUID, None] = {}
    for quote in quotes:
        wanted = " ".join(quote.split()).casefold()
        these = [coding_id for coding_id, text in texts if wanted and wanted in text]
        if not these:
            raise Refusal("quote-unknown", words=quote)
        found |= dict.fromkeys(these)
    return tuple(found)


def _all(desk: Desk) -> list[dict[str, Any]]:
    from actions.codebook import codebook
    from actions.coding import codings
    from actions.relating import relations

    book, quotes = codebook(desk), {each.id: each.quote for each in codings(desk)}
    names = {each.id: each.name for each in book.categories} | {each.id: each.name for each in book.codes}
    return [
        {
            "id": str(each.id),
            "source": names.get(each.source_id),
            "target": names.get(each.target_id),
            "kind": each.kind,
            "note": each.note,
            "grounds": [quotes[one] for one in each.coding_ids],
        }
        for each in relations(desk)
    ]
