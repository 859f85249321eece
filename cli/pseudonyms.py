"""Pseudonymising: seen first, done when somebody says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import forgetting, keys
from cli.commands import argument, command, option
from cli.files import read_file, write_file
from cli.keys import PASSPHRASE, passphrase_of, place_of
from cli.proposals import accepted_in, as_csv, rows_of
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from actions.pseudonymising import Preview
    from actions.workspace import Desk
    from corpora.pseudonyms import Proposal
    from corpora.pseudonyms_kinds import Found
    from corpora.pseudonyms_lists import NameList


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "pseudonymise")(pseudonymise)
    forgetting.add_to(app)
    keys.add_to(app)


def pseudonymise(
    at: Terminal,
    documents: Annotated[list[str] | None, argument("documents")] = None,
    *,
    every: Annotated[bool, option("--all", said="every-document")] = False,
    names: Annotated[Path | None, option("--names")] = None,
    deduce: Annotated[bool, option("--deduce")] = False,
    to: Annotated[Path | None, option("--to", said="proposals-to")] = None,
    review: Annotated[Path | None, option("--review", metavar="CSV")] = None,
    accept_all: Annotated[bool, option("--accept-all")] = False,
    key: Annotated[Path | None, option("--key", said="key-path")] = None,
    new_key: Annotated[bool, option("--new-key")] = False,
    passphrase_file: Annotated[Path | None, option("--passphrase-file")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Without `--review` or `--accept-all` the proposals, and nothing changes."""
    from actions.pseudonymising import apply

    desk = at.desk(coder)
    ids = _chosen(desk, documents or [], every=every)
    if review is None:
        said = passphrase_of(at, passphrase_file) if accept_all else _passphrase_at_hand(passphrase_file)
        seen = _seen(desk, ids, key, said, names=names, deduce=deduce)
        if not accept_all:
            _shown(at, seen, to)
            return
        accepted = {each.content.document.id: [p for p in each.proposals if not p.doubtful] for each in seen}
    else:
        accepted = _reviewed(desk, ids, review)
        said = passphrase_of(at, passphrase_file)
    done = apply(desk, accepted, str(said), key_path=key, new_key=new_key)
    facts = {"places": done.places, "pseudonyms": done.pseudonyms, "codings": done.codings, "key": str(done.key_path)}
    at.answer(
        {"documents": list(done.documents), **facts},
        at.say("cli-pseudonymised", names=", ".join(done.documents), n=done.places, **facts),
    )


def _chosen(desk: Desk, said: list[str], *, every: bool) -> list[UUID]:
    from actions.documents import documents
    from cli.finding import named

    if bool(said) == every:
        raise Refusal("pseudonymise-what")
    known = documents(desk)
    return [each.id for each in known] if every else [named(known, each, "document-unknown").id for each in said]


def _reviewed(desk: Desk, ids: list[UUID], review: Path) -> dict[UUID, list[Proposal]]:
    from actions.documents import content

    found = {each.document.name: each for each in (content(desk, document_id) for document_id in ids)}
    return accepted_in(review.name, read_file(review), found)


def _seen(
    desk: Desk, ids: list[UUID], key: Path | None, passphrase: str | None, *, names: Path | None, deduce: bool
) -> tuple[Preview, ...]:
    """With the passphrase at hand, the key counts as a list of names."""
    from actions.keys import EMPTY, reveal
    from actions.pseudonymising import preview

    path = place_of(desk, key)
    known = reveal(path, passphrase) if passphrase and path.exists() else EMPTY
    detected = _detected(desk, ids) if deduce else None
    return preview(desk, ids, _listed(names), key=known, detected=detected, doubts=True)


def _listed(names: Path | None) -> NameList:
    from corpora.decoding import decoded
    from corpora.pseudonyms_lists import NOBODY, NameList

    return NameList.parsed(decoded(names.name, read_file(names))[0]) if names else NOBODY


def _detected(desk: Desk, ids: list[UUID]) -> dict[UUID, Collection[Found]]:
    from actions import deducing, documents

    return {each: deducing.detected(documents.content(desk, each).text) for each in ids}


def _shown(at: Terminal, seen: tuple[Preview, ...], to: Path | None) -> None:
    rows = rows_of(seen)
    for row in rows:
        row["reason"] = at.say(f"pseudonym-reason-{row['reason']}")
    if to:
        write_file(to, as_csv(rows))
    shown = [
        (row["document"], row["pseudonym"], row["reason"], f"{row['before']}[{row['quote']}]{row['after']}")
        for row in rows
    ]
    lines = table([tuple(" ".join(str(cell).split()) for cell in row) for row in shown]) if shown else []
    at.answer(rows, *lines, at.say("cli-proposals", n=len(rows), count=len(rows)))


def _passphrase_at_hand(file: Path | None) -> str | None:
    from cli.keys import passphrase_in

    return passphrase_in(file) if file else os.environ.get(PASSPHRASE)
