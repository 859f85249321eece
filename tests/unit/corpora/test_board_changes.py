"""An earlier and a later list of the same boards, and rows that other lists know."""

from corpora.aggregating import rule_of
from corpora.boardchanges import Changes, Merged, Moved, Renamed, changes, side
from corpora.boardlinks import known, unlinked
from corpora.boardlists import Choice, Row, as_boards, boards, proposed, read_table
from corpora.boardnames import alike, same_name
from corpora.listdates import as_of
from corpora.schools import are_schools, school_key

HEAD = "BEVOEGD GEZAG NUMMER;NAAM BESTUUR;BRIN;VESTNR;LEERLINGEN;SCORE\r\n"
BEFORE = HEAD + (
    "50101;Stg. De Linde Oost;90AA;0;120;530,5\r\n50101;Stg. De Linde Oost;90AB;0;80;540,5\r\n"
    "50102;Vereniging Het Tij;90BA;0;200;535\r\n50102;Vereniging Het Tij;90BB;0;150;536\r\n"
    "50103;Stg. Samen Sterk;90CA;0;300;531\r\n50104;Coöperatie De Brug;90DA;0;90;529\r\n"
    "50105;Stg. De Ster;90EA;0;60;528\r\n50106;Stg. Oost;90GA;0;60;528\r\n"
)
AFTER = HEAD + (
    "50101;STICHTING DE LINDE OOST;90AA;0;120;530,5\r\n50101;STICHTING DE LINDE OOST;90AB;0;80;540,5\r\n"
    "50101;STICHTING DE LINDE OOST;90BB;0;150;536\r\n50102;Het Tij en de Golf;90BA;0;200;535\r\n"
    "50109;Stg. De Brug en Samen Sterk;90CA;0;300;531\r\n50109;Stg. De Brug en Samen Sterk;90DA;0;90;529\r\n"
    "50110;Stg. De Nieuwe Ster;90FA;0;65;529\r\n50106;Stg. Oost;90GA;0;60;528,0\r\n"
)


def listed(text: str, *rules: str) -> tuple[Row, ...]:
    table = read_table("scholen.csv", text.encode())
    return boards(*as_boards(table, proposed(table), [rule_of(rule) for rule in rules]))


def compared(before: str, after: str, *rules: str) -> Changes:
    return changes(side(listed(before, *rules)), side(listed(after, *rules)))


def test_every_board_is_the_same_changed_new_or_gone() -> None:
    found = compared(BEFORE, AFTER)
    assert found.same == ("50106",)
    assert [(each.key, each.values) for each in found.changed] == [
        ("50101", (("count", "2", "3"),)),
        ("50102", (("count", "2", "1"),)),
    ]
    assert [row.key for row in found.new] == ["50109", "50110"]
    assert [row.key for row in found.gone] == ["50103", "50104", "50105"]
    assert found.renamed == (Renamed("50102", "Vereniging Het Tij", "Het Tij en de Golf"),)


def test_boards_whose_schools_went_to_one_board_have_merged_and_schools_elsewhere_have_moved() -> None:
    found = compared(BEFORE, AFTER)
    assert found.merged == (Merged("50109", "Stg. De Brug en Samen Sterk", ("50103", "50104"), 2),)
    assert found.moved == (
        Moved("90BB00", "50102", "50101"),
        Moved("90CA00", "50103", "50109"),
        Moved("90DA00", "50104", "50109"),
    )
    assert [(each.gone, each.key) for each in found.proposals] == [("50105", "50110")]


def test_without_schools_a_merger_is_a_proposal_by_name() -> None:
    head = "bestuursnummer;naam;lijst\r\n"
    found = compared(
        head + "50103;Stg. Samen Sterk;laag\r\n50104;De Brug;hoog\r\n50106;Oost;laag\r\n",
        head + "50109;Stichting Samen Sterk West;laag\r\n50106;Oost;hoog\r\n50107;Zuid;laag\r\n",
    )
    assert (found.merged, found.moved) == ((), ())
    assert [(each.gone, each.key) for each in found.proposals] == [("50103", "50109")]
    assert found.changed[0].values == (("", "laag", "hoog"),)


def test_a_list_of_schools_that_names_their_boards_tells_of_mergers_too() -> None:
    def by_school(text: str) -> tuple[Row, ...]:
        return boards(read_table("a.csv", text.encode()), Choice("vestiging"))

    head = "vestiging;bestuursnummer;n\r\n"
    before = by_school(head + "90CA00;50103;1\r\n90DA00;50104;2\r\n90DB00;50104;2\r\n")
    after = by_school(head + "90CA00;50109;1\r\n90DA00;50104;2\r\n90DB00;50104;2\r\n")
    found = changes(side(before), side(after))
    assert [(each.into, each.boards) for each in found.merged] == [("50109", ("50103",))]
    assert found.moved == (Moved("90CA00", "50103", "50109"),)


def test_numbers_in_other_writing_are_the_same_and_columns_come_and_go() -> None:
    found = compared(
        "bestuursnummer;naam;n;p;oud\r\n50101;Oost;1.234;5,50;x\r\n50102;West;2;6,5;y\r\n",
        "bestuursnummer,naam,n,p,nieuw\r\n50101,Oost,1234,5.5,x\r\n50102,West,2,6.75,y\r\n",
    )
    assert (found.same, found.columns_new, found.columns_gone) == (("50101",), ("nieuw",), ("oud",))
    assert found.changed[0].values == (("p", "6,5", "6.75"),)


def test_names_of_boards_are_known_in_the_writing_of_registers() -> None:
    assert same_name("STG. OPENB. ONDERWIJS COÖP. OOST E.O.", "Stichting Openbaar Onderwijs Coop Oost en omstreken")
    assert not same_name("Stichting Oost", "Stichting West")
    assert alike("Stichting Oost", "Stichting West") < 0.75 <= alike("Stg. De Ster", "Stichting De Nieuwe Ster")
    assert alike("", "") == 0


def test_a_list_of_schools_becomes_boards_that_say_which_schools_they_have() -> None:
    table = read_table("scholen.csv", BEFORE.encode())
    assert (are_schools(table, "BEVOEGD GEZAG NUMMER"), school_key(table)) == (True, "BRIN+VESTNR")
    rows = listed(BEFORE)
    assert rows[0].attributes == {"count": "2", "list(BRIN+VESTNR)": "90AA00 90AB00"}
    assert (rows[0].name, len(rows)) == ("Stg. De Linde Oost", 6)
    weighted = listed(BEFORE, "mean(SCORE; LEERLINGEN)", "share(LEERLINGEN=80; LEERLINGEN)")
    assert list(weighted[0].attributes.values())[-2:] == ["534,5", "0,4"]


def test_a_board_that_stands_twice_by_mistake_makes_no_list_of_schools() -> None:
    text = "bestuursnummer;naam\r\n50101;Oost\r\n50101;West\r\n50102;Zuid\r\n50103;Noord\r\n"
    assert not are_schools(read_table("a.csv", text.encode()), "bestuursnummer")


def test_the_day_that_a_list_says_it_shows_is_found() -> None:
    def day(text: str) -> str:
        return as_of(read_table("a.csv", text.encode()))

    assert day("PEILDATUM;nummer;naam\r\n20191001;50101;Oost\r\n20191001;50102;West\r\n") == "2019-10-01"
    assert day("peildatum;nummer;naam\r\n1-10-2019;50101;Oost\r\n2-10-2019;50102;West\r\n") == ""
    rows = "nummer;naam;n\r\n50101;Oost;1\r\n50102;West;2\r\n\r\n"
    assert day(rows + "Bron: verzonnen, peildatum 1 oktober 2020;;\r\n") == "2020-10-01"
    assert day(rows + "Peildatum 31 februari 2020, verzonnen gegevens;;\r\n") == day(rows) == ""


def test_rows_are_linked_by_their_school_else_by_their_key_and_the_others_are_listed() -> None:
    others = known([listed(BEFORE)])
    judged = read_table("o.csv", b"brin;vestnr;opbrengst\r\n90AA;0;1\r\n90AA;1;7\r\n90EA;0;9\r\n")
    loose = unlinked(judged, proposed(judged), others)
    assert [(row.line, row.key) for row in loose] == [(3, "90AA01")]
    later = read_table("b.csv", b"bestuursnummer;naam\r\n50101;Oost\r\n50199;Nieuw\r\n;Zonder\r\n")
    choice = Choice("bestuursnummer", "naam")
    assert [row.name for row in unlinked(later, choice, others)] == ["Nieuw", "Zonder"]
    assert [row.line for row in unlinked(later, choice, None)] == [4]
