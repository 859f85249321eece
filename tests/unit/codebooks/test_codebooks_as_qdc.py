"""Codebooks as other tools write them, and as we hand them over."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from codebooks.codebook import Category, Code, Codebook
from codebooks.qdc import from_qdc, to_qdc
from corpora.refusal import Refusal
from tests.examples import examples
from tests.unit.codebooks.making import codebooks, id_for

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("refi-codebook-1.0.xsd")))
THEIRS = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Elders"><Codes>
<Code guid="{A6D7778B-9130-4203-8103-422F4CE8586F}" name="Zorg" isCodable="true" color="#28B463">
  <Code guid="7dd9fb64-e349-4674-8d22-2f75e92b4df5" name="Rooster" isCodable="1" color="rgb(1,2,3)">
    <Description>Kort: geen woord van ons</Description></Code></Code>
<Code guid="fc6532f8-0b33-492a-ad34-b7bdd53f86c3" name="Toegang" isCodable="false"><Description>Toegang</Description>
  <Code guid="geen-guid" name="Wachttijd" isCodable="true"/>
  <Code guid="dd15b2f2-4050-4ee3-b0da-8c752206daa8" name="Loket" isCodable="false">
    <Code guid="df743c9e-23df-4b9e-90ba-166e3df81a1b" name="Verwijzing" isCodable="true"/></Code></Code>
</Codes><Sets/></CodeBook>"""


def test_a_codebook_of_another_tool_is_read_as_categories_codes_and_sub_codes() -> None:
    book = from_qdc(THEIRS.encode(), id_for).codebook
    tree = [(category and category.name, [book.path(code) for code in codes]) for category, codes in book.tree()]
    assert tree == [
        ("Toegang", ["Wachttijd"]),
        ("Toegang › Loket", ["Verwijzing"]),
        (None, ["Zorg", "Zorg › Rooster"]),
    ]
    roster = next(code for code in book.codes if code.name == "Rooster")
    assert (str(roster.id), roster.color) == ("7dd9fb64-e349-4674-8d22-2f75e92b4df5", "#777777")
    assert roster.definition == "Kort: geen woord van ons"
    assert next(code.id for code in book.codes if code.name == "Wachttijd") == id_for("code:Wachttijd")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=examples(60))
@given(codebooks())
def test_what_we_write_is_valid_and_keeps_the_tree(codebook: Codebook) -> None:
    written = to_qdc(codebook)
    SCHEMA.assertValid(etree.fromstring(written))
    assert written == to_qdc(codebook)


def test_what_we_wrote_comes_back_with_its_parts() -> None:
    first, second = Category(id_for("a"), "Eerste", "Wat het is."), Category(id_for("b"), "Tweede")
    code = Code(
        id_for("c"),
        "Tekort",
        first.id,
        "Te weinig.\n\nLeraren.",
        "Als het moet.",
        "Als het niet moet.",
        short="Kort gezegd.",
    )
    code = replace(code, also_in=(second.id,), color="#0072B2")
    child = Code(id_for("d"), "Po", first.id, parent_id=code.id, also_in=code.also_in, position=1, archived=True)
    book = Codebook((first, replace(second, position=1)), (code, child))
    written = to_qdc(book)
    SCHEMA.assertValid(etree.fromstring(written))
    assert from_qdc(written, id_for).codebook == book


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><CodeBook>&a;</CodeBook>', "codebook-doctype"),
        ('<!DOCTYPE l [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]><CodeBook><Codes/></CodeBook>', "codebook-doctype"),
        ("<Project/>", "codebook-not-qdc"),
        ("geen xml", "codebook-damaged"),
        ("", "codebook-damaged"),
        ("<CodeBook><Codes/></CodeBook>", "codebook-empty"),
        ("<CodeBook><Codes><Code name=' '/></Codes></CodeBook>", "codebook-field-missing"),
        ("<CodeBook><Codes>" + "<Code name='a'>" * 30 + "</Code>" * 30 + "</Codes></CodeBook>", "codebook-too-deep"),
        ("<CodeBook>" + " " * 600_000 + "</CodeBook>", "codebook-too-large"),
    ],
)
def test_what_is_no_codebook_or_could_hold_anything_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        from_qdc(text.encode(), id_for)
    assert refused.value.code == refusal


def test_an_empty_codebook_is_not_written() -> None:
    with pytest.raises(Refusal, match="codebook-empty"):
        to_qdc(Codebook())
