"""What stands in two copies under two ids and is one thing: a coder by name, a document by its text, a code by path."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from coding.uniting_log import Copy, Entry, Image

Ids = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What of the tables matters: in which order rows need each other, to which kinds columns refer (and whether they
    must), and which columns together can stand there once."""

    order: tuple[str, ...] = ()
    references: Mapping[str, Mapping[str, tuple[str, bool]]] = field(default_factory=dict)
    unique: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What a copy has beside its rows: per document the hashes of every text it had, per list its boards in order, and
    whose each label in a document is."""

    texts: Mapping[str, Collection[str]] = field(default_factory=dict)
    boards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    speakers: Mapping[tuple[str, str], str] = field(default_factory=dict)


def same_things(
    ours: Copy, theirs: Copy, here: Known, there: Known, shape: Shape, *, known: Ids | None = None
) -> dict[str, str]:
    """Their ids of what has another id here, with ours; `known` is what earlier merges found."""
    found = dict(known or {})
    own, other = ({key[1] for key in copy.rows} for copy in (ours, theirs))

    def pair(one: Mapping[Any, str], two: Mapping[Any, str]) -> None:
        for name, row_id in two.items():
            mine = one.get(name)
            if mine and mine != row_id and row_id not in own and mine not in other:
                found.setdefault(row_id, mine)

    pair(_named(ours, "coder"), _named(theirs, "coder"))
    pair(_by_text(ours, here), _by_text(theirs, there))
    pair(_named(ours, "category"), _named(theirs, "category"))
    pair(_paths(ours), _paths(theirs))
    pair(_lists(ours), _lists(theirs))
    for list_id, mine in list(found.items()):
        if len(here.boards.get(mine, ())) == len(there.boards.get(list_id, ())):
            found |= dict(zip(there.boards.get(list_id, ()), here.boards.get(mine, ()), strict=True))
    speakers = {(found.get(document, document), label): who for (document, label), who in there.speakers.items()}
    for place, who in speakers.items():
        if (mine := here.speakers.get(place, who)) != who and who not in here.speakers.values():
            found.setdefault(who, mine)
    for kind, columns in _once(shape):
        pair(_keyed(ours, kind, columns, {}), _keyed(theirs, kind, columns, found))
    return found | dict(_finished(theirs, found))


def renamed(copy: Copy, ids: Ids) -> Copy:
    """A copy with other ids, in its rows and its log."""
    if not ids:
        return copy
    rows = {(kind, ids.get(row_id, row_id)): _said(image, ids) for (kind, row_id), image in copy.rows.items()}
    return replace(copy, rows=rows, log=[_entry(entry, ids) for entry in copy.log])


def _entry(entry: Entry, ids: Ids) -> Entry:
    before, after = (image and _said(image, ids) for image in (entry.before, entry.after))
    return replace(entry, subject=ids.get(entry.subject, entry.subject), before=before, after=after)


def _said(image: Image, ids: Ids) -> dict[str, Any]:
    return {name: said(value, ids) for name, value in image.items()}


def said(value: Any, ids: Ids) -> Any:
    """A value in which ids have become others, however deep they stand."""
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [said(each, ids) for each in value]
    return {name: said(each, ids) for name, each in value.items()} if isinstance(value, dict) else value


def _of(copy: Copy, kind: str) -> Iterator[tuple[str, Image]]:
    return ((row_id, image) for (each, row_id), image in sorted(copy.rows.items()) if each == kind)


def _named(copy: Copy, kind: str) -> dict[str, str]:
    return {str(image["name"]).casefold(): row_id for row_id, image in _of(copy, kind)}


def _by_text(copy: Copy, known: Known) -> dict[str, str]:
    """By the hash of every text that a document had; who is there comes before who was put away."""
    documents = sorted(_of(copy, "document"), key=lambda row: not row[1]["removed"])
    return {digest: row_id for row_id, _ in documents for digest in known.texts.get(row_id, ())}


def _paths(copy: Copy) -> dict[tuple[str, ...], str]:
    rows = dict(_of(copy, "code"))
    categories = dict(_of(copy, "category"))
    return {_path(image, rows, categories): row_id for row_id, image in rows.items()}


def _path(image: Image, rows: Mapping[str, Image], categories: Mapping[str, Image]) -> tuple[str, ...]:
    names: list[str] = []
    code: Image | None = image
    while code is not None and len(names) <= len(rows):
        names.append(str(code["name"]).casefold())
        code = rows.get(code.get("parent_id") or "")
    home = categories.get(image.get("category_id") or "")
    return (str(home["name"]).casefold() if home else "", *reversed(names))


def _lists(copy: Copy) -> dict[tuple[str, str], str]:
    return {(image["sha256"], image["as_of"]): row_id for row_id, image in _of(copy, "board_list")}


def _once(shape: Shape) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Codings stay what they are: two on the same words become one later, with what both say."""
    yield "relation", ("source_id", "target_id", "kind")
    for kind in shape.order:
        for columns in shape.unique.get(kind, ()):
            if kind not in ("coder", "coding", "finished"):
                yield kind, columns


def _keyed(copy: Copy, kind: str, columns: tuple[str, ...], ids: Ids) -> dict[tuple[str, ...], str]:
    return {tuple(repr(said(image.get(name), ids)) for name in columns): row_id for row_id, image in _of(copy, kind)}


def _finished(copy: Copy, ids: Ids) -> Iterator[tuple[str, str]]:
    """The id of such a row follows from its document and coder."""
    for row_id, image in _of(copy, "finished"):
        document, coder = (ids.get(image[name], image[name]) for name in ("document_id", "coder_id"))
        if (document, coder) != (image["document_id"], image["coder_id"]):
            yield row_id, str(uuid5(UUID(document), coder))
