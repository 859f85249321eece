"""Quotations find their one place or none, and web annotations go out and come back."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebooks.codebook import Code, Codebook
from coding.codings import Coder, Coding
from corpora.cells import Grid
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.annotating import annotations
from reports.doors.finding import ALIKE, Found, Searched, Why, folded
from reports.doors.quotes import Quote, coded, steps, told_of
from reports.doors.tables import read_table
from reports.doors.taguette_pages import read_taguette_page
from reports.doors.told import Told
from reports.doors.webannotations import read_annotations
from reports.refi.holding import Held, Holding
from reports.refi.remarks import Remark
from tests.examples import examples

TEXT = (
    "Anna: Wij wachten al weken op een plek voor onze leerling, en niemand van de gemeente belt ons ooit terug.\n"
    "Bram: Dat hoor ik vaker. De school doet “alles” wat zij kan, zegt men.\n"
    "Anna: Niemand belt ons terug. En zo gaat het elke keer weer opnieuw bij ons op school.\n"
    "Bram: En zo gaat het elke week weer opnieuw bij ons op school.\n"
)


def words(told: Told) -> list[str]:
    texts = {text.key: text.text for text in told.texts}
    return [texts[each.text][each.span.start : each.span.end] for each in told.marks]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Dat hoor ik vaker.", "Dat hoor ik vaker."),
        ("  niemand van\nde   GEMEENTE belt ", "niemand van de gemeente belt"),
        ("de school doet 'alles' wat zij kan", "De school doet “alles” wat zij kan"),
        ("Wij wachten al maanden op een plek voor onze leerling en niemand van gemeente belt", None),
        ("belt ons", Why.SEVERAL),
        ("elke maand En zo gaat het elke maand weer opnieuw bij ons op school", Why.SEVERAL),
        ("BELT ons", Why.SEVERAL),
        ("Wat hier staat heeft niemand in dit hele gesprek gezegd", Why.NOWHERE),
        ("plek lerling", Why.NOWHERE),
        (" ", Why.NOWHERE),
    ],
)
def test_a_quotation_is_where_its_words_are_or_nearly_are_and_nowhere_in_doubt(said: str, found: object) -> None:
    place = Searched(TEXT).find(said)
    if isinstance(found, Why):
        assert place is found
        return
    assert isinstance(place, Found)
    shown = TEXT[place.span.start : place.span.end]
    if found is None:
        assert ALIKE <= place.alike < 1
        assert shown == "Wij wachten al weken op een plek voor onze leerling, en niemand van de gemeente belt"
    else:
        assert (shown, place.alike) == (found, 1)


@settings(max_examples=examples(40))
@given(st.text(alphabet="ab cé“\n", max_size=40), st.data())
def test_what_is_found_to_the_letter_is_there_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    said = text[start : data.draw(st.integers(start, len(text)))].strip()
    found = Searched(text).find(said)
    if isinstance(found, Found) and said in text:
        assert text[found.span.start : found.span.end] == said
        assert text.count(said) == 1


@given(st.text(max_size=20))
def test_folding_keeps_every_sign_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_quotes_go_to_the_document_by_their_name_first() -> None:
    along = [("gesprek.txt", TEXT), ("gesprek.docx", "Dat hoor ik vaker. Iets anders.")]
    quotes = [
        Quote(2, "Dat hoor ik vaker.", (("Zorg",),), "Gesprek.DOCX", "Anna"),
        Quote(3, "Iets anders", (("Zorg", "Tijd"),), "gesprek"),
        Quote(4, "Dat hoor ik vaker.", (("Zorg",),), "gesprek"),
        Quote(5, "Niet hier", (("Zorg",),), "elders"),
        Quote(6, "Niet hier", (("Rust",),), "elders"),
        Quote(7, "Dat hoor ik vaker.", (("Zorg",),)),
        Quote(8, "", (("Zorg",),), "elders", start=0, end=3),
        Quote(9, "", (("Zorg",),), "gesprek.txt", start=0, end=4),
        Quote(10, "helemaal nergens", (("Zorg",),), "gesprek.txt"),
    ]
    told = told_of(quotes, origin="Proef", name="proef", along=along)
    assert words(told) == ["Dat hoor ik vaker.", "Iets anders", "Niet hier", "Niet hier", "Anna"]
    assert told.repairs == (Remark("door-text-of-quotes", {"n": 1}),)
    assert told.lost == (
        Remark("door-quote-nowhere", {"n": 2, "lines": "8, 10"}),
        Remark("door-quote-several", {"n": 2, "lines": "4, 7"}),
    )


def test_a_document_is_also_known_by_a_name_that_holds_it_where_one_does() -> None:
    along = [
        ("studie_P1.pdf", "Dat hoor ik vaker."),
        ("studie_P10.pdf", "Dat hoor ik vaker."),
        ("P2 a.txt", ""),
        ("P2 b", ""),
    ]
    told = told_of([Quote(2, "Dat hoor ik", (), "P1"), Quote(3, "x", (), "P2")], origin="", name="", along=along)
    assert [each.text for each in told.marks] == ["text studie_P1.pdf", "text P2"]


def test_what_stands_above_codes_and_is_never_applied_only_holds_them() -> None:
    made = coded([("A", "B"), ("C",), ("C", "D")], [(("A",), "meaning"), (("E",), "alone")])
    assert [(code.name, code.apply, code.definition) for code in made] == [
        ("A", False, "meaning"),
        ("E", True, "alone"),
        ("B", True, ""),
        ("C", True, ""),
        ("D", True, ""),
    ]
    assert steps(" a > b \\ ", " > ", "\\") == ("a", "b")


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(rows, tuple(range(1, len(rows) + 1)))


def test_a_table_is_known_by_the_names_of_its_columns() -> None:
    own = grid(("Mijn citaten",), ("Bron", "Citaat", "Codes"), ("A", "Ja", "Zorg › Tijd;Rust|Nu\nDan"), ("", "", ""))
    told = read_table("t.csv", "t", own)
    assert ([code.name for code in told.codes], told.origin) == (["Zorg", "Tijd", "Rust", "Nu", "Dan"], "CSV/Excel")
    maxqda = grid(("Document name", "Code", "Segment"), ("P1", "Doel > Leren", "Zo; en zo"))
    assert [(code.name, code.apply) for code in read_table("t", "t", maxqda).codes] == [
        ("Doel", False),
        ("Leren", True),
    ]
    nvivo = grid(("Name", "Description", "Files", "References"), ("Rust", "Stil", "1", "2"))
    assert read_table("t", "t", nvivo).codes[0].definition == "Stil"
    taguette = grid(("id", "document", "tag", "content"), ("1", "a", "X.Y", "Ja"), ("1", "a", "Z", "Ja"))
    told = read_table("t", "t", taguette)
    assert (len(told.marks), len(told.marks[0].codings), told.groups[0].name) == (1, 2, "X")
    with pytest.raises(Refusal, match="door-table-columns"):
        read_table("t", "t", grid(("naam", "leeftijd")))


HIGHLIGHTS = """<html><body><h1>H</h1><p>Ja,</p><p>dat is zo.</p>
<p><strong>Dokument:</strong> a.txt <strong>Etiketten:</strong>
   Toegang.Tijd,
   Boos, soms
</p><hr></body></html>"""
BOOK = """<html><body><h1>C</h1><h2>Boos</h2><p class="number">1</p><p>Ergernis</p><h2>X</h2></body></html>"""


def test_web_pages_of_taguette_are_read_by_their_shape() -> None:
    told = read_taguette_page("h.html", "h", HIGHLIGHTS)
    assert (words(told), told.texts[0].name) == (["Ja,\ndat is zo."], "a.txt")
    assert [code.name for code in told.codes] == ["Tijd", "Boos, soms"]
    assert [code.definition for code in read_taguette_page("b.html", "b", BOOK).codes] == ["Ergernis"]
    for html in ("<html><body><p>Zomaar</p></body></html>", ""):
        with pytest.raises(Refusal, match="door-unknown"):
            read_taguette_page("x.html", "x", html)


def read_back(tree: Any, along: list[tuple[str, str]] | None = None) -> Told:
    return read_annotations("a.jsonld", "a", json.dumps(tree).encode(), along or [])


def test_our_codings_go_out_as_web_annotations_and_come_back() -> None:
    document, coder, code = UUID(int=1), UUID(int=2), UUID(int=3)
    spans = [
        Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in ("Anna", "gemeente", "En zo gaat het elke")
    ]
    codings = tuple(
        Coding(UUID(int=9 + n), document, code, coder, span, TEXT[span.start : span.end], memo="m" * n)
        for n, span in enumerate(spans)
    )
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    codings = (
        *codings[:2],
        Coding(UUID(int=20), document, code, coder, spans[2], TEXT[spans[2].start : spans[2].end], at=when),
    )
    book = Codebook((), (Code(UUID(int=4), "Toegang"), Code(code, "Tijd", parent_id=UUID(int=4))))
    held = Holding("Proef", (Coder(coder, "Anna", "A", "#000000"),), book, (Held(document, "gesprek", TEXT),), codings)
    data = annotations(held)
    assert annotations(held) == data
    told = read_annotations("a.jsonld", "a", data, [("gesprek.txt", TEXT)])
    assert [each.span for each in told.marks] == spans
    assert [(code.name, code.apply) for code in told.codes] == [("Toegang", False), ("Tijd", True)]
    assert (told.users, told.marks[1].memo, told.marks[2].at) == (("Anna",), "m", "2026-01-02T03:04:05Z")
    assert words(read_annotations("a.jsonld", "a", data)) == [each.quote for each in codings]


def test_annotations_of_other_programs_are_understood() -> None:
    hypothesis = {
        "rows": [
            {
                "user": "acct:anna@hypothes.is",
                "uri": "https://voorbeeld.nl/map/gesprek%201",
                "text": "Let op",
                "tags": ["Zorg"],
                "document": {"title": ["Gesprek"]},
                "target": [
                    {
                        "source": "https://voorbeeld.nl/gesprek",
                        "selector": [
                            {"type": "RangeSelector", "startOffset": 3},
                            {
                                "type": "TextQuoteSelector",
                                "exact": "belt ons",
                                "prefix": "Niemand ",
                                "suffix": " terug",
                            },
                        ],
                    }
                ],
            }
        ]
    }
    told = read_back(hypothesis, [("Gesprek", TEXT)])
    assert (words(told), told.users, told.marks[0].memo) == (["belt ons"], ("anna",), "Let op")
    assert told.marks[0].span.start == TEXT.index("Niemand belt ons") + 8
    bare = {
        "@graph": {
            "items": [
                {"target": "https://voorbeeld.nl/a.txt#x", "bodyValue": "hoort nergens bij"},
                {
                    "motivation": "oa:tagging",
                    "creator": {"nickname": "Bram"},
                    "body": "Zorg",
                    "target": {
                        "source": "https://voorbeeld.nl/a.txt",
                        "selector": {"type": "x", "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 4}},
                    },
                },
            ]
        }
    }
    told = read_back(bare, [("a.txt", TEXT)])
    assert (words(told), told.users, [code.name for code in told.codes]) == (["Anna"], ("Bram",), ["Zorg"])


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"{", "door-json"), (b"[" * 100_000, "door-json"), (b"[]", "door-unknown"), (b'{"a": 1}', "door-unknown")],
)
def test_json_of_something_else_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_annotations("a.json", "a", data)
    nested: Any = {"target": "x"}
    for _ in range(50):
        nested = [nested]
    with pytest.raises(Refusal, match="door-unknown"):
        read_back(nested)
