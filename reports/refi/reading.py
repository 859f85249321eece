"""What an exchange file holds: its elements, the texts in it, and where each selection stands in them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.refi.elements import Element, guid_of, keyed, local, plain_guid, under
from reports.refi.knowing import given
from reports.refi.marks import marks
from reports.refi.offsets import COUNTED, OURS, POINTS, Counting, Ruler, Text, counted, usual
from reports.refi.package import Package, opened
from reports.refi.remarks import Remark
from reports.refi.straying import Quoted
from reports.refi.texts import texts_of
from reports.refi.validity import faults

NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file that was read. `elements` are all that have a GUID by kind and GUID, `keys` the other way round.

    `texts` are by the key of what holds them; `places` are those of selections of text by key: in the text, with `\\n`
    for line ends, in code points; NOWHERE for what lies outside it. `faults` counts where it departs from the schema.
    """

    package: Package
    elements: dict[str, Element]
    keys: dict[Element, str]
    counting: Counting
    texts: dict[str, Text]
    places: dict[str, tuple[int, int]]
    repairs: tuple[Remark, ...]
    faults: int = 0

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
    """The same of a file that is open. What has no GUID of its own gets one in the tree, the same each time."""
    wrong = len(faults(package.root))
    nameless = given(package.root) if wrong else 0
    elements = keyed(package.root)
    keys = {element: key for key, element in elements.items()}
    texts, remarks = texts_of(package, elements)
    if package.mended:
        remarks.append(Remark("refi-xml-mended"))
    offsets = {key: said for key, element in elements.items() if (said := _offsets(element)) is not None}
    counting = _counting(package, elements, keys, texts, offsets)
    if counting != usual(package.root.get("origin") or "") and COUNTED not in marks(package.root):
        remarks.append(Remark(f"refi-counted-{'utf16' if counting.utf16 else 'points'}{'-crlf' * counting.returns}"))
    exchange = Exchange(package, elements, keys, counting, texts, {}, ())
    cut_off, moved = _place(exchange, offsets)
    counted = {"refi-guid-given": nameless, "refi-cut-off": cut_off, "refi-moved": moved}
    remarks += (Remark(code, {"n": n}) for code, n in counted.items() if n)
    return replace(exchange, repairs=(*remarks, *_shifted(exchange, offsets)), faults=wrong)


def _place(exchange: Exchange, offsets: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """Fill in where each selection stands; gives how many ended beyond their text, and stood beside their words."""
    rulers: dict[str, Ruler] = {}
    quoted: dict[str, Quoted] = {}
    cut_off = moved = 0
    ours = exchange.origin.lower().startswith(OURS)
    for key, said in offsets.items():
        selection = exchange.elements[key]
        holder = exchange.keys.get(selection.getparent(), "")
        exchange.places[key] = NOWHERE
        if holder not in exchange.texts or exchange.texts[holder].missing:
            continue
        text = exchange.texts[holder]
        if holder not in rulers:
            rulers[holder], quoted[holder] = Ruler(text.double(exchange.counting)), Quoted(text)
        place = _placed(said, text, rulers[holder])
        better = None if ours else quoted[holder].moved(selection, place, said)
        moved += better is not None
        cut_off += better is None and place != NOWHERE and rulers[holder].place(max(said)) > len(text.text)
        exchange.places[key] = better or place
    return cut_off, moved


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
        number = int(float((said or "").strip()))
    except (ValueError, OverflowError):
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


def _shifted(exchange: Exchange, offsets: dict[str, tuple[int, int]]) -> Iterator[Remark]:
    if backwards := sum(said[0] > said[1] >= 0 for said in offsets.values()):
        yield Remark("refi-backwards", {"n": backwards})
    outside = 0
    for key in (key for key, place in exchange.places.items() if place == NOWHERE):
        holder = exchange.keys.get(exchange.elements[key].getparent(), "")
        known = holder in exchange.texts and not exchange.texts[holder].missing
        outside += known and not holder.startswith("Note:")
    if outside:
        yield Remark("refi-outside", {"n": outside})
