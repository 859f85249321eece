"""deduce is asked in a process of its own where it is installed, and missed calmly where it is not.

deduce itself is no requirement, so that what stands in for it here is a package with its name and its form.
"""

import sys
from pathlib import Path

import pytest

from actions import deducing
from corpora.pseudonyms import proposed
from corpora.refusal import Refusal
from tests.journeys.terminal import Shell

FINDS = """
from types import SimpleNamespace


class Deduce:
    def deidentify(self, text):
        print("INFO: loading lists")
        at = text.index("dijkgraaf")
        found = SimpleNamespace(start_char=at, end_char=at + 9, tag="persoon")
        date = SimpleNamespace(start_char=0, end_char=3, tag="datum")
        return SimpleNamespace(annotations=[found, date])
"""

HALF_WRITTEN = """
    def __init__(self, build_lookup_structs=False):
        if not build_lookup_structs:
            raise EOFError("Ran out of input")
"""


def _install(folder: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "deduce.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_what_deduce_finds_is_proposed_and_it_never_enters_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, FINDS, monkeypatch)
    text = "Één jaar met dijkgraaf."
    assert deducing.installed()
    (proposal,) = proposed(text, detected=deducing.detected(text))
    assert (proposal.quote, proposal.reason) == ("dijkgraaf", "deduce")
    assert "deduce" not in sys.modules


def test_lists_of_deduce_that_were_half_written_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, FINDS + HALF_WRITTEN, monkeypatch)
    assert [found.span.start for found in deducing.detected("Jan de dijkgraaf.")] == [7]


def test_when_deduce_fails_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, "raise MemoryError\n", monkeypatch)
    with pytest.raises(Refusal) as refusal:
        deducing.detected("Ja.")
    assert refusal.value.code == "deduce-failed"


def test_without_deduce_the_terminal_says_how_to_get_it(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "deduce", None)
    shell = Shell(database_url)
    (tmp_path / "Gesprek.md").write_text("Ja, dat klopt.", "utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "Gesprek.md")
    assert "pip install deduce" in shell("pseudonymise", "Gesprek", "--deduce", code=1).err
    assert shell.json("pseudonymise", "Gesprek") == []
