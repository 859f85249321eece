"""A report as plain values for the screen: the same blocks as on paper, with every sentence whole."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from reports.blocks import Block, Contents, Figure, Heading, Prose, Table, pieces, shown_as


def shown(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Ready for JSON; figures as lines, which stay sharp at any size."""
    names = shown_as(blocks)
    headings = [{"text": each.text, "level": each.level} for each in blocks if isinstance(each, Heading)]
    return [_shown(block, names, headings) for block in blocks]


def _shown(block: Block, names: Mapping[str, str], headings: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Prose():
            return {"kind": "prose", "style": block.style, "text": _whole(block, names)}
        case Contents():
            return {"kind": "contents", "text": block.title, "lines": [each for each in headings if each["level"] <= 2]}
        case Table():
            return {
                "kind": "table",
                "caption": f"{block.label} {block.number}. {block.title}",
                "columns": [
                    {"title": each.title, "share": each.share, "numeric": each.numeric} for each in block.columns
                ],
                "rows": [{"cells": row.cells, "strong": row.strong, "inset": row.inset} for row in block.rows],
                "note": block.note,
            }
        case Figure():
            return {
                "kind": "figure",
                "caption": f"{block.label} {block.number}. {block.title}",
                "alt": block.alt,
                "svg": b64encode(block.drawing.svg).decode(),
            }


def _whole(prose: Prose, names: Mapping[str, str]) -> str:
    parts = pieces(prose)
    return "".join(text + name for text, name in zip(parts, (*(names[to] for to in prose.to), ""), strict=False))
