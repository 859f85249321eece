"""What may be changed in a table without changing the agreement in it; and what cannot be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.agreement_reading import Fragments, Ratings, read_table
from coding.agreement_tables import Fragment, of_fragments, of_ratings
from coding.distances import CodeSet
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from corpora.spans import Span

Rows = list[list[CodeSet | None]]

cells = st.one_of(st.none(), st.sampled_from("1234").map(lambda code: frozenset([code])))
tables = st.integers(2, 4).flatmap(
    lambda coders: st.lists(st.lists(cells, min_size=coders, max_size=coders), min_size=1, max_size=12)
)


def same(one: object, other: object) -> bool:
    """Equal, as far as the order of adding up numbers lets them be."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return one == pytest.approx(other, abs=1e-9)


@given(tables, st.randoms())
def test_the_order_of_units_and_coders_does_not_matter(rows: Rows, chance) -> None:
    mixed = [list(row) for row in rows]
    chance.shuffle(mixed)
    places = list(range(len(rows[0])))
    chance.shuffle(places)
    assert same(of_ratings(rows).values, of_ratings([[row[place] for place in places] for row in mixed]).values)


@given(tables)
def test_other_names_for_the_codes_change_only_what_counts_with_them(rows: Rows) -> None:
    renamed = [[None if cell is None else frozenset(f"code {code}" for code in cell) for cell in row] for row in rows]
    before, after = of_ratings(rows).values, of_ratings(renamed).values
    counting = {"alpha_ordinal", "alpha_interval", "alpha_ratio"}
    assert all(same(before[name], after[name]) for name in before.keys() - counting)
    assert {after[name] for name in counting} == {None}


@given(tables)
def test_a_unit_with_one_value_changes_no_alpha(rows: Rows) -> None:
    lonely: list[CodeSet | None] = [rows[0][0] or frozenset("1"), *[None] * (len(rows[0]) - 1)]
    known = {cell for row in rows for cell in row}
    before, after = of_ratings(rows).values, of_ratings([*rows, lonely]).values
    alphas = ["alpha_nominal", "alpha_masi", *(["alpha_interval"] if lonely[0] in known else [])]
    assert all(same(before[name], after[name]) for name in alphas)


@given(tables)
def test_the_same_table_twice_leaves_what_knows_no_small_samples(rows: Rows) -> None:
    before, after = of_ratings(rows).values, of_ratings([*rows, *rows]).values
    for name in ("cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "gwet_ac1", "brennan_prediger", "holsti"):
        assert same(before[name], after[name])


@st.composite
def marks(draw: st.DrawFn, coders: int = 3, length: int = 60) -> list[Fragment]:
    """Fragments of three coders in one document, those of one coder beside each other."""
    made = []
    for coder in range(coders):
        borders = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
        for start, end in pairwise(borders):
            code = draw(st.sampled_from(["", "x", "y"]))
            if code:
                made.append(Fragment("d", f"c{coder}", Span(start, end), code))
    return made


READERS = {"d": ("c0", "c1", "c2")}


@given(marks())
def test_u_alpha_is_what_the_definition_says_character_by_character(made: list[Fragment]) -> None:
    """The 2016 formula, counted one character and one pair of coders at a time."""
    length = 60
    said = {
        coder: [next((f.code for f in made if f.coder == coder and at in range(f.span.start, f.span.end)), "")
                for at in range(length)]
        for coder in READERS["d"]
    }  # fmt: skip
    pairs = [
        (a, b) for one in said for other in said if one != other for a, b in zip(said[one], said[other], strict=True)
    ]
    m = len(said)
    totals = {code: sum(a == code for a, _ in pairs) / (m - 1) for code in ("", "x", "y")}
    every = sum(totals.values())
    itself = sum(len(f.span) ** 2 for f in made) + totals[""]
    differ = sum(a != b for a, b in pairs) / (m - 1) / every
    expected = (every**2 - sum(total**2 for total in totals.values())) / (every**2 - itself)
    found = of_fragments(made, READERS, {"d": length}).values["u_alpha"]
    assert found == (pytest.approx(1 - differ / expected) if expected else None)


@given(marks(), st.integers(2, 7))
def test_cu_alpha_knows_no_unit_of_length(made: list[Fragment], times: int) -> None:
    longer = [Fragment(f.document, f.coder, Span(f.span.start * times, f.span.end * times), f.code) for f in made]
    before = of_fragments(made, READERS, {"d": 60}).values
    after = of_fragments(longer, READERS, {"d": 60 * times}).values
    for name in ("cu_alpha", "cu_coverage", "ku_alpha", "ku_coverage"):
        assert same(before[name], after[name])


@given(marks())
def test_one_document_or_two_whatever_the_names_of_coders(made: list[Fragment]) -> None:
    again = [Fragment("e", f.coder, f.span, f.code) for f in made]
    renamed = {"c0": "Zus", "c1": "An", "c2": "Mies"}
    one = of_fragments([*made, *again], {"d": READERS["d"], "e": READERS["d"]}, {"d": 60, "e": 60}).values
    other = of_fragments(
        [Fragment(f.document, renamed[f.coder], f.span, f.code) for f in [*again, *made]],
        {"e": tuple(renamed.values()), "d": tuple(renamed.values())},
        {"d": 60, "e": 60},
    ).values
    assert same(one, other)


def read(text: str, name: str = "t.csv") -> Ratings | Fragments:
    return read_table(name, read_grid(name, text.encode()))


@pytest.mark.parametrize(
    ("text", "units", "coders"),
    [
        ("1,2\n1,1\n", 2, 2),
        ("Anna;Bram\nja;nee\nja;ja\n", 2, 2),
        ("eenheid,Anna,Bram,Carla\n1,ja,nee,ja\n2,ja,,ja\n", 2, 3),
        ("ja,nee\nja,ja\nnee,nee\n", 3, 2),
        ("1,NA\n.,2\n*,1\n", 3, 2),
    ],
)
def test_a_first_row_with_names_is_no_unit(text: str, units: int, coders: int) -> None:
    table = read(text)
    assert isinstance(table, Ratings)
    assert (len(table.rows), len(table.rows[0])) == (units, coders)


def test_several_codes_in_a_cell_and_none_at_all() -> None:
    table = read('Anna,Bram\n"a|b",{}\na;c,\n')
    assert isinstance(table, Ratings)
    assert table.rows == ((frozenset("ab"), frozenset()), (frozenset("ac"), None))


HEAD = "document,length,coder,start,end,code\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("1\n2\n", "agreement-table-small", None),
        (f"{HEAD}d,10,A,0,5,x\n", "agreement-table-small", None),
        (f"{HEAD}d,10,A,0,5,x\nd,10,B,5,11,x\n", "agreement-row-wrong", 3),
        (f"{HEAD}d,10,A,5,5,x\nd,10,B,5,10,x\n", "agreement-row-wrong", 2),
        (f"{HEAD}d,10,A,0,5,x\nd,12,B,5,10,x\n", "agreement-row-wrong", 3),
        (f"{HEAD}d,10,A,0,5,\nd,10,B,5,10,x\n", "agreement-row-wrong", 2),
        (f"{HEAD}d,tien,A,0,5,x\nd,10,B,5,10,x\n", "agreement-row-wrong", 2),
        (f"{HEAD},10,A,0,5,x\nd,10,B,5,10,x\n", "agreement-row-wrong", 2),
    ],
)
def test_what_is_no_table_of_judgements_is_refused_with_the_row(text: str, code: str, line: int | None) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)
    assert (refused.value.code, refused.value.facts.get("line")) == (code, line)


def test_numbers_of_both_signs_have_no_ratio() -> None:
    found = of_ratings([[frozenset(["-1"]), frozenset(["1"])], [frozenset(["1"]), frozenset(["1"])]])
    assert (found.values["alpha_ratio"], found.reasons["alpha_ratio"]) == (None, "signs-differ")


def test_a_table_of_nothing_but_blanks_has_no_agreement_and_says_why() -> None:
    found = of_ratings([[None, None], [None, None]])
    assert set(found.values.values()) == {None}
    assert set(found.reasons.values()) <= {"no-units", "not-numbers"}


def test_text_without_gaps_and_text_without_meetings_say_so() -> None:
    whole = [Fragment("d", coder, Span(0, 10), "x") for coder in ("A", "B")]
    found = of_fragments(whole, {"d": ("A", "B")}, {"d": 10})
    assert found.reasons["bar_u_alpha"] == "no-gaps"
    apart = [Fragment("d", "A", Span(0, 5), "x"), Fragment("d", "B", Span(5, 10), "x")]
    assert of_fragments(apart, {"d": ("A", "B")}, {"d": 10}).reasons["cu_alpha"] == "no-intersections"
    alone = of_fragments(apart[:1], {"d": ("A",), "e": ("B",)}, {"d": 10, "e": 10})
    assert alone.reasons["u_alpha"] == alone.reasons["bar_u_alpha"] == "no-units"
