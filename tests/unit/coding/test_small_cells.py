"""What could point at one board stays out of what is published."""

from codebooks.codebook import Category, Code, Codebook
from coding.joint_comparing import joint
from coding.joint_grouping import CountedIn, Grouping, Source, grouped
from coding.joint_units import JointCounts, Talk, joint_counts
from coding.smallcells import boards_behind, small_cells
from corpora.spans import Span
from reports.joint import display_csv
from tests.unit.coding.making import board, mark, named, refer

STEERING = Category(named("Sturing"), "Sturing")
BOOK = Codebook((STEERING,), (Code(named("visie"), "visie", STEERING.id), Code(named("rust"), "rust", STEERING.id)))
BOARDS = [board(name, group) for name, group in (("A", "laag"), ("B", "laag"), ("C", "laag"), ("D", "hoog"))]
TEXT = "woord " * 20
LOW, HIGH, ONE = Span(0, 60), Span(60, 119), Span(12, 30)
SAID = [refer("d", "laag", span=LOW), refer("d", "", span=ONE, about="A"), refer("d", "hoog", span=HIGH)]
CODINGS = [
    mark("Anne", "visie", 0, 6, document="d", text=TEXT),
    mark("Anne", "rust", 13, 20, document="d", text=TEXT),
    mark("Anne", "rust", 61, 66, document="d", text=TEXT),
]


def counts() -> JointCounts:
    grouping = Grouping(Source.LIST, "lijst", named("lijst"))
    about = grouped(grouping, SAID, BOARDS, (), {named("d"): "d"}, CountedIn.DOCUMENT)
    return joint_counts(BOOK, CODINGS, about, {named("d"): Talk("d", 20, TEXT)})


def test_behind_a_group_stand_all_its_boards_and_behind_a_name_one() -> None:
    behind = boards_behind(CODINGS, SAID, BOARDS)
    assert [len(behind[each.id]) for each in CODINGS] == [3, 1, 1]
    nothing = mark("Anne", "visie", 0, 6, document="e", text=TEXT)
    assert boards_behind([nothing], SAID, BOARDS) == {nothing.id: frozenset()}


def test_a_cell_with_fewer_boards_is_small_and_an_empty_one_points_at_nobody() -> None:
    found = small_cells(counts().subjects, boards_behind(CODINGS, SAID, BOARDS))
    assert [(each.label, each.group, each.boards) for each in found] == [
        ("Sturing", "hoog", 1),
        ("rust", "laag", 1),
        ("rust", "hoog", 1),
    ]
    assert small_cells(counts().subjects, boards_behind(CODINGS, SAID, BOARDS), 1) == ()


def test_the_table_for_publication_has_no_numbers_in_small_cells() -> None:
    found = counts()
    left_out = small_cells(found.subjects, boards_behind(CODINGS, SAID, BOARDS))
    tables = joint(found.categories), joint(found.codes)
    lines = display_csv(found.subjects, *tables, left_out).decode().splitlines()
    assert lines[0].startswith("kind,label,group,documents_with_code,documents")
    assert lines[1] == "category,Sturing,laag,1,1,2,10,200.0,0,0,0"
    assert "code,rust,laag,,,,,,,," in lines
    assert "code,visie,hoog,0,1,0,10,0.0,0,0,0" in lines
    everything = display_csv(found.subjects, *tables).decode()
    assert "code,rust,laag,1,1,1,10,100.0,0,0,0" in everything
