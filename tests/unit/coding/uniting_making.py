"""Two small copies of a project, as rows and a log."""

from typing import Any

from coding.uniting_log import Copy, Entry, Image, Key

BOOK: dict[str, Any] = {"name": "Rust", "definition": "", "synonyms": [], "archived": False, "key": "", "position": 0}
DOCUMENT: dict[str, Any] = {"name": "Gesprek", "version": 1, "sha256": "a", "removed": False}
CODING: dict[str, Any] = {
    "document_id": "d",
    "coder_id": "anna",
    "code_id": "c",
    "start": 0,
    "end": 4,
    "direction": None,
    "memo": "",
    "important": False,
}


def code(**values: Any) -> Image:
    """A code that differs from `BOOK` in these."""
    return {**BOOK, **values}


def coding(**values: Any) -> Image:
    """A coding that differs from `CODING` in these."""
    return {**CODING, **values}


def document(**values: Any) -> Image:
    """A document that differs from `DOCUMENT` in these."""
    return {**DOCUMENT, **values}


class History:
    """A log as it grows; `copy` is the project at the end of it."""

    def __init__(self, other: "History | None" = None) -> None:
        self.log: list[Entry] = list(other.log) if other else []
        self.rows: dict[Key, Image] = dict(other.rows) if other else {}

    def did(self, action: str, *changes: tuple[str, str, Image | None], undoes: int | None = None) -> "History":
        """One revision, in which each of these rows becomes what is given."""
        revision = self.log[-1].revision + 1 if self.log else 1
        for kind, row_id, after in changes:
            before = self.rows.pop((kind, row_id), None)
            if after is not None:
                self.rows[kind, row_id] = after
            at = f"2026-01-01T00:{revision:02}:00"
            self.log.append(Entry(revision, at, "anna", action, kind, row_id, before, after, undoes))
        return self

    def copy(self, since: int = 0, merges: dict[int, int] | None = None) -> Copy:
        return Copy(self.rows, self.log, since, merges)
