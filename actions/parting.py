"""Dividing documents in parts, by heading or by hand, and saying what each part is about."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from actions.blindness import unveiling_nothing
from actions.documents import content
from actions.workspace import Desk
from corpora import parts as pure
from corpora.boards import BoardList
from corpora.documents import PASSAGES
from corpora.parts import Part, Stretch
from corpora.refusal import Refusal
from corpora.spans import Span
from store import boards as kept_boards
from store import documents as kept_documents
from store import parts as kept
from store import rounds as kept_rounds
from store.writing import Writing

# The list, group and board that a part is about, as far as it is.
About = tuple[UUID | None, str, UUID | None]
NOTHING: Mapping[str, str] = {}


def parts(desk: Desk) -> tuple[Part, ...]:
    """Of the whole project: by document, in reading order."""

    def found() -> tuple[Part, ...]:
        with desk.workspace.database.reading() as connection:
            return kept.parts(connection, desk.project_id)

    return desk.computed("parts", compute=found)


def parts_of(desk: Desk, document_id: UUID) -> tuple[Part, ...]:
    """Those of one document, in reading order."""
    return tuple(part for part in parts(desk) if part.document_id == document_id)


def proposed(desk: Desk, document_id: UUID, starts: Collection[int] | None = None) -> tuple[Stretch, ...]:
    """What dividing by headings would give: from heading to heading, without what would run into a part there is.

    `starts` are the offsets of the headings that begin a part; without these all do under which there is any text.
    """
    found, there = content(desk, document_id), parts_of(desk, document_id)
    headed = pure.by_headings(found.text, found.segments, starts)
    return tuple(
        each
        for each in headed
        if not pure.over(there, each.span) and (starts is not None or not pure.bare(each, found.segments))
    )


def stretches(desk: Desk, document_id: UUID) -> tuple[Stretch, ...]:
    """What a reference can be about: the parts, and from heading to heading what is not one of them."""
    found, there = content(desk, document_id), parts_of(desk, document_id)
    spans = {part.span for part in there}
    headed = (each for each in pure.by_headings(found.text, found.segments) if each.span not in spans)
    return tuple(sorted((*(Stretch(part.name, part.span) for part in there), *headed), key=lambda each: each.span))


def divide(desk: Desk, document_id: UUID, starts: Collection[int] | None = None) -> tuple[Part, ...]:
    """Make every stretch that is proposed a part, in one step; refuses `no-headings` when there is none."""
    made = [Part(uuid4(), document_id, each.name, each.span) for each in proposed(desk, document_id, starts)]
    if not made:
        raise Refusal("no-headings", name=content(desk, document_id).document.name)
    return add_parts(desk, made)


def add_part(
    desk: Desk,
    document_id: UUID,
    name: str,
    span: Span,
    *,
    attributes: Mapping[str, str] = NOTHING,
    about: About = (None, "", None),
) -> Part:
    """Make one part by hand; refuses what `add_parts` does."""
    return add_parts(desk, [Part(uuid4(), document_id, name, span, attributes, *about)])[0]


def add_parts(desk: Desk, made: Sequence[Part]) -> tuple[Part, ...]:
    """Keep parts in one step, or none of them; of each the name and attributes without needless blanks.

    Refuses `document-gone`, `name-empty`, `attribute-unclear`, `span-outside`, `part-overlap`, and a list, group or
    board that is not there.
    """
    clean = [_clean(part) for part in made]
    with desk.writing("part.add") as change:
        lists = kept_boards.board_lists(change.connection, desk.project_id)
        for part in clean:
            _refuse_unknown(change, lists, part)
            change.insert("part", part.id, **_placed(change, desk, part))
    return tuple(clean)


def change_part(desk: Desk, part: Part, *, others_give_way: bool = False) -> None:
    """Let a part be as given: its name, place, attributes, and what it is about.

    Refuses `part-gone`, as adding, and `would-unveil` where a blind round hides codings between its borders.

    With `others_give_way` the parts next to it lose what it takes of them, in the same step.
    """
    clean = _clean(part)
    with desk.writing("part.change") as change, unveiling_nothing(change):
        now = _known(change, desk, part.id)
        if _about(now) != _about(clean):
            _refuse_unknown(change, kept_boards.board_lists(change.connection, desk.project_id), clean)
        if others_give_way:
            _give_way(change, clean)
        change.update("part", part.id, **_placed(change, desk, clean))


def remove_parts(desk: Desk, part_ids: Iterable[UUID]) -> None:
    """Take parts away in one step; their text stays as it is. Refuses `part-gone`, and `part-in-round` for the borders
    of what a blind round hides."""
    with desk.writing("part.remove") as change:
        closed = kept_rounds.closed_parts(change.connection, desk.project_id)
        for part_id in part_ids:
            known = _known(change, desk, part_id)
            if part_id in closed:
                raise Refusal("part-in-round", name=known.name)
            change.delete("part", part_id)


def _give_way(change: Writing, part: Part) -> None:
    others = [each for each in kept.parts_in(change.connection, part.document_id) if each.id != part.id]
    segments = kept_documents.segments_of(change.connection, part.document_id, *PASSAGES)
    for each in pure.giving_way(part.span, others, (segment.span for segment in segments)):
        change.update("part", each.id, **kept.columns(each))


def _known(change: Writing, desk: Desk, part_id: UUID) -> Part:
    for part in kept.parts(change.connection, desk.project_id):
        if part.id == part_id:
            return part
    raise Refusal("part-gone")


def _clean(part: Part) -> Part:
    name = " ".join(part.name.split())
    if not name:
        raise Refusal("name-empty")
    return replace(part, name=name, attributes=pure.clear(part.attributes))


def _placed(change: Writing, desk: Desk, part: Part) -> dict[str, object]:
    """The row of a part that lies inside the text of its document, clear of the others."""
    document = kept_documents.document_by_id(change.connection, desk.project_id, part.document_id)
    if document is None:
        raise Refusal("document-gone")
    if part.span.end > document.characters:
        raise Refusal("span-outside", start=part.span.start, end=part.span.end, length=document.characters)
    others = (each for each in kept.parts_in(change.connection, part.document_id) if each.id != part.id)
    pure.beside(part.span, others)
    return kept.columns(part)


def _refuse_unknown(change: Writing, lists: Iterable[BoardList], part: Part) -> None:
    """A list, group or board that a part is about has to be there."""
    if part.list_id is None:
        if part.group or part.board_id:
            raise Refusal("board-list-gone")
        return
    known = next((each for each in lists if each.id == part.list_id), None)
    if known is None:
        raise Refusal("board-list-gone")
    if part.board_id is not None:
        if part.board_id not in {board.id for board in kept_boards.boards(change.connection, known.id)}:
            raise Refusal("board-unknown")
    elif part.group and part.group not in known.groups:
        raise Refusal("group-unknown", group=part.group, known=", ".join(known.groups) or "–")


def _about(part: Part) -> About:
    return part.list_id, part.group, part.board_id
