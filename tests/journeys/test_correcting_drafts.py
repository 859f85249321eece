"""A text is corrected on the screen or in the terminal: seen first, decided about, kept in one step, looked back at."""

import csv
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions import drafts
from actions.checking import check
from actions.coding import codings, codings_since, remove_coding
from actions.correcting import Corrected, correct_draft, place_of, preview_draft
from actions.correcting_plan import Draft
from actions.documents import Content, content, contents, documents, remove, repairs
from actions.forgetting import forget_document
from actions.history import redo, undo
from actions.versions import changes_in, text_of, versions
from actions.workspace import Desk
from coding.codings import Coding
from corpora.documents import SegmentKind
from corpora.normalising import normalised
from corpora.refusal import Refusal
from corpora.revising import places, replaced
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, told
from tests.journeys.terminal import Shell

NAME = "Focusgroep mbo"
RECORDING = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Anna>Wat valt op aan de besturen?

00:00:04.500 --> 00:00:09.000
<v Bram>Het lerarentekort drukt zwaar op de teams.
"""


@pytest.fixture
def study(desk: Desk, colleague: Desk) -> Content:
    """A focus group that both have coded."""
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    coded(colleague, found, ids["Wisselende leiding"], "wisselde de directeur drie keer in twee jaar")
    coded(colleague, found, ids["Cijfers bespreken"], "Daar bespreekt het bestuur elke maand de cijfers")
    return found


def test_a_name_is_put_right_throughout_and_the_speaker_with_it(desk: Desk, study: Content) -> None:
    before = everything(desk)
    drafts.revise(desk, study, replaced(study.text, places(study.text, "De Boer"), "Den Boer"))
    held = _held(desk, study)
    assert everything(desk) == before
    seen = preview_draft(desk, study.document.id, held)
    assert [(each.coder, each.stay, each.move, each.lost) for each in seen.tallies] == [
        ("Anna", 1, 0, 0), ("Bram", 0, 2, 0),
    ]  # fmt: skip
    assert [(each.old, each.new) for each in seen.changes.all] == [("De", "Den")] * 2
    done = correct_draft(desk, study.document.id, held)
    assert (done.version, done.moved, done.removed) == (2, 2, ())
    after = content(desk, study.document.id)
    assert {s.speaker for s in after.segments if s.speaker} == {
        "Gespreksleider", "Inspecteur Jansen", "Inspecteur Den Boer",
    }  # fmt: skip
    headings = [s for s in study.segments if s.kind is SegmentKind.HEADING]
    assert [s.kind for s in after.segments].count(SegmentKind.HEADING) == len(headings)
    assert repairs(desk, study.document.id) == {}
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == before
    assert contents(desk) == (study,)
    redo(desk)
    assert content(desk, study.document.id) == after


def test_a_recording_that_is_revised_keeps_its_times(desk: Desk) -> None:
    found = told(desk, RECORDING, name="Opname.vtt")
    drafts.revise(desk, found, found.text.replace("drukt zwaar", "drukt heel zwaar"))
    correct_draft(desk, found.document.id, _held(desk, found))
    after = content(desk, found.document.id)
    for kind in (SegmentKind.TURN, SegmentKind.CUE):
        old, new = ([(s.begin_s, s.end_s) for s in each.segments if s.kind is kind] for each in (found, after))
        assert old == new


def test_a_file_of_plain_text_is_held_and_keeps_the_headings(desk: Desk, study: Content) -> None:
    text = study.text.replace("drie keer", "vier keer").replace("\n", "\r\n").encode()
    held = drafts.hold_file(desk, study.document.id, "verbeterd.txt", text)
    correct_draft(desk, study.document.id, held)
    after = content(desk, study.document.id)
    assert [(s.kind, s.speaker) for s in after.segments] == [(s.kind, s.speaker) for s in study.segments]
    assert after.document.kind == "txt"
    with pytest.raises(Refusal, match="correction-same"):
        drafts.hold_file(desk, study.document.id, "zelfde.txt", text)


def test_what_a_colleague_codes_meanwhile_moves_along_or_is_listed(desk: Desk, colleague: Desk, study: Content) -> None:
    code = codings(desk)[0].code_id
    drafts.revise(desk, study, study.text.replace(" De directie kijkt pas naar de cijfers als wij bellen.", ""))
    held = _held(desk, study)
    assert preview_draft(desk, study.document.id, held).lost == ()
    moving = coded(colleague, study, code, "kent zijn scholen van binnenuit")
    going = coded(colleague, study, code, "De directie kijkt pas naar de cijfers")
    with pytest.raises(Refusal, match="correction-undecided") as refusal:
        correct_draft(desk, study.document.id, held)
    assert refusal.value.facts == {"n": 1, "name": NAME}
    (loss,) = preview_draft(desk, study.document.id, held).lost
    assert (loss.id, loss.coder, loss.quote) == (going.id, "Bram", "De directie kijkt pas naar de cijfers")
    correct_draft(desk, study.document.id, held, decisions={loss.id: None})
    assert moving.id in {each.id for each in codings(desk)}
    assert check(desk).faults == ()


def test_a_draft_of_another_text_is_refused(desk: Desk, colleague: Desk, study: Content) -> None:
    drafts.revise(desk, study, study.text + "\n\nEinde.")
    drafts.revise(colleague, study, study.text.replace("drie keer", "vier keer"))
    correct_draft(colleague, study.document.id, _held(colleague, study))
    for deed in (preview_draft, correct_draft):
        with pytest.raises(Refusal, match="corrected-since"):
            deed(desk, study.document.id, _held(desk, study))
    undo(colleague)
    correct_draft(desk, study.document.id, _held(desk, study))


def test_an_open_pane_hears_that_the_text_is_another(desk: Desk, colleague: Desk, study: Content) -> None:
    known = codings_since(colleague, study.document.id, 0)
    drafts.revise(desk, study, f"Vooraf.\n\n{study.text}")
    correct_draft(desk, study.document.id, _held(desk, study))
    heard = codings_since(colleague, study.document.id, known.revision)
    assert heard.text != known.text
    assert heard.text == content(colleague, study.document.id).document.edition
    assert {each.id for each in heard.codings} == {each.id for each in known.codings}


def test_a_draft_of_one_is_not_that_of_another_and_goes_when_nothing_is_changed(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    drafts.revise(desk, study, study.text + "\n\nEinde.")
    assert drafts.draft(colleague, study.document.id) is None
    drafts.revise(desk, study, study.text)
    assert drafts.draft(desk, study.document.id) is None
    with pytest.raises(Refusal, match="file-empty"):
        drafts.revise(desk, study, "")
    drafts.revise(desk, study, study.text + "\n\nEinde.")
    drafts.drop(desk, study.document.id)
    assert drafts.draft(desk, study.document.id) is None


def test_what_is_forgotten_is_in_no_draft_any_more(desk: Desk, study: Content) -> None:
    drafts.revise(desk, study, study.text + "\n\nEinde.")
    forget_document(desk, study.document.id)
    assert desk.workspace.drafts == {}


def test_few_drafts_are_kept_and_the_newest_stay(desk: Desk) -> None:
    made = [told(desk, f"Anna: Dit is gesprek {n}.", name=f"{n}.txt") for n in range(drafts.MOST + 1)]
    for each in made:
        drafts.revise(desk, each, each.text + " Meer.")
    assert drafts.draft(desk, made[0].document.id) is None
    assert drafts.draft(desk, made[-1].document.id) is not None


def test_other_words_are_found_in_one_place_or_refused(desk: Desk, study: Content) -> None:
    drafts.revise(desk, study, study.text.replace("Bij ons wisselde de directeur drie keer in twee jaar.", "Nee."))
    seen = preview_draft(desk, study.document.id, _held(desk, study))
    (loss,) = seen.lost
    for words, refusal in (("", "words-absent"), ("Ja.", "words-not-found"), ("cijfers", "words-repeated")):
        with pytest.raises(Refusal, match=refusal):
            place_of(seen, words)
    correct_draft(desk, study.document.id, _held(desk, study), decisions={loss.id: place_of(seen, "kent zijn scholen")})
    assert "kent zijn scholen" in {each.quote for each in codings(desk)}


def test_the_versions_say_when_who_and_how_much(desk: Desk, colleague: Desk, study: Content) -> None:
    document_id = study.document.id
    drafts.revise(desk, study, f"Vooraf.\n\n{study.text}")
    _kept(desk, study)
    second = content(desk, document_id)
    drafts.revise(
        colleague, second, second.text.replace("Bij ons wisselde de directeur drie keer in twee jaar.", "Nee.")
    )
    _kept(colleague, second, remove_lost=True)
    known = versions(desk, document_id)
    assert [(each.number, each.coder, each.moved, each.removed, each.current) for each in known] == [
        (1, "Anna", 0, 0, False), (2, "Anna", 3, 0, False), (3, "Bram", 1, 1, True),
    ]  # fmt: skip
    assert [text_of(desk, document_id, each.number) for each in known] == [
        study.text, second.text, content(desk, document_id).text,
    ]  # fmt: skip
    assert (changes_in(desk, document_id, 2, 1).added, changes_in(desk, document_id, 2, 1).removed) == (2, 0)
    undo(colleague)
    assert [each.current for each in versions(desk, document_id)] == [False, True, False]
    with pytest.raises(Refusal, match="version-unknown"):
        text_of(desk, document_id, 4)
    remove(desk, document_id)
    with pytest.raises(Refusal, match="document-gone"):
        versions(desk, document_id)


def test_the_terminal_replaces_words_lists_what_is_lost_and_takes_decisions(
    desk: Desk, study: Content, tmp_path: Path
) -> None:
    shell, state = Shell(desk.workspace.database.url), everything(desk)
    file, better = tmp_path / "besluiten.csv", tmp_path / "beter.txt"
    text = study.text.replace("Bij ons wisselde de directeur drie keer in twee jaar.", "Nee, nooit.")
    better.write_text(text, encoding="utf-8")
    said = shell.json("document", "correct", NAME, better, "--coder", "Anna", "--list", file)
    assert ([loss["coder"] for loss in said["lost"]], everything(desk)) == (["Bram"], state)
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    assert rows[0]["quote"] == "wisselde de directeur drie keer in twee jaar"

    shell("document", "correct", NAME, better, "--coder", "Anna", "--decisions", file, code=1)
    for decision, words, left in (("woorden", "Nee, nooit", 3), ("verwijderen", "", 2)):
        _decide(file, rows, decision, words)
        done = shell.json("document", "correct", NAME, better, "--coder", "Anna", "--decisions", file)
        assert (done["refused"], len(codings(desk))) == (None, left)
        assert shell.json("check")["faults"] == []
        shell("undo", "--coder", "Anna")
    for decision, refusal in (("voorstel", "decision-outdated"), ("misschien", "decisions-damaged")):
        _decide(file, [{**rows[0], "proposal": "Een ander voorstel"}], decision, "")
        refused = shell.json("document", "correct", NAME, better, "--coder", "Anna", "--decisions", file, code=1)
        assert refused["refused"] == refusal
    assert everything(desk) == state

    shell("document", "replace", NAME, "Inspecteur", "Adviseur", "--coder", "Anna")
    assert shell.json("document", "replace", NAME, "Wethouder", "X", "--coder", "Anna", code=1)["refused"] == (
        "words-not-found"
    )
    assert [(each["number"], each["current"]) for each in shell.json("document", "versions", NAME)][-1][1] is True
    assert "Adviseur" in shell("document", "text", NAME).out
    assert shell("document", "text", NAME, "--version", "1").out == study.text
    assert "Wanneer" in shell("document", "versions", NAME).out


def test_a_proposal_in_the_file_is_taken_when_it_is_still_the_same(desk: Desk, tmp_path: Path) -> None:
    once, file, better = "De directie kijkt pas naar de cijfers.", tmp_path / "b.csv", tmp_path / "beter.txt"
    found = told(desk, f"Anna: Goedemorgen allemaal.\n\nBram: {once}\n", name="Gesprek.txt")
    made = coded(desk, found, codebook_of(desk)["Lerarentekort"], once)
    better.write_text(f"Anna: Goedemorgen allemaal.\n\nBram: {once}\n\nBram: {once}\n", encoding="utf-8")
    shell = Shell(desk.workspace.database.url)
    shell("document", "correct", "Gesprek", better, "--coder", "Anna", "--list", file)
    rows = list(csv.DictReader(StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    for row in rows:
        assert row["proposal"]
        _decide(file, [row], "voorstel", "")
    shell("document", "correct", "Gesprek", better, "--coder", "Anna", "--decisions", file)
    assert [(each.id, each.quote) for each in codings(desk)] == [(made.id, once)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_any_edit_moves_lists_and_undoes_every_coding(desk: Desk, colleague: Desk, seed: int) -> None:
    """On the real store: none disappears unlisted, every quote fits, and undo brings all back."""
    random = Random(seed)
    found = told(desk, f"{FOCUS_GROUP}\nGespreksleider: Dit was gesprek {seed}-{random.random()}.\n")
    known = codebook_of(desk, {f"C{seed}-{random.random()}": (f"K{seed}-{random.random()}",)})
    for each in (desk, colleague):
        for _ in range(12):
            start = random.randrange(len(found.text) - 80)
            coded_at(each, found, list(known.values())[-1], found.text[start : start + random.randint(2, 80)])
    before, made = everything(desk), {each.id for each in codings(desk, found.document.id)}
    text = _typed(random, found.text)
    if text != found.text:
        drafts.revise(desk, found, text)
        seen = preview_draft(desk, found.document.id, _held(desk, found))
        done = _kept(desk, found, remove_lost=True)
        left = {each.id for each in codings(desk, found.document.id)}
        assert made - left == set(done.removed) == {loss.id for loss in seen.lost}
        assert check(desk).faults == ()
        undo(desk)
        assert everything(desk) == before
    for each in list(codings(desk, found.document.id)):
        remove_coding(Desk(desk.workspace, desk.project_id, each.coder_id), each.id)
    remove(desk, found.document.id)
    assert check(desk).faults == ()
    assert documents(desk) == []


def coded_at(desk: Desk, found: Content, code_id: object, quote: str) -> Coding | None:
    try:
        return coded(desk, found, code_id, quote)  # type: ignore[arg-type]
    except Refusal:
        return None  # the same words twice


def _held(desk: Desk, found: Content) -> Draft:
    held = drafts.draft(desk, found.document.id)
    assert held
    return held


def _kept(desk: Desk, found: Content, *, remove_lost: bool = False) -> Corrected:
    held = _held(desk, found)
    lost = preview_draft(desk, found.document.id, held).lost
    decisions = {loss.id: None for loss in lost} if remove_lost else {}
    done = correct_draft(desk, found.document.id, held, decisions=decisions)
    drafts.drop(desk, found.document.id)
    return done


def _decide(file: Path, rows: list[dict[str, str]], decision: str, words: str) -> None:
    lines = StringIO(newline="")
    written = csv.DictWriter(lines, list(rows[0]), delimiter=";")
    written.writeheader()
    written.writerows({**row, "decision": decision, "words": words} for row in rows)
    file.write_text(lines.getvalue(), encoding="utf-8")


def _typed(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 5)):
        at, size = random.randrange(len(text)), random.choice((0, 1, 6, 40, 150))
        put = random.choice(("", " ", "x", "\n\n", "Een zin erbij. ", text[at : at + 60]))
        text = normalised(text[:at] + put + text[at + size :])
    return text
