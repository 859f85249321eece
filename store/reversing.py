"""The inverse of a revision, written as a new one."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import select

from corpora.parts import overlapping
from corpora.refusal import Refusal
from store.history import Change, changes, changes_at, for_good_since, image_before
from store.parts import parts_in
from store.tables import LOGGED, document
from store.writing import Image, Writing, changed


def reverse(writing: Writing, revision: int) -> None:
    """Write the inverse of `revision`; refuses `changed-since` where a row is no longer as it left it, and
    `done-for-good` where a document was pseudonymised or forgotten.

    What has content of its own (documents, board lists) is put away rather than deleted, so that redo finds it.
    Documents come first: a span means something only in the version of the text that it was made in.
    """
    writing.turns_back(revision)
    all_done = changes_at(writing.connection, writing.project_id, revision)[::-1]
    if for_good_since(writing.connection, writing.project_id, revision, all_done):
        raise Refusal("done-for-good")
    about, others = _split(all_done)
    for some in (about, *_by_kind(others)):
        if some:
            _reverse(writing, revision, some)
    _refuse_overlap(writing, (image for done in others if done.subject_kind == "part" and (image := done.before)))
    for done in about:
        if done.before and done.after and done.before.get("version") != done.after.get("version"):
            _refuse_newer_spans(writing, done.subject, revision, {each.subject for each in all_done})
            writing.requote(done.subject)


def _split(all_done: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    about = [done for done in all_done if done.subject_kind == "document"]
    return about, [done for done in all_done if done.subject_kind != "document"]


def _by_kind(all_done: Iterable[Change]) -> Iterable[list[Change]]:
    """As long as the kind stays the same, for rows of one kind may lean on those of another."""
    some: list[Change] = []
    for done in all_done:
        if some and some[-1].subject_kind != done.subject_kind:
            yield some
            some = []
        some.append(done)
    yield some


def _reverse(writing: Writing, revision: int, some: Sequence[Change]) -> None:
    """Turn back changes of one kind of row, newest first."""
    kind = some[0].subject_kind
    now: dict[UUID, Image | None] = dict(writing.images(kind, (done.subject for done in some)))
    fitting: set[str] = set()
    steps: list[tuple[UUID, Image | None]] = []
    for done in some:
        image = now.get(done.subject)
        if image != done.after:
            raise Refusal("changed-since")
        if done.before is not None and _place(done.before) not in (None, _place(image)):
            _refuse_other_version(writing, done.before["document_id"], revision, fitting)
        before = done.before
        if before is None and image is not None and "removed" in LOGGED[kind].c:
            before = changed(image, removed=True)
        now[done.subject] = before
        steps.append((done.subject, before))
    writing.become(kind, steps)


def _refuse_overlap(writing: Writing, images: Iterable[Image]) -> None:
    """A part may come back only where no other part was made meanwhile."""
    for document_id in {image["document_id"] for image in images}:
        if overlapping(parts_in(writing.connection, UUID(document_id))):
            raise Refusal("changed-since")


def _refuse_other_version(writing: Writing, document_id: str, revision: int, fitting: set[str]) -> None:
    """A span may come back only in the version of the text for which `revision` knew it; `fitting` is what was seen."""
    if document_id in fitting:
        return
    found = select(document.c.version).where(document.c.id == UUID(document_id))
    now = writing.connection.execute(found).scalar_one()
    then = image_before(writing.connection, writing.project_id, UUID(document_id), revision)
    if then is None or then["version"] != now:
        raise Refusal("changed-since")
    fitting.add(document_id)


def _refuse_newer_spans(writing: Writing, document_id: UUID, revision: int, moved: set[UUID]) -> None:
    """What got its place after `revision` stands in the version that is about to go."""
    later: dict[str, set[UUID]] = {}
    for each in changes(writing.connection, writing.project_id, after=revision):
        if each.subject not in moved and _place(each.after) is not None:
            later.setdefault(each.subject_kind, set()).add(each.subject)
    for kind, subjects in later.items():
        for subject, now in writing.images(kind, subjects).items():
            if now["document_id"] != str(document_id) or _place(now) is None:
                continue
            then = image_before(writing.connection, writing.project_id, subject, revision + 1)
            if _place(then) != _place(now):
                raise Refusal("changed-since")


def _place(image: Image | None) -> tuple[int, int] | None:
    """The span in an image of a row that has one."""
    return (image["start"], image["end"]) if image and image.get("start") is not None else None
