"""Themes: the chapters of the report."""

from typing import Any
from uuid import UUID, uuid4

from actions.rows import delete, refuse_taken, update
from actions.workspace import Desk
from codebooks.codebook import Theme
from corpora.refusal import Refusal
from store import codebooks as kept


def themes(desk: Desk) -> tuple[Theme, ...]:
    """The chapters of the report, in order."""
    with desk.workspace.database.reading() as connection:
        return kept.themes(connection, desk.project_id)


def add_theme(
    desk: Desk, title: str, *, text: str = "", category_ids: tuple[UUID, ...] = (), coding_ids: tuple[UUID, ...] = ()
) -> UUID:
    """A new chapter behind the others."""
    theme_id = uuid4()
    with desk.writing("theme.add") as change:
        refuse_taken(title, [theme.title for theme in kept.themes(change.connection, desk.project_id)])
        position = kept.next_position(change.connection, "theme", desk.project_id)
        theme = Theme(theme_id, title.strip(), text, category_ids, coding_ids, position)
        change.insert("theme", theme_id, **_theme_row(theme))
    return theme_id


def change_theme(desk: Desk, theme: Theme) -> None:
    """Bring a theme to what is given: title, text, categories, quotes, place."""
    if not theme.title.strip():
        raise Refusal("name-empty")
    with desk.writing("theme.change") as change:
        update(change, "theme", theme.id, _theme_row(theme))


def remove_theme(desk: Desk, theme_id: UUID) -> None:
    """Take a chapter away; its codings stay."""
    with desk.writing("theme.remove") as change:
        delete(change, "theme", theme_id)


def _theme_row(theme: Theme) -> dict[str, Any]:
    return {
        "title": theme.title.strip(),
        "text": theme.text,
        "category_ids": [str(each) for each in theme.category_ids],
        "coding_ids": [str(each) for each in theme.coding_ids],
        "position": theme.position,
    }
