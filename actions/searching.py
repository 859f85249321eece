"""Searching the whole project: how many hits there are, and any part of them with their lines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actions.searching_filters import Options, let_through
from actions.searching_hits import Hit, numbered
from actions.searching_texts import texts
from actions.workspace import Desk
from corpora.searching import Places, occurrences
from corpora.searching_order import Order, in_order, ranks
from corpora.searching_queries import Query, begun, parsed
from corpora.searching_texts import Texts
from store import searching as kept

__all__ = ["ANYWHERE", "Hit", "Hits", "Options", "find", "search", "speakers"]


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """All that was found, as numbers: their lines are read when they are asked for.

    `begun` where nothing was found but by taking the last word for the begin of one.
    """

    desk: Desk
    texts: Texts
    places: Places
    begun: bool = False

    def __len__(self) -> int:
        return len(self.places)

    def some(self, first: int, most: int) -> tuple[Hit, ...]:
        """So many hits from this one on; those in a text that was replaced a moment ago are left out."""
        return tuple(hit for _, hit in numbered(self.desk, self.texts, self.places.taken(slice(first, first + most))))


ANYWHERE = Options()


def search(desk: Desk, query: str, options: Options = ANYWHERE, order: Order = Order.READING) -> tuple[Hit, ...]:
    """Every hit, by document name and then in reading order, or as asked; refuses what `parsed` does."""
    found = find(desk, query, options, order)
    return found.some(0, len(found))


def find(
    desk: Desk, query: str, options: Options = ANYWHERE, order: Order = Order.READING, *, typing: bool = False
) -> Hits:
    """The hits of a query, their lines unread; refuses what `corpora.searching_queries.parsed` does.

    While somebody is `typing`, a last word that is not found is taken for the begin of one.
    """
    at = texts(desk)
    found = _found(desk, at, parsed(query, options.match), options, order)
    longer = begun(query) if typing and not len(found) else None
    if longer is None:
        return Hits(desk, at, found)
    found = _found(desk, at, parsed(longer, options.match), options, order)
    return Hits(desk, at, found, begun=len(found) > 0)


def speakers(desk: Desk) -> tuple[str, ...]:
    """Everybody who has the floor somewhere, by name."""
    return tuple(sorted(filter(None, texts(desk).speakers), key=str.casefold))


def _found(desk: Desk, at: Texts, query: Query, options: Options, order: Order) -> Places:
    def places() -> Places:
        with desk.workspace.database.reading() as connection:
            ids = {term: kept.word_ids(connection, desk.project_id, term) for term in query.terms()}
            found = occurrences(query, ids, at)
            found = let_through(desk, at, found, options)
        return in_order(found, order, at, lambda: _ranks(desk, at))

    return desk.computed("search", at.mark, desk.coder_id, query, options, order, compute=places)


def _ranks(desk: Desk, at: Texts) -> NDArray[np.int32]:
    def found() -> NDArray[np.int32]:
        with desk.workspace.database.reading() as connection:
            return ranks(kept.plain_words(connection, desk.project_id), at)

    return desk.remembered("search-ranks", at.mark, compute=found)
