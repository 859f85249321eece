"""What a code means, and who has to look again when that changes: editing, the review list, and older codebooks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from actions.codebook import bring_to
from actions.coding_rules import excludes, refuse_excluded, refuse_for_code
from actions.reshaping import coding_steps
from actions.workspace import Desk, seated
from codebooks.codebook import Category, Code, Codebook
from codebooks.differing import Difference, changed_fields, differences, in_conflict, put_together
from coding.codings import Coding
from corpora.refusal import Refusal
from store import codebook_history as kept_history
from store import codebooks as kept
from store import codings as kept_codings
from store.codebook_history import Version as Version
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Review:
    """One coder's codings made under an older meaning of a code, and how many of them were looked over."""

    code: Code
    codings: tuple[Coding, ...]
    done: int

    @property
    def of(self) -> int:
        """All there were to look over."""
        return self.done + len(self.codings)


def edit(desk: Desk, shown: Code | Category, wanted: Code | Category, *, new_meaning: bool = False) -> None:
    """Keep what differs between what was shown and what is wanted; what others changed meanwhile stays.

    `new_meaning` puts older codings of a code on the review lists. Refuses `code-changed` with the fields that somebody
    else changed to something else, and `nothing-changes`.
    """
    kind = "code" if isinstance(shown, Code) else "category"
    with desk.writing(f"{kind}.meaning" if new_meaning else f"{kind}.change") as change:
        now = _now(change, shown)
        if fields := in_conflict(shown, wanted, now):
            raise Refusal("code-changed", name=now.name, fields=", ".join(fields))
        after = put_together(shown, wanted, now)
        if not changed_fields(now, after) and not new_meaning:
            raise Refusal("nothing-changes")
        if isinstance(after, Code) and new_meaning:
            after = replace(after, meaning=after.meaning + 1)
        bring_to(change, after)


def current(desk: Desk, shown: Code | Category) -> Code | Category:
    """The same code or category as it is now; refuses when it is gone."""
    with desk.workspace.database.reading() as connection:
        return _in(kept.codebook(connection, desk.project_id), shown)


def reviews(desk: Desk) -> tuple[Review, ...]:
    """What this coder has to look over, by code, with what was done already of these and of lists that are finished."""
    coder_id = seated(desk)
    with desk.workspace.database.reading() as connection:
        book = kept.codebook(connection, desk.project_id)
        made = kept_codings.codings(connection, desk.project_id, coder_ids=[coder_id])
        done = kept_history.reviewed(connection, desk.project_id, coder_id)
    found = []
    for code in book.in_order():
        older = tuple(each for each in made if each.code_id == code.id and each.meaning < code.meaning)
        looked_over = done.get(code.id, set()) - {each.id for each in older}
        if older or looked_over:
            found.append(Review(code, older, len(looked_over)))
    return tuple(found)


def keep_codings(desk: Desk, coding_ids: Sequence[UUID]) -> None:
    """These codings still hold under the meaning of now."""
    with desk.writing("review.keep") as change:
        codes = {code.id: code for code in kept.codebook(change.connection, desk.project_id).codes}
        mine = _mine(desk, change, coding_ids)
        coding_steps(change, [replace(each, meaning=codes[each.code_id].meaning) for each in mine])


def recode(desk: Desk, coding_ids: Sequence[UUID], code_id: UUID) -> None:
    """Give codings another code, which must allow their direction and place.

    Refuses `coded-already` where this coder has, or would get, that code on the same words twice.
    """
    with desk.writing("review.recode") as change:
        codes = {code.id: code for code in kept.codebook(change.connection, desk.project_id).codes}
        if code_id not in codes:
            raise Refusal("code-gone")
        rivals = {other.id: other for other in codes.values() if excludes(codes[code_id], other)}
        mine = _mine(desk, change, coding_ids)
        if len({(each.document_id, each.span) for each in mine}) < len(mine):
            raise Refusal("coded-already")
        for each in mine:
            refuse_for_code(codes[code_id], each.direction)
            if kept_codings.same_coding(change.connection, each.document_id, each.coder_id, code_id, each.span):
                raise Refusal("coded-already")
        coding_steps(change, [replace(each, code_id=code_id, meaning=codes[code_id].meaning) for each in mine])
        for each in mine:  # after all have gone, for they may have been each other's rivals
            refuse_excluded(change, each.coder_id, each.document_id, each.span, rivals)


def remove_codings(desk: Desk, coding_ids: Sequence[UUID]) -> None:
    """Take away codings that no longer hold."""
    with desk.writing("review.remove") as change:
        for each in _mine(desk, change, coding_ids):
            change.delete("coding", each.id)


def versions(desk: Desk) -> list[Version]:
    """Every revision that changed the codebook, newest first."""
    with desk.workspace.database.reading() as connection:
        return kept_history.versions(connection, desk.project_id)


def codebook_at(desk: Desk, revision: int) -> Codebook:
    """The codebook as that revision left it."""
    with desk.workspace.database.reading() as connection:
        return kept_history.codebook_at(connection, desk.project_id, revision)


def compared(desk: Desk, old: int, new: int | None = None) -> tuple[Difference, ...]:
    """What changed in the codebook between two revisions; without a second one, until now."""
    with desk.workspace.database.reading() as connection:
        before = kept_history.codebook_at(connection, desk.project_id, old)
        if new is None:
            return differences(before, kept.codebook(connection, desk.project_id))
        return differences(before, kept_history.codebook_at(connection, desk.project_id, new))


def _now(change: Writing, shown: Code | Category) -> Code | Category:
    return _in(kept.codebook(change.connection, change.project_id), shown)


def _in(book: Codebook, shown: Code | Category) -> Code | Category:
    items: Iterable[Code | Category] = book.codes if isinstance(shown, Code) else book.categories
    found = next((each for each in items if each.id == shown.id), None)
    if found is None:
        raise Refusal("code-gone" if isinstance(shown, Code) else "category-gone")
    return found


def _mine(desk: Desk, change: Writing, coding_ids: Sequence[UUID]) -> list[Coding]:
    coder_id, found = seated(desk), []
    for coding_id in coding_ids:
        each = kept_codings.coding_by_id(change.connection, desk.project_id, coding_id)
        if each is None:
            raise Refusal("coding-gone")
        if each.coder_id != coder_id:
            raise Refusal("not-your-coding")
        found.append(each)
    return found
