"""Spans in the text that stays: what was marked in another text of the same document moves along, or is listed."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from coding.uniting import MINE, THEIRS, Note, Union
from coding.uniting_log import Copy, Key
from corpora.anchoring import Lost, moved
from corpora.spans import Span

# Gives the text of a version of a document; None where there is none any more.
Texts = Callable[[str, int], str | None]
SPANNED = ("coding", "part", "reference")


def placed(union: Union, ours: Copy, theirs: Copy, texts: Texts) -> None:
    """Every span in the text that its document now has; parts still lie apart."""
    going: dict[tuple[str, int, int], list[Key]] = defaultdict(list)
    for key, image in union.rows.items():
        if key[0] not in SPANNED or image.get("start") is None:
            continue
        document = ("document", str(image["document_id"]))
        side = theirs if union.places.get(key, MINE) == THEIRS else ours
        made, stays = (rows.get(document, {}).get("version") for rows in (side.rows, union.rows))
        if made is not None and stays is not None and made != stays:
            going[document[1], made, stays].append(key)
    for (document_id, made, stays), keys in going.items():
        old, new = texts(document_id, made), texts(document_id, stays)
        if old is not None and new is not None:
            _move(union, sorted(keys), old, new)
        elif old is not None:
            for key in sorted(keys):
                _lose(union, key, "forgotten", "")
    _keep_parts_apart(union)


def _move(union: Union, keys: list[Key], old: str, new: str) -> None:
    spans = [Span(union.rows[key]["start"], union.rows[key]["end"]) for key in keys]
    for key, result in zip(keys, moved(old, new, spans).all, strict=True):
        image = union.rows[key]
        if isinstance(result, Lost):
            _lose(union, key, str(result.reason), result.quote)
        else:
            union.rows[key] = {**image, "start": result.new_span.start, "end": result.new_span.end}


def _lose(union: Union, key: Key, reason: str, quote: str) -> None:
    image = union.rows.pop(key)
    union.notes.append(Note("lost", *key, {"reason": reason, "quote": quote, "image": image}))


def _keep_parts_apart(union: Union) -> None:
    """Of parts that overlap the one that came with the file goes."""
    by_document: dict[str, list[Key]] = defaultdict(list)
    for key, image in union.rows.items():
        if key[0] == "part":
            by_document[str(image["document_id"])].append(key)
    for keys in by_document.values():
        for key in _overlapping(union, sorted(keys, key=lambda key: (key in union.added, key))):
            _lose(union, key, "overlapping", "")


def _overlapping(union: Union, keys: Iterable[Key]) -> list[Key]:
    kept: list[Span] = []
    gone: list[Key] = []
    for key in keys:
        span = Span(union.rows[key]["start"], union.rows[key]["end"])
        if any(span.overlaps(other) for other in kept):
            gone.append(key)
        else:
            kept.append(span)
    return gone
