"""Reshaping the codebook: what an operation would do, and doing it in one step that one undo takes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar
from uuid import UUID

from actions.blindness import sight_in
from actions.joint_following import follow_displays
from actions.rows import code_row
from actions.ruling_steps import carry_rulings
from actions.workspace import Desk
from coding.codings import Coding
from coding.consequences import Consequences, consequences
from coding.reshaping import Operation, Study
from coding.rounds import Sight
from corpora.refusal import Refusal
from store.boards import references_of_codings
from store.memos import columns, memos
from store.studies import study
from store.writing import Writing, changed

RECODING = ("code.merge", "code.split")


class _Kept(Protocol):
    @property
    def id(self) -> UUID: ...


K = TypeVar("K", bound=_Kept)


def preview(desk: Desk, operation: Operation) -> Consequences:
    """What an operation would do, to how many codings of whom that may be seen; refuses what it refuses."""
    with desk.workspace.database.reading() as connection:
        return _shown(sight_in(connection, desk), study(connection, desk.project_id), operation)


def reshape(desk: Desk, operation: Operation, *, seen: Consequences | None = None) -> Consequences:
    """Carry out an operation as one step.

    Where somebody has `seen` what it would do, refuses `preview-changed` when it would by now do something else.
    """
    with desk.writing(operation.action) as change:
        before = study(change.connection, desk.project_id)
        found = _shown(sight_in(change.connection, desk), before, operation)
        after = operation.on(before)
        if seen is not None and seen != found:
            raise Refusal("preview-changed")
        if after == before:
            raise Refusal("nothing-changes")
        _keep(change, before, after)
        return found


def _shown(sight: Sight, before: Study, operation: Operation) -> Consequences:
    """Counted over the codings that may be seen: those in a blind round go along, but are nobody else's to know of."""
    found = consequences(replace(before, codings=sight.seen(before.codings)), operation)
    return replace(found, blind=sight.blind and operation.action in RECODING)


def _keep(change: Writing, before: Study, after: Study) -> None:
    """Write what differs; codes come before the codings that need them, so that undo takes them away after."""
    there = {category.id for category in before.codebook.categories}
    for category in _differing(before.codebook.categories, after.codebook.categories):
        keep = change.update if category.id in there else change.insert
        keep("category", category.id, **code_row(category, category.position))
    known = {code.id for code in before.codebook.codes}
    for code in _differing(before.codebook.codes, after.codebook.codes):
        write = change.update if code.id in known else change.insert
        write("code", code.id, **code_row(code, code.position))
    _keep_codings(change, before.codings, after.codings)
    carry_rulings(change)
    left = {relation.id for relation in after.relations}
    for gone in (relation for relation in before.relations if relation.id not in left):
        change.delete("relation", gone.id)
    for relation in _differing(before.relations, after.relations):
        ends = {"source_id": relation.source_id, "target_id": relation.target_id}
        grounds = [str(each) for each in relation.coding_ids]
        change.update("relation", relation.id, **ends, note=relation.note, coding_ids=grounds)
    for theme in _differing(before.themes, after.themes):
        lists = {"coding_ids": theme.coding_ids, "code_ids": theme.code_ids}
        change.update("theme", theme.id, **{name: [str(each) for each in ids] for name, ids in lists.items()})
    _keep_memos(change, dict(after.became))
    _keep_references(change, dict(after.became))
    follow_displays(change, dict(after.became), dict(after.merged))


def _keep_references(change: Writing, became: Mapping[UUID, UUID]) -> None:
    """What a coding is about, the one that it went into is about too."""
    found = references_of_codings(change.connection, change.project_id) if became else {}
    for reference_id, coding_id in found.items():
        if coding_id in became:
            change.update("reference", reference_id, coding_id=became[coding_id])


def _keep_memos(change: Writing, became: Mapping[UUID, UUID]) -> None:
    """A memo about a coding that went into another one is about that one from now on."""
    for memo in memos(change.connection, change.project_id) if became else ():
        about = dict.fromkeys(replace(each, id=became.get(each.id, each.id)) for each in memo.subjects)
        if tuple(about) != memo.subjects:
            change.update("memo", memo.id, links=columns(replace(memo, subjects=tuple(about)))["links"])


def _keep_codings(change: Writing, before: Sequence[Coding], after: Sequence[Coding]) -> None:
    now = {coding.id for coding in after}
    change.become("coding", [(each.id, None) for each in before if each.id not in now])
    coding_steps(change, _differing(before, after))


def coding_steps(change: Writing, touched: Sequence[Coding]) -> None:
    """Bring codings to what is given: code, direction, memo and meaning, for thousands at once."""
    images = change.images("coding", (each.id for each in touched))
    steps: list[tuple[UUID, dict[str, Any] | None]] = []
    for each in touched:
        said = {
            "direction": str(each.direction) if each.direction else None,
            "memo": each.memo,
            "important": each.important,
        }
        steps.append((each.id, changed(images[each.id], code_id=each.code_id, meaning=each.meaning, **said)))
    change.become("coding", steps)


def _differing(before: Iterable[K], after: Iterable[K]) -> list[K]:
    known = {each.id: each for each in before}
    return [each for each in after if known.get(each.id) != each]
