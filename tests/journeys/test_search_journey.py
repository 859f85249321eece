"""Searching the whole project and coding what was found, on the real store; the same hits on every database."""

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from actions.autocoding import Unit, autocode
from actions.boards import refer
from actions.coding import codings
from actions.correcting import correct
from actions.documents import add, content, remove
from actions.history import undo
from actions.searching import Hit, Options, search, speakers
from actions.workspace import Desk, Workspace, remove_project
from coding.referring import Group
from corpora.refusal import Refusal
from corpora.searching_queries import Match
from corpora.spans import Span
from store.searching_tables import indexed_text, word, word_part
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell


@pytest.fixture
def study(desk: Desk) -> Desk:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    return desk


@pytest.mark.parametrize(
    ("query", "match", "found"),
    [
        ("leraar", Match.FORMS, []),
        ("leraar", Match.COMPOUNDS, ["lerarentekort", "lerarentekort"]),
        ("tekort", Match.PIECES, ["lerarentekort", "lerarentekort"]),
        ("scholen", Match.FORMS, ["scholen", "scholen"]),
        ("school", Match.FORMS, ["scholen", "scholen"]),
        ("school", Match.EXACT, []),
        ("school", Match.COMPOUNDS, ["scholen", "scholen", "schoolleider"]),
        ("bespreken", Match.FORMS, ["bespreekt"]),
        ('"in twee jaar"', Match.FORMS, ["in twee jaar"]),
        ("lerarentekort NABIJ/5 teams", Match.FORMS, ["lerarentekort drukt daar zwaar op de teams"]),
        ("school*", Match.FORMS, ["schoolleider"]),
        ("*leider", Match.FORMS, ["Gespreksleider", "Gespreksleider", "Gespreksleider", "schoolleider"]),
    ],
)
def test_a_search_finds_these_words(study: Desk, query: str, match: Match, found: list[str]) -> None:
    hits = search(study, query, Options(match))
    assert [hit.text for hit in hits] == found
    assert all(_stands(study, hit) for hit in hits)


def test_accents_need_not_be_typed(desk: Desk) -> None:
    add(desk, "kort.txt", "De financiën zijn geregeld. Financiële zorgen zijn er niet. Eén school.".encode())
    assert [hit.text for hit in search(desk, "financien")][:1] == ["financiën"]
    assert [hit.text for hit in search(desk, "een")] == ["Eén"]


def test_hits_know_who_speaks_and_can_be_narrowed_to_a_speaker_or_document(study: Desk) -> None:
    assert {hit.speaker for hit in search(study, "lerarentekort")} == {"Inspecteur Jansen"}
    assert search(study, "lerarentekort", Options(speakers=("Inspecteur De Boer",))) == ()
    panel = search(study, "schoolleider")[0].document
    assert search(study, "lerarentekort", Options(document_ids=(panel.id,))) == ()
    assert "Bestuurder Smit" in speakers(study)


def test_hits_can_be_narrowed_to_what_a_coder_coded_with_a_code(study: Desk, colleague: Desk) -> None:
    first, _ = search(study, "lerarentekort")
    codes = codebook_of(study)
    coded(study, content(study, first.document.id), codes["Lerarentekort"], "Het lerarentekort drukt")
    with_code = Options(code_ids=(codes["Lerarentekort"],))
    assert search(study, "lerarentekort", with_code) == (first,)
    assert search(study, "lerarentekort", Options(code_ids=(codes["Cijfers bespreken"],))) == ()
    assert study.coder_id is not None
    assert colleague.coder_id is not None
    assert search(study, "lerarentekort", Options(coder_ids=(study.coder_id,))) == (first,)
    assert search(study, "lerarentekort", Options(coder_ids=(colleague.coder_id,))) == ()


def test_hits_can_be_narrowed_to_a_board_group(study: Desk) -> None:
    first, second = search(study, "lerarentekort")
    known = listed(study)
    refer(study, first.document.id, known.id, "laag", span=Span(first.span.start - 20, first.span.end))
    assert search(study, "lerarentekort", Options(groups=(Group(known.id, "laag"),))) == (first,)
    assert second not in search(study, "lerarentekort", Options(groups=(Group(known.id, "hoog"),)))


def test_all_hits_are_coded_in_one_step_and_undone_in_one(study: Desk) -> None:
    codes, hits = codebook_of(study), search(study, "lerarentekort")
    done = autocode(study, hits, codes["Lerarentekort"])
    assert (done.made, done.already) == (2, 0)
    assert [made.quote for made in codings(study)][1] == "Ook daar voelt men het lerarentekort."
    again = autocode(study, search(study, "lerarentekort OF drukt"), codes["Lerarentekort"], Unit.HIT)
    assert (again.made, again.already) == (3, 0)
    undo(study)
    undo(study)
    assert codings(study) == ()


def test_what_was_coded_so_already_is_left_as_it_is(study: Desk) -> None:
    codes, hits = codebook_of(study), search(study, "lerarentekort")
    autocode(study, hits[:1], codes["Lerarentekort"], Unit.TURN)
    done = autocode(study, hits, codes["Lerarentekort"], Unit.TURN)
    assert (done.made, done.already) == (1, 1)
    with pytest.raises(Refusal, match="autocode-nothing"):
        autocode(study, hits, codes["Lerarentekort"], Unit.TURN)


def test_a_document_that_is_put_away_is_found_no_more_until_it_is_back(study: Desk) -> None:
    document = search(study, "schoolleider")[0].document
    remove(study, document.id)
    assert search(study, "schoolleider") == ()
    undo(study)
    assert search(study, "schoolleider")[0].document == document


def test_a_corrected_text_is_searched_as_it_is_now(study: Desk) -> None:
    document = search(study, "schoolleider")[0].document
    correct(study, document.id, "Panel.md", PANEL.replace("schoolleider", "rector").encode())
    assert search(study, "schoolleider") == ()
    assert search(study, "rector")
    undo(study)
    assert search(study, "rector") == ()
    assert _stands(study, search(study, "schoolleider")[0])


def test_what_came_in_before_there_was_an_index_is_indexed_at_the_first_search(study: Desk) -> None:
    before = search(study, "bestuur", Options(Match.COMPOUNDS))
    with study.workspace.database.transaction() as connection:
        for table in (word_part, word, indexed_text):
            connection.execute(delete(table))
    study.workspace.analyses.clear()
    assert search(study, "bestuur", Options(Match.COMPOUNDS)) == before


def test_a_project_that_goes_takes_its_words_along(workspace: Workspace, study: Desk) -> None:
    remove_project(workspace, study.project_id)
    with workspace.database.reading() as connection:
        for table in (word, word_part, indexed_text):
            assert connection.execute(select(table)).all() == []


def test_hits_come_in_reading_order(study: Desk) -> None:
    places = [(hit.document.name, hit.span) for hit in search(study, "de OF het OF een")]
    assert all(one < other for one, other in pairwise(places))


def test_the_terminal_prints_a_list_and_codes_it(database_url: str, tmp_path: Path) -> None:
    shell = Shell(database_url, "Besturen")
    (tmp_path / "Focusgroep.md").write_text(FOCUS_GROUP, encoding="utf-8")
    (tmp_path / "codes.yaml").write_text("codes:\n- {id: tekort, naam: Lerarentekort, soort: code}\n", encoding="utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "Focusgroep.md")
    shell("codebook", "import", tmp_path / "codes.yaml")
    found = shell.json("search", "leraar", "--compounds", "--sort", "right")
    assert [set(hit) for hit in found] == [{"document", "start", "end", "text", "speaker"}] * 2
    text = shell("document", "text", "Focusgroep").out
    assert all(text[hit["start"] : hit["end"]] == hit["text"] == "lerarentekort" for hit in found)
    assert "2 treffers" in shell("search", "lerarentekort", "--speaker", "inspecteur jansen").out
    done = shell.json("search", "lerarentekort", "--autocode", "Lerarentekort", "--coder", "Anna")
    assert (done["made"], done["already"]) == (2, 0)
    assert len(shell.json("search", "teams", "--coded", "Lerarentekort", "--coded-by", "Anna")) == 1
    assert shell.json("search", "cijfers", "--coded", "Lerarentekort", "--document", "Focusgroep") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("",), "search-empty"),
        (("ab", "--substring"), "search-short"),
        (("team", "--speaker", "Niemand"), "speaker-unknown"),
        (("team", "--group", "midden"), "search-group-unknown"),
        (("team", "--sort", "kleur"), "choice-unknown"),
        (("team", "--coded", "Weg"), "code-unknown"),
    ],
)
def test_the_terminal_refuses_what_it_does_not_know(database_url: str, words: tuple[str, ...], code: str) -> None:
    shell = Shell(database_url)
    shell("new", "Besturen")
    assert shell.json("search", *words, code=1)["refused"] == code


def _stands(desk: Desk, hit: Hit) -> bool:
    return content(desk, hit.document.id).text[hit.span.start : hit.span.end] == hit.text
