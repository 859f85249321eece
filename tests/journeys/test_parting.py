"""A focus group goes first about the low list, then about the high one: its parts say so, and every analysis knows."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest

from actions.boards import boards, refer, references, remove_list
from actions.checking import check
from actions.coding import codings
from actions.correcting import correct, preview
from actions.counting import attributes, counts_by_part
from actions.demo import make_demo
from actions.documents import Content, content, remove
from actions.forgetting import forget_document, forget_speaker
from actions.history import redo, undo
from actions.linking import counts, quotes
from actions.parting import (
    add_part,
    change_part,
    divide,
    parts,
    parts_of,
    proposed,
    remove_parts,
    stretches,
)
from actions.parting_targets import target_of, targets
from actions.pseudonymising import apply
from actions.pseudonymising import preview as proposals
from actions.reporting import codings_csv, report
from actions.searching import Options, search
from actions.theming import add_theme
from actions.workspace import Desk, Workspace
from corpora.boards import BoardList
from corpora.parts import Part, by_headings, passages
from corpora.refusal import Refusal
from corpora.spans import Span
from store.history import changes
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, everything, listed, told
from tests.journeys.terminal import Shell

FILE = "Focusgroep mbo.md"


@pytest.fixture
def talk(desk: Desk) -> Content:
    return told(desk)


@pytest.fixture
def known(desk: Desk) -> BoardList:
    return listed(desk)


def below(found: Content, heading: str) -> Span:
    return dict(by_headings(found.text, found.segments))[heading]


def test_dividing_by_headings_is_seen_first_and_is_one_step(desk: Desk, talk: Content) -> None:
    seen = proposed(desk, talk.document.id)
    assert [each.name for each in seen] == ["De lage lijst", "De hoge lijst"]
    assert parts(desk) == ()
    before = everything(desk)
    divide(desk, talk.document.id)
    after = everything(desk)
    assert [(part.name, part.span) for part in parts(desk)] == [tuple(each) for each in seen]
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after
    assert check(desk).faults == ()


def test_headings_inside_a_part_are_left_alone_and_nothing_overlaps(desk: Desk, talk: Content) -> None:
    add_part(desk, talk.document.id, "Over hoog", below(talk, "De hoge lijst"))
    assert [each.name for each in proposed(desk, talk.document.id)] == ["De lage lijst"]
    divide(desk, talk.document.id)
    assert [part.name for part in parts_of(desk, talk.document.id)] == ["De lage lijst", "Over hoog"]
    with pytest.raises(Refusal, match="no-headings"):
        divide(desk, talk.document.id)
    with pytest.raises(Refusal, match="part-overlap"):
        add_part(desk, talk.document.id, "Alles", Span(0, len(talk.text)))


def test_what_cannot_be_a_part_is_refused(desk: Desk, talk: Content, known: BoardList) -> None:
    span, outside = Span(0, 5), Span(5, len(talk.text) + 1)
    state = everything(desk)
    for refusal, name, where, attributes_given, about in (
        ("name-empty", "  ", span, {}, (None, "", None)),
        ("span-outside", "Deel", outside, {}, (None, "", None)),
        ("attribute-unclear", "Deel", span, {"ronde": ""}, (None, "", None)),
        ("group-unknown", "Deel", span, {}, (known.id, "midden", None)),
        ("board-unknown", "Deel", span, {}, (known.id, "laag", known.id)),
        ("board-list-gone", "Deel", span, {}, (None, "laag", None)),
        ("board-list-gone", "Deel", span, {}, (talk.document.id, "laag", None)),
    ):
        with pytest.raises(Refusal, match=refusal):
            add_part(desk, talk.document.id, name, where, attributes=attributes_given, about=about)
    remove(desk, talk.document.id)
    with pytest.raises(Refusal, match="document-gone"):
        add_part(desk, talk.document.id, "Deel", span)
    undo(desk)
    assert everything(desk) == state


def test_a_part_counts_exactly_as_a_reference_does(desk: Desk, talk: Content, known: BoardList) -> None:
    code = codebook_of(desk)["Lerarentekort"]
    coded(desk, talk, code, "Het lerarentekort drukt daar zwaar op de teams.")
    made = refer(desk, talk.document.id, known.id, "laag", span=below(talk, "De lage lijst"))
    as_reference = counts(desk), [quote.groups for quote in quotes(desk)]
    (spoken,) = references(desk)
    undo(desk)
    part = add_part(desk, talk.document.id, "Laag", below(talk, "De lage lijst"), about=(known.id, "laag", None))
    assert (counts(desk), [quote.groups for quote in quotes(desk)]) == as_reference
    (said,) = references(desk)
    assert (said.id, said.span, said.group) == (part.id, spoken.span, spoken.group)
    assert made != part.id
    with pytest.raises(Refusal, match="referred-already"):
        refer(desk, talk.document.id, known.id, "laag", span=part.span)


def test_a_part_about_a_board_is_about_its_group(desk: Desk, talk: Content, known: BoardList) -> None:
    code = codebook_of(desk)["Cijfers bespreken"]
    coded(desk, talk, code, "bespreekt het bestuur elke maand de cijfers")
    board = next(each for each in targets(desk) if each.board_id and each.group == "hoog")
    part = add_part(desk, talk.document.id, "De Brug", below(talk, "De hoge lijst"), about=board.said)
    assert [quote.groups for quote in quotes(desk)] == [("hoog",)]
    assert target_of(desk, part) == board
    assert {each.id for each in boards(desk, known.id)} >= {board.board_id}


def test_a_list_that_is_put_away_takes_along_what_parts_say_of_it(desk: Desk, talk: Content, known: BoardList) -> None:
    part = add_part(desk, talk.document.id, "Laag", Span(0, 40), about=(known.id, "laag", None))
    remove_list(desk, known.id)
    assert (references(desk), target_of(desk, part)) == ((), None)
    assert parts(desk) == (part,)
    undo(desk)
    assert [each.id for each in references(desk)] == [part.id]


def test_codes_are_counted_per_part_and_per_attribute(desk: Desk, talk: Content) -> None:
    code = codebook_of(desk)["Lerarentekort"]
    coded(desk, talk, code, "Het lerarentekort drukt")
    coded(desk, talk, code, "Ook daar voelt men het lerarentekort")
    assert counts_by_part(desk) == ()
    low, high = divide(desk, talk.document.id)
    change_part(desk, part_with(desk, low.id, ronde="1"))
    change_part(desk, part_with(desk, high.id, ronde="2"))
    assert attributes(desk) == ("ronde",)
    columns = {column.label: column for column in (*counts_by_part(desk), *counts_by_part(desk, "ronde"))}
    assert list(columns) == ["De lage lijst", "De hoge lijst", "1", "2"]
    for label, quote in (("De lage lijst", "Het lerarentekort drukt"), ("2", "Ook daar voelt men het lerarentekort")):
        (row,) = (row for row in columns[label].rows if row.id == code)
        assert [found.coding.quote for found in quotes(desk, row.tally.coding_ids)] == [quote]
        assert (row.tally.documents, row.of) == (1, 1)


def part_with(desk: Desk, part_id: object, **given: str) -> Part:
    return next(replace(part, attributes=given) for part in parts(desk) if part.id == part_id)


def test_searching_can_be_kept_to_parts(desk: Desk, talk: Content) -> None:
    told(desk, PANEL, name="Panel.md")
    divide(desk, talk.document.id)
    assert len(search(desk, "lerarentekort")) == 2
    (hit,) = search(desk, "lerarentekort", Options(parts=("De hoge lijst",)))
    assert hit.span.start > below(talk, "De hoge lijst").start
    assert search(desk, "team", Options(parts=("De hoge lijst",))) == ()


def test_parts_stand_in_the_files_that_are_handed_over(desk: Desk, talk: Content) -> None:
    made = coded(desk, talk, codebook_of(desk)["Lerarentekort"], "Het lerarentekort drukt")
    add_part(desk, talk.document.id, "Opening, laag", below(talk, "De lage lijst"))
    (row,) = csv.DictReader(StringIO(codings_csv(desk).decode(), newline=""))
    assert row["part"] == "Opening, laag"
    add_theme(desk, "Rust", coding_ids=(made.id,))
    written = "\n".join(line.text for line in docx.Document(BytesIO(report(desk))).paragraphs)
    assert "deel “Opening, laag”, beurt 2" in written


def test_parts_go_along_with_a_correction_and_undo_restores_them_exactly(
    desk: Desk, talk: Content, known: BoardList
) -> None:
    low, high = divide(desk, talk.document.id)
    change_part(desk, part_with(desk, low.id, ronde="1"))
    before = everything(desk)
    better = FOCUS_GROUP.replace("# Focusgroep mbo\n", "# Focusgroep mbo\n\nOpgenomen in oktober.\n")
    correct(desk, talk.document.id, FILE, better.encode())
    text = content(desk, talk.document.id).text
    moved = parts(desk)
    assert [text[part.span.start :].split("\n")[0] for part in moved] == ["De lage lijst", "De hoge lijst"]
    assert moved[0].span.end == moved[1].span.start
    assert moved[1].span.end == len(text)
    assert moved[0].attributes == {"ronde": "1"}
    undo(desk)
    assert everything(desk) == before
    assert check(desk).faults == ()
    assert {part.id for part in parts(desk)} == {low.id, high.id}


def test_a_part_whose_words_are_gone_is_listed_and_decided_about(desk: Desk, talk: Content) -> None:
    _, high = divide(desk, talk.document.id)
    gone = FOCUS_GROUP[: FOCUS_GROUP.index("## De hoge lijst")].encode()
    (loss,) = preview(desk, talk.document.id, FILE, gone).lost
    assert (loss.id, loss.kind, loss.code, loss.reason) == (high.id, "part", "De hoge lijst", "deleted")
    with pytest.raises(Refusal, match="correction-undecided"):
        correct(desk, talk.document.id, FILE, gone)
    with pytest.raises(Refusal, match="part-overlap"):
        correct(desk, talk.document.id, FILE, gone, decisions={high.id: Span(20, 40)})
    before = everything(desk)
    done = correct(desk, talk.document.id, FILE, gone, decisions={high.id: None})
    assert done.removed == (high.id,)
    assert [part.name for part in parts(desk)] == ["De lage lijst"]
    undo(desk)
    assert everything(desk) == before


def test_a_part_does_not_come_back_through_one_that_was_made_meanwhile(
    desk: Desk, colleague: Desk, talk: Content
) -> None:
    first = add_part(desk, talk.document.id, "Opening", Span(0, 40))
    remove_parts(desk, [first.id])
    second = add_part(colleague, talk.document.id, "Begin", Span(20, 60))
    with pytest.raises(Refusal, match="changed-since"):
        undo(desk)
    remove_parts(colleague, [second.id])
    undo(desk)
    assert parts(desk) == (first,)
    assert check(desk).faults == ()


def test_names_in_parts_are_pseudonymised_and_forgotten(desk: Desk, talk: Content, tmp_path: Path) -> None:
    span = below(talk, "De hoge lijst")
    add_part(desk, talk.document.id, "Gesprek met Jansen", span, attributes={"met": "De Boer"})
    before = talk.text[span.start : span.end].split("\n")[0]
    (seen,) = proposals(desk, [talk.document.id])
    apply(desk, {talk.document.id: seen.proposals}, "vier losse woorden", key_path=tmp_path / "k")
    (part,) = parts(desk)
    assert (part.name, part.attributes) == ("Gesprek met [PERSOON-1]", {"met": "[PERSOON-2]"})
    assert content(desk, talk.document.id).text[part.span.start :].startswith(before)
    assert traces(desk, "Jansen", "De Boer") == []
    assert check(desk).faults == ()


def test_who_is_forgotten_is_gone_from_parts_and_from_what_they_alone_said(desk: Desk, talk: Content) -> None:
    turns = [each.span for each in passages(talk.segments) if each.speaker == "Inspecteur Jansen"]
    alone = add_part(desk, talk.document.id, "Zorgen van thuis", turns[0], attributes={"over": "vrouw"})
    add_part(desk, talk.document.id, "Met Jansen", below(talk, "De hoge lijst"), attributes={"wie": "Jansen"})
    gone = add_part(desk, talk.document.id, "Iets met de buren", Span(0, 10))
    remove_parts(desk, [gone.id])
    forget_speaker(desk, "Inspecteur Jansen", talk.document.id)
    first, second = parts(desk)
    assert (first.id, first.name, first.attributes) == (alone.id, "[VERGETEN-1]", {})
    assert (second.name, second.attributes) == ("Met [VERGETEN-1]", {"wie": "[VERGETEN-1]"})
    assert traces(desk, "Jansen", "Zorgen", "vrouw") == []
    assert check(desk).faults == ()
    forget_document(desk, talk.document.id)
    assert traces(desk, "buren", "wie") == []
    assert check(desk).faults == ()


def traces(desk: Desk, *words: str) -> list[str]:
    """The words that still stand in a part or in what the log says of parts."""
    with desk.workspace.database.reading() as connection:
        log = [each for each in changes(connection, desk.project_id) if each.subject_kind == "part"]
    return [word for word in words if word in f"{parts(desk)} {log}"]


def test_the_demo_says_by_its_parts_which_list_a_talk_is_about(workspace: Workspace) -> None:
    demo = Desk(workspace, make_demo(workspace).id)
    about = {part.name: part.group for part in parts(demo)}
    assert about == {
        "Over de lage lijst": "laag",
        "Handelingsruimte": "",
        "Over de hoge lijst": "hoog",
        "Wat laag van hoog kan leren": "",
    }
    assert len(parts(demo)) == 8
    groups = {group.name: group.node_id for group in {count.group for row in counts(demo) for count in row.by_group}}
    assert set(groups) == {"laag", "hoog"}
    assert [column.label for column in counts_by_part(demo, "onderwerp")] == [
        "kenmerken",
        "handelingsruimte",
        "leren",
        "",
    ]
    assert codings(demo)


def test_everything_can_be_done_in_the_terminal(desk: Desk, talk: Content, known: BoardList) -> None:
    shell, name = Shell(desk.workspace.database.url, "Besturen 2021"), talk.document.name
    coded(desk, talk, codebook_of(desk)["Lerarentekort"], "Het lerarentekort drukt")
    seen = shell.json("document", "parts", name, "--by-heading", "--preview")
    assert [each["name"] for each in seen] == ["De lage lijst", "De hoge lijst"]
    assert shell.json("document", "parts", name) == []
    made = shell.json("document", "parts", name, "--heading", "De hoge lijst")
    assert [each["name"] for each in made] == ["De hoge lijst"]
    added = shell.json(
        *("document", "part-add", name, "--from", "Gespreksleider: Wat valt", "--to", "Inspecteur De Boer: Bij ons"),
        *("--name", "Laag", "--attribute", "ronde=1", "--list", known.name, "--group", "laag"),
    )
    assert (added["attributes"], added["about"], added["words"]) == ({"ronde": "1"}, f"laag · {known.name}", 44)
    assert "ronde: 1" in shell("document", "parts", name).out
    assert shell.json("search", "lerarentekort", "--part", "laag")[0]["text"] == "lerarentekort"
    assert "Laag" in shell("part-counts").out
    assert [column["column"] for column in shell.json("part-counts", "--attribute", "ronde")] == ["1"]
    changed = shell.json("document", "part-change", name, "Laag", "--name", "Opening", "--list", "")
    assert (changed["name"], changed["about"]) == ("Opening", None)
    assert shell.json("document", "part-remove", name, "2")["removed"] == ["De hoge lijst"]
    assert shell.json("document", "part-remove", name, "--all")["removed"] == ["Opening"]
    assert shell.json("undo", "--coder", "Anna")["action"] != "part.remove"
    for refusal, *words in (
        ("passage-several", "part-add", name, "--from", "lijst", "--name", "x"),
        ("passage-unknown", "part-add", name, "--from", "staat nergens", "--name", "x"),
        ("part-backwards", "part-add", name, "--from", "De hoge lijst", "--to", "De lage lijst", "--name", "x"),
        ("part-unclear", "part-add", name, "--name", "x"),
        ("heading-unknown", "parts", name, "--heading", "Niets"),
        ("part-unknown", "part-remove", name, "Niets"),
        ("part-which", "part-remove", name),
        ("part-list-missing", "part-add", name, "--heading", "De lage lijst", "--group", "laag"),
    ):
        assert shell.json("document", *words, code=1)["refused"] == refusal


def test_parts_with_one_name_are_told_apart_by_number(desk: Desk, talk: Content) -> None:
    for start in (0, 100):
        add_part(desk, talk.document.id, "Handelingsruimte", Span(start, start + 50))
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    refused = shell.json("document", "part-remove", talk.document.name, "Handelingsruimte", code=1)
    assert (refused["refused"], "1, 2" in refused["message"]) == ("part-several", True)
    shell("document", "part-remove", talk.document.name, "2")
    assert [part.span.start for part in parts(desk)] == [0]


def test_what_a_reference_can_be_about_are_the_parts_and_the_other_headings(desk: Desk, talk: Content) -> None:
    add_part(desk, talk.document.id, "Laag", below(talk, "De lage lijst"))
    assert [each.name for each in stretches(desk, talk.document.id)] == ["Focusgroep mbo", "Laag", "De hoge lijst"]
