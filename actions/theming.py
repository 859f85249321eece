"""Themes: the chapters of the report, which several people may be writing at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from actions.blindness import sight_in
from actions.rows import delete, refuse_taken, update
from actions.workspace import Desk
from codebooks.codebook import Theme
from codebooks.themes import moved, together
from corpora.refusal import Refusal
from store import codebooks as kept
from store import codings as kept_codings
from store import history as kept_history

LISTS = ("category_ids", "code_ids", "coding_ids", "memo_ids")


def themes(desk: Desk) -> tuple[Theme, ...]:
    """The chapters of the report, in order; without the quotes that a blind round hides."""
    with desk.workspace.database.reading() as connection:
        found = kept.themes(connection, desk.project_id)
        sight = sight_in(connection, desk)
        if not sight.blind:
            return found
        every = kept_codings.every_coding(connection, desk.project_id)
    hidden = {each.id for each in every if not sight.sees(each)}
    return tuple(
        replace(theme, coding_ids=tuple(each for each in theme.coding_ids if each not in hidden)) for theme in found
    )


def theme_by_id(desk: Desk, theme_id: UUID) -> Theme:
    """Refuses `theme-gone`."""
    return _found(themes(desk), theme_id)


def add_theme(
    desk: Desk, title: str, *, text: str = "", category_ids: tuple[UUID, ...] = (), coding_ids: tuple[UUID, ...] = ()
) -> UUID:
    """A new chapter behind the others."""
    theme_id = uuid4()
    with desk.writing("theme.add") as change:
        refuse_taken(title, [theme.title for theme in kept.themes(change.connection, desk.project_id)])
        position = kept.next_position(change.connection, "theme", desk.project_id)
        theme = Theme(theme_id, title.strip(), text, category_ids, coding_ids, position)
        change.insert("theme", theme_id, **columns(theme))
    return theme_id


def change_theme(desk: Desk, theme: Theme) -> None:
    """Bring a theme to what is given, whatever it was."""
    if not theme.title.strip():
        raise Refusal("name-empty")
    with desk.writing("theme.change") as change:
        update(change, "theme", theme.id, columns(theme))


def work_on_theme(desk: Desk, seen: Theme, **mine: Any) -> None:
    """Change some fields of a theme as it was seen, beside what others changed in it meanwhile.

    Of lists everybody's changes are kept. Refuses `theme-changed` where somebody else wrote in the same title, text or
    notes, and `name-empty`, `theme-gone`.
    """
    if not mine.get("title", seen.title).strip():
        raise Refusal("name-empty")
    with desk.writing("theme.change") as change:
        now = _found(kept.themes(change.connection, desk.project_id), seen.id)
        values = {field: _beside(seen, now, field, value) for field, value in mine.items()}
        update(change, "theme", seen.id, columns(replace(now, **values)))


def add_quotes(desk: Desk, theme_id: UUID, coding_ids: Sequence[UUID]) -> int:
    """Take quotes up in a theme, behind those it has; how many it did not have yet."""
    with desk.writing("theme.change") as change:
        now = _found(kept.themes(change.connection, desk.project_id), theme_id)
        new = [each for each in dict.fromkeys(coding_ids) if each not in now.coding_ids]
        if any(change.image("coding", each) is None for each in new):
            raise Refusal("coding-gone")
        update(change, "theme", theme_id, columns(replace(now, coding_ids=(*now.coding_ids, *new))))
    return len(new)


def move_theme(desk: Desk, theme_id: UUID, steps: int) -> None:
    """Put a chapter so many places further on, or back where `steps` is negative."""
    with desk.writing("theme.move") as change:
        known = kept.themes(change.connection, desk.project_id)
        for position, theme in enumerate(moved(known, _found(known, theme_id), steps)):
            if theme.position != position:
                update(change, "theme", theme.id, {"position": position})


def remove_theme(desk: Desk, theme_id: UUID) -> None:
    """Take a chapter away; its codings stay."""
    with desk.writing("theme.remove") as change:
        delete(change, "theme", theme_id)


def last_writer(desk: Desk, theme_id: UUID) -> UUID | None:
    """Who changed a theme last; None where nobody said who they were."""
    with desk.workspace.database.reading() as connection:
        done = kept_history.changes_of(connection, desk.project_id, theme_id)
    return done[-1].actor if done else None


def _found(known: Sequence[Theme], theme_id: UUID) -> Theme:
    for theme in known:
        if theme.id == theme_id:
            return theme
    raise Refusal("theme-gone")


def _beside(seen: Theme, now: Theme, field: str, value: Any) -> Any:
    """My value of a field, beside what is there now; a list takes up what others did."""
    before, there = getattr(seen, field), getattr(now, field)
    if field in LISTS:
        return together(before, value, there)
    if there not in (before, value):
        raise Refusal("theme-changed", title=now.title)
    return value


def columns(theme: Theme) -> dict[str, Any]:
    """A theme as its row holds it, apart from its own id."""
    lists = {field: [str(each) for each in getattr(theme, field)] for field in LISTS}
    return {
        "title": theme.title.strip(),
        "text": theme.text,
        "notes": theme.notes,
        "position": theme.position,
        **lists,
    }
