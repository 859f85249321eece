"""Codings for programs that read web annotations."""

from actions.handing_on import holding
from actions.workspace import Desk
from reports.annotating import annotations


def export_annotations(desk: Desk) -> bytes:
    """Every coding that this coder may see, as JSON-LD; the texts stay behind."""
    return annotations(holding(desk))
