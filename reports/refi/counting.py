"""What a file holds, in numbers, and what of it can't be shown here."""

from collections import Counter

from lxml import etree

from reports.refi.elements import AREAS, SOURCES, Element, local, under
from reports.refi.reading import Exchange
from reports.refi.remarks import Remark

ALONE = {
    "users": "User",
    "codes": "Code",
    "codings": "Coding",
    "notes": "Note",
    "variables": "Variable",
    "cases": "Case",
    "sets": "Set",
    "links": "Link",
    "graphs": "Graph",
}


def counts(exchange: Exchange) -> dict[str, object]:
    """Every element of each kind, wherever it stands; `code_depth` is 1 where no code stands in another."""
    found = Counter(local(element) for element in exchange.root.iter(etree.Element))
    areas = {kind: n for kind, n in found.items() if kind.endswith("Selection")}
    return {
        "origin": exchange.root.get("origin"),
        **{name: found[kind] for name, kind in ALONE.items()},
        "code_depth": max((_depth(codes) for codes in exchange.root.iter("{*}Codes")), default=0),
        "sources": {kind: found[kind] for kind in SOURCES if found[kind]},
        "selections": sum(areas.values()),
        "selection_kinds": areas,
        "transcripts": found["Transcript"],
    }


def unseen(exchange: Exchange) -> list[Remark]:
    """What is kept for the way back and not shown: areas, recordings, and files that are not there."""
    found = Counter(local(element) for element in exchange.root.iter(etree.Element))
    said = [Remark(f"refi-area-{named}", {"n": found[kind]}) for kind, named in AREAS.items() if found[kind]]
    said += [Remark(f"refi-kept-{kind.lower()}", {"n": found[kind]}) for kind in SOURCES[1:] if found[kind]]
    absent = [
        path
        for element in exchange.root.iter(etree.Element)
        for name in ("path", "plainTextPath", "richTextPath")
        if (path := element.get(name)) and _inside(path) and not exchange.package.holds(path)
    ]
    if absent:
        said.append(Remark("refi-files-missing", {"n": len(absent)}))
    return said


def _inside(path: str) -> bool:
    """Recordings may stay where they are, next to the file."""
    return not path.strip().lower().startswith(("relative:", "absolute:"))


def _depth(element: Element) -> int:
    return max((1 + _depth(code) for code in under(element, "Code")), default=0)
