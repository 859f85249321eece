"""What of a project may go along: what this desk sees, and, where that is asked, one coder's own work only."""

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
    `blind` no more than what `own` made."""

    columns: dict[str, str]
    only: str | None
    own: str | None
    blind: frozenset[str]

    def may_see(self, kind: str, image: Image) -> bool:
        """Whether a row, or an image of it in the log, goes along."""
        column = self.columns.get(kind)
        whose = image.get(column) if column else None
        if whose is None:
            return True
        if self.only and whose != self.only:
            return False
        return whose == self.own or image.get("document_id") not in self.blind


def visible(connection: Any, desk: Desk, coder_id: UUID | None, seen: frozenset[UUID]) -> Visible:
    """`seen` are the codings that this desk may see: where others made more, it is blind."""
    there = {document.id for document in documents(connection, desk.project_id)}
    made = every_coding(connection, desk.project_id)
    blind = {each.document_id for each in made if each.document_id in there and each.id not in seen}
    columns = {
        kind: column
        for kind, references in shape().references.items()
        for column, (other, _) in references.items()
        if other == "coder"
    }
    own, only = (str(each) if each else None for each in (desk.coder_id, coder_id))
    return Visible(columns, only, own, frozenset(map(str, blind)))
