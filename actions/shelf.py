"""The shelf: files that came in and wait until somebody has looked at them. Nothing on it is part of a project."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, TypeVar, cast
from uuid import UUID

from corpora.refusal import Refusal
from corpora.relabelling import AS_FOUND, Choices

T = TypeVar("T")
WAITS = timedelta(hours=8)
MOST_FILES = 100  # of one person
MOST_RESULTS = 8

Owner = tuple[UUID, UUID | None]


@dataclass(frozen=True, slots=True)
class Held:
    """A file that waits, by name, with what was decided about it so far."""

    id: str
    name: str
    choices: Choices = AS_FOUND


@dataclass(frozen=True, slots=True)
class _Place:
    held: Held
    file: IO[bytes]
    size: int
    looked_at: datetime


@dataclass(slots=True)
class Shelf:
    """Files by owner, on disk without a name, so that they are gone when the process is; safe to share between threads.

    Who does not look at a file for `WAITS` loses it; more than `MOST_FILES` of one person or `most_bytes` of everybody
    is refused, for what waits must not disappear because of what comes in. Of what was read in them only the last few
    results are remembered.
    """

    most_bytes: int = 1_000_000_000
    _places: dict[tuple[Owner, str], _Place] = field(default_factory=dict)
    _results: dict[tuple[str, Hashable], object] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __del__(self) -> None:
        """The files go with the shelf."""
        for place in self._places.values():
            place.file.close()

    def put(self, owner: Owner, name: str, data: bytes, now: datetime) -> Held:
        """Keep a file aside; the same file under the same name stays what it was. Refuses `preview-full`."""
        held = Held(sha256(name.encode() + b"\0" + data).hexdigest()[:32], name)
        with self._lock:
            self._let_go(now)
            if known := self._places.get((owner, held.id)):
                return known.held
            mine = sum(each == owner for each, _ in self._places)
            if mine >= MOST_FILES or sum(place.size for place in self._places.values()) + len(data) > self.most_bytes:
                raise Refusal("preview-full", name=name, n=mine)
            file = TemporaryFile()  # noqa: SIM115 (closed when the file is let go)
            file.write(data)
            self._places[owner, held.id] = _Place(held, file, len(data), now)
        return held

    def waiting(self, owner: Owner, now: datetime) -> tuple[Held, ...]:
        """The files of this owner, in the order in which they came; to look at the list is to look at them."""
        with self._lock:
            self._let_go(now)
            mine = [key for key in self._places if key[0] == owner]
            for key in mine:
                self._places[key] = replace(self._places[key], looked_at=now)
            return tuple(self._places[key].held for key in mine)

    def look(self, owner: Owner, held_id: str, now: datetime) -> Held:
        """What was decided about a file; refuses `preview-gone` when it was kept, dropped or let go."""
        with self._lock:
            return self._place(owner, held_id, now).held

    def data(self, owner: Owner, held_id: str, now: datetime) -> bytes:
        """A file as it came in; refuses as `look` does."""
        with self._lock:
            file = self._place(owner, held_id, now).file
            file.seek(0)
            return file.read()

    def choose(self, owner: Owner, held_id: str, choices: Choices, now: datetime) -> None:
        """Remember what was decided about a file."""
        with self._lock:
            place = self._place(owner, held_id, now)
            self._places[owner, held_id] = replace(place, held=replace(place.held, choices=choices))

    def drop(self, owner: Owner, held_id: str) -> None:
        """Take a file away, if it still is there."""
        with self._lock:
            if place := self._places.pop((owner, held_id), None):
                place.file.close()
            self._forget(held_id)

    def clear(self) -> None:
        """Take every file away, whoever put it here."""
        with self._lock:
            for place in self._places.values():
                place.file.close()
            self._places.clear()
            self._results.clear()

    def remembered(self, held_id: str, of: Hashable, compute: Callable[[], T]) -> T:
        """What follows from a file and from `of`; only the last few results stay."""
        key = (held_id, of)
        with self._lock:
            if key in self._results:
                result = self._results[key] = self._results.pop(key)
                return cast("T", result)
        computed = compute()
        with self._lock:
            self._results[key] = computed
            while len(self._results) > MOST_RESULTS:
                del self._results[next(iter(self._results))]
        return computed

    def _place(self, owner: Owner, held_id: str, now: datetime) -> _Place:
        self._let_go(now)
        if (owner, held_id) not in self._places:
            raise Refusal("preview-gone")
        self._places[owner, held_id] = replace(self._places[owner, held_id], looked_at=now)
        return self._places[owner, held_id]

    def _let_go(self, now: datetime) -> None:
        for key, place in list(self._places.items()):
            if now - place.looked_at > WAITS:
                place.file.close()
                del self._places[key]
                self._forget(key[1])

    def _forget(self, held_id: str) -> None:
        for key in [key for key in self._results if key[0] == held_id]:
            del self._results[key]
