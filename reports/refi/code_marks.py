"""What a code of ours has and the standard has no place for, as marks and back."""

from dataclasses import replace

from codebooks.codebook import Code, Direction
from codebooks.entries import one_line

CODE, CATEGORY, ALSO = "code", "category", "also"


def said_of(code: Code) -> dict[str, str]:
    """What a mark says of a code; what is empty it leaves out."""
    said = {
        "direction": str(code.direction or ""),
        "directions": " ".join(map(str, code.directions)),
        "key": code.key,
        "domain": code.domain,
        "keywords": "\n".join(code.keywords),
        "synonyms": "\n".join(code.synonyms),
    }
    return {"is": CODE, **{name: value for name, value in said.items() if value}}


def told(code: Code, marked: dict[str, str]) -> Code:
    """The code with what its mark says; what no such mark can say is left out."""
    way = marked.get("direction", "")
    return replace(
        code,
        direction=Direction(way) if way in set(Direction) else None,
        directions=tuple(Direction(each) for each in marked.get("directions", "").split() if each in set(Direction)),
        key=marked.get("key", "")[:1],
        domain=one_line(marked.get("domain", "")),
        keywords=tuple(filter(None, marked.get("keywords", "").split("\n"))),
        synonyms=tuple(filter(None, marked.get("synonyms", "").split("\n"))),
    )
