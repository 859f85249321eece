"""One name in several documents, in codings and in what people wrote: replaced in all of them, then found nowhere."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from actions.boards import refer, references
from actions.checking import check
from actions.codebook import change_code, codebook
from actions.codebook_files import export_codebook
from actions.coding import Mark, apply_codes, change_coding, codings
from actions.correcting import correct
from actions.documents import content, documents, original
from actions.history import undo
from actions.keys import EMPTY, Key, keep, list_names, reveal
from actions.naming import hold_names, let_go_names
from actions.pseudonymising import apply, preview
from actions.relating import relate, relations
from actions.reporting import codebook_book, codings_book, codings_csv, network_file, report
from actions.searching import search
from actions.theming import add_theme, themes
from actions.workspace import Desk, create_project, join
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_lists import NameList
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, coded, listed, marked, told
from tests.journeys.test_pseudonymising import SECRET, _traces

FIRST = """\
Interviewer: Hoe gaat het op de school?

Marleen Terpstra: Het lerarentekort drukt zwaar, zegt Wiebenga. Wij bespreken dat met obs De Wilgenroos.

Interviewer: En nu?

Marleen Terpstra: Nu wacht ik op Wiebenga.
"""
SECOND = """\
Interviewer: U werkt met mevrouw Terpstra?

R2: Met Terpstra en met Wiebenga, ja. Bel 06-48211907, ik ben van 12 mei 1971.

Interviewer: Dank.
"""
NAMES = ("Terpstra", "terpstra", "Wiebenga", "wiebenga", "Wilgenroos", "wilgenroos", "06-48211907", "12 mei 1971")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "elders" / "project.key"


def _replace_all(desk: Desk, key: Path) -> None:
    known = reveal(key, SECRET) if key.exists() else EMPTY
    seen = preview(desk, [each.id for each in documents(desk)], key=known, doubts=True)
    accepted = {each.content.document.id: each.proposals for each in seen}
    apply(desk, accepted, SECRET, key_path=key)


def test_who_appears_in_several_documents_has_one_pseudonym_in_all(desk: Desk, key: Path) -> None:
    first, second = told(desk, FIRST, name="Een.md").document.id, told(desk, SECOND, name="Twee.md").document.id
    seen = preview(desk, [first, second], doubts=True)
    said = {each.quote: each.pseudonym for one in seen for each in one.proposals}
    assert said["Terpstra"] == said["Marleen Terpstra"]
    assert [each.quote for each in seen[1].proposals if each.pseudonym == said["Wiebenga"]] == ["Wiebenga"]
    _replace_all(desk, key)
    assert (
        content(desk, second).text.splitlines()[2].startswith(f"R2: Met {said['Terpstra']} en met {said['Wiebenga']}")
    )
    assert len(set(said.values())) == len(reveal(key, SECRET).names)


def test_codings_of_everybody_move_with_their_words(desk: Desk, colleague: Desk, key: Path) -> None:
    found, codes = told(desk, FIRST, name="Een.md"), codebook_of(desk)
    whole = coded(desk, found, codes["Lerarentekort"], "Het lerarentekort drukt zwaar, zegt Wiebenga.")
    inside = coded(colleague, found, codes["Lerarentekort"], "wacht ik op Wieb")
    refer(desk, found.document.id, listed(desk).id, "hoog", span=whole.span)
    _replace_all(desk, key)
    now = {each.id: each for each in codings(desk)} | {each.id: each for each in codings(colleague)}
    person = reveal(key, SECRET).by_name()["wiebenga"]
    assert now[whole.id].quote == f"Het lerarentekort drukt zwaar, zegt {person}."
    assert now[inside.id].quote == f"wacht ik op {person}"
    assert references(desk)[0].span == now[whole.id].span
    assert check(desk).faults == ()
    with pytest.raises(Refusal) as refusal:
        undo(colleague)
    assert refusal.value.code == "done-for-good"


def test_two_codings_that_come_to_stand_at_the_same_words_become_one_with_both_memos(desk: Desk, key: Path) -> None:
    found, code_id = told(desk, FIRST, name="Een.md"), codebook_of(desk)["Lerarentekort"]
    short, long = (
        marked(found, code_id, "Marleen", memo="Kort"),
        marked(found, code_id, "Marleen Terpstra", memo="Lang"),
    )
    apply_codes(desk, [short, long])
    _replace_all(desk, key)
    (left,) = codings(desk)
    assert left.quote == reveal(key, SECRET).by_name()["marleen terpstra"]
    assert sorted(left.memo.splitlines()) == ["Kort", "Lang"]
    assert check(desk).faults == ()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), min_size=1, max_size=12, unique=True))
def test_wherever_codings_stand_quotes_and_log_stay_true(
    desk: Desk, tmp_path: Path, places: list[tuple[int, int]]
) -> None:
    project = create_project(desk.workspace, f"Project {len(list(tmp_path.iterdir()))}-{hash(tuple(places))}")
    own = Desk(desk.workspace, project.id)
    own = Desk(desk.workspace, project.id, join(own, "Anna").id)
    found, code_id = told(own, FIRST, name="Een.md"), codebook_of(own)["Lerarentekort"]
    spans = {Span(start, min(start + length, len(found.text))) for start, length in places}
    marks = [Mark(found.document.id, code_id, span, found.text[span.start : span.end]) for span in spans]
    apply_codes(own, marks)
    _replace_all(own, tmp_path / f"{project.id}.key")
    text = content(own, found.document.id).text
    assert all(text[each.span.start : each.span.end] == each.quote for each in codings(own))
    assert check(own).faults == ()


def test_afterwards_not_one_name_is_in_the_bytes_of_the_database_an_export_or_a_search(desk: Desk, key: Path) -> None:
    found, codes = _worked_in(desk)
    assert _traces(desk, *NAMES) >= {"Terpstra", "Wiebenga", "Wilgenroos"}
    _replace_all(desk, key)
    assert _traces(desk, *NAMES) == set()
    assert search(desk, "terpstra") == search(desk, "wilgenroos") == ()
    assert desk.workspace.held == {}
    handed_over = b"".join(map(_unpacked, _exports(desk)))
    assert b"lerarentekort drukt" in handed_over
    assert {name for name in NAMES if name.encode() in handed_over or name.encode("utf-16-le") in handed_over} == set()
    assert not {name for name in NAMES if name.encode() in original(desk, found)}
    assert search(desk, "lerarentekort") != ()
    assert _traces(desk, *NAMES) == set()  # the index was made anew
    assert check(desk).faults == ()
    assert "Terpstra" not in str((themes(desk), relations(desk), codebook(desk)))
    assert codes


def test_nothing_of_it_is_left_in_the_files_while_they_are_open(desk: Desk, key: Path) -> None:
    """The write-ahead log of SQLite is cut, not only folded in; where another database is used there is none."""
    _worked_in(desk)
    _replace_all(desk, key)
    url = make_url(desk.workspace.database.url)
    if url.get_backend_name() == "sqlite":
        wal = Path(f"{url.database}-wal")
        assert not wal.exists() or wal.stat().st_size == 0


def test_a_single_name_counts_in_prose_only_as_it_was_accepted(desk: Desk, key: Path) -> None:
    told(desk, "Interviewer: Ja.\n\nR1: Dat zei mevrouw Bos.\n\nInterviewer: Goed.\n", name="Een.md")
    add_theme(desk, "Wie in het bos loopt", text="Bos ziet door de bomen het bos niet.")
    _replace_all(desk, key)
    (theme,) = themes(desk)
    assert (theme.title, theme.text) == ("Wie in het bos loopt", "[PERSOON-1] ziet door de bomen het bos niet.")


def test_a_project_whose_key_is_elsewhere_does_not_silently_get_a_new_one(desk: Desk, key: Path) -> None:
    told(desk, FIRST, name="Een.md")
    _replace_all(desk, key)
    second = told(desk, SECOND, name="Twee.md").document.id
    (seen,) = preview(desk, [second])
    away = key.rename(key.with_name("weg.key"))
    with pytest.raises(Refusal) as refusal:
        apply(desk, {second: seen.proposals}, SECRET, key_path=key)
    assert refusal.value.code == "key-elsewhere"
    assert not key.exists()
    assert content(desk, second) == seen.content
    apply(desk, {second: seen.proposals}, SECRET, key_path=key, new_key=True)
    assert reveal(away, SECRET).names.keys().isdisjoint(reveal(key, SECRET).names)


def test_the_own_list_stands_in_the_key_and_is_looked_for_in_any_case(desk: Desk, key: Path) -> None:
    told(desk, "R1: Toen kwam quadraam erbij.\n\nR2: Ja.\n\nR1: Nee.\n", name="Een.md")
    held, n = hold_names(desk, "namen.csv", "naam;soort\nQuadraam;bestuur\n".encode("utf-8-sig"))
    names = let_go_names(desk, held)
    assert (n, names, let_go_names(desk, held)) == (1, NameList(((Kind.BOARD, "Quadraam"),)), None)
    list_names(key, names, SECRET)
    _replace_all(desk, key)
    assert reveal(key, SECRET) == Key({"[BESTUUR-1]": ("quadraam",)}, names)
    assert _traces(desk, "quadraam", "Quadraam") == set()


def test_what_is_kept_beside_a_document_without_names_is_left_as_it_is(desk: Desk, key: Path) -> None:
    found, codes = told(desk, SECOND, name="Twee.md"), codebook_of(desk)
    made = coded(desk, found, codes["Lerarentekort"], "Dank.")
    change_coding(desk, made.id, memo="Rond de school")
    keep(key, EMPTY, SECRET)
    _replace_all(desk, key)
    (after,) = codings(desk)
    assert (after.quote, after.memo) == ("Dank.", "Rond de school")


def _worked_in(desk: Desk) -> tuple[object, object]:
    """A project in which names stand wherever people can put them."""
    found, codes = told(desk, FIRST, name="Gesprek met Terpstra.md"), codebook_of(desk)
    told(desk, SECOND, name="Twee.md")
    correct(desk, found.document.id, "Beter.md", FIRST.replace("Nu wacht", "Straks wacht").encode())
    now = content(desk, found.document.id)
    made = coded(desk, now, codes["Lerarentekort"], "Het lerarentekort drukt zwaar, zegt Wiebenga.")
    change_coding(desk, made.id, memo="Volgens terpstra")
    (code, *_) = [each for each in codebook(desk).codes if each.id == codes["Lerarentekort"]]
    change_code(desk, replace(code, definition="Waar Terpstra over spreekt", keywords=("tekort", "Wiebenga")))
    relate(desk, codes["Lerarentekort"], codes["Monitoren"], "hangt samen met", note="Zie Wiebenga")
    add_theme(desk, "Wat Terpstra zag", text="De Wilgenroos: obs De Wilgenroos.", coding_ids=(made.id,))
    search(desk, "terpstra")
    desk.workspace.held["x"] = ("namen.csv", b"Terpstra")
    return found.document.id, codes


def _exports(desk: Desk) -> list[bytes]:
    books = [report(desk), codings_book(desk), codebook_book(desk), codings_csv(desk)]
    return [
        *books,
        *(network_file(desk, kind) for kind in ("graphml", "gexf", "json")),
        export_codebook(desk, "yaml", "C"),
    ]


def _unpacked(data: bytes) -> bytes:
    """A file, or what is in it where it is a zip, as Word and Excel files are."""
    if not is_zipfile(BytesIO(data)):
        return data
    with ZipFile(BytesIO(data)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
