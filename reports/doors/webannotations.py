"""Web annotations (W3C, JSON-LD): a body that tags, and a target by its words and its place in them.

Hypothesis, Recogito and their like write these, each a little differently. Places count code points, says the model;
where words are given, these decide.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from codebooks.codebook import BETWEEN
from codebooks.entries import one_line
from corpora.refusal import Refusal
from reports.doors.quotes import Path, Quote, steps, told_of
from reports.doors.told import Told, whole
from reports.refi.package import unquoted

ORIGIN = "Web Annotation"
DEEPEST, MOST = 9, 500_000
LABELS = ("tagging", "classifying", "identifying")
INSIDE = ("items", "rows", "@graph", "first", "annotations", "resources")
SAID = {"TextQuoteSelector": ("exact", "prefix", "suffix"), "TextPositionSelector": ("start", "end")}
Values = dict[str, Any]


def read_annotations(name: str, title: str, data: bytes, along: Sequence[tuple[str, str]] = ()) -> Told:
    """A project of the annotations; refuses `door-json` and `door-unknown`."""
    try:
        tree = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as damage:
        raise Refusal("door-json", name=name) from damage
    quotes = [quote for n, each in enumerate(_annotations(tree), start=1) for quote in _quotes(n, each)]
    if not quotes:
        raise Refusal("door-unknown", name=name)
    if len(quotes) > MOST:
        raise Refusal("foreign-too-large", name=name)
    return told_of(quotes, origin=ORIGIN, name=title, along=along)


def _annotations(tree: object, depth: int = 0) -> Iterator[Values]:
    """Every annotation, in a list, a page, a collection, or an answer of Hypothesis."""
    if depth > DEEPEST:
        return
    if isinstance(tree, list):
        for each in tree:
            yield from _annotations(each, depth + 1)
    elif isinstance(tree, dict):
        if "target" in tree:
            yield tree
            return
        for key in INSIDE:
            if isinstance(tree.get(key), list | dict):
                yield from _annotations(tree[key], depth + 1)


def _quotes(n: int, annotation: Values) -> Iterator[Quote]:
    codes, memo = _bodies(annotation)
    coder, at = _who(annotation), _words(annotation.get("created"))
    for target in _several(annotation.get("target")):
        found = _selected(target if isinstance(target, dict) else {})
        document = _document(annotation, target)
        start, end = whole(found.get("start")), whole(found.get("end"))
        yield Quote(
            n,
            _words(found.get("exact")),
            codes,
            document,
            coder,
            memo,
            at,
            start=-1 if start is None else start,
            end=-1 if end is None else end,
            before=_words(found.get("prefix")),
            after=_words(found.get("suffix")),
        )


def _bodies(annotation: Values) -> tuple[tuple[Path, ...], str]:
    """What is said as a label, and what as a remark."""
    codes = [path for tag in _several(annotation.get("tags")) if (path := steps(_words(tag), BETWEEN))]
    remarks = [_words(annotation.get("text")), _words(annotation.get("bodyValue"))]
    for body in _several(annotation.get("body")):
        said = body if isinstance(body, dict) else {"value": body}
        value = _words(said.get("value")) or _words(said.get("label")) or _words(said.get("source"))
        purposes = [_words(each).rpartition(":")[2] for each in _several(said.get("purpose"))]
        purposes = purposes or [_words(each).rpartition(":")[2] for each in _several(annotation.get("motivation"))]
        if any(purpose in LABELS for purpose in purposes) and (path := steps(value, BETWEEN)):
            codes.append(path)
        else:
            remarks.append(value)
    return tuple(dict.fromkeys(codes)), "\n\n".join(each.strip() for each in remarks if each.strip())


def _selected(target: Values) -> Values:
    """What all selectors say together, those that refine another included."""
    found: Values = {}
    waiting = [(each, 0) for each in _several(target.get("selector"))]
    while waiting:
        selector, depth = waiting.pop()
        if not isinstance(selector, dict) or depth > DEEPEST:
            continue
        kind = _words(selector.get("type") or selector.get("@type")).rpartition(":")[2]
        found |= {key: selector[key] for key in SAID.get(kind, ()) if key in selector}
        inner = ("refinedBy", "items", "members")
        waiting += [(each, depth + 1) for key in inner for each in _several(selector.get(key))]
    return found


def _document(annotation: Values, target: object) -> str:
    """What the text is called: its title, or else the end of its address."""
    source = target.get("source") or target.get("id") if isinstance(target, dict) else target
    about = annotation.get("document")
    titled = [about, source, target]
    for each in titled:
        if isinstance(each, dict):
            title = next((_words(title) for title in _several(each.get("title"))), "")
            if title:
                return one_line(title)
    address = _words(source.get("id") if isinstance(source, dict) else source) or _words(annotation.get("uri"))
    return one_line(unquoted(address.split("#")[0].rstrip("/").rpartition("/")[2]) or address)


def _who(annotation: Values) -> str:
    said = next(iter(_several(annotation.get("creator") or annotation.get("user"))), "")
    if isinstance(said, dict):
        said = said.get("name") or said.get("nickname") or said.get("id")
    name = one_line(_words(said))
    return name.removeprefix("acct:").partition("@")[0] if name.startswith("acct:") else name


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
