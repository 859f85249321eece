"""Exchange files of other programs are read for what they say, and refused where they could do harm."""

import unicodedata
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.refusal import Refusal
from reports.refi.counting import counts
from reports.refi.holding import Plan
from reports.refi.offsets import EVERY, Counting, Ruler, Text, text_of
from reports.refi.planning import planned
from reports.refi.planning_texts import as_kept
from reports.refi.reading import read
from tests.exchanges import (
    BRAM,
    CODES,
    TEXT,
    USERS,
    coded,
    guid,
    packed,
    project,
    quoted,
    rich,
    simple,
    source,
)

SEED, PROJECT, NOW = UUID(int=7), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC)


def plan_of(data: bytes) -> Plan:
    return planned(read("proef.qdpx", data), SEED, PROJECT, NOW)


def quotes(data: bytes) -> list[str]:
    return [said for _, said in read("proef.qdpx", data).quotations()]


WORDS = ["wachten al weken 😔 op hulp", "Niemand belt terug", "geweldig"]


def test_positions_are_code_points_unless_the_program_counts_otherwise() -> None:
    assert quotes(simple()) == WORDS
    assert quotes(simple(origin="NVivo for Mac 20.5.0", utf16=True)) == WORDS


def test_a_program_nobody_knows_is_believed_where_its_selections_fall_on_words() -> None:
    data = simple(utf16=True)
    assert quotes(data) == WORDS
    assert [each.code for each in read("proef.qdpx", data).repairs] == ["refi-counted-utf16"]


def test_a_line_end_of_two_characters_counts_as_the_program_counts() -> None:
    text = "een\r\ntwee\r\ndrie vier\r\nvijf"
    once = project(CODES, f"<Sources>{source(coded(100, 4, 8, 2), coded(101, 19, 23, 2))}</Sources>")
    assert quotes(packed(once, {"sources/een.txt": text})) == ["twee", "vijf"]
    twice = project(
        CODES, f"<Sources>{source(coded(100, 5, 9, 2), coded(101, 22, 26, 2))}</Sources>", origin="NVivo 12"
    )
    assert quotes(packed(twice, {"Sources/een.txt": "\ufeff" + text})) == ["twee", "vijf"]
    unknown = twice.replace("NVivo 12", "Iets anders")
    assert quotes(packed(unknown, {"Sources/een.txt": text})) == ["twee", "vijf"]


@given(st.text(st.sampled_from("ab \r\n😔👩é"), max_size=40))
def test_a_ruler_measures_there_and_back(said: str) -> None:
    text = text_of(said)
    for counting in EVERY:
        ruler = Ruler(text.double(counting))
        places = range(len(text.text) + 1)
        assert [ruler.place(ruler.offset(place)) for place in places] == list(places)
    full = Ruler(text.double(Counting(utf16=True, returns=True)))
    bare = said.removeprefix("\ufeff").replace("\r\n", "RN").replace("\r", "\n")
    assert full.offset(len(text.text)) == len(bare.encode("utf-16-le")) // 2


@given(st.text(st.sampled_from("ae\u0301\u0308ñ\u2028\u1112\u1161 "), max_size=30))
def test_a_text_is_kept_composed_and_every_place_goes_along(said: str) -> None:
    kept, place = as_kept(Text(said))
    assert kept == unicodedata.normalize("NFC", said.replace("\u2028", "\n"))
    assert place(0) == 0
    assert place(len(said)) == len(kept)
    moved = [place(at) for at in range(len(said) + 1)]
    assert moved == sorted(moved)


def test_everything_is_counted_and_what_has_no_place_is_told() -> None:
    exchange = read("proef.qdpx", rich())
    found = counts(exchange)
    assert found["origin"] == "Proef 1.0"
    assert (found["users"], found["codes"], found["code_depth"]) == (2, 5, 3)
    assert found["sources"] == {"TextSource": 1, "PictureSource": 1}
    assert (found["selections"], found["codings"], found["notes"]) == (4, 4, 1)
    assert (found["variables"], found["cases"], found["sets"], found["links"], found["graphs"]) == (1, 1, 2, 1, 1)
    told = {each.code: each.facts["n"] for each in plan_of(rich()).kept}
    assert told == {
        "refi-area-picture": 1,
        "refi-kept-picturesource": 1,
        "refi-kept-graph": 1,
        "refi-set-kept": 1,
        "refi-case-kept": 1,
        "refi-coding-elsewhere": 1,
    }


def test_codes_become_a_tree_under_categories_and_sets_categories_of_their_own() -> None:
    book = plan_of(rich()).holding.book
    assert [category.name for category in book.categories] == ["Toegang", "Belangrijk"]
    assert [book.path(code) for code in book.in_order()] == ["Wachttijd", "Loket", "Loket › Telefoon", "Waardering"]
    toegang, belangrijk = book.categories
    assert [code.name for code in book.codes_in(toegang.id)] == ["Wachttijd", "Loket", "Telefoon"]
    assert [code.name for code in book.codes_in(belangrijk.id)] == ["Waardering"]
    assert toegang.definition == "Hoe men binnenkomt"


def test_notes_descriptions_links_and_variables_find_their_place() -> None:
    holding = plan_of(rich()).holding
    assert {(memo.title, memo.text, str(memo.subjects[0].kind)) for memo in holding.memos} == {
        ("Dagboek", "Een eerste indruk.", "document"),
        ("", "Het eerste gesprek", "document"),
        ("", "Over dit project.", "project"),
    }
    assert [relation.kind for relation in holding.relations] == ["leidt tot"]
    assert [(part.name, dict(part.attributes)) for part in holding.parts] == [
        ("Interview 1", {"Regio – naam": "Noord"})
    ]


def test_the_same_file_with_the_same_seed_gives_the_same_ids() -> None:
    assert plan_of(rich()).holding == plan_of(rich()).holding


def test_what_is_odd_is_mended_and_told() -> None:
    odd = [
        coded(100, 20, 4, 2),
        coded(101, 900, 910, 2),
        coded(102, 5, 5, 2),
        coded(103, 32, 50, 2),
        coded(104, 32, 50, 2),
        coded(105, 32, 50, 99),
        coded(106, 32, 50, 3, user="nobody"),
    ]
    codes = CODES.replace('name="Loket"', 'name="wachttijd"').replace('color="#FF5733"', 'color="#F53"')
    plan = plan_of(packed(project(USERS, codes, f"<Sources>{source(*odd)}</Sources>"), {"sources/een.txt": TEXT}))
    repaired = {each.code: each.facts.get("n") for each in plan.remarks}
    kept = {each.code: each.facts.get("n") for each in plan.kept}
    assert repaired.pop("refi-faults")
    assert repaired == {
        "refi-backwards": 1,
        "refi-outside": 1,
        "refi-name-double": 1,
        "refi-coding-double": 1,
        "refi-coding-unsigned": 1,
    }
    assert kept == {"refi-selection-empty": 2, "refi-coding-strange": 1, "refi-coding-elsewhere": 2}
    assert plan.holding.codings[0].quote == TEXT[4:20]
    assert [coder.name for coder in plan.holding.coders] == ["Anna", "Bram", "Onbekend"]
    assert {code.name: code.color for code in plan.holding.book.codes}["Wachttijd"] == "#FF5533"


def test_a_source_whose_file_is_absent_is_named_and_stops_nothing() -> None:
    plan = plan_of(packed(project(USERS, CODES, f"<Sources>{source(coded(100, 0, 3, 2))}</Sources>")))
    assert plan.holding.documents == ()
    assert [(each.code, each.facts) for each in plan.kept] == [
        ("refi-files-missing", {"n": 1}),
        ("refi-text-missing", {"name": "Interview 1"}),
        ("refi-coding-elsewhere", {"n": 1}),
    ]


@pytest.mark.parametrize("path", ["internal://Een.TXT", "een.txt", "internal:///een.txt", "sources\\een.txt"])
def test_a_source_file_is_found_however_its_path_is_spelled(path: str) -> None:
    data = packed(
        project(CODES, f"<Sources>{source(quoted('geweldig', 100, 5), path=path)}</Sources>"), {"SOURCES/een.txt": TEXT}
    )
    assert quotes(data) == ["geweldig"]


def test_what_a_pdf_says_in_words_and_a_transcript_are_documents_too() -> None:
    pdf = (
        f'<PDFSource guid="{guid(20)}" name="Verslag.pdf" path="internal://een.pdf"><PDFSelection guid="{guid(21)}" '
        f'page="0" firstX="1" firstY="1" secondX="2" secondY="2"/><Representation guid="{guid(22)}">'
        f"<PlainTextContent>{TEXT}</PlainTextContent>{quoted('geweldig', 100, 5)}</Representation></PDFSource>"
    )
    video = (
        f'<VideoSource guid="{guid(30)}" name="Opname" path="relative:///x.mp4"><Transcript guid="{guid(31)}" name="">'
        f'<PlainTextContent>{TEXT}</PlainTextContent><SyncPoint guid="{guid(32)}" timeStamp="0" position="32"/>'
        f'<SyncPoint guid="{guid(33)}" timeStamp="9" position="39"/><TranscriptSelection guid="{guid(34)}" '
        f'fromSyncPoint="{guid(32)}" toSyncPoint="{guid(33)}"><Coding guid="{guid(35)}"><CodeRef '
        f'targetGUID="{guid(2)}"/></Coding></TranscriptSelection></Transcript></VideoSource>'
    )
    plan = plan_of(packed(project(USERS, CODES, f"<Sources>{pdf}{video}</Sources>")))
    assert [held.name for held in plan.holding.documents] == ["Verslag.pdf", "Opname"]
    assert [coding.quote for coding in plan.holding.codings] == ["geweldig", "Niemand"]


@pytest.mark.parametrize("space", ["urn:QDA-XML:project:0:10", "urn:QDA-XML:project:1:0", ""])
def test_whatever_version_the_namespace_says_it_is_read(space: str) -> None:
    data = simple()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        qde = archive.read("project.qde").decode().replace("urn:QDA-XML:project:1.0", space)
    assert quotes(packed(qde, {"sources/een.txt": TEXT})) == WORDS


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"geen zip", "refi-xml"),
        (b"PK\x03\x04 kapot", "refi-damaged"),
        (packed("x", inner="iets.txt"), "refi-no-project"),
        (packed("<Project", inner="a.qde"), "refi-xml"),
        (packed("<html/>"), "refi-not-refi"),
        (b"<html/>", "refi-not-refi"),
        (packed(f"<?xml version='1.0'?>{BILLION}<Project>&b;</Project>"), "refi-doctype"),
        (packed("<!DOCTYPE Project SYSTEM 'http://x/y.dtd'><Project/>"), "refi-doctype"),
        (packed("<Project/>", {"../buiten.txt": "x"}), "archive-path"),
        (packed("<Project/>", {"/etc/passwd": "x"}), "archive-path"),
        (packed("<Project/>", {"sources/bom.txt": b"0" * 20_000_000}), "refi-too-large"),
        (packed(f'<Project name="{"x" * 11_000_000}"/>'), "refi-too-large"),
        (packed("<Project/>", {"tweede/project.qde": "<Project/>"}), "refi-no-project"),
    ],
)
def test_what_could_do_harm_or_is_no_project_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read("proef.qdpx", data)
    assert refused.value.code == code


def test_a_very_large_attribute_is_refused_even_when_it_packs_badly() -> None:
    noise = "".join(format((n * 2654435761) % 2**32, "08x") for n in range(1_400_000))
    with pytest.raises(Refusal, match="refi-xml"):
        read("proef.qdpx", packed(f'<Project name="{noise}"/>'))


def test_a_codebook_alone_is_read_too() -> None:
    data = CODES.replace("<CodeBook>", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Proef">').encode()
    plan = plan_of(data)
    assert [code.name for code in plan.holding.book.codes] == ["Wachttijd", "Loket", "Telefoon", "Waardering"]
    assert BRAM


def test_an_archive_of_which_a_source_is_broken_is_read_for_the_rest() -> None:
    data = bytearray(simple())
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        at = archive.getinfo("sources/een.txt").header_offset + 30 + len("sources/een.txt")
    data[at : at + 4] = b"\xff\xff\xff\xff"
    plan = plan_of(bytes(data))
    assert plan.holding.documents == ()
    assert "refi-text-missing" in {each.code for each in plan.kept}


def test_an_archive_behind_a_password_is_refused() -> None:
    data = bytearray(simple())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Refusal, match="refi-encrypted"):
        read("proef.qdpx", bytes(data))


@pytest.mark.parametrize(("encoding", "words"), [("utf-16", WORDS), ("cp1252", ["Café"])])
def test_a_text_in_another_encoding_is_read_too(encoding: str, words: list[str]) -> None:
    text = TEXT if encoding == "utf-16" else "Café is open."
    selections = [quoted(each, 100 + n, 2, text=text) for n, each in enumerate(words)]
    qde = project(USERS, CODES, f"<Sources>{source(*selections)}</Sources>")
    assert quotes(packed(qde, {"sources/een.txt": text.encode(encoding)})) == words


def test_positions_that_are_no_numbers_stand_nowhere() -> None:
    strange = coded(100, 0, 3, 2).replace('startPosition="0"', 'startPosition="begin"')
    picture = f'<PictureSource guid="{guid(80)}">{coded(101, 0, 3, 2)}</PictureSource>'
    data = packed(project(USERS, CODES, f"<Sources>{source(strange)}{picture}</Sources>"), {"sources/een.txt": TEXT})
    assert quotes(data) == ["", ""]


def test_a_text_that_came_along_is_found_wherever_a_program_says_that_it_lies() -> None:
    data = packed(
        project(CODES, f"<Sources>{source(path='absolute:///C:/een.txt')}</Sources>"), {"sources/een.txt": TEXT}
    )
    exchange = read("proef.qdpx", data)
    assert exchange.texts[f"TextSource:{guid(20)}"].text == TEXT
