"""Coding: saying that a span is a code, changing one's mind, and hearing what others did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from uuid import UUID, uuid4

from actions import codebook
from actions.blindness import gone_from_sight, sight_in
from actions.coding_rules import excludes, refuse_direction, refuse_excluded, refuse_for_code
from actions.codings_at_hand import every_coding_by_document
from actions.workspace import Desk, once, seated
from codebooks.codebook import Code, Direction
from coding.codings import Coding
from corpora.refusal import Refusal
from corpora.spans import Span, quoted
from store import codebooks as kept_codebooks
from store import codings as kept
from store import documents as kept_documents
from store import projects as kept_projects
from store import rounds as kept_rounds
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Mark:
    """A coding that is about to be made: `quote` must be the words at `span`, or it is refused."""

    document_id: UUID
    code_id: UUID
    span: Span
    quote: str
    direction: Direction | None = None
    memo: str = ""
    id: UUID | None = None
    important: bool = False


@dataclass(frozen=True, slots=True)
class Since:
    """What changed after a revision: codings as they are now, and the ids of those that went.

    `text` is the SHA-256 of the file their spans refer to: a page that shows another text must fetch this one first.
    When a blind round opened or closed, these are `whole`: all that may be seen, whatever a page has shown so far.
    """

    revision: int
    text: str
    codings: tuple[Coding, ...]
    removed: tuple[UUID, ...]
    whole: bool = False


def apply_code(desk: Desk, mark: Mark, *, operation_id: UUID | None = None) -> int:
    """Keep one coding of this coder; the revision it made. Delivered twice with one operation id, stored once."""
    return apply_codes(desk, [mark], operation_id=operation_id)


def apply_codes(desk: Desk, marks: Sequence[Mark], *, operation_id: UUID | None = None) -> int:
    """Keep many codings of this coder in one step, or none of them when one is refused."""
    coder_id = seated(desk)

    def kept_all(change: Writing) -> None:
        texts: dict[UUID, str] = {}
        codes = {code.id: code for code in kept_codebooks.codebook(change.connection, desk.project_id).codes}
        for mark in marks:
            if mark.document_id not in texts:
                texts[mark.document_id] = _text(change, mark.document_id)
            _check(change, coder_id, mark, texts[mark.document_id], codes)
            _insert(change, coder_id, mark, codes[mark.code_id])

    return once(desk, "coding.apply", operation_id, kept_all)


def name_code(desk: Desk, name: str, mark: Mark, *, color: str, operation_id: UUID | None = None) -> int:
    """Make the code `mark.code_id` by this name, and code the fragment with it, in one step; refuses a taken name."""
    return name_codes(desk, [Code(mark.code_id, name, color=color)], [mark], operation_id=operation_id)


def name_codes(desk: Desk, codes: Sequence[Code], marks: Sequence[Mark], *, operation_id: UUID | None = None) -> int:
    """The same with several codes and fragments, of codes there are too."""
    coder_id = seated(desk)

    def kept_all(change: Writing) -> None:
        for code in codes:
            codebook.insert_code(desk, change, code)
        known = {code.id: code for code in kept_codebooks.codebook(change.connection, desk.project_id).codes}
        for mark in marks:
            _check(change, coder_id, mark, _text(change, mark.document_id), known)
            _insert(change, coder_id, mark, known[mark.code_id])

    return once(desk, "coding.name", operation_id, kept_all)


def remove_coding(desk: Desk, coding_id: UUID, *, operation_id: UUID | None = None) -> int:
    """Take one's own coding away."""

    def removed(change: Writing) -> None:
        _own(change, desk, coding_id)
        change.delete("coding", coding_id)

    return once(desk, "coding.remove", operation_id, removed)


def change_coding(desk: Desk, coding_id: UUID, *, operation_id: UUID | None = None, **values: str | bool | None) -> int:
    """Set `direction`, `memo` or `important`, whichever is given, of one's own coding."""

    def changed(change: Writing) -> None:
        found = _own(change, desk, coding_id)
        checked = _checked(values)
        if direction := checked.get("direction"):
            book = kept_codebooks.codebook(change.connection, desk.project_id)
            refuse_direction(book.code(found.code_id), Direction(str(direction)))
        change.update("coding", coding_id, **checked)

    return once(desk, "coding.change", operation_id, changed)


def move_coding(desk: Desk, coding_id: UUID, span: Span, quote: str, *, operation_id: UUID | None = None) -> int:
    """Give one's own coding other bounds; `quote` must be the words between them."""

    def moved(change: Writing) -> None:
        found = _own(change, desk, coding_id)
        if quoted(_text(change, found.document_id), span) != quote:
            raise Refusal("quote-mismatch")
        twin = kept.same_coding(change.connection, found.document_id, found.coder_id, found.code_id, span)
        if twin is not None and twin.id != coding_id:
            raise Refusal("coded-already")
        codes = kept_codebooks.codebook(change.connection, desk.project_id).codes
        _refuse_rivals(
            change, found.coder_id, found.document_id, span, {code.id: code for code in codes}, found.code_id
        )
        change.update("coding", coding_id, start=span.start, end=span.end, quote=quote)

    return once(desk, "coding.move", operation_id, moved)


def codings(desk: Desk, document_id: UUID | None = None) -> tuple[Coding, ...]:
    """The codings of the project, or of one document, in reading order; without those hidden in a blind round."""

    if document_id is None:
        return desk.computed("codings", compute=lambda: tuple(chain.from_iterable(codings_by_document(desk).values())))
    with desk.workspace.database.reading() as connection:
        return sight_in(connection, desk).seen(kept.codings(connection, desk.project_id, document_id=document_id))


def codings_by_document(desk: Desk) -> Mapping[UUID, tuple[Coding, ...]]:
    """The codings of the project by document; where nothing changed in one, the very same as before."""

    def found() -> Mapping[UUID, tuple[Coding, ...]]:
        with desk.workspace.database.reading() as connection:
            sight, every = sight_in(connection, desk), every_coding_by_document(connection, desk)
            return {each: sight.seen(some) if sight.closes(each) else some for each, some in every.items()}

    return desk.computed("codings by document", compute=found)


def codings_per_code(desk: Desk) -> dict[UUID, int]:
    """How often each code is in use; a code that is not has no entry."""
    return desk.computed("codings-per-code", compute=lambda: dict(Counter(each.code_id for each in codings(desk))))


def codings_since(desk: Desk, document_id: UUID, since: int) -> Since:
    """What an open document has to repaint; `since` 0 gives everything."""
    with desk.workspace.database.reading() as connection:
        now = kept_projects.revision_of(connection, desk.project_id)
        document = kept_documents.document_by_id(connection, desk.project_id, document_id)
        if now is None or document is None:
            raise Refusal("document-gone")
        sight = sight_in(connection, desk)
        whole = since > 0 and kept_rounds.resettled(connection, desk.project_id, since, parts=sight.blind)
        made = kept.codings(connection, desk.project_id, document_id=document_id, since=0 if whole else since)
        known = since > 0 and not whole
        removed = gone_from_sight(connection, sight, desk.project_id, document_id, since) if known else ()
        return Since(now, document.edition, sight.seen(made), removed, whole)


def _text(change: Writing, document_id: UUID) -> str:
    if kept_documents.document_by_id(change.connection, change.project_id, document_id) is None:
        raise Refusal("document-gone")
    return kept_documents.text_of(change.connection, document_id)


def _check(change: Writing, coder_id: UUID, mark: Mark, text: str, codes: dict[UUID, Code]) -> None:
    if mark.code_id not in codes:
        raise Refusal("code-gone")
    refuse_for_code(codes[mark.code_id], mark.direction)
    if quoted(text, mark.span) != mark.quote:
        raise Refusal("quote-mismatch")
    if kept.same_coding(change.connection, mark.document_id, coder_id, mark.code_id, mark.span):
        raise Refusal("coded-already")
    _refuse_rivals(change, coder_id, mark.document_id, mark.span, codes, mark.code_id)


def _refuse_rivals(
    change: Writing, coder_id: UUID, document_id: UUID, span: Span, codes: dict[UUID, Code], code_id: UUID
) -> None:
    if rivals := {code.id: code for code in codes.values() if excludes(codes[code_id], code)}:
        refuse_excluded(change, coder_id, document_id, span, rivals)


def _insert(change: Writing, coder_id: UUID, mark: Mark, code: Code) -> None:
    change.insert(
        "coding",
        mark.id or uuid4(),
        document_id=mark.document_id,
        code_id=mark.code_id,
        coder_id=coder_id,
        start=mark.span.start,
        end=mark.span.end,
        quote=mark.quote,
        direction=str(mark.direction) if mark.direction else None,
        memo=mark.memo,
        important=mark.important,
        at=datetime.now(UTC),
        meaning=code.meaning,
    )


def _own(change: Writing, desk: Desk, coding_id: UUID) -> Coding:
    found = kept.coding_by_id(change.connection, desk.project_id, coding_id)
    if found is None:
        raise Refusal("coding-gone")
    if found.coder_id != seated(desk):
        raise Refusal("not-your-coding")
    return found


def _checked(values: dict[str, str | bool | None]) -> dict[str, str | bool | None]:
    if "direction" in values and values["direction"] not in (None, *map(str, Direction)):
        raise Refusal("direction-unknown", direction=values["direction"])
    return values
