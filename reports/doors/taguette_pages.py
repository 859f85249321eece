"""What Taguette hands over as a web page: highlights with their document and tags, or the codebook.

Which is which follows from the shape of the page, for its words are in the language of whoever made it.
"""

from collections.abc import Iterator, Sequence

import lxml.html
from lxml import etree

from corpora.refusal import Refusal
from reports.doors.quotes import Quote, told_of
from reports.doors.taguette import ORIGIN, tagged
from reports.doors.told import Told
from reports.refi.elements import Element

LARGEST = 60_000_000


def read_taguette_page(name: str, title: str, html: str, along: Sequence[tuple[str, str]] = ()) -> Told:
    """A project of the page; refuses `door-unknown` for one that Taguette did not write."""
    body = _body(name, html)
    codes = list(_codes(body))
    if codes:
        return told_of((), origin=ORIGIN, name=title, codes=codes, grouped=tagged)
    quotes = list(_quotes(body))
    if not quotes:
        raise Refusal("door-unknown", name=name)
    return told_of(quotes, origin=ORIGIN, name=title, along=along, grouped=tagged)


def _body(name: str, html: str) -> Element:
    try:
        parser = lxml.html.HTMLParser(no_network=True, huge_tree=False)
        root = lxml.html.document_fromstring(html[:LARGEST], parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as damage:
        raise Refusal("door-unknown", name=name) from damage
    found = root.find("body")
    return root if found is None else found


def _quotes(body: Element) -> Iterator[Quote]:
    """Paragraphs up to one with two names in bold, which tells the document and the tags of those before it."""
    words: list[str] = []
    n = 0
    for element in body:
        bold = list(element.iterchildren("strong")) if element.tag == "p" else []
        if len(bold) == 2 and (bold[0].text or "").rstrip().endswith(":"):
            n += 1
            tags = [" ".join(tag.split()) for tag in (bold[1].tail or "").split(",\n")]
            document = " ".join((bold[0].tail or "").split())
            yield Quote(n, "\n".join(words), tuple((tag,) for tag in tags if tag), document)
            words = []
        elif isinstance(element.tag, str) and element.tag not in ("hr", "h1"):
            words.append(" ".join(element.text_content().split()))


def _codes(body: Element) -> Iterator[tuple[tuple[str, ...], str]]:
    """Headings with a paragraph that counts, and one that says what the tag means."""
    for heading in body.iterchildren("h2"):
        number = heading.getnext()
        if number is None or number.get("class") != "number":
            continue
        meaning = number.getnext()
        said = meaning.text_content().strip() if meaning is not None and meaning.tag == "p" else ""
        yield (" ".join(heading.text_content().split()),), said
