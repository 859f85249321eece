"""Correcting a text in which a blind round is going on: what is hidden goes along, and nobody is told of it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from coding.codings import Coding
from coding.rounds import Sight
from corpora.documents import Document
from corpora.refusal import Refusal


class _Told(Protocol):
    @property
    def id(self) -> UUID: ...

    @property
    def kind(self) -> str: ...


def hidden_in(sight: Sight, codings: Iterable[Coding]) -> frozenset[UUID]:
    """The codings that this desk may not see."""
    return frozenset(each.id for each in codings if not sight.sees(each))


def refuse_blind(
    sight: Sight, document: Document, hidden: Collection[UUID], lost: Sequence[_Told], shrunk: Sequence[Any]
) -> None:
    """Refuses `correction-blind` where somebody would have to decide about what is hidden, or a part would no longer
    hide it."""
    if not sight.closes(document.id):
        return
    if shrunk or any(loss.id in hidden or loss.kind == "part" for loss in lost):
        raise Refusal("correction-blind", name=document.name)
