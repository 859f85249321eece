"""Themes: put in order, written by two at once, filled with quotes from anywhere; all of it undone."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from actions.checking import check
from actions.codebook import codebook
from actions.history import undo
from actions.memos import write_memo
from actions.reporting import report
from actions.theming import add_quotes, add_theme, last_writer, move_theme, remove_theme, theme_by_id, themes
from actions.theming import work_on_theme as work
from actions.workspace import Desk
from coding.memos import Subject, SubjectKind
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, told
from tests.journeys.terminal import Shell


def test_themes_are_put_in_another_order_and_back(desk: Desk) -> None:
    ids = [add_theme(desk, title) for title in ("Een", "Twee", "Drie")]
    move_theme(desk, ids[2], -1)
    assert [theme.title for theme in themes(desk)] == ["Een", "Drie", "Twee"]
    move_theme(desk, ids[0], -1)
    move_theme(desk, ids[0], 9)
    assert [theme.title for theme in themes(desk)] == ["Drie", "Twee", "Een"]
    undo(desk)
    undo(desk)
    assert [theme.title for theme in themes(desk)] == ["Een", "Twee", "Drie"]
    assert check(desk).faults == ()


def test_two_in_different_fields_both_keep_what_they_did(desk: Desk, colleague: Desk) -> None:
    seen = theme_by_id(desk, add_theme(desk, "Rust", text="Eerst"))
    work(desk, seen, text="Van Anna")
    work(colleague, seen, notes="Van Bram")
    now = theme_by_id(desk, seen.id)
    assert (now.text, now.notes) == ("Van Anna", "Van Bram")
    assert last_writer(desk, seen.id) == colleague.coder_id


def test_two_in_one_text_the_second_is_told_and_nothing_is_overwritten(desk: Desk, colleague: Desk) -> None:
    seen = theme_by_id(desk, add_theme(desk, "Rust", text="Eerst"))
    work(colleague, seen, text="Van Bram")
    with pytest.raises(Refusal, match="theme-changed"):
        work(desk, seen, text="Van Anna")
    assert theme_by_id(desk, seen.id).text == "Van Bram"
    work(desk, theme_by_id(desk, seen.id), text="Van Bram\n\nVan Anna")
    assert theme_by_id(desk, seen.id).text == "Van Bram\n\nVan Anna"


def test_two_who_wrote_the_same_do_not_disagree(desk: Desk, colleague: Desk) -> None:
    seen = theme_by_id(desk, add_theme(desk, "Rust"))
    work(colleague, seen, text="Hetzelfde")
    work(desk, seen, text="Hetzelfde")
    assert theme_by_id(desk, seen.id).text == "Hetzelfde"


def test_two_who_choose_quotes_at_once_keep_both_choices(desk: Desk, colleague: Desk) -> None:
    found, codes = told(desk), codebook_of(desk)
    first = coded(desk, found, codes["Lerarentekort"], "lerarentekort").id
    second = coded(desk, found, codes["Wisselende leiding"], "wisselde de directeur").id
    third = coded(desk, found, codes["Cijfers bespreken"], "bespreekt het bestuur").id
    seen = theme_by_id(desk, add_theme(desk, "Rust", coding_ids=(first, second)))
    assert add_quotes(colleague, seen.id, [third, first]) == 1
    work(desk, seen, coding_ids=(second, first))
    assert theme_by_id(desk, seen.id).coding_ids == (second, first, third)
    work(desk, seen, coding_ids=(first,))
    assert theme_by_id(desk, seen.id).coding_ids == (first, third)


def test_what_is_gone_is_refused(desk: Desk) -> None:
    theme = theme_by_id(desk, add_theme(desk, "Rust"))
    with pytest.raises(Refusal, match="coding-gone"):
        add_quotes(desk, theme.id, [desk.project_id])
    with pytest.raises(Refusal, match="name-empty"):
        work(desk, theme, title=" ")
    remove_theme(desk, theme.id)
    for act in (lambda: work(desk, theme, text="x"), lambda: move_theme(desk, theme.id, 1)):
        with pytest.raises(Refusal, match="theme-gone"):
            act()
    assert last_writer(desk, desk.project_id) is None


def test_the_report_has_the_quotes_in_order_the_codes_apart_and_memos_if_asked_for(desk: Desk) -> None:
    found, codes = told(desk), codebook_of(desk)
    first = coded(desk, found, codes["Lerarentekort"], "lerarentekort drukt daar zwaar").id
    second = coded(desk, found, codes["Wisselende leiding"], "wisselde de directeur drie keer").id
    theme = theme_by_id(desk, add_theme(desk, "Rust in het team"))
    work(desk, theme, coding_ids=(second, first), code_ids=(codes["Lerarentekort"],), notes="Nog navragen")
    write_memo(desk, "Steunt op twee gesprekken", [Subject(SubjectKind.THEME, theme.id)])
    assert codebook(desk).codes
    said = _text(report(desk))
    assert said.index("wisselde de directeur drie keer") < said.index("lerarentekort drukt daar zwaar")
    assert "Nog navragen" not in said
    assert "Steunt op" not in said
    told_all = _text(report(desk, with_memos=True))
    assert "Memo’s bij dit thema" in told_all
    assert "Nog navragen" not in told_all


def _text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode()


def test_themes_are_listed_moved_and_filled_in_the_terminal(desk: Desk) -> None:
    coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    study = Shell(desk.workspace.database.url, "Besturen 2021")
    for title in ("Een", "Twee", "Drie"):
        study("theme", "add", title, "--coder", "Anna")
    assert study.json("theme", "move", "drie", 1, "--coder", "Anna") == ["Drie", "Een", "Twee"]
    assert "1 fragment opgenomen in ‘Een’" in study("theme", "quote", "een", "lerarentekort", "--coder", "Anna").out
    assert "2. Een (woorden: 0, fragmenten: 1)" in study("theme", "list").out
    assert "Vier" in study("theme", "move", "Vier", 1, "--coder", "Anna", code=1).err
