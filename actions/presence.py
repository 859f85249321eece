"""Who has which document open now: known in this process only, never kept, and forgotten when nothing is heard."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

FORGOTTEN_AFTER = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class _Seen:
    project_id: UUID
    document_id: UUID
    coder_id: UUID
    at: datetime


@dataclass(slots=True)
class Presence:
    """Who was seen in which document, by the page they have open; safe to share between threads."""

    _seen: dict[Hashable, _Seen] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def see(self, page: Hashable, project_id: UUID, document_id: UUID, coder_id: UUID, now: datetime) -> None:
        """Somebody still has a document open on this page."""
        with self._lock:
            self._seen[page] = _Seen(project_id, document_id, coder_id, now)

    def leave(self, page: Hashable) -> None:
        """The page was closed."""
        with self._lock:
            self._seen.pop(page, None)

    def readers(self, project_id: UUID, now: datetime) -> dict[UUID, frozenset[UUID]]:
        """Of each document that is open the coders who are in it."""
        found: dict[UUID, set[UUID]] = {}
        with self._lock:
            for page, seen in list(self._seen.items()):
                if now - seen.at > FORGOTTEN_AFTER:
                    del self._seen[page]
                elif seen.project_id == project_id:
                    found.setdefault(seen.document_id, set()).add(seen.coder_id)
        return {document_id: frozenset(coders) for document_id, coders in found.items()}
