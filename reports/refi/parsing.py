"""XML from strangers: no document types, no entities of their own, nothing from elsewhere, within limits."""

import re

from lxml import etree

from corpora.refusal import Refusal
from reports.refi.elements import Element, local

_UNKNOWN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);)")
_SAID = re.compile(r"^\s*<\?xml[^>]*\?>")
_LARGEST_MENDED = 100_000_000


def parsed(name: str, data: bytes, *roots: str) -> tuple[Element, bool]:
    """The root, which is one of these, and whether the XML had to be mended to be read."""
    data, mended = data.lstrip(b" \t\r\n"), False
    try:
        root = _tree(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        _refuse_type(name, b"<!DOCTYPE" in data[:2000])
        line = getattr(error, "lineno", None) or 1
        try:
            root, mended = _tree(_mended(data)), True
        except (etree.XMLSyntaxError, ValueError):
            raise Refusal("refi-xml", name=name, line=line) from error
    _refuse_type(name, bool(root.getroottree().docinfo.doctype))
    if local(root) not in roots:
        raise Refusal("refi-not-refi", name=name, root=local(root)[:100])
    return root, mended


def _refuse_type(name: str, declared: bool) -> None:
    if declared:
        raise Refusal("refi-doctype", name=name)


def _tree(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    return etree.fromstring(data, parser)


def _mended(data: bytes) -> bytes:
    """Without the signs that no XML can hold, with a bare & written as it should be; only what some programs forget."""
    if len(data) > _LARGEST_MENDED:
        raise ValueError(len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    text = _NUMBERED.sub(_possible, _BARE.sub("&amp;", _UNKNOWN.sub("", _SAID.sub("", text))))
    return text.encode("utf-8", errors="replace")


def _possible(written: re.Match[str]) -> str:
    number = int(written[1], 16) if written[1] else int(written[2])
    known = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0xFFFF < number < 0x110000
    return written[0] if known else ""
