"""What the databases of Taguette and QualCoder tell: texts, places, who coded, and what does not fit."""

import zipfile
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.archives import DamagedArchiveError
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.doors.kinds import Kind, databases_in, kind_of
from reports.doors.packing import DEEPEST, moment, packed, rooted
from reports.doors.pages import page, words_of
from reports.doors.qualcoder import is_qualcoder, read_qualcoder
from reports.doors.standing import Standing, unreturned
from reports.doors.taguette import is_taguette, read_taguette, tagged
from reports.doors.told import Told, ToldCode, ToldText, said, whole
from reports.refi.counting import counts
from reports.refi.reading import read
from reports.refi.remarks import Remark
from reports.refi.validity import faults
from tests.elsewhere import PAGE, counted, qualcoder_rows, taguette_rows
from tests.examples import examples

SEED = UUID(int=9)


def test_every_highlight_of_taguette_has_the_words_kept_with_it() -> None:
    told = read_taguette("proef", taguette_rows())
    assert [told.texts[0].text[each.span.start : each.span.end] for each in told.marks] == [
        "één week 😔",
        "twee & langer",
        "Niets",
    ]
    assert told.users == ("anna", "bram")
    assert told.repairs == (Remark("door-signed-by-log", {"n": 3}), Remark("door-path-group", {"n": 1}))
    exchange = read("proef.qdpx", packed(told, SEED))
    assert (faults(exchange.root), counts(exchange)["codings"], exchange.origin) == ([], 4, "Taguette")
    assert packed(told, SEED) == packed(read_taguette("proef", taguette_rows()), SEED)


def test_a_highlight_at_another_place_goes_to_the_only_place_of_its_words() -> None:
    rows = taguette_rows()
    rows["highlights"] = [
        {"id": 1, "document_id": 7, "start_offset": 0, "end_offset": 4, "snippet": "<p>Mevrouw</p>"},
        {"id": 2, "document_id": 7, "start_offset": 11, "end_offset": 0, "snippet": "er staat niets van"},
        {"id": 3, "document_id": 7, "start_offset": 9999, "end_offset": 10000, "snippet": ""},
        {"id": 4, "document_id": 7, "start_offset": "x", "end_offset": None, "snippet": None},
        {"id": None, "document_id": 7, "start_offset": 1, "end_offset": 2, "snippet": ""},
        {"id": 5, "document_id": 99, "start_offset": 1, "end_offset": 2, "snippet": ""},
    ]
    told = read_taguette("proef", rows)
    assert [told.texts[0].text[each.span.start : each.span.end] for each in told.marks] == ["Mevrouw", "Interviewer"]
    assert Remark("door-quote-moved", {"n": 1}) in told.repairs
    assert Remark("door-quote-differs", {"n": 1}) in told.repairs
    assert told.lost == (Remark("door-mark-outside", {"n": 2}),)


def test_one_of_several_projects_has_to_be_named() -> None:
    rows = taguette_rows()
    rows["projects"].append({"id": 2, "name": "Ander", "description": ""})
    with pytest.raises(Refusal, match="door-projects-several"):
        read_taguette("proef", rows)
    assert [text.name for text in read_taguette("proef", rows, "Ander").texts] == ["Van een ander"]
    assert is_taguette(rows)
    assert not is_taguette(qualcoder_rows())


def test_a_dot_is_a_step_down_only_before_a_word() -> None:
    codes, groups = tagged([(name, name, "") for name in ("a", "a.b.c", "x.y", "versie 1.2", "e.g. dit", "a. b")])
    assert [(code.name, code.parent) for code in codes] == [
        ("a", ""),
        ("b.c", "a"),
        ("y", ""),
        ("versie 1.2", ""),
        ("g. dit", ""),
        ("a. b", ""),
    ]
    assert [(group.name, group.codes) for group in groups] == [("x", ("x.y",)), ("e", ("e.g. dit",))]


@settings(max_examples=examples(40))
@given(
    st.lists(st.sampled_from(["één", "😔", "a", " ", "<b>", "</b>", "<p>", "</p>", "<br>", "&amp;", "\n"]), max_size=30)
)
def test_places_counted_in_bytes_are_those_of_the_same_words(parts: list[str]) -> None:
    shown = page("".join(parts))
    bare = "".join(part for part in parts if not part.startswith("<")).replace("&amp;", "&")
    for start in range(len(bare)):
        place = shown.place(len(bare[:start].encode()))
        assert shown.text[place:].lstrip("\n")[:1] == bare[start] or bare[start] == "\n"


def test_a_page_keeps_paragraphs_apart_and_leaves_scripts_out() -> None:
    shown = page("<script>x()</script><h1>Kop</h1><p>Een<br/>twee</p><table><tr><td>a<td>b</table><style>p{}</style>")
    assert shown.text == "Kop\nEen\ntwee\na\tb"
    assert (shown.place(-1), shown.place(99)) == (-1, -1)
    assert words_of(PAGE).startswith("Interviewer: hoe lang wacht u? Mevrouw Ünal")
    assert counted("Niets")[1] > counted("Niets")[0]


def test_qualcoder_tells_codes_below_categories_and_codes_and_what_stays_behind() -> None:
    told = read_qualcoder("wijkzorg", qualcoder_rows())
    assert [(code.name, code.parent, code.apply) for code in told.codes] == [
        ("Toegang", "", False),
        ("Wachttijd", "category 1", True),
        ("Weken", "code 1", True),
    ]
    words = {text.key: text.text for text in told.texts}
    assert [words[each.text][each.span.start : each.span.end] for each in told.marks] == [
        "wacht 😔 al weken",
        "weken",
        "De school",
        "Noord",
        "De school belt terug",
    ]
    assert told.repairs == (Remark("door-quote-moved", {"n": 1}),)
    assert {remark.code for remark in told.lost} == {"door-mark-outside", "door-media", "door-areas"}
    exchange = read("wijkzorg.qdpx", packed(told, SEED))
    assert faults(exchange.root) == []
    assert (counts(exchange)["cases"], counts(exchange)["notes"], counts(exchange)["variables"]) == (2, 2, 2)
    assert is_qualcoder(qualcoder_rows())


def test_line_ends_and_a_byte_order_mark_count_as_the_program_counted_them() -> None:
    text, place = unreturned("\ufeffa\r\nbé")
    assert (text, [place(each) for each in range(6)]) == ("a\nbé", [0, 0, 1, 1, 2, 3])
    standing = Standing()
    assert standing.span("a b", 0, 3, "a  b") == Span(0, 3)
    assert standing.span("a a", 5, 9, "a") is None
    assert (standing.moved, standing.differs, standing.outside) == (0, 0, 1)


def test_codes_that_stand_below_themselves_or_far_too_deep_are_set_right() -> None:
    round_and_round = (ToldCode("a", "A", "b"), ToldCode("b", "B", "a"), ToldCode("c", "C", "weg"))
    assert {code.parent for code in rooted(round_and_round)} == {""}
    deep = tuple(ToldCode(str(n), str(n), str(n - 1) if n else "") for n in range(400))
    exchange = read("x.qdpx", packed(Told("Proef", "Diep", codes=deep), SEED))
    depth = counts(exchange)["code_depth"]
    assert isinstance(depth, int)
    assert (counts(exchange)["codes"], depth <= DEEPEST + 2) == (400, True)


def test_an_empty_project_and_odd_signs_are_still_valid() -> None:
    told = Told("Proef \x01", " ", texts=(ToldText("t", "", "woord \x02 woord", at="gisteren"),))
    exchange = read("x.qdpx", packed(told, SEED))
    assert (faults(exchange.root), exchange.root.get("name"), exchange.origin) == ([], "Project", "Proef ")
    assert (moment("2026-02-03 10:00:00.5"), moment("0001-01-01"), moment("")) == ("2026-02-03T10:00:00Z", "", "")
    assert moment("2026-02-03T12:00:00+02:00") == "2026-02-03T10:00:00Z"


def test_values_of_a_foreign_database_may_be_of_any_type() -> None:
    assert [said(each) for each in ("a", 3, 1.5, None, b"x")] == ["a", "3", "1.5", "", ""]
    assert [whole(each) for each in (3, "4", "x", None, True, 1.5, "9" * 30)] == [3, 4, None, None, None, None, None]


def zipped(**parts: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"SQLite format 3\x00rest", Kind.DATABASE),
        (b"%PDF-1.4", Kind.PDF),
        (zipped(a__data_qda=b"x"), Kind.ARCHIVE),
        (zipped(project_qde=b"x", b_qda=b""), Kind.REFI),
        (zipped(xl__workbook_xml=b"x"), Kind.BOOK),
        (zipped(word__document_xml=b"x"), Kind.WORD),
        (zipped(iets_txt=b"x"), Kind.REFI),
        (b"PK geen zip", Kind.REFI),
        (b'\xef\xbb\xbf {"a": 1}', Kind.JSON),
        (b"<!DOCTYPE html><html>", Kind.PAGE),
        (b'<?xml version="1.0"?><Project xmlns="x"><p/></Project>', Kind.REFI),
        (b"<x/>", Kind.REFI),
        (b"a;b\n1;2", Kind.TABLE),
        ("a\tb".encode("utf-16"), Kind.TABLE),
        (b"\x00\x01", Kind.REFI),
        (b"", Kind.REFI),
    ],
)
def test_what_a_file_is_follows_from_what_is_in_it(data: bytes, kind: Kind) -> None:
    assert kind_of(data) == kind


def test_of_a_zip_only_the_databases_are_looked_at() -> None:
    data = zipped(a__data_qda=b"SQLite format 3\x00", b__data_qda=b"niet", c_txt=b"SQLite format 3\x00")
    assert databases_in("x.zip", data) == [("a/data.qda", b"SQLite format 3\x00")]
    with pytest.raises(DamagedArchiveError):
        databases_in("x.zip", b"PK geen zip")
