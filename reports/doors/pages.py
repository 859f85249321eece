"""The words of an HTML text, with the places that a program counts in UTF-8 bytes over its text nodes.

Paragraphs that stand against each other in HTML are parted by a line end, which the program does not count.
"""

from bisect import bisect_right
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(
    """address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead tr ul""".split()
)
_UNSEEN = frozenset({"script", "style", "template", "head", "title"})


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is ours; `_bytes` and `_places` say where each text node begins, in theirs and in ours."""

    text: str
    _bytes: tuple[int, ...]
    _places: tuple[int, ...]
    _nodes: tuple[str, ...]

    def place(self, offset: int, *, end: bool = False) -> int:
        """Where the byte stands in our text; the end of a stretch belongs to the node before it. -1 for outside."""
        found = bisect_right(self._bytes, offset - end) - 1
        if found < 0 or offset < 0:
            return -1
        inside = self._nodes[found].encode("utf-8", errors="replace")
        if offset - self._bytes[found] > len(inside):
            return -1
        return self._places[found] + len(inside[: offset - self._bytes[found]].decode("utf-8", errors="ignore"))


def page(html: str) -> Page:
    """The text of an HTML document or fragment; scripts and styles are neither text nor counted."""
    reader = _Reader()
    reader.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return Page("".join(reader.parts), tuple(reader.bytes), tuple(reader.places), tuple(reader.nodes))


def words_of(html: str) -> str:
    """The words of a fragment, each run of blanks as one."""
    return " ".join(page(html).text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.nodes: list[str] = []
        self.bytes: list[int] = []
        self.places: list[int] = []
        self._offset = self._place = 0
        self._broken = self._shut = True  # a new line begins, because of a tag; it has begun already
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (the library calls it so)
        if tag in _UNSEEN:
            self._unseen = self._unseen or tag
        if tag == "br":
            self._put("\n")
        elif tag in ("td", "th"):
            if not self._shut and not self._broken:
                self._put("\t")
        elif tag in _BLOCKS:
            self._broken = True

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        if tag in _BLOCKS:
            self._broken = True

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._broken and not self._shut and not data.startswith("\n"):
            self._put("\n")
        self._broken = False
        self.nodes.append(data)
        self.bytes.append(self._offset)
        self.places.append(self._place)
        self._offset += len(data.encode("utf-8", errors="replace"))
        self._put(data)

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self._place += len(words)
        self._shut = words.endswith("\n")
