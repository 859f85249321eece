"""What only we know of an element: an instruction inside it, which other programs pass by.

`<?duiding direction="bevorderend" important="1"?>`
"""

import re

from lxml import etree

from reports.refi.elements import Element, clean

NAME = "duiding"
_SAID = re.compile(r'([a-z-]+)="([^"]*)"')
_ESCAPED = {"&": "&amp;", '"': "&quot;", "?": "&#63;", ">": "&gt;", "\n": "&#10;"}


def marks(element: Element) -> dict[str, str]:
    """What an earlier file of ours said of this element."""
    found: dict[str, str] = {}
    for child in element:
        if child.tag is etree.PI and child.target == NAME:
            found |= {name: _plain(said) for name, said in _SAID.findall(child.text or "")}
    return found


def mark(element: Element, said: dict[str, str]) -> None:
    """Say this of the element instead of what was said; nothing where there is nothing to say."""
    for child in list(element):
        if child.tag is etree.PI and child.target == NAME:
            element.remove(child)
    if said:
        text = " ".join(f'{name}="{_escaped(value)}"' for name, value in said.items())
        element.append(etree.ProcessingInstruction(NAME, clean(text)))


def _escaped(said: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in said)


def _plain(said: str) -> str:
    for sign, written in reversed(_ESCAPED.items()):
        said = said.replace(written, sign)
    return said
