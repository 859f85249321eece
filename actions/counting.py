"""Counting codes by the parts of documents."""

from actions.codebook import codebook
from actions.differing import in_force
from actions.documents import documents
from actions.parting import parts
from actions.workspace import Desk
from coding.counting_parts import PartColumn, attributes_of, part_columns


def attributes(desk: Desk) -> tuple[str, ...]:
    """The attributes that parts of this project have."""
    return attributes_of(parts(desk))


def counts_by_part(desk: Desk, attribute: str = "") -> tuple[PartColumn, ...]:
    """Every category and code per name of a part, or per value of an attribute; nothing where there are no parts."""

    def columns() -> tuple[PartColumn, ...]:
        found = parts(desk)
        if not found:
            return ()
        all_documents = len(documents(desk))
        return part_columns(codebook(desk), in_force(desk), found, attribute=attribute, documents=all_documents)

    return desk.computed("counts by part", attribute, compute=columns)
