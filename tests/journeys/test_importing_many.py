"""Many files at once: stopped halfway for real, given again, and told for what they are."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from actions.correcting import correct
from actions.documents import add, documents
from actions.searching import search
from actions.workspace import Desk
from corpora.refusal import Refusal
from tests.browser.server import ROOT
from tests.journeys.terminal import Shell

SAID = "Het bestuur bespreekt elke maand de cijfers met de scholen, zegt men in gesprek"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    study = Shell(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    study("new", "Onderzoek")
    return study


def test_a_stopped_import_keeps_what_is_in_and_goes_on_with_the_same_command(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    for n in range(400):
        (folder / f"{n:03}.txt").write_text("\n".join(f"Anna: {SAID} {n} en {line}." for line in range(200)))
    command = [sys.executable, "-m", "cli", "import", str(folder), "--database", shell.url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        first = running.stderr.readline()
        running.send_signal(signal.SIGINT)
        out, said = running.communicate()
    assert first.startswith("Bestand 1 van 400 (0%)")
    assert running.returncode == 130
    stopped = re.search(r"Gestopt na (\d+) van 400 bestanden; wat is toegevoegd, blijft\.", said)
    assert stopped
    done = int(stopped[1])
    assert 0 < done < 400
    assert re.search(rf"{done} documente?n? toegevoegd, al aanwezig: 0, geweigerd: 0\.", out)
    assert len(shell.json("documents")) == done
    shell("check")  # exit code 1 if anything were half in
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7 afgebroken")
    for n in range(done + 3, 400):
        (folder / f"{n:03}.txt").unlink()
    again = shell("import", folder, code=1)
    left = 400 - done if done > 397 else 3
    assert f"{left} documenten toegevoegd, al aanwezig: {done}, geweigerd: 1." in again.out


def test_a_text_that_was_compared_before_is_compared_as_it_is_now(desk: Desk) -> None:
    add(desk, "a.txt", b"Anna zegt ja.")
    add(desk, "b.txt", b"Anna zegt nee.")  # compared with a, of as many words
    with pytest.raises(Refusal, match="document-same-text"):
        add(desk, "c.txt", b"Anna zegt\n\nja.")
    first = next(document for document in documents(desk) if document.name == "a")
    correct(desk, first.id, "a.txt", b"Anna zegt wel.")
    with pytest.raises(Refusal, match="document-same-text"):
        add(desk, "d.txt", b"Anna zegt\n\nwel.")
    assert add(desk, "c.txt", b"Anna zegt\n\nja.").document.words == 3


def test_words_of_all_alphabets_are_numbered_alike_in_every_text(desk: Desk) -> None:
    add(desk, "a.txt", 'Zoë\'s coördinatie, "één", 学校 en مدرسة 100%.'.encode())
    add(desk, "b.txt", 'مدرسة of 学校: één coördinatie van Zoë\'s "school".'.encode())
    for word in ("zoë's", "学校", "مدرسة", "coördinatie", "één"):
        assert {hit.document.name for hit in search(desk, word)} == {"a", "b"}, word
