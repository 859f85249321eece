"""What is hidden in blind rounds, for actions that look into the database themselves."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from actions.workspace import Desk
from coding.rounds import Sight, unveiled
from corpora.refusal import Refusal
from store import codings as kept_codings
from store import history as kept_history
from store import rounds as kept
from store.writing import Image, Writing


def sight_in(connection: Any, desk: Desk) -> Sight:
    """What this desk may see, at the moment of a transaction that is going on."""
    return Sight(desk.coder_id, kept.closed(connection, desk.project_id))


@contextmanager
def unveiling_nothing(change: Writing) -> Iterator[None]:
    """Refuses `would-unveil` where what is done inside would show a coding that is hidden in a blind round."""
    before = kept.closed(change.connection, change.project_id)
    yield
    if before:
        after = kept.closed(change.connection, change.project_id)
        if unveiled(before, after, kept_codings.codings(change.connection, change.project_id)):
            raise Refusal("would-unveil")


def gone_from_sight(connection: Any, sight: Sight, project_id: UUID, document_id: UUID, since: int) -> tuple[UUID, ...]:
    """Codings that could be seen in a document after `since`, and are gone by now or went where they are hidden."""
    if not sight.blind:
        return tuple(kept_codings.removed_since(connection, project_id, since))
    here = sight.seen(kept_codings.codings(connection, project_id, document_id=document_id))
    there = {coding.id for coding in here}
    found: dict[UUID, None] = {}
    for each in kept_history.changes(connection, project_id, after=since):
        if each.subject_kind == "coding" and each.subject not in there and _seen(sight, each.before, document_id):
            found[each.subject] = None
    return tuple(found)


def still_blind(desk: Desk, coder_ids: Collection[UUID], document_ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Of these documents the ones where something of these coders is hidden, so that nothing can be said of it yet."""
    sight = desk.sight()
    return tuple(each for each in document_ids if any(sight.hides(each, coder_id) for coder_id in coder_ids))


def _seen(sight: Sight, image: Image | None, document_id: UUID) -> bool:
    return image is not None and image["document_id"] == str(document_id) and sight.sees_image(image)
