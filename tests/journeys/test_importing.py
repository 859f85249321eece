"""Bringing files in from the terminal: folders, the same text twice, a stop halfway, and one clear sentence each."""

import signal
from pathlib import Path

import pytest

from cli.importing import _interruptible
from tests.journeys.terminal import Shell
from tests.unit.corpora.files import pdf, word


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    study = Shell(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    study("new", "Onderzoek")
    return study


def test_a_folder_is_imported_with_the_folders_in_it_and_tells_how_far_it_is(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    (folder / "dieper").mkdir(parents=True)
    for n in range(24):
        (folder / f"{n:02}.txt").write_text(f"Anna: Dit is verslag {n}.")
    (folder / "dieper" / "kapot.docx").write_bytes(b"geen zip")
    (folder / ".verborgen.txt").write_text("niet lezen")
    answer = shell("import", folder, code=1)
    assert len(shell.json("documents")) == 24
    assert "Bestand 1 van 25 (0%): 00.txt" in answer.err
    assert "Bestand 25 van 25 (96%): kapot.docx" in answer.err
    assert "24 documenten toegevoegd, al aanwezig: 0, geweigerd: 1." in answer.out
    (tmp_path / "leeg").mkdir()
    assert shell.json("import", tmp_path / "leeg", code=1)["refused"] == "folder-empty"


def test_the_same_text_is_refused_in_another_kind_of_file(shell: Shell, tmp_path: Path) -> None:
    said = "Het bestuur ziet de resultaten laat."
    files = {"a.docx": word(said), "b.pdf": pdf([(50, 700, said)]), "c.txt": f"\ufeff{said}\r\n".encode()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "d.txt").write_text(f"{said[:-1]} en stuurt bij.")
    found = shell.json("import", *(tmp_path / name for name in (*files, "d.txt")), code=1)
    assert [each["refused"] for each in found] == [None, "document-same-text", "document-same-text", None]
    assert "dezelfde tekst" in found[1]["message"]
    assert [each["name"] for each in shell.json("documents")] == ["a", "d"]


def test_a_text_that_was_removed_may_come_in_again(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dezelfde woorden.")
    (tmp_path / "b.md").write_text("Dezelfde\nwoorden.")
    shell("import", tmp_path / "a.txt", "--coder", "Anna")
    assert shell.json("import", tmp_path / "b.md", code=1)[0]["refused"] == "document-same-text"
    shell("undo", "--coder", "Anna")
    assert shell.json("import", tmp_path / "b.md")[0]["refused"] is None


def test_an_interruption_is_heard_at_the_next_file_and_a_second_one_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)
    with _interruptible() as asked:
        signal.raise_signal(signal.SIGINT)
        assert asked
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_two_recordings_of_one_meeting_are_both_kept(shell: Shell, tmp_path: Path) -> None:
    cue = "00:00:03.200 --> 00:00:07.760\n"
    (tmp_path / "zoom.vtt").write_text(f"WEBVTT\n\n1\n{cue}Jan: Goedemorgen.\n\n2\n{cue}Els: Dag.\n", "utf-8")
    (tmp_path / "teams.vtt").write_text(f"WEBVTT\n\n{cue}<v Jan>Goedemorgen.</v>\n\n{cue}<v Els>Dag.</v>\n", "utf-8")
    found = shell.json("import", tmp_path / "zoom.vtt", tmp_path / "teams.vtt")
    assert [(each["name"], each["speakers"]) for each in found] == [
        ("zoom", {"Jan": 1, "Els": 1}),
        ("teams", {"Jan": 1, "Els": 1}),
    ]
