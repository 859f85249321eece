"""How often: fragments counted once, groups by what researchers referred to."""

from codebooks.codebook import Category, Code, Codebook, Direction
from coding.counting import Balance, count_table, tallied
from coding.referring import Group, about
from coding.runs import meeting, runs
from corpora.spans import Span
from tests.unit.coding.making import board, board_list, mark, named, refer

STEERING, MONEY = Category(named("Sturing"), "Sturing"), Category(named("Geld"), "Geld")
MONITORING = Code(named("monitoren"), "monitoren", STEERING.id, direction=Direction.PROMOTING)
VISION = Code(named("visie"), "visie", STEERING.id)
FUNDING = Code(named("bekostiging"), "bekostiging", MONEY.id)
LOOSE = Code(named("los"), "los")
BOOK = Codebook((STEERING, MONEY), (MONITORING, VISION, FUNDING, LOOSE))
LOW, HIGH = Group(named("lijst"), "laag"), Group(named("lijst"), "hoog")
LISTS = [board_list("lijst")]


def rows(*codings, references=(), documents=3, boards=()):
    table = count_table(BOOK, codings, references, documents=documents, lists=LISTS, boards=boards)
    return {row.label: row for row in table}


def test_two_coders_who_mark_the_same_text_make_one_fragment():
    tally = tallied([mark("Anne", "monitoren", 0, 20), mark("Bea", "monitoren", 3, 24)])
    assert (tally.documents, tally.fragments, tally.words) == (1, 1, 4)
    assert len(tally.coding_ids) == 2


def test_fragments_that_only_touch_stay_two():
    tally = tallied([mark("Anne", "monitoren", 0, 14), mark("Anne", "monitoren", 14, 20)])
    assert (tally.fragments, tally.words) == (2, 3)


def test_a_mark_inside_another_adds_no_words():
    inside = [mark("Anne", "monitoren", 0, 47), mark("Bea", "monitoren", 3, 13), mark("Bea", "monitoren", 30, 47)]
    assert tallied(inside).words == 8
    assert tallied([]).words == 0


def test_touching_marks_join_when_asked():
    joined = runs([mark("Anne", "monitoren", 0, 14), mark("Anne", "monitoren", 14, 20)], touching=True)
    assert [run.span for run in joined] == [Span(0, 20)]


def test_pairs_that_share_text_are_found_once_each():
    first = runs([mark("Anne", "a", 0, 10), mark("Anne", "a", 20, 40)])
    second = runs([mark("Bea", "b", 5, 25), mark("Bea", "b", 26, 28), mark("Bea", "b", 40, 41)])
    found = [(one.span, other.span) for one, other in meeting(first, second)]
    assert found == [(Span(0, 10), Span(5, 25)), (Span(20, 40), Span(5, 25)), (Span(20, 40), Span(26, 28))]


def test_a_category_counts_what_any_of_its_codes_marks_and_text_once():
    table = rows(mark("Anne", "monitoren", 0, 47), mark("Anne", "visie", 14, 69), mark("Anne", "visie", 70, 107))
    assert (table["monitoren"].tally.fragments, table["visie"].tally.fragments) == (1, 2)
    assert (table["Sturing"].tally.fragments, table["Sturing"].tally.documents) == (2, 1)
    assert table["Sturing"].tally.words == 20
    assert table["Sturing"].of == 3


def test_rows_follow_the_codebook_and_loose_codes_come_last():
    assert list(rows()) == ["Sturing", "monitoren", "visie", "Geld", "bekostiging", "los"]


def test_each_coder_has_a_count_of_her_own():
    by_coder = rows(mark("Anne", "visie", 0, 9), mark("Bea", "visie", 0, 9), mark("Bea", "visie", 20, 30))[
        "visie"
    ].by_coder
    assert {coder: tally.fragments for coder, tally in by_coder.items()} == {named("Anne"): 1, named("Bea"): 2}


def test_a_coding_takes_the_direction_of_its_code_unless_it_has_its_own():
    table = rows(
        mark("Anne", "monitoren", 0, 9),
        mark("Anne", "monitoren", 20, 30, way=Direction.HINDERING),
        mark("Anne", "monitoren", 40, 50, way=Direction.BOTH),
        mark("Anne", "visie", 60, 70),
    )
    assert table["monitoren"].balance == Balance(promoting=2, hindering=2)
    assert table["visie"].balance == Balance(promoting=0, hindering=0)


def test_a_reference_to_a_part_wins_over_one_to_the_whole_document():
    near, elsewhere = mark("Anne", "visie", 0, 20), mark("Anne", "visie", 60, 70)
    found = about([near, elsewhere], [refer("D", "laag"), refer("D", "hoog", span=Span(10, 40))])
    assert found == {near.id: (HIGH,), elsewhere.id: (LOW,)}


def test_a_sentence_about_a_high_board_inside_the_talk_about_the_low_list_is_about_the_high_list():
    sentence, around, astride = (mark("Anne", "visie", *span) for span in ((20, 30), (10, 60), (25, 45)))
    talk = [refer("D", "laag", span=Span(0, 100)), refer("D", "hoog", span=Span(20, 40))]
    found = about([sentence, around, astride], talk)
    assert found == {sentence.id: (HIGH,), around.id: (LOW, HIGH), astride.id: (LOW, HIGH)}


def test_lists_do_not_overrule_each_other():
    coding = mark("Anne", "visie", 0, 20)
    found = about([coding], [refer("D", "klein", of="omvang"), refer("D", "hoog", span=Span(10, 40))])
    assert set(found[coding.id]) == {HIGH, Group(named("omvang"), "klein")}


def test_a_reference_to_a_board_is_about_its_group():
    coding = mark("Anne", "visie", 0, 20)
    assert about([coding], [refer("D", "", about="Stichting Z")], [board("Stichting Z", "laag")]) == {coding.id: (LOW,)}
    assert about([coding], [refer("D", "", about="Stichting Z")]) == {coding.id: ()}
    assert about([coding], [refer("D", "")]) == {coding.id: ()}


def test_a_group_is_counted_out_of_the_documents_that_refer_to_it():
    table = rows(
        mark("Anne", "visie", 0, 20, document="D"),
        mark("Bea", "visie", 0, 20, document="E"),
        references=[refer("D", "laag"), refer("E", "hoog", span=Span(0, 30)), refer("F", "hoog")],
    )
    low, high = table["visie"].by_group
    assert (low.group, low.tally.documents, low.of) == (LOW, 1, 1)
    assert (high.group, high.tally.documents, high.of) == (HIGH, 1, 2)


def test_a_zero_is_structural_when_the_whole_category_is_not_raised_in_the_group():
    table = rows(
        mark("Anne", "visie", 0, 20),
        mark("Anne", "los", 0, 20),
        references=[refer("D", "laag"), refer("E", "hoog")],
    )
    assert [count.structural_zero for count in table["monitoren"].by_group] == [False, True]
    assert [count.structural_zero for count in table["Geld"].by_group] == [True, True]
    assert [count.structural_zero for count in table["los"].by_group] == [False, True]
