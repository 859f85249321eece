"""What is left of memos, and of what the log knows of them, when names or words were taken away."""

from collections.abc import Callable, Collection
from uuid import UUID

from store.writing import Image


def reworded(image: Image, named: Callable[[str], str]) -> Image:
    """A memo with other words in what somebody wrote; what it is about stays."""
    return {**image, "title": named(image["title"]), "text": named(image["text"])}


def about(image: Image, subjects: Collection[UUID]) -> bool:
    """Whether a memo is about one of these, or about a coding in one of these documents."""
    wanted = {str(each) for each in subjects}
    return any(link["id"] in wanted or link.get("document_id") in wanted for link in image["links"])


def forgotten(image: Image, subjects: Collection[UUID]) -> Image:
    """A memo about something that is forgotten says nothing any more, whatever else it is about."""
    return {**image, "title": "", "text": "", "links": []} if about(image, subjects) else image
