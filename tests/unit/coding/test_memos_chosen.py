"""Memos are chosen by kind, author, subject and words, and hidden with the codings that they tell of."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from coding.codings import Coding
from coding.memos import (
    EVERY,
    Memo,
    MemoKind,
    Subject,
    SubjectKind,
    Wanted,
    chosen,
    counted,
    newest_first,
    remarks,
    visible,
)
from corpora.spans import Span

ANNA, BRAM = uuid4(), uuid4()
CODE, CODING, DOCUMENT = uuid4(), uuid4(), uuid4()
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def memo(
    text: str, *subjects: Subject, by: UUID = ANNA, kind: MemoKind = MemoKind.MEMO, title: str = "", day: int = 5
) -> Memo:
    return Memo(uuid4(), kind, by, title, text, subjects, date(2026, 3, day), NOON, NOON)


def test_what_is_empty_in_a_wish_leaves_everything_in() -> None:
    some = (memo("Een"), memo("Twee", by=BRAM))
    assert chosen(some, EVERY) == some
    assert chosen(some, Wanted(query="  ")) == some


def test_memos_are_chosen_by_kind_author_subject_and_words() -> None:
    about_code = memo("Hier begint rust.", Subject(SubjectKind.CODE, CODE), title="Leraren")
    entry = memo("Code gesplitst.", by=BRAM, kind=MemoKind.JOURNAL)
    some = (about_code, entry)
    assert chosen(some, Wanted(kinds=frozenset({MemoKind.JOURNAL}))) == (entry,)
    assert chosen(some, Wanted(author_ids=frozenset({ANNA}))) == (about_code,)
    assert chosen(some, Wanted(subject_kinds=frozenset({SubjectKind.CODE}))) == (about_code,)
    assert chosen(some, Wanted(about=frozenset({CODE}))) == (about_code,)
    assert chosen(some, Wanted(query="leraar")) == (about_code,)
    assert chosen(some, Wanted(query="leraar", author_ids=frozenset({BRAM}))) == ()


def test_the_newest_day_comes_first() -> None:
    old, new = memo("Oud", day=1), memo("Nieuw", day=9)
    assert newest_first([old, new]) == (new, old)


def test_what_stands_with_a_coding_is_found_as_a_memo_about_it() -> None:
    span = Span(0, 4)
    silent = Coding(uuid4(), DOCUMENT, CODE, ANNA, span, "rust", at=NOON)
    said = Coding(CODING, DOCUMENT, CODE, BRAM, span, "rust", memo="Twijfel", at=NOON)
    (found,) = remarks([silent, said])
    assert (found.id, found.kind, found.author_id, found.text) == (CODING, MemoKind.REMARK, BRAM, "Twijfel")
    assert {each.kind for each in found.subjects} == {SubjectKind.CODING, SubjectKind.CODE, SubjectKind.DOCUMENT}


def test_who_may_not_see_a_coding_may_not_read_what_others_wrote_about_it() -> None:
    told = memo("Mijn twijfel", Subject(SubjectKind.CODING, CODING), by=BRAM)
    assert visible([told], ANNA, seen=set(), every={CODING}) == []
    assert visible([told], BRAM, seen=set(), every={CODING}) == [told]
    assert visible([told], ANNA, seen={CODING}, every={CODING}) == [told]


def test_a_memo_about_a_coding_that_went_stays_hidden_as_long_as_anything_is() -> None:
    told, other = memo("Weg", Subject(SubjectKind.CODING, CODING), by=BRAM), uuid4()
    assert visible([told], ANNA, seen=set(), every={other}) == []
    assert visible([told], ANNA, seen={other}, every={other}) == [told]


def test_memos_are_counted_by_what_they_are_about_each_once() -> None:
    code, again = Subject(SubjectKind.CODE, CODE), Subject(SubjectKind.CODE, CODE, DOCUMENT)
    assert counted([memo("Een", code, again), memo("Twee", code), memo("Drie")]) == {CODE: 2}
