"""Counting with columns gives what counting coding by coding gives, cold and after changes, whatever it is about."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook, Direction
from coding.codings import Coding
from coding.columns import Columned, by_document
from coding.joint_comparing import joint
from coding.joint_units import Grouped, Remembered, Talk, joint_counts
from coding.referring import Group
from corpora.boards import Reference
from corpora.spans import Span
from tests.examples import examples
from tests.unit.coding.joint_slowly import slowly, told
from tests.unit.coding.making import mark, named, refer

CATEGORIES = tuple(Category(named(each), each) for each in ("Sturing", "Geld", "Leeg"))
BOOK = Codebook(
    CATEGORIES,
    (
        Code(named("a"), "a", CATEGORIES[0].id, direction=Direction.PROMOTING),
        Code(named("b"), "b", CATEGORIES[0].id, also_in=(CATEGORIES[1].id,)),
        Code(named("c"), "c", CATEGORIES[1].id, parent_id=named("b")),
        Code(named("d"), "d"),
    ),
)
TEXT = "een twee  drie\u00a0vier\nvijf\tzes zeven acht negen tien"
TALKS = {named(each): Talk("zelfde" if each in "EF" else each, 10, TEXT) for each in "DEF"}
UNITS = {"1": ("bestuur 1", "laag"), "2": ("bestuur 2", "laag"), "3": ("bestuur 1", "hoog")}

spans = st.builds(lambda start, wide: Span(start, start + wide), st.integers(0, 40), st.integers(1, 12))
wide = st.builds(lambda start, wide: Span(start, start + wide), st.integers(0, 30), st.integers(5, 45))
marks = st.builds(
    lambda coder, code, span, document, way: mark(
        coder, code, span.start, span.end, document=document, text=TEXT * 2, way=way
    ),
    st.sampled_from("AB"),
    st.sampled_from("abcdx"),
    spans,
    st.sampled_from("DEFG"),
    st.sampled_from([None, *Direction]),
)


def referring(document: str, group: str, of: str, span: Span | None, coding: Coding | None) -> tuple[Reference, Group]:
    """To a place, or to a coding and its twins."""
    if coding is None:
        return refer(document, group, of=of, span=span), Group(named(of), group)
    made = replace(refer(document, group, of=of, span=coding.span), coding_id=coding.id, code_id=coding.code_id)
    return replace(made, document_id=coding.document_id), Group(named(of), group)


@st.composite
def studies(draw: st.DrawFn) -> tuple[list[Coding], Grouped]:
    made = list({each.id: each for each in draw(st.lists(marks, max_size=25))}.values())
    known = [each for each in made if each.document_id in TALKS]
    one_of = st.none() | st.sampled_from(known) if known else st.none()
    said = st.builds(
        referring,
        st.sampled_from("DEF"),
        st.sampled_from(["laag", "hoog", "1", "2", "3"]),
        st.sampled_from(["lijst", "andere"]),
        st.none() | wide,
        one_of,
    )
    units = draw(st.sampled_from([{}, UNITS]))
    return made, Grouped(tuple(draw(st.lists(said, max_size=8))), units)


@settings(max_examples=examples(200), deadline=None)
@given(studies())
def test_a_display_says_what_counting_one_by_one_says(study: tuple[list[Coding], Grouped]) -> None:
    codings, grouped = study
    found, slow = told(joint_counts(BOOK, codings, grouped, TALKS)), slowly(BOOK, codings, grouped, TALKS)
    assert {name: set(map(str, each)) for name, each in found.items()} == {
        name: set(map(str, each)) for name, each in slow.items()
    }
    assert found == slow


@settings(max_examples=examples(60), deadline=None)
@given(studies(), st.data())
def test_after_changes_it_says_what_it_would_say_the_first_time(
    study: tuple[list[Coding], Grouped], data: st.DataObject
) -> None:
    codings, grouped = study
    kept: Remembered = {}
    columned = Columned()
    for _ in range(3):
        found = joint_counts(BOOK, by_document(codings), grouped, TALKS, remembered=kept, columned=columned)
        fresh = joint_counts(BOOK, codings, grouped, TALKS)
        assert told(found) == told(fresh)
        for one, other in ((found.codes, fresh.codes), (found.categories, fresh.categories)):
            plain = replace(other, matrix=None)
            assert joint(one, everything=True).written() == joint(plain, everything=True).written()
        codings = [*codings[1:], data.draw(marks)] if codings else [data.draw(marks)]
        codings = list({each.id: each for each in codings}.values())


def test_what_stands_inside_a_nearer_part_is_told_from_what_reaches_over_its_edge() -> None:
    inside, over = (mark("A", "a", start, end, text=TEXT * 2) for start, end in ((12, 20), (5, 12)))
    parts = (("laag", Span(0, 40)), ("hoog", Span(10, 30)), ("midden", Span(4, 45)))
    grouped = Grouped(tuple(referring("D", group, "lijst", span, None) for group, span in parts), {})
    assert told(joint_counts(BOOK, [over, inside], grouped, TALKS)) == slowly(BOOK, [over, inside], grouped, TALKS)
