"""Open answers in a list."""

import pytest

from corpora.documents import SegmentKind
from corpora.reading import read, read_all
from corpora.refusal import Refusal
from corpora.surveys import read_survey
from tests.unit.corpora.test_boardlists import book
from tests.unit.corpora.test_reading_text import texts, turns

ANSWERS = (
    b"Respondent;Functie;Wat gaat er goed in de samenwerking?;Cijfer;Wat kan er beter?\r\n"
    b"1;leraar;Wij overleggen elke week met elkaar.;8;De werkdruk moet lager.\r\n"
    b"2;directeur;Er is veel vertrouwen in het team.;7;\r\n"
    b"3;leraar;-;<5;Meer tijd voor scholing graag.\r\n"
)


def test_each_open_question_is_a_document_with_a_turn_for_each_answer() -> None:
    well, better = read_survey("vragen.csv", ANSWERS)
    assert well.name == "vragen – Wat gaat er goed in de samenwerking?"
    assert texts(well, SegmentKind.HEADING) == ["Wat gaat er goed in de samenwerking?"]
    assert turns(well) == ["R1: Wij overleggen elke week met elkaar.", "R2: Er is veel vertrouwen in het team."]
    assert turns(better) == ["R1: De werkdruk moet lager.", "R3: Meer tijd voor scholing graag."]
    assert better.attributes == {
        "R1": {"Functie": "leraar", "Cijfer": "8"},
        "R3": {"Functie": "leraar", "Cijfer": "<5"},
    }


def test_each_respondent_is_a_document_when_asked() -> None:
    first, second, _ = read_survey("vragen.csv", ANSWERS, per="respondent")
    assert len(texts(first, SegmentKind.HEADING)) == 2
    assert turns(second) == ["R2: Er is veel vertrouwen in het team."]


def test_a_workbook_without_respondents_numbers_them() -> None:
    rows: list[list[object]] = [
        ["Wat vindt u?", "Wat vindt u?"],
        ["Heel erg goed", "En ook wat minder"],
        ["Kan beter", None],
    ]
    data = book(rows)
    readings = read_all("vragen.xlsx", data)
    assert [turns(reading)[0] for reading in readings] == ["R1: Heel erg goed", "R1: En ook wat minder"]
    assert readings[1].name.endswith("(2)")


def test_a_list_without_open_answers_is_refused_and_one_of_several_questions_is_not_one_document() -> None:
    for name, data, code in (
        ("a.csv", b"nr;naam\r\n1;Oost\r\n2;West\r\n", "survey-without-answers"),
        ("a.csv", ANSWERS, "survey-several"),
        ("a.csv", b"Vraag?\r\n" + b"een heel lang antwoord\r\n" * 300_000, "text-too-large"),
        ("a.xlsx", b"geen zip", "list-damaged"),
    ):
        with pytest.raises(Refusal) as refused:
            read(name, data)
        assert refused.value.code == code


def test_a_long_question_is_cut_in_the_name_only() -> None:
    question = "Wat vindt u van " + "de samenwerking en " * 10 + "verder?"
    (reading,) = read_all("a.tsv", f"nr\t{question}\n1\tHeel erg goed hoor\n2\tNog wat beter graag\n".encode())
    assert reading.name.endswith("…")
    assert texts(reading, SegmentKind.HEADING) == [question]
