"""What NVivo hands over in Word: the references of a node, file by file, or its codebook as a table.

The layout is that of its manuals and of what researchers show of it: `<Files\\\\Interview> - § 2 references coded
[5.32% Coverage]`, then `Reference 1 - 1.21% Coverage` above each quotation. The words differ per language, the signs
do not.
"""

import re
from collections.abc import Iterator, Sequence

from reports.doors.quotes import Quote, steps, told_of
from reports.doors.told import Told

ORIGIN = "NVivo"
_FILE = re.compile(r"<(?P<path>[^<>]+)>\s*-\s*§\s*\d+\b.*\[\s*[\d.,]+\s*%.*\]")
_REFERENCE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s+\d+\s*-\s*[\d.,]+\s*%.*")
_NAME = re.compile(r"(?:Name|Naam|Nom|Nombre)\s*:\s*(?P<name>.+)", re.IGNORECASE)


def read_node(title: str, text: str, along: Sequence[tuple[str, str]] = ()) -> Told | None:
    """A project of the references of one node, which is called as the report says or else as the file; None for a text
    that is no such report."""
    lines = [line.strip() for line in text.split("\n")]
    first = next((n for n, line in enumerate(lines) if _FILE.fullmatch(line)), None)
    if first is None:
        return None
    named = next((found["name"] for line in lines[:first] if (found := _NAME.fullmatch(line))), title)
    code = steps(named, "\\\\", "\\")
    code = code[1:] if len(code) > 1 and code[0].lower() in ("nodes", "codes") else code
    quotes = [Quote(line, words, (code,), document) for line, document, words in _references(lines, first)]
    return told_of(quotes, origin=ORIGIN, name=title, along=along)


def _references(lines: Sequence[str], first: int) -> Iterator[tuple[int, str, str]]:
    """Each quotation with its line and the document it is from."""
    document, words, begun = "", list[str](), 0
    for n, line in enumerate(lines[first:], start=first + 1):
        file = _FILE.fullmatch(line)
        if not file and not _REFERENCE.fullmatch(line):
            words.append(line)
            continue
        if begun and (said := "\n".join(words).strip()):
            yield begun, document, said
        document = file["path"].rpartition("\\")[2].strip() if file else document
        words, begun = [], 0 if file else n
    if begun and (said := "\n".join(words).strip()):
        yield begun, document, said
