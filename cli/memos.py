"""Memos about anything, and the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, group, option
from cli.files import write_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from coding.memos import Memo, MemoKind, Subject

SHOWN = 70
Many = list[str] | None


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    memos = group(app, "memo")
    command(memos, "add", "memo-add")(add)
    command(memos, "list", "memo-list")(listed)
    command(memos, "export", "memo-export")(export)
    journal = group(app, "journal")
    command(journal, "add", "journal-add")(journal_add)
    command(journal, "list", "journal-list")(journal_list)


def add(
    at: Terminal,
    text: Annotated[str, argument("text")],
    *,
    title: Annotated[str, option("--title", said="memo-title")] = "",
    about: Annotated[Many, option("--about", metavar="KIND=NAME", said="memo-about")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Write a memo, about everything that is named; about the project where nothing is."""
    from actions.memos import write_memo

    desk = at.desk(coder)
    made = write_memo(desk, text, _subjects(desk, about), title=title)
    at.answer({"id": str(made)}, at.say("memo-kept-memo"))


def journal_add(
    at: Terminal,
    text: Annotated[str, argument("text")],
    *,
    title: Annotated[str, option("--title", said="memo-title")] = "",
    on: Annotated[str, option("--on", metavar="YYYY-MM-DD", said="journal-on")] = "",
    about: Annotated[Many, option("--about", metavar="KIND=NAME", said="memo-about")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Write in the journal, for today or another day."""
    from actions.memos import write_entry

    desk = at.desk(coder)
    made = write_entry(desk, text, _subjects(desk, about), title=title, on=_day(on))
    at.answer({"id": str(made)}, at.say("memo-kept-journal"))


def listed(
    at: Terminal,
    query: Annotated[str, typer.Argument(metavar="[QUERY]", show_default=False)] = "",
    *,
    about: Annotated[Many, option("--about", metavar="KIND=NAME", said="memo-about")] = None,
    by: Annotated[Many, option("--by", said="memo-by")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Memos, journal and what stands with codings; those that are searched for, about something or by somebody."""
    from coding.memos import MemoKind

    _list(at, at.desk(coder), query, about=about, by=by, kinds=frozenset(MemoKind))


def journal_list(
    at: Terminal,
    query: Annotated[str, typer.Argument(metavar="[QUERY]", show_default=False)] = "",
    *,
    by: Annotated[Many, option("--by", said="memo-by")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """The journal, the newest day first."""
    from coding.memos import MemoKind

    _list(at, at.desk(coder), query, about=None, by=by, kinds=frozenset({MemoKind.JOURNAL}))


def export(at: Terminal, file: Annotated[Path, argument("memo-file")]) -> None:
    """Write memos and journal as .xlsx or .csv, by the name of the file."""
    from actions import reporting

    kind = file.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise Refusal("export-kind-unknown", kind=kind, known=".xlsx, .csv")
    desk = at.desk()
    data = reporting.memos_csv(desk) if kind == ".csv" else reporting.memos_book(desk, at.language)
    write_file(file, data)
    at.answer({"file": str(file), "bytes": len(data)}, at.say("cli-written", file=str(file)))


def _list(at: Terminal, desk: Desk, query: str, *, about: Many, by: Many, kinds: frozenset[MemoKind]) -> None:
    from actions.memos import find
    from actions.workspace import coders
    from cli.finding import coder_named
    from coding.memos import Wanted

    authors = frozenset(coder_named(desk, name).id for name in by or ())
    subjects = frozenset(subject.id for subject in _subjects(desk, about))
    found = find(desk, Wanted(kinds, author_ids=authors, about=subjects, query=query))
    names = {coder.id: coder.name for coder in coders(desk)}
    value = [_described(desk, memo, names.get(memo.author_id, "") if memo.author_id else "") for memo in found]
    rows = [
        (row["on"], at.say(f"memo-kind-{row['kind']}"), row["author"], _begin(row), ", ".join(row["about"]))
        for row in value
    ]
    at.answer(value, *(table(rows) if rows else [at.say("memos-none" if not query else "memos-not-found")]))


def _described(desk: Desk, memo: Memo, author: str) -> dict[str, Any]:
    from actions.memo_subjects import said_of

    about = [f"{subject.kind}={name}" for subject, name in said_of(desk, memo)]
    said = {"id": str(memo.id), "kind": str(memo.kind), "on": memo.on.isoformat(), "author": author}
    return {**said, "title": memo.title, "text": memo.text, "about": about}


def _begin(row: dict[str, Any]) -> str:
    return shorten(": ".join(filter(None, (row["title"], row["text"]))), SHOWN, placeholder=" …")


def _subjects(desk: Desk, about: Many) -> list[Subject]:
    from actions.memo_subjects import named_subject

    return [named_subject(desk, *each.partition("=")[::2]) for each in about or ()]


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise Refusal("journal-day", day=said) from error
