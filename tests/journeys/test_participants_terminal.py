"""Participants in the terminal, as a filter of the search, and from a list."""

import pytest

from actions.demo import make_demo
from actions.documents import add_all, content
from actions.linking import counts
from actions.participants import Change, change, participant_named, participants
from actions.participants_importing import import_attributes
from actions.searching import Options, search
from actions.speaking import attributes, listed, spoken_counts
from actions.workspace import Desk, Workspace
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, told
from tests.builders import listed as boards_listed
from tests.journeys.terminal import Shell


@pytest.fixture
def shell(desk: Desk) -> Shell:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    boards_listed(desk)
    return Shell(desk.workspace.database.url, "Besturen 2021")


def test_the_list_as_people_and_as_programs_read_it(shell: Shell) -> None:
    shell("participants", "set", "Inspecteur Jansen", "rol=inspecteur", "sector=mbo", "jaren=12", "--coder", "Anna")
    lines = shell("participants", "--document", "Focusgroep mbo").out.splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == ["Gespreksleider", "Inspecteur Jansen", "Inspecteur De Boer"]
    assert "inspecteur  mbo" in lines[2]
    found = shell.json("participants")
    assert len(found) == 6
    assert found[1]["attributes"] == {"role": "inspecteur", "sector": "mbo", "jaren": "12"}
    assert found[1]["labels"] == [{"document": "Focusgroep mbo", "label": "Inspecteur Jansen"}]


def test_a_participant_is_described_renamed_linked_merged_split_and_all_is_undone(shell: Shell) -> None:
    before = shell.json("participants")
    found = shell.json("participants", "set", "Inspecteur Jansen", "bestuur=40001", "sector=po", "--coder", "Anna")
    assert (found["board"], found["group"]) == ("Stichting De Horizon", "laag")
    shell("participants", "rename", "Inspecteur Jansen", "Els", "--coder", "Anna")
    one = shell.json("participants", "merge", "Els", "Gespreksleider@Panel", "--coder", "Anna")
    assert [each["document"] for each in one["labels"]] == ["Focusgroep mbo", "Panel"]
    assert "weer gesplitst in 2" in shell("participants", "split", "Els", "--coder", "Anna").out
    for _ in range(4):
        shell("undo", "--coder", "Anna")
    assert shell.json("participants") == before
    assert shell("check").code == 0


def test_proposals_are_shown_and_put_aside(shell: Shell, desk: Desk) -> None:
    told(desk, FOCUS_GROUP.replace("Inspecteur Jansen", "Mevrouw Jansen"), name="Tweede.md")
    assert {each["reason"] for each in shell.json("participants", "proposals")} == {"same", "spelling"}
    shell("participants", "apart", "Inspecteur Jansen", "Mevrouw Jansen", "--coder", "Anna")
    assert shell.json("participants", "proposals", "--document", "Focusgroep mbo") == [
        {"first": "Inspecteur De Boer@Focusgroep mbo", "second": "Inspecteur De Boer@Tweede", "reason": "same"}
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("set", "Inspecteur Jansen", "sector"), "attribute-form"),
        (("set", "Niemand", "sector=po"), "participant-unknown"),
        (("set", "Gespreksleider", "sector=po"), "participant-several"),
        (("set", "Inspecteur Jansen", "board=99999"), "participant-board-unknown"),
        (("merge", "Inspecteur Jansen"), "merge-one"),
        (("split", "Inspecteur Jansen"), "split-one"),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(shell: Shell, words: tuple[str, ...], code: str) -> None:
    assert shell.json("participants", *words, "--coder", "Anna", code=1)["refused"] == code


def test_searching_what_some_people_say(shell: Shell, desk: Desk) -> None:
    shell("participants", "set", "Inspecteur Jansen", "sector=mbo", "bestuur=40001", "--coder", "Anna")
    shell("participants", "set", "Inspecteur De Boer", "sector=vo", "--coder", "Anna")
    shell("participants", "set", "Gespreksleider", "sector=mbo", "--document", "Focusgroep mbo", "--coder", "Anna")
    speakers = {hit["speaker"] for hit in shell.json("search", "lijst OF cijfers OF directeur", "--who", "sector=MBO")}
    assert speakers == {"Gespreksleider", "Inspecteur Jansen"}
    assert len(search(desk, "de", Options(who=(("sector", "mbo"), ("groep", "laag"))))) == 4
    both = Options(who=(("sector", "mbo"), ("sector", "vo")))
    assert len(search(desk, "de", both)) > len(search(desk, "de", Options(who=(("sector", "mbo"),))))
    assert shell.json("search", "de", "--who", "sector=po", code=1)["refused"] == "attribute-value-unknown"
    assert shell.json("search", "de", "--who", "leeftijd=3", code=1)["refused"] == "attribute-unknown"


def test_a_list_describes_whom_it_names(shell: Shell, desk: Desk, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "wie.csv"
    file.write_text(
        "nr;wie;functie;bestuur;jaren\n1;inspecteur jansen;inspecteur;40003;12\n2;Bestuurder Smit;bestuurder;Elders;\n"
        "3;Gespreksleider;onderzoeker;;4\n4;Niemand;rector;;9\n",
        encoding="utf-8",
    )
    value = shell.json("participants", "import", file, "--coder", "Anna")
    assert value == {
        "described": 2,
        "columns": ["nr", "functie", "bestuur", "jaren"],
        "unknown": ["Niemand"],
        "several": ["Gespreksleider"],
    }
    found = {each.participant.name: each for each in listed(desk)}
    assert found["Inspecteur Jansen"].board is not None
    assert found["Inspecteur Jansen"].participant.attributes == {"nr": "1", "role": "inspecteur", "jaren": "12"}
    assert found["Bestuurder Smit"].participant.attributes == {"nr": "2", "role": "bestuurder", "board": "Elders"}
    with pytest.raises(Refusal, match="participants-none-known"):
        import_attributes(desk, "niets.csv", b"naam;rol\nPiet;rector\nKlaas;docent\n")


def test_codes_by_who_says_it_stand_beside_codes_by_what_it_is_about(desk: Desk) -> None:
    group, ids = told(desk), codebook_of(desk)
    boards_listed(desk)
    coded(desk, group, ids["Lerarentekort"], "Het lerarentekort drukt")
    coded(desk, group, ids["Lerarentekort"], "De bestuurder kent")
    jansen, de_boer = (participant_named(desk, f"Inspecteur {name}").id for name in ("Jansen", "De Boer"))
    change(desk, {jansen: Change(attributes={"sector": "po"}, board="40003"), de_boer: Change(board="40001")})
    assert attributes(desk) == ("sector", "board", "group")
    rows = {row.label: row for row in spoken_counts(desk, "group")}
    said = [(each.value, each.participants, each.of) for each in rows["Lerarentekort"].by_value]
    assert said == [("hoog", 1, 1), ("laag", 1, 1)]
    assert rows["Wisselende leiding"].by_value[0].participants == 0
    about = {row.label: row.by_group for row in counts(desk)}["Lerarentekort"]
    assert [group.tally.fragments for group in about] == [0, 0]


def test_many_respondents_are_counted_by_their_columns(desk: Desk) -> None:
    text = "respondent;functie;Wat gaat er goed?\n" + "\n".join(
        f"{n};{'docent' if n % 3 else 'rector'};Er is rust in ons team {n}" for n in range(1, 31)
    )
    (added,) = add_all(desk, "Enquête.csv", text.encode())
    ids = codebook_of(desk)

    coded(desk, content(desk, added.document.id), ids["Wisselende leiding"], "Er is rust in ons team 3")
    row = next(each for each in spoken_counts(desk, "role") if each.label == "Wisselende leiding")
    assert [(each.value, each.participants, each.of) for each in row.by_value] == [("docent", 0, 20), ("rector", 1, 10)]


def test_the_demo_project_knows_who_its_speakers_are(workspace: Workspace) -> None:
    project = make_demo(workspace)
    found = participants(Desk(workspace, project.id))
    assert len(found) == 15
    assert {each.attributes["role"] for each in found} == {"onderzoeker", "inspecteur"}
    assert {each.attributes.get("sector") for each in found} == {None, "po", "vo", "(v)so", "mbo"}
