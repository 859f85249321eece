"""The key is whole or it is not there: wrong passphrases, damaged files, full disks and two people at once."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from actions.keys import EMPTY, FOLDER, Key, changed, default_path, drop_speaker, keep, list_names, reveal, unlist_name
from actions.keys_file import _stretched
from actions.workspace import Desk
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal
from tests.journeys.terminal import Shell

SECRET = "vier losse woorden hier"
KEY = Key({"[PERSOON-1]": ("Marleen Terpstra", "Terpstra")}, NameList(((Kind.SCHOOL, "De Wilgenroos"),)))
ADDS = """
import sys
from pathlib import Path
from actions.keys import changed
path, who = Path(sys.argv[1]), sys.argv[2]
for n in range(3):
    changed(path, "vier losse woorden hier", lambda key: key.with_names([(f"{who}{n}", f"[{who}-{n}]")]), begin=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sleutels" / "project.key"


def _refused(act: object) -> str:
    with pytest.raises(Refusal) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.code


def test_names_and_list_come_back_and_neither_can_be_read_in_the_file(path: Path) -> None:
    keep(path, KEY, SECRET)
    assert reveal(path, SECRET) == KEY
    assert not any(word in path.read_bytes() for word in (b"Terpstra", b"Wilgenroos", b"PERSOON"))


def test_a_key_of_the_first_form_still_opens(path: Path) -> None:
    from base64 import b64encode

    salt, nonce, form = b"s" * 16, b"n" * 12, "duiding-key-1"
    names = json.dumps({"[PERSOON-1]": ["Jansen"]}).encode()
    data = AESGCM(_stretched(SECRET, salt)).encrypt(nonce, names, form.encode())
    held = {name: b64encode(value).decode() for name, value in (("salt", salt), ("nonce", nonce), ("data", data))}
    path.parent.mkdir()
    path.write_text(json.dumps({"format": form} | held))
    assert reveal(path, SECRET) == Key({"[PERSOON-1]": ("Jansen",)}, NOBODY)


def test_on_a_full_disk_the_old_key_stays_whole_and_no_half_one_lies_about(path: Path) -> None:
    keep(path, KEY, SECRET)
    with _no_room(64):
        assert _refused(lambda: changed(path, SECRET, lambda _: EMPTY)) == "key-disk-full"
    assert reveal(path, SECRET) == KEY
    assert sorted(each.name for each in path.parent.iterdir()) == ["project.key", "project.key.lock"]


def test_what_was_left_of_a_killed_writer_is_in_nobodys_way(path: Path) -> None:
    keep(path, KEY, SECRET)
    path.with_name("project.key.new").write_bytes(b"half")
    assert changed(path, SECRET, lambda key: key.with_names([("Bos", "[PERSOON-2]")])) == reveal(path, SECRET)
    assert not path.with_name("project.key.new").exists()


def test_two_people_who_write_at_once_lose_nothing_of_each_other(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", ADDS, str(path), who]) for who in ("ANNA", "BRAM")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert set(reveal(path, SECRET).names) == {f"[{who}-{n}]" for who in ("ANNA", "BRAM") for n in range(3)}


def test_another_passphrase_never_overwrites_a_key(path: Path) -> None:
    keep(path, KEY, SECRET)
    before = path.read_bytes()
    assert _refused(lambda: list_names(path, NameList(((Kind.PERSON, "Bos"),)), "een andere zin")) == "passphrase-wrong"
    assert _refused(lambda: changed(path.with_name("geen.key"), SECRET, lambda key: key)) == "key-missing"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "held", ["", "[]", "{}", '{"format": "duiding-key-9"}', "\x00\x01", '{"format": "duiding-key-2"}']
)
def test_a_file_that_is_no_key_is_said_to_be_none(path: Path, held: str) -> None:
    path.parent.mkdir()
    path.write_text(held)
    assert _refused(lambda: reveal(path, SECRET)) == "key-damaged"


def test_dropping_who_a_label_shows_takes_their_names_off_the_list_too(path: Path) -> None:
    listed = NameList(((Kind.PERSON, "Terpstra"), (Kind.SCHOOL, "De Wilgenroos")))
    keep(path, Key(KEY.names | {"[PERSOON-2]": ("Bos",)}, listed), SECRET)
    assert drop_speaker(path, "Inspecteur [PERSOON-1]", SECRET) == ("[PERSOON-1]",)
    assert reveal(path, SECRET) == Key({"[PERSOON-2]": ("Bos",)}, NameList(((Kind.SCHOOL, "De Wilgenroos"),)))
    assert _refused(lambda: unlist_name(path, "Terpstra", SECRET)) == "name-not-listed"


def test_another_folder_can_be_chosen(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kluis"))
    assert default_path(desk.project_id) == tmp_path / "kluis" / f"{desk.project_id}.key"


def test_the_terminal_keeps_the_list_and_goes_through_all_documents(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kluis"))
    shell, phrase, csv = Shell(database_url), tmp_path / "zin.txt", tmp_path / "na.csv"
    phrase.write_text(f"{SECRET}\n", "utf-8")
    (tmp_path / "namen.csv").write_text("naam;soort\nQuadraam;bestuur\nmarieke\n", "utf-8")
    (tmp_path / "A.md").write_text("R1: Toen zei marieke dat Quadraam nee zei.\n\nR2: Ja.\n\nR1: Nee.\n", "utf-8")
    (tmp_path / "B.md").write_text("R1: Dat was met Marieke en met Oosterhuis.\n\nR2: Ja.\n\nR1: Nou.\n", "utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "A.md", tmp_path / "B.md")
    with_key = ("--passphrase-file", phrase)
    assert (
        len(shell.json("key", "names", "--import", tmp_path / "namen.csv", "--add", "school: De Roos", *with_key)) == 3
    )
    assert "2 namen" in shell("key", "names", "--remove", "de roos", *with_key).out
    proposals = shell.json("pseudonymise", "--all", "--to", csv, *with_key)
    assert {(each["document"], each["quote"], each["accept"]) for each in proposals} == {
        ("A", "marieke", "ja"),
        ("A", "Quadraam", "ja"),
        ("B", "Marieke", "ja"),
        ("B", "Oosterhuis", "nee"),
    }
    csv.write_text(csv.read_text("utf-8-sig").replace(";nee;", ";ja;"), "utf-8")
    done = shell.json("pseudonymise", "--all", "--review", csv, *with_key)
    assert (done["documents"], done["places"], done["pseudonyms"]) == (["A", "B"], 4, 3)
    assert "[PERSOON-1] en met [PERSOON-2]" in shell("document", "text", "B").out
    assert shell.json("key", "show", *with_key)["[PERSOON-1]"] == ["marieke", "Marieke"]
    assert "Noem één of meer" in shell("pseudonymise", code=1).err
    assert "niets" in shell("pseudonymise", "A", "--accept-all", *with_key, code=1).err
    phrase.write_text("een andere zin\n", "utf-8")
    assert "gaat niet open" in shell("key", "show", *with_key, code=1).err


def test_the_terminal_forgets_a_speaker_and_takes_them_out_of_the_key(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kluis"))
    monkeypatch.setenv("DUIDING_PASSPHRASE", SECRET)
    shell = Shell(database_url)
    text = "Interviewer: Wie bent u?\n\nMarleen Terpstra: Ik.\n\nInterviewer: Ja.\n\nMarleen Terpstra: Nou.\n"
    (tmp_path / "A.md").write_text(text, "utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "A.md")
    shell("pseudonymise", "A", "--accept-all")
    assert shell.json("key", "show") == {"[PERSOON-1]": ["Marleen Terpstra"]}
    assert shell.json("forget", "--speaker", "[PERSOON-1]", "--from-key", "--yes")["dropped"] == ["[PERSOON-1]"]
    assert shell.json("key", "show") == {}
    shell("check")


@contextmanager
def _no_room(most: int) -> Iterator[None]:
    """As on a full disk: the system refuses to let any file of this process grow beyond `most` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
