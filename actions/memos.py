"""Writing memos about anything, and the journal: entries of a day, in which a project keeps its choices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from actions.coding import codings
from actions.workspace import Desk, seated
from coding.memos import EVERY, Memo, MemoKind, Subject, SubjectKind, Wanted, chosen, newest_first, remarks, visible
from corpora.refusal import Refusal
from store import memos as kept
from store.writing import Writing

# What is in the project's tables by kind; the others need no row to be written about.
ROWS = {
    SubjectKind.DOCUMENT: "document",
    SubjectKind.CODING: "coding",
    SubjectKind.CODE: "code",
    SubjectKind.CATEGORY: "category",
    SubjectKind.THEME: "theme",
    SubjectKind.BOARD_LIST: "board_list",
}


def memos(desk: Desk) -> tuple[Memo, ...]:
    """Memos and journal as this coder may see them, newest first."""

    def found() -> tuple[Memo, ...]:
        seen = {coding.id for coding in codings(desk)}
        with desk.workspace.database.reading() as connection:
            every = kept.coding_places(connection, desk.project_id)
            known = kept.memos(connection, desk.project_id)
        return newest_first(visible(known, desk.coder_id, seen=seen, every=every.keys()))

    return desk.computed("memos", desk.coder_id, compute=found)


def find(desk: Desk, wanted: Wanted = EVERY) -> tuple[Memo, ...]:
    """Memos, journal and what stands with codings, as asked for; newest first."""
    return chosen(newest_first((*memos(desk), *remarks(codings(desk)))), wanted)


def memos_about(desk: Desk, subject_id: UUID) -> tuple[Memo, ...]:
    """The memos about one thing, newest first."""
    return tuple(memo for memo in memos(desk) if any(each.id == subject_id for each in memo.subjects))


def memo_by_id(desk: Desk, memo_id: UUID) -> Memo:
    """Refuses `memo-gone`, also for who may not see it."""
    for memo in memos(desk):
        if memo.id == memo_id:
            return memo
    raise Refusal("memo-gone")


def write_memo(desk: Desk, text: str, subjects: Sequence[Subject] = (), *, title: str = "") -> UUID:
    """Write a memo; about the project where nothing else is said. Refuses `memo-empty` and `memo-subject-gone`."""
    about = tuple(subjects) or (Subject(SubjectKind.PROJECT, desk.project_id),)
    return _written(desk, MemoKind.MEMO, (title, text), about, None)


def write_entry(
    desk: Desk, text: str, subjects: Sequence[Subject] = (), *, title: str = "", on: date | None = None
) -> UUID:
    """Write in the journal, for today or another day; refuses as a memo."""
    return _written(desk, MemoKind.JOURNAL, (title, text), tuple(subjects), on)


def change_memo(desk: Desk, memo: Memo, *, seen: Memo | None = None) -> None:
    """Bring one's own memo to what is given: title, text, subjects, day.

    With `seen`, what was on the screen: refuses `memo-changed` where it was changed elsewhere meanwhile.
    """
    with desk.writing("memo.change") as change:
        now = _own(change, desk, memo.id)
        if seen is not None and now != seen:
            raise Refusal("memo-changed")
        clean = replace(_clean(memo), author_id=now.author_id, kind=now.kind, at=now.at)
        about = _known(change, desk, clean.subjects, before=now.subjects)
        clean = replace(clean, subjects=about, changed_at=datetime.now(UTC))
        change.update("memo", memo.id, **kept.columns(clean))


def remove_memo(desk: Desk, memo_id: UUID) -> None:
    """Take one's own memo away."""
    with desk.writing("memo.remove") as change:
        _own(change, desk, memo_id)
        change.delete("memo", memo_id)


def _written(desk: Desk, kind: MemoKind, said: tuple[str, str], subjects: tuple[Subject, ...], on: date | None) -> UUID:
    now = datetime.now(UTC)
    day = on or now.astimezone().date()
    memo = _clean(Memo(uuid4(), kind, seated(desk), *said, subjects, day, now, now))
    with desk.writing(f"{kind}.add") as change:
        memo = replace(memo, subjects=_known(change, desk, memo.subjects))
        change.insert("memo", memo.id, **kept.columns(memo))
    return memo.id


def _clean(memo: Memo) -> Memo:
    title, text = " ".join(memo.title.split()), memo.text.strip()
    if not (title or text):
        raise Refusal("memo-empty")
    return replace(memo, title=title, text=text)


def _known(
    change: Writing, desk: Desk, subjects: Sequence[Subject], before: Sequence[Subject] = ()
) -> tuple[Subject, ...]:
    """What a memo is from now on about: of a coding we keep the document; what went since it was written may stay."""
    places = kept.coding_places(change.connection, desk.project_id)
    known = {(each.kind, each.id): each for each in before}
    about: list[Subject] = []
    for subject in dict.fromkeys(subjects):
        row = ROWS.get(subject.kind)
        if (subject.kind, subject.id) in known:
            about.append(known[subject.kind, subject.id])
        elif row and change.image(row, subject.id) is None:
            raise Refusal("memo-subject-gone")
        else:
            about.append(replace(subject, document_id=places.get(subject.id)))
    return tuple(about)


def _own(change: Writing, desk: Desk, memo_id: UUID) -> Memo:
    found = kept.memo_by_id(change.connection, desk.project_id, memo_id)
    if found is None:
        raise Refusal("memo-gone")
    if found.author_id != seated(desk):
        raise Refusal("not-your-memo")
    return found
