"""What the browser gets: our own code only, nothing fetched from elsewhere, every sentence known."""

import json
import re
from pathlib import Path

import pytest

from words.saying import LANGUAGES, spoken

VIEWS = Path(__file__).parents[2] / "views"
SCRIPTS = sorted(path for path in VIEWS.rglob("*") if path.suffix in {".js", ".mjs"})
SPOKEN = sorted(VIEWS.glob("*/words.json"))
ADDRESS = r"""(?:https?:|wss?:)?//[\w.-]+\.\w"""
LOADS = re.compile(rf"""(?:\b(?:import|fetch|open|WebSocket|EventSource|Worker|importScripts)\s*\(|\bfrom\s*|\bimport\s*
    |\.(?:src|href)\s*=|url\()\s*["'`]?{ADDRESS}""", re.VERBOSE)  # fmt: skip
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def relative(path: Path) -> str:
    return path.relative_to(VIEWS).as_posix()


def test_no_script_of_others_is_served() -> None:
    """Whoever adds one adds a folder for it with its version, licence and SHA-256, and a test of those."""
    assert not (VIEWS / "vendor").exists()
    assert [relative(path) for path in SCRIPTS if ".min." in path.name] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=relative)
def test_script_loads_nothing_from_another_host(script: Path) -> None:
    assert LOADS.findall(COMMENT.sub("", script.read_text("utf-8"))) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=relative)
def test_our_script_names_no_other_host_and_writes_no_markup(script: Path) -> None:
    text = script.read_text("utf-8").replace('"http://www.w3.org/2000/svg"', "")  # a name, not an address to visit

    assert re.findall(ADDRESS, text) == []
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text) == []


@pytest.mark.parametrize("style", sorted(VIEWS.rglob("*.css")), ids=relative)
def test_stylesheet_loads_nothing(style: Path) -> None:
    assert re.findall(r"url\(|@import", style.read_text("utf-8")) == []


@pytest.mark.parametrize("keys", SPOKEN, ids=relative)
def test_every_sentence_of_a_component_is_known_in_every_language(keys: Path) -> None:
    for language in LANGUAGES:
        assert [key for key in json.loads(keys.read_text("utf-8")) if not spoken(language)(key)] == []


@pytest.mark.parametrize("keys", SPOKEN, ids=relative)
def test_component_is_given_the_sentences_it_asks_for_and_no_others(keys: Path) -> None:
    given = json.loads(keys.read_text("utf-8"))
    whole = {
        key: re.sub("-(one|many)$", "", key) for key in given
    }  # a script may name a plural by what its forms share
    own = given[0].split("-")[0] if given else keys.parent.name.partition("_")[0]
    rooms = "|".join(
        {own, *(key.split("-")[0] for key in given)}
    )  # a component may speak of what another room is about
    scripts = "".join(path.read_text("utf-8") for path in keys.parent.glob("*.js"))
    asked = set(re.findall(rf'"({own}-[a-z-]+)"', scripts))
    families = tuple(re.findall(rf"`((?:{rooms})-[a-z-]*)\$\{{", scripts))

    assert asked - whole.keys() - set(whole.values()) == set()
    assert [key for key in given if not {key, whole[key]} & asked and not key.startswith(families)] == []
