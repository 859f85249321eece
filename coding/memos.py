"""Memos: what researchers write down about what they study, and the journal of the choices they make."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from coding.codings import Coding
from corpora.searching_prose import matching
from corpora.searching_queries import Match, parsed


class SubjectKind(StrEnum):
    """What a memo can be about."""

    PROJECT = "project"
    DOCUMENT = "document"
    PARTICIPANT = "participant"
    CODING = "coding"
    CODE = "code"
    CATEGORY = "category"
    THEME = "theme"
    BOARD_LIST = "board-list"
    BOARD = "board"


class MemoKind(StrEnum):
    """A memo, an entry of the journal, or the few words that stand with a coding."""

    MEMO = "memo"
    JOURNAL = "journal"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a memo is about; of a coding also the document in which it stands."""

    kind: SubjectKind
    id: UUID
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Memo:
    """`on` is the day that an entry of the journal is about; of the others the day on which they were written.

    No author where nobody at the terminal said who they were.
    """

    id: UUID
    kind: MemoKind
    author_id: UUID | None
    title: str
    text: str
    subjects: tuple[Subject, ...]
    on: date
    at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which memos are asked for; what is empty leaves everything in.

    `about` are ids of subjects, of which a memo needs one; `query` is searched for as in texts.
    """

    kinds: frozenset[MemoKind] = frozenset()
    subject_kinds: frozenset[SubjectKind] = frozenset()
    author_ids: frozenset[UUID] = frozenset()
    about: frozenset[UUID] = frozenset()
    query: str = ""
    match: Match = Match.FORMS


EVERY = Wanted()


def chosen(memos: Iterable[Memo], wanted: Wanted) -> tuple[Memo, ...]:
    """The memos that are asked for, in the order given; refuses what `corpora.searching_queries.parsed` does."""
    there = [memo for memo in memos if _fits(memo, wanted)]
    if not wanted.query.strip():
        return tuple(there)
    found = matching(parsed(wanted.query, wanted.match), [f"{memo.title}\n{memo.text}" for memo in there])
    return tuple(memo for memo, hit in zip(there, found, strict=True) if hit)


def newest_first(memos: Iterable[Memo]) -> tuple[Memo, ...]:
    """By day and then by the moment at which they were written."""
    return tuple(sorted(memos, key=lambda memo: (memo.on, memo.at, memo.id), reverse=True))


def remarks(codings: Iterable[Coding]) -> tuple[Memo, ...]:
    """What stands with codings, as memos about them."""
    return tuple(
        Memo(
            coding.id,
            MemoKind.REMARK,
            coding.coder_id,
            "",
            coding.memo,
            (
                Subject(SubjectKind.CODING, coding.id, coding.document_id),
                Subject(SubjectKind.CODE, coding.code_id),
                Subject(SubjectKind.DOCUMENT, coding.document_id),
            ),
            coding.at.date(),
            coding.at,
            coding.at,
        )
        for coding in codings
        if coding.memo.strip() and coding.at
    )


def visible(
    memos: Iterable[Memo], reader: UUID | None, *, seen: Collection[UUID], every: Collection[UUID]
) -> list[Memo]:
    """The memos that `reader` may see: who may not see a coding, may not read what others wrote about it either.

    `seen` are the codings that the reader sees, `every` all there are. As long as any is hidden, a memo about a coding
    that was removed stays hidden too: it may have told of one.
    """
    hidden = {*every} - {*seen}

    def secret(subject: Subject) -> bool:
        return subject.kind is SubjectKind.CODING and bool(hidden) and subject.id not in seen

    return [memo for memo in memos if memo.author_id == reader or not any(map(secret, memo.subjects))]


def counted(memos: Sequence[Memo]) -> dict[UUID, int]:
    """How many memos are about each subject."""
    numbers: dict[UUID, int] = {}
    for memo in memos:
        for subject_id in {subject.id for subject in memo.subjects}:
            numbers[subject_id] = numbers.get(subject_id, 0) + 1
    return numbers


def _fits(memo: Memo, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or memo.kind in wanted.kinds)
        and (not wanted.author_ids or memo.author_id in wanted.author_ids)
        and (not wanted.subject_kinds or any(each.kind in wanted.subject_kinds for each in memo.subjects))
        and (not wanted.about or any(each.id in wanted.about for each in memo.subjects))
    )
