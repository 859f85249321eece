"""The catalogues are whole: both languages, every key that is asked for, every refusal, and compiled."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from words import number, percentage, spoken
from words.compiling import compiled

ROOT = Path(__file__).parent.parent.parent
LOCALE = ROOT / "words" / "locale"
ROOMS = sorted(path.stem for path in (LOCALE / "nl" / "LC_MESSAGES").glob("*.po"))
SOURCES = [
    path
    for package in ("corpora", "codebooks", "coding", "reports", "store", "actions", "views", "api", "cli")
    for path in (ROOT / package).rglob("*.py")
]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_the_same_things_in_both_languages_with_the_same_facts(room: str) -> None:
    dutch, english = _catalogue("nl", room), _catalogue("en", room)
    assert {_key(m) for m in dutch if m.id} == {_key(m) for m in english if m.id}
    for message in dutch:
        if message.id:
            other = english.get(_key(message))
            assert other is not None
            assert _facts(message.string) == _facts(other.string), _key(message)
            assert all(_sentences(message.string)), f"nothing said for {_key(message)}"
            assert all(_sentences(other.string)), f"nothing said for {_key(message)}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_compiled_catalogues_are_those_of_the_sentences(language: str) -> None:
    for room in ROOMS:
        source = LOCALE / language / "LC_MESSAGES" / f"{room}.po"
        assert compiled(source) == source.with_suffix(".mo").read_bytes(), f"run: make words ({room})"


def test_no_key_stands_in_two_rooms() -> None:
    keys = Counter(_key(message) for room in ROOMS for message in _catalogue("nl", room) if message.id)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_that_is_asked_for_by_name_exists(language: str) -> None:
    words = spoken(language)
    missing = {key for path in SOURCES for key in _asked(path) if not words.knows(key)}
    assert missing == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_a_sentence(language: str) -> None:
    words = spoken(language)
    codes = {code for path in SOURCES for code in _refused(path)}
    assert len(codes) > 30
    assert {code for code in codes if not words.knows(f"refusal-{code}")} == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_remark_about_a_list_has_a_sentence(language: str) -> None:
    reading = "headers sheets tables totals workbooks figures"
    judging = "aggregating boardlists codedvalues keyzeros schools tablechecks"
    source = "".join((ROOT / "corpora" / f"{n}.py").read_text("utf-8") for n in (*reading.split(), *judging.split()))
    codes = set(re.findall(r'(?:\(|yield )"([a-z-]+)", \{', source)) | set(re.findall(r'"([a-z]+-[a-z]+)": ', source))
    assert {"footer", "no-key", "double-header"} <= codes
    words = spoken(language)
    assert {code for code in codes if not words.knows(f"list-remark-{code}")} == set()


def test_dutch_sentences_are_calm() -> None:
    said = [
        text
        for room in ROOMS
        for message in _catalogue("nl", room)
        if message.id
        for text in _sentences(message.string)
    ]
    assert [text for text in said if "!" in text or re.search(r"\b(je|jij|jouw|uw)\b", text, re.IGNORECASE)] == []


def test_a_plural_follows_the_number() -> None:
    words = spoken("nl")
    assert words("quotes-count", n=1) == "1 fragment"
    assert words("quotes-count", n=2) == "2 fragmenten"


def test_an_unknown_sentence_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        spoken("nl")("there-is-no-such-sentence", n=1)
    with pytest.raises(KeyError):
        spoken("xx")


def test_numbers_are_written_as_people_read_them() -> None:
    assert number(1234.5, 1) == "1.234,5"
    assert number(-0.051, 2, language="en") == "−0.05"
    assert number(-0.001, 2) == "0,00"
    assert percentage(0.125, 1) == "12,5%"


def _catalogue(language: str, room: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / f"{room}.po").open("rb") as lines:
        return read_po(lines, locale=language)


def _key(message: object) -> str:
    key = message.id  # type: ignore[attr-defined]
    return key[0] if isinstance(key, tuple) else key


def _sentences(said: object) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)  # type: ignore[arg-type]


def _facts(said: object) -> list[set[str]]:
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in _sentences(said)]


def _calls(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield ast.unparse(node.func), first.value


def _asked(path: Path) -> Iterator[str]:
    yield from (key for name, key in _calls(path) if name in ("words", "say()", "self.words"))


def _refused(path: Path) -> Iterator[str]:
    yield from (code for name, code in _calls(path) if name == "Refusal")
