"""What could point at one board stays out of what is published."""

from codebooks.codebook import Category, Code, Codebook
from coding.joint_comparing import joint
from coding.joint_grouping import CountedIn, Grouping, Source, grouped
from coding.joint_units import JointCounts, Talk, joint_counts
from coding.smallcells import boards_behind, shareable, small_cells
from coding.withholding import Line, lines_of, withheld
from corpora.boards import Board
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
    found, behind = counts(), boards_behind(CODINGS, SAID, BOARDS)
    kept_back = withheld(lines_of(found.subjects, {}), behind)
    tables = joint(found.categories), joint(found.codes)
    lines = display_csv(found.subjects, *tables, kept_back).decode().splitlines()
    assert lines[0].startswith("kind,label,group,documents_with_code,documents")
    assert "code,rust,laag,,,,,,,," in lines
    everything = display_csv(found.subjects, *tables).decode()
    assert "code,rust,laag,1,1,1,10,100.0,0,0,0" in everything
    assert "category,Sturing,laag,1,1,2,10,200.0,0,0,0" in everything


def test_a_group_of_few_boards_is_left_out_whole_and_told_to_the_researcher() -> None:
    found, behind = counts(), boards_behind(CODINGS, SAID, BOARDS)
    groups = {"laag": frozenset("ABC"), "hoog": frozenset("D")}
    kept_back = withheld(lines_of(found.subjects, {}), behind, groups=groups)
    assert kept_back.groups == {"hoog"}
    assert {(named(name), "hoog") for name in ("Sturing", "visie", "rust")} <= kept_back.cells
    told = {(each.label, each.group): (each.boards, each.small) for each in kept_back.left_out}
    assert told["visie", "hoog"] == (0, True)
    assert told["rust", "laag"] == (1, True)
    assert any(not small for _, small in told.values())


def test_how_a_factor_works_is_left_out_where_few_boards_say_so() -> None:
    ids = [named(f"k{n}") for n in range(6)]
    behind = {each: frozenset({f"bestuur {n % 4}"}) for n, each in enumerate(ids)}
    line = Line(named("visie"), None, "visie", {"laag": tuple(ids[:3]), "hoog": tuple(ids[3:])}, tuple(ids))
    kept_back = withheld([line], behind, ways=(frozenset(ids[:1]), frozenset(ids)))
    assert (kept_back.cells, kept_back.totals) == (frozenset(), frozenset())
    assert (named("visie"), "laag") in kept_back.ways
    assert kept_back.total_ways == {named("visie")}


def test_of_a_board_no_more_is_said_than_it_has_in_common_with_others() -> None:
    boards = [
        Board(named(key), named("lijst"), key, key, group, {"regio": region, "grootte": size})
        for key, group, region, size in (
            ("1", "laag", "Noord", "groot"),
            ("2", "laag", "Noord", "klein"),
            ("3", "laag", "Noord", "klein"),
            ("4", "laag", "Zuid", "groot"),
        )
    ]
    of = {"group": "laag", "regio": "Noord", "grootte": "groot", "plaats": ""}
    assert shareable(of, boards) == (("group", "laag"), ("regio", "Noord"))
    assert shareable(of, boards, 5) == ()
