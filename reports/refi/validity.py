"""Whether a file is as the published schemas want it (version 1.0, 2019 and 2017, MIT, kept beside this module)."""

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from reports.refi.elements import Element


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schema" / name))


def faults(root: Element) -> list[tuple[str, str]]:
    """(path of the element, what is wrong with it), in the order of the file; none where all is well."""
    schema = _schema("Project.xsd" if etree.QName(root).localname == "Project" else "Codebook.xsd")
    if schema.validate(root):
        return []
    log: Any = schema.error_log
    return [(entry.path or "", entry.message.replace(f"{{{etree.QName(root).namespace}}}", "")) for entry in log]
