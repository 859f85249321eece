"""What an exchange file holds: its elements, the texts in it, and where each selection stands in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.refi.elements import HOLDERS, Element, first, guid_of, keyed, local, plain_guid, under
from reports.refi.marks import marks
from reports.refi.offsets import COUNTED, POINTS, Counting, Ruler, Text, counted, decoded, text_of, usual
from reports.refi.package import Package, opened

NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was repaired, or that cannot be held, by the code of its sentence and its facts."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file that was read. `elements` are all that have a GUID by kind and GUID, `keys` the other way round.

    `texts` are by the key of what holds them; `places` are those of selections of text by key: in the text, with `\\n`
    for line ends, in code points; NOWHERE for what lies outside it.
    """

    package: Package
    elements: dict[str, Element]
    keys: dict[Element, str]
    counting: Counting
    texts: dict[str, Text]
    places: dict[str, tuple[int, int]]
    repairs: tuple[Remark, ...]

    @property
    def root(self) -> Element:
        return self.package.root

    @property
    def origin(self) -> str:
        return str(self.root.get("origin") or "")

    def quotation(self, key: str) -> str:
        """The words of a selection of text; empty for one that stands nowhere."""
        start, end = self.places[key]
        holder = self.texts.get(self.keys.get(self.elements[key].getparent(), ""))
        return holder.text[start:end] if holder and start >= 0 else ""

    def quotations(self) -> Iterator[tuple[str, str]]:
        """Each selection of text by the GUID that the file gives it, with its words."""
        for key in self.places:
            yield str(self.elements[key].get("guid")), self.quotation(key)


def read(name: str, data: bytes) -> Exchange:
    """Read a project or a codebook of whatever program; refuses what `opened` does."""
    return understood(opened(name, data))


def understood(package: Package) -> Exchange:
    """The same of a file that is open."""
    elements = keyed(package.root)
    keys = {element: key for key, element in elements.items()}
    remarks: list[Remark] = []
    texts = {}
    for key, element in elements.items():
        if local(element) in HOLDERS and (found := _text(package, element)) is not None:
            texts[key] = found
            if found.missing:
                remarks.append(Remark("refi-text-missing", {"name": _named(element)}))
    offsets = {key: said for key, element in elements.items() if (said := _offsets(element)) is not None}
    counting = _counting(package, elements, keys, texts, offsets)
    if counting != usual(package.root.get("origin") or "") and COUNTED not in marks(package.root):
        remarks.append(Remark(f"refi-counted-{'utf16' if counting.utf16 else 'points'}{'-crlf' * counting.returns}"))
    places: dict[str, tuple[int, int]] = {}
    rulers: dict[str, Ruler] = {}
    for key, said in offsets.items():
        holder = keys.get(elements[key].getparent(), "")
        if holder not in texts:
            places[key] = NOWHERE
            continue
        if holder not in rulers:
            rulers[holder] = Ruler(texts[holder].double(counting))
        places[key] = _placed(said, texts[holder], rulers[holder])
    return Exchange(
        package, elements, keys, counting, texts, places, (*remarks, *_shifted(offsets, places, texts, keys, elements))
    )


def _text(package: Package, element: Element) -> Text | None:
    """None for what says of no text at all."""
    if (content := first(element, "PlainTextContent")) is not None:
        return text_of("".join(content.itertext()))
    path = element.get("plainTextPath")
    if path is None and element.get("richTextPath") is None:
        return None
    data = package.file(path) if path else None
    return text_of(decoded(data)) if data is not None else Text("", missing=True)


def _offsets(element: Element) -> tuple[int, int] | None:
    """What the file says of a selection of text; None for whatever is none."""
    if local(element) == "PlainTextSelection":
        return _number(element.get("startPosition")), _number(element.get("endPosition"))
    if local(element) != "TranscriptSelection":
        return None
    synced = {guid_of(point): _number(point.get("position")) for point in under(element.getparent(), "SyncPoint")}
    ends = (synced.get(plain_guid(element.get(name)), -1) for name in ("fromSyncPoint", "toSyncPoint"))
    return next(ends), next(ends)


def _number(said: str | None) -> int:
    """-1 for what is no number of a sensible size."""
    try:
        number = int((said or "").strip())
    except ValueError:
        return -1
    return number if 0 <= number < 2**31 else -1


def _counting(
    package: Package,
    elements: dict[str, Element],
    keys: dict[Element, str],
    texts: dict[str, Text],
    offsets: dict[str, tuple[int, int]],
) -> Counting:
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if marks(package.root).get(COUNTED) == POINTS:
        return Counting()
    for key, said in offsets.items():
        # What is pinned to a note often stands in what the note is about.
        if (holder := keys.get(elements[key].getparent(), "")) in texts and not holder.startswith("Note:"):
            held[holder].append(said)
    return counted(str(package.root.get("origin") or ""), [(texts[key], said) for key, said in held.items()])


def _placed(said: tuple[int, int], text: Text, ruler: Ruler) -> tuple[int, int]:
    """In reading order and inside the text."""
    start, end = sorted(said)
    if start < 0:
        return NOWHERE
    here, there = ruler.place(start), min(ruler.place(end), len(text.text))
    return (here, there) if here <= there and (here < len(text.text) or here == there) else NOWHERE


def _shifted(
    offsets: dict[str, tuple[int, int]],
    places: dict[str, tuple[int, int]],
    texts: dict[str, Text],
    keys: dict[Element, str],
    elements: dict[str, Element],
) -> Iterator[Remark]:
    if backwards := sum(said[0] > said[1] >= 0 for said in offsets.values()):
        yield Remark("refi-backwards", {"n": backwards})
    outside = 0
    for key in (key for key, place in places.items() if place == NOWHERE):
        holder = keys.get(elements[key].getparent(), "")
        outside += holder in texts and not texts[holder].missing and not holder.startswith("Note:")
    if outside:
        yield Remark("refi-outside", {"n": outside})


def _named(element: Element) -> str:
    while element is not None and not element.get("name"):
        element = element.getparent()
    return "" if element is None else str(element.get("name"))
