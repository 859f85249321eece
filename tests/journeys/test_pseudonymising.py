"""Names go before coding and people can be forgotten: not a trace is left, in the database, its log or an export."""

import stat
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text as sql
from sqlalchemy.engine import make_url

from actions.boards import refer, references
from actions.checking import check
from actions.coding import change_coding, codings, remove_coding
from actions.correcting import correct
from actions.documents import content, contents, documents, original, remove
from actions.forgetting import forget_document, forget_speaker
from actions.history import undo
from actions.keys import Key, default_path, drop, keep, reveal
from actions.pseudonymising import Pseudonymised, apply, preview
from actions.reporting import codings_csv, findings
from actions.theming import add_theme, themes
from actions.workspace import Desk
from corpora.parts import by_headings
from corpora.pseudonyms import Proposal
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal
from store.history import changes
from tests.builders import FOCUS_GROUP, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell

SECRET = "vier losse woorden hier"
TALK = (
    FOCUS_GROUP
    + "\nGespreksleider: Marieke Terpstra van obs De Wilgenroos, 06-48211907, zei dat het in zwolle speelt.\n"
)
NAMES = ("Jansen", "De Boer", "Marieke Terpstra", "De Wilgenroos", "06-48211907", "zwolle")
LIST = NameList.parsed("plaats: Zwolle")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "elders" / "project.key"


def test_not_one_accepted_name_is_left_anywhere(desk: Desk, key: Path) -> None:
    document_id = told(desk, TALK, name="Gesprek met Jansen.md").document.id
    assert _traces(desk, *NAMES) == {*NAMES}
    done = _apply_all(desk, document_id, key, LIST)
    assert _traces(desk, *NAMES) == set()
    assert not any(name.encode() in key.read_bytes() for name in NAMES)
    after = content(desk, document_id)
    assert (after.document.name,) == done.documents == ("Gesprek met [PERSOON-1]",)
    assert original(desk, document_id).decode() == after.text
    assert {segment.speaker for segment in after.segments if segment.speaker} == {
        "Gespreksleider",
        "Inspecteur [PERSOON-1]",
        "Inspecteur [PERSOON-2]",
    }
    assert check(desk).faults == ()
    coded(desk, after, codebook_of(desk)["Lerarentekort"], "[PERSOON-1]: Het lerarentekort")
    handed_over = codings_csv(desk).decode() + str(findings(desk))
    assert not any(name in handed_over for name in NAMES)


def test_the_log_keeps_what_happened_without_the_names(desk: Desk, key: Path) -> None:
    document_id = told(desk, TALK, name="Gesprek met Jansen.md").document.id
    _apply_all(desk, document_id, key)
    with desk.workspace.database.reading() as connection:
        log = list(changes(connection, desk.project_id))
    assert [each.action for each in log if each.subject == document_id] == ["document.add", "document.pseudonymise"]
    assert not any(name in str(each) for each in log for name in NAMES)


def test_only_what_is_accepted_is_replaced(desk: Desk, key: Path) -> None:
    document_id = told(desk, TALK).document.id
    chosen = [each for each in _proposed(desk, document_id) if each.quote == "06-48211907"]
    apply(desk, {document_id: chosen}, SECRET, key_path=key)
    assert content(desk, document_id).text == told_text().replace("06-48211907", "[TELEFOON-1]")


def told_text() -> str:
    """The text of TALK as it is read."""
    return TALK.replace("# ", "").replace("#", "").strip()


def test_what_a_part_is_about_moves_along(desk: Desk, key: Path) -> None:
    found, boards = told(desk, TALK), listed(desk)
    heading, span = by_headings(found.text, found.segments)[2]
    refer(desk, found.document.id, boards.id, "hoog", span=span)
    _apply_all(desk, found.document.id, key)
    (made,) = references(desk)
    after = content(desk, found.document.id)
    assert made.span == by_headings(after.text, after.segments)[2].span
    assert heading == "De hoge lijst"


def test_the_key_opens_with_its_passphrase_only_and_for_its_owner_only(desk: Desk, key: Path) -> None:
    _apply_all(desk, told(desk).document.id, key)
    assert reveal(key, SECRET) == Key({"[PERSOON-1]": ("Jansen",), "[PERSOON-2]": ("De Boer",)})
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert _refused(lambda: reveal(key, SECRET + ".")) == "passphrase-wrong"
    key.write_bytes(key.read_bytes()[:-40])
    assert _refused(lambda: reveal(key, SECRET)) == "key-damaged"
    assert _refused(lambda: reveal(key.with_name("geen.key"), SECRET)) == "key-missing"
    assert _refused(lambda: keep(key, Key({}), "kort")) == "passphrase-short"


def test_a_wrong_passphrase_or_an_unwritable_key_changes_nothing(desk: Desk, key: Path) -> None:
    _apply_all(desk, told(desk).document.id, key)
    other = told(desk, TALK, name="Tweede.md")
    chosen = {other.document.id: _proposed(desk, other.document.id)}
    assert _refused(lambda: apply(desk, chosen, "een andere zin", key_path=key)) == "passphrase-wrong"
    blocked = key / "map" / "project.key"
    assert _refused(lambda: apply(desk, chosen, SECRET, key_path=blocked, new_key=True)) == "key-unwritable"
    assert _refused(lambda: apply(desk, {other.document.id: ()}, SECRET, key_path=key)) == "nothing-accepted"
    assert content(desk, other.document.id) == other


def test_the_same_person_has_the_same_pseudonym_in_the_next_document(desk: Desk, key: Path) -> None:
    _apply_all(desk, told(desk).document.id, key)
    text = "R1: Mevrouw Jansen was er ook.\n\nR2: En Piet ook.\n\nR1: Ja.\n"
    second = told(desk, text, name="Tweede.md").document.id
    _apply_all(desk, second, key)
    assert content(desk, second).text.startswith("R1: Mevrouw [PERSOON-1] was er ook.\n\nR2: En [PERSOON-4] ook.")
    third = told(desk, "Gisteren belde jansen nog.\n", name="Derde.md").document.id
    (seen,) = preview(desk, [third], key=reveal(key, SECRET))
    shown = [(each.quote, each.pseudonym) for each in seen.proposals]
    assert shown == [("jansen", "[PERSOON-1]")]


def test_a_number_in_the_key_is_not_given_to_somebody_else_when_its_text_is_gone(desk: Desk, key: Path) -> None:
    first = told(desk).document.id
    _apply_all(desk, first, key)
    forget_document(desk, first)
    second = told(desk, "R1: Mevrouw Bos.\n\nR2: Ja.\n\nR1: Nee.\n", name="Tweede.md").document.id
    _apply_all(desk, second, key)
    assert reveal(key, SECRET).by_name()["bos"] == "[PERSOON-3]"


def test_a_pseudonym_can_be_dropped_from_the_key(desk: Desk, key: Path) -> None:
    _apply_all(desk, told(desk).document.id, key)
    drop(key, "[PERSOON-1]", SECRET)
    assert reveal(key, SECRET).names == {"[PERSOON-2]": ("De Boer",)}
    assert _refused(lambda: drop(key, "[PERSOON-1]", SECRET)) == "pseudonym-unknown"


def test_the_key_is_kept_outside_the_folder_of_any_export_by_default(desk: Desk) -> None:
    assert default_path(desk.project_id).parts[-2:] == ("keys", f"{desk.project_id}.key")


def test_neither_pseudonyms_nor_what_came_before_can_be_undone(desk: Desk, key: Path) -> None:
    _apply_all(desk, told(desk).document.id, key)
    assert _refused(lambda: undo(desk)) == "done-for-good"


def test_a_forgotten_document_leaves_no_word_behind(desk: Desk, colleague: Desk) -> None:
    found, codes = told(desk, TALK, name="Gesprek met Jansen.md"), codebook_of(desk)
    correct(desk, found.document.id, "Beter.md", TALK.replace("drie keer", "vier maal").encode())
    kept = coded(desk, content(desk, found.document.id), codes["Lerarentekort"], "lerarentekort drukt")
    change_coding(desk, kept.id, memo="Marieke Terpstra bedoelt Zwolle")
    gone = coded(colleague, content(desk, found.document.id), codes["Lerarentekort"], "vier maal in twee")
    change_coding(colleague, gone.id, memo="Wat Jansen zegt")
    remove_coding(colleague, gone.id)
    words = (*NAMES, "lerarentekort drukt", "drie keer", "vier maal", "bedoelt", "Gesprek met", "Beter")
    done = forget_document(desk, found.document.id)
    assert _traces(desk, *words) == set()
    assert (done.name, documents(desk), codings(desk), contents(desk)) == ("[VERGETEN-1]", [], (), ())
    assert check(desk).faults == ()
    assert _refused(lambda: undo(desk)) == _refused(lambda: undo(colleague)) == "done-for-good"


def test_a_document_that_was_put_away_is_forgotten_as_well(desk: Desk) -> None:
    document_id = told(desk, TALK).document.id
    remove(desk, document_id)
    forget_document(desk, document_id)
    assert _traces(desk, *NAMES) == set()
    assert _refused(lambda: forget_document(desk, document_id)) == "document-gone"


def test_a_forgotten_speaker_is_gone_from_every_version_while_all_else_stays_in_its_place(desk: Desk) -> None:
    found, codes = told(desk, TALK), codebook_of(desk)
    correct(desk, found.document.id, "Beter.md", TALK.replace("drie keer", "vier maal").encode())
    before = content(desk, found.document.id)
    own = coded(desk, before, codes["Lerarentekort"], "lerarentekort drukt")
    change_coding(desk, own.id, memo="Noemt de wachttijd")
    other = coded(desk, before, codes["Wisselende leiding"], "vier maal in twee jaar")
    change_coding(desk, other.id, memo="Anders dan Inspecteur Jansen")
    add_theme(desk, "Wat Inspecteur Jansen zag", text="Jansen zag het.")
    done = forget_speaker(desk, "Inspecteur Jansen")
    after = content(desk, found.document.id)
    gone = ("Jansen", "lerarentekort drukt", "elke maand de cijfers", "wachttijd")
    assert _traces(desk, *gone) == set()
    assert (done.documents, done.turns, len(after.text)) == (1, 2, len(before.text))
    now = {coding.id: coding for coding in codings(desk)}
    assert (now[other.id].quote, now[other.id].memo) == ("vier maal in twee jaar", "Anders dan [VERGETEN-1]")
    assert set(now[own.id].quote) <= {"█", " "}
    assert [each.title for each in themes(desk)] == ["Wat [VERGETEN-1] zag"]
    assert check(desk).faults == ()


def test_a_role_is_forgotten_in_one_document_and_stays_a_word_elsewhere(desk: Desk) -> None:
    first = told(desk, "R1: Dit is geheim.\n\nR2: Zei R1 dat?\n\nR1: Ja.\n", name="Eerste.md").document.id
    second = told(desk, "R1: Dit niet.\n\nR2: Nee.\n\nR1: Ja.\n", name="Tweede.md").document.id
    forget_speaker(desk, "R1", first)
    assert "geheim" not in content(desk, first).text
    assert "Zei R1 dat?" in content(desk, first).text
    assert content(desk, second).text.startswith("R1: Dit niet.")
    assert _refused(lambda: forget_speaker(desk, "R3")) == "speaker-unknown"


def test_the_terminal_proposes_replaces_and_forgets(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIDING_PASSPHRASE", SECRET)
    shell, key, chosen = Shell(database_url), tmp_path / "p.key", tmp_path / "gekozen.csv"
    (tmp_path / "Gesprek.md").write_text(TALK, "utf-8")
    (tmp_path / "namen.txt").write_text("plaats: Zwolle\n", "utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "Gesprek.md")
    proposals = shell.json("pseudonymise", "Gesprek", "--names", tmp_path / "namen.txt", "--to", chosen)
    sure = [each for each in proposals if each["accept"] == "ja"]
    assert {each["quote"] for each in proposals} >= {"Jansen", "zwolle"}
    assert "Jansen" in shell("document", "text", "Gesprek").out
    rows = chosen.read_text("utf-8-sig").splitlines()
    chosen.write_text("\n".join(row for row in rows if ";zwolle;" not in row), "utf-8")
    done = shell.json("pseudonymise", "Gesprek", "--review", chosen, "--key", key)
    assert done["places"] == len(sure) - 1
    assert "zwolle" in shell("document", "text", "Gesprek").out
    assert shell.json("key", "show", "--key", key)["[PERSOON-1]"] == ["Jansen"]
    shell("key", "drop", "[PERSOON-1]", "--key", key)
    assert "[PERSOON-1]" not in shell("key", "show", "--key", key).out
    assert "beurten" in shell("forget", "--speaker", "Gespreksleider", "--document", "Gesprek", "--yes").out
    shell("forget", "Gesprek", "--yes")
    assert shell.json("documents") == []
    assert "vergeten" in shell("history").out
    shell("forget", code=1)
    shell("check")


def test_a_file_of_choices_that_cannot_be_read_is_refused(database_url: str, tmp_path: Path) -> None:
    shell, chosen = Shell(database_url), tmp_path / "gekozen.csv"
    (tmp_path / "Gesprek.md").write_text(TALK, "utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "Gesprek.md")
    head = "document;start;end;quote;kind;pseudonym\n"
    for written, said in (
        ("a;b\n", "kolommen"),
        (head + "Gesprek;x;3;Jan;PERSOON;P\n", "Regel 2"),
        (head + "Gesprek;0;3;Jan;PERSOON;P\n", ""),
    ):
        chosen.write_text(written, "utf-8")
        assert said in shell("pseudonymise", "Gesprek", "--review", chosen, code=1).err


def _proposed(desk: Desk, document_id: UUID, names: NameList = NOBODY) -> tuple[Proposal, ...]:
    (seen,) = preview(desk, [document_id], names)
    return seen.proposals


def _apply_all(desk: Desk, document_id: UUID, key: Path, names: NameList = NOBODY) -> Pseudonymised:
    return apply(desk, {document_id: _proposed(desk, document_id, names)}, SECRET, key_path=key)


def _refused(act: object) -> str:
    with pytest.raises(Refusal) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.code


def _traces(desk: Desk, *words: str) -> set[str]:
    """Which of these words stand in the bytes of the database: its files, or where there are none its rows."""
    url = make_url(desk.workspace.database.url)
    if url.get_backend_name() == "sqlite":
        kept = b"".join(path.read_bytes() for path in Path(str(url.database)).parent.glob("duiding.sqlite3*"))
        return {word for word in words if any(form in kept for form in _as_kept(word))}
    with desk.workspace.database.reading() as connection:
        tables = connection.execute(sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
        texts = (sql(f'SELECT t::text FROM "{table}" t') for table in tables)
        rows = [row for each in texts for row in connection.execute(each).scalars()]
    files = (word.encode().hex() for word in words)
    return {word for word, hexed in zip(words, files, strict=True) if any(word in row or hexed in row for row in rows)}


def _as_kept(word: str) -> tuple[bytes, bytes]:
    """As text, and as JSON writes it."""
    return word.encode(), ascii(word).strip("'").encode()
