"""Whatever is done on three laptops, in whatever order files go round: nothing disappears without being listed."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.codebook import codebook, remove_code
from actions.coding import Mark, apply_code, change_coding, codings, remove_coding
from actions.correcting import correct, preview
from actions.documents import content, documents, remove
from actions.history import undo
from actions.reshaping import reshape
from actions.uniting import Merging
from actions.workspace import Desk, Workspace, create_project, join
from coding.merging import Merge
from coding.reshaping import Rename
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, told
from tests.journeys.laptops import brought_back, laptop, opened_by, packed

NAMES = ("Anna", "Bram", "Carla")
DEEDS = "apply apply apply apply remove change rename merge drop correct delete undo".split()
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), st.integers(0, 11)), max_size=12)
TRIPS = st.lists(st.sampled_from([(0, 1), (0, 2), (1, 0), (2, 0), (1, 2), (2, 1)]), max_size=3)
Made = tuple[str, str, str, str]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=STEPS, trips=TRIPS, after=STEPS)
def test_nothing_disappears_unlisted_and_merging_again_changes_nothing(
    spaces: list[Workspace],
    before: list[tuple[str, int, int]],
    trips: list[tuple[int, int]],
    after: list[tuple[str, int, int]],
) -> None:
    desks = _desks(spaces)
    _live(desks, before)
    for to, of in trips:
        _bring(desks[to], desks[of])
    _live(desks, after)
    for to, of in [(0, 1), (0, 2)]:
        _bring(desks[to], desks[of])


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_the_order_of_merging_makes_no_other_set_of_codings(
    spaces: list[Workspace], steps: list[tuple[str, int, int]]
) -> None:
    desks = _desks(spaces)
    _live(desks, steps)
    start = packed(desks[0])
    results = []
    for space, order in zip(spaces[3:], ((1, 2), (2, 1)), strict=True):
        copy = opened_by(space, start, "Anna")
        listed = [_listed(_merged(copy, desks[of])) for of in order]
        results.append((_made(copy), set[str]().union(*listed)))
    (one, told_one), (other, told_other) = results
    assert {each for each in one ^ other if each[0] not in told_one | told_other} == set()


@pytest.fixture(scope="module")
def spaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Workspace]]:
    """Five laptops; every example has a project of its own on them."""
    folder = tmp_path_factory.mktemp("laptops")
    made = [laptop(folder, str(n)) for n in range(5)]
    yield made
    for space in made:
        space.database.close()


def _desks(spaces: list[Workspace]) -> list[Desk]:
    """Three copies of one project, each with its own coder at work."""
    anna = Desk(spaces[0], create_project(spaces[0], str(uuid4())).id)
    ids = codebook_of(anna)
    text = told(anna)
    seats = [Desk(spaces[0], anna.project_id, join(anna, name).id) for name in NAMES]
    for n, desk in enumerate(seats):
        span = Span(80 + 9 * n, 120 + 9 * n)
        apply_code(desk, Mark(text.document.id, ids["Lerarentekort"], span, text.text[span.start : span.end]))
    told(anna, "Gespreksleider: Nog één vraag over rust.\n\nInspecteur Jansen: Rust helpt het team.", name="Kort.md")
    file = packed(seats[0])
    return [seats[0], *(opened_by(space, file, name) for space, name in zip(spaces[1:3], NAMES[1:], strict=True))]


def _live(desks: list[Desk], steps: list[tuple[str, int, int]]) -> None:
    for deed, who, which in steps:
        try:
            _do(deed, desks[who], which)
        except Refusal:
            continue


def _do(deed: str, desk: Desk, which: int) -> None:
    book, made, texts = codebook(desk), codings(desk), documents(desk)
    if not texts or not book.codes:
        return
    document, code = texts[which % len(texts)], book.codes[which % len(book.codes)]
    own = [each for each in made if each.coder_id == desk.coder_id]
    if deed == "apply":
        text = content(desk, document.id).text
        span = Span(which * 5, which * 5 + 14)
        apply_code(desk, Mark(document.id, code.id, span, text[span.start : span.end], memo=f"Memo {which}"))
    elif deed == "rename":
        reshape(desk, Rename(code.id, f"Naam {which} van {which % 3}"))
    elif deed == "merge" and len(book.codes) > 1:
        reshape(desk, Merge((code.id,), book.codes[(which + 1) % len(book.codes)].id))
    elif deed == "drop":
        remove_code(desk, code.id)
    elif deed == "delete":
        remove(desk, document.id)
    elif deed == "undo":
        undo(desk)
    elif deed == "correct":
        _correct(desk, document.id, which)
    elif deed == "remove" and own:
        remove_coding(desk, own[which % len(own)].id)
    elif deed == "change" and own:
        change_coding(desk, own[which % len(own)].id, memo=f"Anders {which} {desk.coder_id}")


def _correct(desk: Desk, document_id: UUID, which: int) -> None:
    """Something is put before the text and a word goes; what is lost by that is given up."""
    lines = content(desk, document_id).text.split(" ")
    text = " ".join([f"Vooraf {which}.\n\n{lines[0]}", *lines[1:which], *lines[which + 1 :]])
    data = text.encode()
    lost = preview(desk, document_id, "Beter.md", data).lost
    correct(desk, document_id, "Beter.md", data, decisions={each.id: None for each in lost})


def _bring(to: Desk, of: Desk) -> None:
    here, there = _made(to), _made(of)
    gone_here, gone_there = _thrown_away(to), _thrown_away(of)
    done = _merged(to, of)
    assert check(to).faults == ()
    now = {each[0] for each in _made(to)}
    for each in here | there:
        assert not {*each[:2]}.isdisjoint(now | _listed(done) | gone_here | gone_there), each
    assert brought_back(to, of).nothing


def _merged(to: Desk, of: Desk) -> Merging:
    done = brought_back(to, of, "newest")
    assert done.undecided == 0
    return done


def _made(desk: Desk) -> set[Made]:
    """Every coding, with what it says; those of documents that were put away are there no more."""
    names = {code.id: code.name for code in codebook(desk).codes}
    return {(str(each.id), str(each.document_id), names[each.code_id], each.quote) for each in codings(desk)}


def _thrown_away(desk: Desk) -> set[str]:
    """What was removed on purpose on this copy, codings of documents that were put away among them."""
    from store.travelling import log

    with desk.workspace.database.reading() as connection:
        entries = log(connection, desk.project_id)
    gone = {each.subject for each in entries if each.kind == "coding" and each.before is not None}
    away = {each.subject for each in entries if each.kind == "document" and each.after and each.after["removed"]}
    return gone | {
        each.subject for each in entries if each.kind == "coding" and each.after and each.after["document_id"] in away
    }


def _listed(done: Merging) -> set[str]:
    return {each.note.subject for each in done.remarks} | {each.conflict.subject for each in done.disputes}
