"""The texts of an exchange file: in the XML, in a file of their own, at worst in a formatted one."""

from pathlib import PurePosixPath

from corpora.reading import read_all
from corpora.refusal import Refusal
from reports.refi.elements import HOLDERS, Element, first, local
from reports.refi.harmless import refuse_too_large
from reports.refi.offsets import Text, decoded, text_of
from reports.refi.package import MOST_TEXT, Package
from reports.refi.remarks import Remark

_FORMATTED = ((b"PK\x03\x04", ".docx"), (b"%PDF", ".pdf"), (b"{\\rtf", ".rtf"))


def texts_of(package: Package, elements: dict[str, Element]) -> tuple[dict[str, Text], list[Remark]]:
    """By the key of what holds them, with what is to be said of them; refuses `refi-too-large` for all together."""
    texts: dict[str, Text] = {}
    remarks: list[Remark] = []
    size = 0
    for key, element in elements.items():
        if local(element) not in HOLDERS or (found := _text(package, element, remarks)) is None:
            continue
        texts[key] = found
        size += len(found.text)
        if size > MOST_TEXT:
            refuse_too_large(package.name, MOST_TEXT)
        if found.missing:
            remarks.append(Remark("refi-text-missing", {"name": named(element)}))
    return texts, remarks


def named(element: Element) -> str:
    """The name of what holds a text, or of what it is in."""
    while element is not None and not element.get("name"):
        element = element.getparent()
    return "" if element is None else str(element.get("name"))


def _text(package: Package, element: Element, remarks: list[Remark]) -> Text | None:
    """None for what says of no text at all."""
    if (content := first(element, "PlainTextContent")) is not None:
        return text_of("".join(content.itertext()))
    path, rich = element.get("plainTextPath"), element.get("richTextPath")
    if path is None and rich is None:
        return None
    data = package.file(path) if path else None
    if data is not None and not any(data.startswith(sign) for sign, _ in _FORMATTED):
        return text_of(decoded(data))
    said = _formatted(data if data is not None else package.file(rich), path or rich or "")
    if not said:
        return Text("", missing=True)
    remarks.append(Remark("refi-text-from-rich", {"name": named(element)}))
    return text_of(said)


def _formatted(data: bytes | None, path: str) -> str:
    """The words of a formatted file; none of one that can't be read."""
    kind = next((kind for sign, kind in _FORMATTED if data and data.startswith(sign)), "")
    try:
        return read_all(PurePosixPath(path.replace("\\", "/")).stem + kind, data)[0].text if data and kind else ""
    except Refusal:
        return ""
