"""What the codebook says of a new coding: no archived code, an allowed direction, one code of a domain."""

from collections.abc import Mapping
from uuid import UUID

from codebooks.codebook import Code, Direction
from corpora.refusal import Refusal
from corpora.spans import Span
from store import codings as kept
from store.writing import Writing


def refuse_for_code(code: Code, direction: Direction | None) -> None:
    """Refuses `code-archived`, and `direction-not-allowed`."""
    if code.archived:
        raise Refusal("code-archived", code=code.name)
    refuse_direction(code, direction)


def refuse_direction(code: Code, direction: Direction | None) -> None:
    """Refuses `direction-not-allowed` with the ones that are."""
    if not code.allows(direction):
        raise Refusal(
            "direction-not-allowed", code=code.name, direction=str(direction), allowed=", ".join(code.directions)
        )


def excludes(code: Code, other: Code) -> bool:
    """Whether two codes are of one domain, so that only one of them can be meant."""
    return bool(code.domain) and code.domain == other.domain and code.id != other.id


def refuse_excluded(
    change: Writing, coder_id: UUID, document_id: UUID, span: Span, rivals: Mapping[UUID, Code]
) -> None:
    """Refuses `code-excluded` where this coder has one of `rivals` on text that `span` shares."""
    made = kept.codings(change.connection, change.project_id, document_id=document_id, coder_ids=[coder_id])
    for each in made:
        if each.code_id in rivals and each.span.start < span.end and span.start < each.span.end:
            rival = rivals[each.code_id]
            raise Refusal("code-excluded", code=rival.name, domain=rival.domain)
