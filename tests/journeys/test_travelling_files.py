"""The file itself: sealed or not, of one coder or all, and what is done with one that is not what it says."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from actions.checking import check
from actions.coding import codings
from actions.documents import content, documents, original
from actions.finishing import finish, finished
from actions.travelling import Luggage, one_coder, unpack
from actions.uniting import merge
from actions.workspace import Desk, Workspace, coders, projects
from corpora.refusal import Refusal
from reports.travelling import read_travel, write_travel
from tests.builders import codebook_of, coded, everything, told
from tests.journeys.laptops import FILE, laptop, opened_by, packed

PHRASE = "rustige blauwe fiets"
OLD = Path(__file__).parent / "files" / "first-format.duiding"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """Another laptop."""
    other = laptop(tmp_path, "elders")
    yield other
    other.database.close()


@pytest.fixture
def ids(desk: Desk, colleague: Desk) -> dict[str, UUID]:
    """A focus group that Anna and Bram both coded."""
    ids = codebook_of(desk)
    text = told(desk)
    coded(desk, text, ids["Lerarentekort"], "lerarentekort drukt")
    coded(colleague, text, ids["Cijfers bespreken"], "elke maand de cijfers")
    finish(desk, text.document.id)
    return ids


def test_a_sealed_file_opens_with_its_passphrase_only(desk: Desk, ids: object, elsewhere: Workspace) -> None:
    sealed = packed(desk, Luggage(passphrase=PHRASE))
    assert b"Focusgroep" not in sealed.getvalue()
    for phrase, code in (("", "travel-sealed"), ("rustige groene fiets", "travel-passphrase")):
        with pytest.raises(Refusal) as refused:
            unpack(elsewhere, BytesIO(sealed.getvalue()), FILE, phrase)
        assert refused.value.code == code
    assert projects(elsewhere) == []
    made = unpack(elsewhere, sealed, FILE, PHRASE)
    assert len(codings(Desk(elsewhere, made.id))) == 2
    with pytest.raises(Refusal, match="travel-passphrase-short"):
        packed(desk, Luggage(passphrase="kort"))


def test_one_coder_takes_no_work_of_others_along_and_brings_back_only_their_own(
    desk: Desk, colleague: Desk, ids: dict[str, UUID], elsewhere: Workspace
) -> None:
    assert colleague.coder_id
    bram = opened_by(elsewhere, packed(colleague, one_coder(colleague.coder_id)), "Bram")
    assert {each.coder_id for each in codings(bram)} == {colleague.coder_id}
    assert finished(bram) == {}
    assert check(bram).faults == ()
    coded(bram, content(bram, documents(bram)[0].id), ids["Wisselende leiding"], "drie keer in twee jaar")
    done = merge(desk, packed(bram, one_coder(colleague.coder_id)), FILE)
    assert [(each.kind, each.coder, each.added, each.removed) for each in done.tallies] == [("coding", "Bram", 1, 0)]
    assert len(codings(desk)) == 3
    merge(bram, packed(desk), FILE)
    assert everything(bram) == everything(desk)
    assert check(bram).faults == ()


def test_without_files_the_texts_come_along_and_the_files_are_told_to_be_elsewhere(
    desk: Desk, ids: object, elsewhere: Workspace
) -> None:
    there = opened_by(elsewhere, packed(desk, Luggage(files=False)), "Anna")
    assert content(there, documents(there)[0].id).text == content(desk, documents(desk)[0].id).text
    with pytest.raises(Refusal, match="original-elsewhere"):
        original(there, documents(there)[0].id)


def test_a_project_that_is_here_is_not_opened_a_second_time(desk: Desk, ids: object) -> None:
    with pytest.raises(Refusal, match="travel-here"):
        unpack(desk.workspace, packed(desk), FILE)


def test_a_name_that_is_taken_gets_a_number(desk: Desk, ids: object, elsewhere: Workspace) -> None:
    from actions.workspace import create_project

    create_project(elsewhere, "Besturen 2021")
    assert unpack(elsewhere, packed(desk), FILE).name == "Besturen 2021 (2)"


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    """One letter of the log is another, while the archive itself is sound."""
    return _rewritten(data, "log.jsonl", lambda text: text.replace(b"coding.apply", b"coding.apqly", 1))


def _escaping(data: bytes) -> bytes:
    return _rewritten(data, "../elders.txt", lambda _: b"weg")


def _bomb(data: bytes) -> bytes:
    return _rewritten(data, "files/bom", lambda _: b"0" * 100_000_000)


def _newer(data: bytes) -> bytes:
    return _rewritten(data, "manifest.json", lambda text: text.replace(b'"format": 1', b'"format": 2'))


def _newer_tables(data: bytes) -> bytes:
    return _honest(data, lambda facts, _: facts.update(schema="9999"))


def _outside(data: bytes) -> bytes:
    return _honest(data, lambda _, files: _changed(files, "rows/coding.jsonl", b'"end":', b'"end":9999'))


def _unknown_column(data: bytes) -> bytes:
    return _honest(data, lambda _, files: _changed(files, "rows/code.jsonl", b'"color":', b'"colour":'))


def _no_id(data: bytes) -> bytes:
    return _honest(data, lambda _, files: _changed(files, "rows/code.jsonl", b'"id":"', b'"id":"x'))


def _other_text(data: bytes) -> bytes:
    def changed(_: object, files: dict[str, bytes]) -> None:
        _changed(
            files, next(name for name in files if name.startswith("texts/")), b"lerarentekort", b"lerarenoverschot"
        )

    return _honest(data, changed)


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        (lambda _: b"", "travel-unknown"),
        (lambda _: b"%PDF-1.7 geen project", "travel-unknown"),
        (_cut, "travel-unknown"),
        (_flipped, "travel-damaged"),
        (_escaping, "travel-damaged"),
        (_bomb, "travel-too-large"),
        (_newer, "travel-newer"),
        (_newer_tables, "travel-newer"),
        (_outside, "travel-damaged"),
        (_unknown_column, "travel-damaged"),
        (_no_id, "travel-damaged"),
        (_other_text, "travel-damaged"),
    ],
)
def test_what_is_not_what_it_says_is_refused_and_nothing_is_kept(
    desk: Desk, ids: object, elsewhere: Workspace, spoiled: object, code: str
) -> None:
    data = spoiled(packed(desk).getvalue())  # type: ignore[operator]
    before = everything(desk)
    for take in (lambda: unpack(elsewhere, BytesIO(data), FILE), lambda: merge(desk, BytesIO(data), FILE)):
        with pytest.raises(Refusal) as refused:
            take()
        assert refused.value.code == code
    assert projects(elsewhere) == []
    assert everything(desk) == before


def test_any_byte_that_changes_under_a_seal_is_noticed(desk: Desk, ids: object, elsewhere: Workspace) -> None:
    sealed = bytearray(packed(desk, Luggage(passphrase=PHRASE)).getvalue())
    sealed[-20] ^= 1
    with pytest.raises(Refusal, match=r"travel-(damaged|passphrase)"):
        unpack(elsewhere, BytesIO(bytes(sealed)), FILE, PHRASE)
    assert projects(elsewhere) == []


def test_a_file_of_the_first_format_still_opens_and_merges(elsewhere: Workspace, workspace: Workspace) -> None:
    """Made when themes had no codes, memos or notes yet: what is new has the value that it began with."""
    there = opened_by(elsewhere, BytesIO(OLD.read_bytes()), "Anna")
    assert [each.name for each in documents(there)] == ["Focusgroep mbo"]
    assert {each.quote for each in codings(there)} == {"lerarentekort drukt", "elke maand de cijfers"}
    assert check(there).faults == ()
    coded(there, content(there, documents(there)[0].id), codings(there)[0].code_id, "directeur drie keer")
    done = merge(there, BytesIO(OLD.read_bytes()), FILE)
    assert done.nothing
    assert len(codings(there)) == 3
    assert [each.name for each in coders(there)] == ["Anna", "Bram"]


def _rewritten(data: bytes, member: str, change: object) -> bytes:
    """The archive with other bytes in one member, or one more."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))  # type: ignore[operator]
        if member not in old.namelist():
            new.writestr(member, change(b""))  # type: ignore[operator]
    return made.getvalue()


def _honest(data: bytes, change: object) -> bytes:
    """A file of which every checksum is right and something else is not."""
    travel = read_travel(BytesIO(data), FILE)
    facts = {name: value for name, value in travel.manifest.items() if name not in ("members", "format")}
    files = {name: travel.data(name) for name in travel.manifest["members"]}
    change(facts, files)  # type: ignore[operator]
    made = BytesIO()
    write_travel(made, facts, [(name, [content]) for name, content in files.items()])
    return made.getvalue()


def _changed(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
