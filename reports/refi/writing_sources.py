"""A document that began here as a source: its text, and the file that it came as where the standard has a place for it.

Word goes with a text as its formatted form; what a PDF says in words stands in its representation.
"""

from uuid import uuid5

from reports.refi.draft import Draft, stamp
from reports.refi.holding import Held

SIGNS = {"docx": b"PK\x03\x04", "pdf": b"%PDF"}


def has_place(kind: str, data: bytes) -> bool:
    """Whether the standard has a place for the file that a document came as; not where only its text was left of it."""
    return kind in SIGNS and data.startswith(SIGNS[kind])


def write_source(draft: Draft, held: Held) -> None:
    """The source of a document, with the file that it came as where that goes along."""
    said = {"plainTextPath": f"internal://{held.id}.txt", "creationDateTime": stamp(held.at)}
    kind, data = draft.originals.get(held.id, ("", b""))
    if data:
        draft.files[f"{held.id}.{kind}"] = data
    if kind == "docx":
        said["richTextPath"] = f"internal://{held.id}.docx"
    above, name = draft.place("Sources"), "TextSource"
    if kind == "pdf":
        path, at = f"internal://{held.id}.pdf", said["creationDateTime"]
        whole = uuid5(held.id, "pdf")
        above = draft.add(above, "PDFSource", whole, name=held.name, path=path, creationDateTime=at)
        name = "Representation"
    draft.add(above, name, held.id, name=held.name, **said)
