"""What people wrote besides the texts, and the log about it, once names have made way for pseudonyms."""

from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from actions.forgetting_people import ImageRule
from actions.memo_images import about, reworded
from actions.ruling_images import WORDS
from corpora.pseudonyms_labels import renamer
from store.forgetting import Rule
from store.writing import Image

# Rows whose words people wrote while they worked; names of coders and boards are not ours to change.
PROSE = frozenset({"assignment", "category", "code", "coding", "finding", "part", "relation", "round", "theme"})


def rule(
    titles: Mapping[UUID, tuple[str, str, str]],
    names: Mapping[str, str],
    parts: Mapping[str, str],
    people: Iterable[ImageRule] = (),
    *,
    speakers: Collection[UUID] = (),
) -> Rule:
    """What rows and log say from now on: no name, and no hash of a file in which names stood.

    `titles` holds of every document what it was called, is called, and the digest of its file now. In the memos of
    these documents, and of those about them or about `speakers`, a name counts in any case, elsewhere only as it was
    accepted: *Bos* is not *bos*. `parts` of names are always taken as they are written.
    """
    any_case, exact = renamer(names), renamer({**parts, **names}, exact=True)
    here = {str(document_id) for document_id in titles}

    def of_document(row_id: UUID, image: Image) -> Image:
        was, name, digest = titles[row_id]
        said = name if image["name"] == was else any_case(image["name"])
        return {**image, "name": said, "sha256": image["sha256"] if image["sha256"] == digest else ""}

    def rewritten(kind: str, row_id: UUID, image: Image) -> Image:
        if kind == "document" and row_id in titles:
            return of_document(row_id, image)
        if kind == "participant":
            for of_people in people:
                image = of_people(row_id, image)
            return image
        if kind == "memo":
            image = reworded(image, any_case) if about(image, {*titles, *speakers}) else image
            return reworded(image, exact)
        said = WORDS.get(kind)
        if said is None and kind not in PROSE:
            return image
        for named in (any_case, exact) if image.get("document_id") in here else (exact,):
            image = {key: _without(each, named) if said in (None, key) else each for key, each in image.items()}
        return image

    return rewritten


def _without(value: object, named: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return named(value)
    if isinstance(value, dict):
        return {named(key): _without(each, named) for key, each in value.items()}
    return [_without(each, named) for each in value] if isinstance(value, list) else value
