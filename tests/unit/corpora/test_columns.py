"""What a board list holds, column by column; keys, schools to boards, and what can't be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.aggregating import How, Rule, aggregated, rule_of
from corpora.boardlists import Choice, proposed, read_table, understood
from corpora.columns import ColumnFacts, ColumnType, facts
from corpora.keyzeros import location_keys
from corpora.numbers import is_censored, number
from corpora.refusal import Refusal
from corpora.tablechecks import possible
from corpora.tables import Table
from tests.unit.corpora.test_boardlists import book

SCHOOLS = (
    "BEVOEGD GEZAG NUMMER;NAAM BESTUUR;BRIN NUMMER;VESTIGINGSNUMMER;LEERLINGEN;SCORE;KA1;DATUM\r\n"
    "101;Oost;00AP;0;1.200;530,5;V;20190417\r\n"
    "101;Oost;00AP;1;300;540,5;O;20190418\r\n"
    "00102;West;00BR;0;<5;;V;20190417\r\n"
    "00102;West;00BR;2;100;538,0;V;20190417\r\n"
)


def schools(text: str = SCHOOLS) -> Table:
    return read_table("scholen.csv", text.encode())


def remark(table: Table, code: str) -> dict[str, object]:
    return next(facts for known, facts in table.remarks if known == code)


def refused(name: str, text: str, **options: object) -> Refusal:
    with pytest.raises(Refusal) as found:
        read_table(name, text.encode(), **options)  # type: ignore[arg-type]
    return found.value


def test_each_column_is_known_by_type_and_counts() -> None:
    known = {column.name: column for column in facts(schools())}
    assert known["BEVOEGD GEZAG NUMMER"].type is ColumnType.KEY
    assert known["LEERLINGEN"] == ColumnFacts("LEERLINGEN", ColumnType.NUMBER, 4, 0, 1)
    assert known["SCORE"] == ColumnFacts("SCORE", ColumnType.NUMBER, 3, 1, 0)
    assert [known[name].type.value for name in ("NAAM BESTUUR", "BRIN NUMMER", "KA1", "DATUM")] == [
        "text",
        "key",
        "group",
        "date",
    ]


def test_percentages_dates_and_empty_columns_are_told_apart() -> None:
    text = "nr;% onder;pct_x;op;dag;leeg;lijst\r\n1;37,5%;12;2020-01-31;31-1-2020;;laag\r\n"
    text += "2;<5;13;2020-13-45;1.1.2020;;hoog\r\n"
    types = [column.type.value for column in facts(schools(text))]
    assert types == ["number", "percentage", "percentage", "text", "date", "text", "text"]


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.234", ",", 1234),
        ("1.234", ".", 1.234),
        ("1.234", "", 1234),
        ("0.125", "", 0.125),
        ("1,234", ".", 1234),
        ("1,234", "", 1.234),
        ("1.234.567,8", ",", 1234567.8),
        ("-2,5%", ",", -2.5),
        ("−3", "", -3),
        (".5", "", 0.5),
        ("<5", "", None),
        ("1,2,3", "", None),
        ("V", "", None),
        ("", "", None),
    ],
)
def test_numbers_are_read_as_they_are_printed(cell: str, decimal: str, value: float | None) -> None:
    assert number(cell, decimal) == value


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_in_dutch_writing_is_read_back(whole: int, hundredths: int) -> None:
    assert number(f"{whole:,}".replace(",", ".") + f",{hundredths:02}", ",") == pytest.approx(whole + hundredths / 100)


def test_what_is_kept_back_is_no_number_and_not_missing() -> None:
    assert all(map(is_censored, ("<5", "< 5", "≤4", ">95%", "minder dan 5")))
    assert not any(map(is_censored, ("5", "<", "< vijf", "")))


def test_thousands_alone_are_no_decimals_except_in_a_workbook() -> None:
    assert schools("nr;naam;n\r\n00101;Oost;1.234\r\n00102;West;12.345\r\n").decimal == ""
    assert schools("nr;naam;n\r\n00101;Oost;1.234\r\n00102;West;12.5\r\n").decimal == "."
    rows: list[list[object]] = [["nr", "naam", "score"], ["00101", "Oost", 1.234], ["00102", "West", 2.345]]
    assert read_table("a.xlsx", book(rows)).decimal == "."


def test_lost_zeros_are_put_back_and_told() -> None:
    table = schools()
    assert table.column("BEVOEGD GEZAG NUMMER")[0] == "00101"
    assert remark(table, "lost-zeros") == {"column": "BEVOEGD GEZAG NUMMER", "n": 2, "was": "101", "now": "00101"}
    assert location_keys(table) == ("00AP00", "00AP01", "00BR00", "00BR02")
    assert remark(table, "location-key") == {"n": 4, "brin": "BRIN NUMMER", "location": "VESTIGINGSNUMMER"}


def test_keys_of_another_length_are_left_as_they_are() -> None:
    text = "bestuursnummer;naam\r\n1;Oost\r\n123456;West\r\n"
    assert schools(text).column("bestuursnummer") == ("1", "123456")
    assert location_keys(schools(text)) == ()


def test_the_boards_of_a_list_of_schools_are_its_key_and_named_schools_are_not_boards() -> None:
    table = schools()
    assert (proposed(table).key, proposed(table).name) == ("BEVOEGD GEZAG NUMMER", "NAAM BESTUUR")
    with pytest.raises(Refusal, match="board-key-double"):
        understood(table, proposed(table))


def test_schools_become_boards_by_stated_rules() -> None:
    rules = [rule_of(rule) for rule in ("count", "sum(LEERLINGEN)", "mean(SCORE; LEERLINGEN)", "share(KA1=v)")]
    boards = aggregated(schools(), "BEVOEGD GEZAG NUMMER", [*rules, Rule(How.MEAN, "SCORE")])
    assert boards.columns == (
        "BEVOEGD GEZAG NUMMER",
        "NAAM BESTUUR",
        "BRIN NUMMER",
        "count",
        "sum(LEERLINGEN)",
        "mean(SCORE; LEERLINGEN)",
        "share(KA1=v)",
        "mean(SCORE)",
    )
    assert boards.rows == (
        ("00101", "Oost", "00AP", "2", "1500", "532,5", "0,5", "535,5"),
        ("00102", "West", "00BR", "2", "100", "538", "1", "538"),
    )
    assert remark(boards, "aggregated") == {"n": 2, "rows": 4, "key": "BEVOEGD GEZAG NUMMER"}
    assert [facts for code, facts in boards.remarks if code == "left-out"] == [
        {"rule": "sum(LEERLINGEN)", "n": 1},
        {"rule": "mean(SCORE; LEERLINGEN)", "n": 1},
        {"rule": "mean(SCORE)", "n": 1},
    ]
    assert len(understood(boards, Choice("BEVOEGD GEZAG NUMMER")).rows) == 2


def test_a_board_of_which_nothing_is_known_keeps_an_empty_cell_and_rows_without_key_are_told() -> None:
    table = schools(SCHOOLS.replace("538,0", " ") + ";Zwevend;00CC;3;10;500,5;V;20190417\r\n")
    boards = aggregated(table, "BEVOEGD GEZAG NUMMER", [Rule(How.MEAN, "SCORE")])
    assert boards.column("mean(SCORE)") == ("535,5", "")
    assert remark(boards, "no-key") == {"n": 1}


@pytest.mark.parametrize("rule", ["", "median(A)", "count(A)", "sum", "share(A)", "mean(A=1", "sum(A) x", "sum( )"])
def test_an_unclear_rule_is_refused(rule: str) -> None:
    with pytest.raises(Refusal, match=r"rule-unclear|column-unknown"):
        aggregated(schools(), "BEVOEGD GEZAG NUMMER", [rule_of(rule)])


def test_words_have_no_mean() -> None:
    with pytest.raises(Refusal, match="column-without-numbers"):
        aggregated(schools(), "BEVOEGD GEZAG NUMMER", [Rule(How.MEAN, "KA1")])


def test_decimals_in_cells_of_their_own_are_refused_with_the_row_that_shows_it() -> None:
    split = refused("a.csv", "nr,naam,score,n\n00101,Oost,37,5,12\n00102,West,38,13\n00103,Zuid,39,5,14\n")
    assert (split.code, split.facts["line"], split.facts["columns"], split.facts["cells"]) == (
        "list-split-decimals",
        2,
        4,
        5,
    )
    assert split.facts["row"] == "00101, Oost, 37, 5, 12"


def test_columns_without_titles_are_named_by_hand() -> None:
    text = "00WD;Panta Rhei;20;<5\r\n00WE;Oost;8;100\r\n"
    table = read_table("a.csv", text.encode(), header=False, names=("brin", "naam", "kandidaten", "geslaagd"))
    assert table.columns == ("brin", "naam", "kandidaten", "geslaagd")
    assert (len(table.rows), table.header_row, table.remarks) == (2, 0, ())
    assert facts(table)[3].censored == 1
    wrong = refused("a.csv", text, header=False, names=("brin",))
    assert (wrong.code, wrong.facts) == ("column-names-count", {"n": 4, "given": 1})


def test_percentages_that_cannot_be_are_told() -> None:
    table = schools("code;n;% ja;pct\r\nOP1;21;62%;62\r\nOP2;21;61%;99\r\nOP3;<5;61%;\r\n")
    assert remark(table, "impossible-percentages") == {"column": "% ja", "n": 1, "rows": "3: 61% (n = 21)"}
    printed = schools("code;oorzaak (n=6);aantal scholen;pct scholen\r\nA;40%;7;14,3\r\nB;50%;7;15,3\r\n")
    found = [facts for code, facts in printed.remarks if code == "impossible-percentages"]
    assert [facts["rows"] for facts in found] == ["2: 40% (n = 6)", "3: 15,3 (n = 7)"]
    assert not schools("code;% onder;aantal\r\nA;43,6%;8\r\nB;27,6%;8\r\n").remarks


@given(st.integers(1, 500), st.data(), st.integers(0, 2))
def test_every_rounded_share_is_possible(n: int, data: st.DataObject, places: int) -> None:
    k = data.draw(st.integers(0, n))
    assert possible(round(100 * k / n, places), n, places)


def test_a_total_that_does_not_add_up_is_told() -> None:
    text = "nr;naam;n;m;k;pct\r\n00101;Oost;10;<5;1,5;3\r\n00102;West;12;7;2,5;4\r\n\r\nTotaal;;23;9;9,9;99\r\n"
    assert remark(schools(text), "totals-differ") == {"n": 1, "columns": "n: 23 ≠ 22"}
    assert remark(schools(text.replace("23;9", "22;6")), "totals-differ") == {"n": 1, "columns": "m: 6 ≠ 7"}
