"""Codings as web annotations (W3C, JSON-LD): each with its words, its place, and what stands around it."""

import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any
from uuid import UUID

from coding.codings import Coding
from reports.refi.holding import Held, Holding

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # signs before and after, by which words that come back can be told apart


def annotations(holding: Holding) -> bytes:
    """A collection with one page, in reading order; the texts themselves stay behind."""
    documents = {each.id: each for each in holding.documents}
    names = {code.id: holding.book.path(code) for code in holding.book.codes}
    coders = {coder.id: coder.name for coder in holding.coders}
    order = {each.id: n for n, each in enumerate(holding.documents)}
    made = sorted(holding.codings, key=lambda each: (order[each.document_id], each.span, str(each.id)))
    items = [_annotation(each, documents[each.document_id], names, coders) for each in made]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    tree = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": holding.name,
        "total": len(items),
        "first": page,
    }
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()


def _annotation(
    coding: Coding, document: Held, names: Mapping[UUID, str], coders: Mapping[UUID, str]
) -> dict[str, Any]:
    start, end = coding.span.start, coding.span.end
    body: list[dict[str, str]] = [
        {
            "type": "TextualBody",
            "purpose": "tagging",
            "value": names[coding.code_id],
            "id": f"urn:uuid:{coding.code_id}",
        }
    ]
    if coding.memo:
        body.append({"type": "TextualBody", "purpose": "commenting", "value": coding.memo, "format": "text/plain"})
    place: dict[str, Any] = {"type": "TextPositionSelector", "start": start, "end": end}
    words = {
        "type": "TextQuoteSelector",
        "exact": coding.quote,
        "prefix": document.text[max(start - AROUND, 0) : start],
        "suffix": document.text[end : end + AROUND],
    }
    source = {"id": f"urn:uuid:{document.id}", "type": "Text", "format": "text/plain", "title": document.name}
    made = {"created": f"{coding.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"} if coding.at else {}
    creator = {"id": f"urn:uuid:{coding.coder_id}", "type": "Person", "name": coders[coding.coder_id]}
    return {
        "id": f"urn:uuid:{coding.id}",
        "type": "Annotation",
        "motivation": "tagging",
        "creator": creator,
        **made,
        "body": body,
        "target": {"source": source, "selector": [words, place]},
    }
