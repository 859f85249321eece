"""What is left of rulings and remarks, and of what the log knows of them, when names or words were taken away."""

from collections.abc import Callable, Collection
from uuid import UUID

from store.writing import Image

WORDS = {"ruling": "note", "remark": "text"}


def reworded(kind: str, image: Image, named: Callable[[str], str]) -> Image:
    """With other words in what somebody wrote; what it is about and what was decided stay."""
    return {**image, WORDS[kind]: named(image[WORDS[kind]])}


def forgotten(kind: str, image: Image, subjects: Collection[UUID]) -> Image:
    """What is about a forgotten document or coding says nothing any more; what was decided stays."""
    gone = {str(each) for each in subjects}
    about = image["document_id"] in gone or not gone.isdisjoint(image["codings"])
    return {**image, WORDS[kind]: ""} if about else image
