"""What of a project may go along: what this desk sees, and, where that is asked, one coder's own work only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from actions.workspace import Desk
from coding.uniting_log import Image
from store.codings import every_coding
from store.documents import documents
from store.travelling import shape


@dataclass(frozen=True, slots=True)
class Visible:
    """Rows that name a coder are that coder's. `only` are whose go along, all where it is None; of the documents in
    `blind` no more than what `own` made, and of the codings in `hidden` not even that somebody speaks of them."""

    columns: dict[str, str]
    only: str | None
    own: str | None
    blind: frozenset[str]
    hidden: frozenset[str]

    def may_see(self, kind: str, image: Image) -> bool:
        """Whether a row, or an image of it in the log, goes along."""
        column = self.columns.get(kind)
        whose = image.get(column) if column else None
        if whose is None:
            return True
        if self.only and whose != self.only:
            return False
        return whose == self.own or (image.get("document_id") not in self.blind and not self._speaks(image))

    def told(self, image: Image) -> Image:
        """The image without the ids of what is hidden, in lists of codings that others may see."""
        if not self.hidden:
            return image
        return {name: self._without(value) for name, value in image.items()}

    def _without(self, value: Any) -> Any:
        return (
            [each for each in value if not (isinstance(each, str) and each in self.hidden)]
            if isinstance(value, list)
            else value
        )

    def _speaks(self, image: Image) -> bool:
        return bool(self.hidden) and any(each in self.hidden for each in _words(image))


def _words(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (word for each in value.values() for word in _words(each))
    elif isinstance(value, list):
        yield from (word for each in value for word in _words(each))


def visible(connection: Any, desk: Desk, coder_id: UUID | None, seen: frozenset[UUID]) -> Visible:
    """`seen` are the codings that this desk may see: where others made more, it is blind."""
    there = {document.id for document in documents(connection, desk.project_id)}
    made = every_coding(connection, desk.project_id)
    unseen = [each for each in made if each.document_id in there and each.id not in seen]
    columns = {
        kind: column
        for kind, references in shape().references.items()
        for column, (other, _) in references.items()
        if other == "coder"
    }
    own, only = (str(each) if each else None for each in (desk.coder_id, coder_id))
    blind, hidden = {str(each.document_id) for each in unseen}, {str(each.id) for each in unseen}
    return Visible(columns, only, own, frozenset(blind), frozenset(hidden))
