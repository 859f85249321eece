"""Parts of a report that can be chosen, and ways to set them out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from codebooks.codebook import Codebook
from coding.measured import Measured, Phase, Snapshot
from coding.resampling import Interval, IntervalKind
from corpora.participants import Participant
from corpora.refusal import Refusal
from reports.blocks import Heading, Prose, Table
from reports.choices import Choices, Part, parts_named
from reports.composing import composed
from reports.findings import Alpha, Findings, Rounded
from reports.showing import shown
from tests.unit.reports.making import ANNA, BRAM, CODINGS, LOOSE, REGION, SIGHT, STOEP, displayed, uid


def headings(findings: Findings, *parts: Part, **ways: bool) -> list[str]:
    return [block.text for block in composed(findings, Choices(parts, **ways)) if isinstance(block, Heading)]


def prose(findings: Findings, choices: Choices, style: str = "Normal") -> list[str]:
    return [b.text for b in composed(findings, choices) if isinstance(b, Prose) and b.style == style]


def tables(findings: Findings, choices: Choices) -> list[Table]:
    return [block for block in composed(findings, choices) if isinstance(block, Table)]


def test_parts_come_in_the_order_in_which_they_were_chosen(findings: Findings) -> None:
    assert headings(findings, Part.COUNTS, Part.METHOD) == ["Aantallen per code en categorie", "Werkwijze"]
    assert headings(findings, Part.CAVEATS, Part.AGREEMENT) == [
        "Bijlage A: kanttekeningen",
        "Bijlage B: overeenstemming per code",
    ]


def test_names_of_parts_are_understood_and_others_refused() -> None:
    assert parts_named([" Method", "themes", "", "method"]) == (Part.METHOD, Part.THEMES)
    with pytest.raises(Refusal, match="report-part-unknown") as refusal:
        parts_named(["slot"])
    assert "codebook" in str(refusal.value.facts["known"])
    assert Choices((Part.MEMOS,)).left[0] is Part.CONTENTS


def test_a_line_below_a_quote_names_its_code_and_direction(findings: Findings) -> None:
    lines = prose(findings, Choices((Part.THEMES,), codes=True), "QuoteCode")
    assert lines == ["Code: Bijsturen, bevorderend", "Code: Zicht, belemmerend", "Code: Regio"]


def test_quotes_of_two_groups_stand_against_each_other(findings: Findings) -> None:
    first = tables(findings, Choices((Part.THEMES,), codes=True, beside=True))[0]
    assert first.title == "Citaten naast elkaar: laag tegenover hoog"
    assert [column.title for column in first.columns] == ["Groep laag", "Groep hoog"]
    [row] = first.rows
    assert row.cells[0].startswith(f"‘{STOEP}’\nCode: Zicht, belemmerend\nInspecteur 1")
    assert prose(findings, Choices((Part.THEMES,), beside=True), "Quote") == ["De regio speelt mee"]


def test_a_chapter_per_category_quotes_what_was_chosen_or_is_important(findings: Findings) -> None:
    important = replace(CODINGS[3], important=True)
    marked = replace(findings, themes=(), codings=(*CODINGS[:3], important, CODINGS[4]))
    assert headings(marked, Part.CATEGORIES) == ["Context", "Monitoren"]
    assert prose(marked, Choices((Part.CATEGORIES,)), "Quote") == [important.quote]
    titles = [table.title for table in tables(marked, Choices((Part.CATEGORIES,)))]
    assert titles[1] == "Verbanden met de categorie ‘Context’ of haar codes"


def test_a_chapter_counts_the_documents_of_each_group_and_leads_to_its_table(findings: Findings) -> None:
    said = shown(composed(findings, Choices((Part.THEMES,))))
    text = "\n".join(block["text"] for block in said if block["kind"] == "prose")
    assert "Documenten per groep besturen: laag 1 van 1, hoog 1 van 1. Zie Tabel 1." in text


def test_what_is_published_hides_cells_of_few_boards_and_what_would_give_them_away(findings: Findings) -> None:
    secret = Choices((Part.COUNTS, Part.THEMES, Part.CAVEATS), publication=True)
    rows = {row.cells[0]: row.cells for row in tables(findings, secret)[0].rows}
    assert rows["Monitoren"][1:] == ("< 3", "< 3", "< 3", "1 (1)", "< 3")  # the whole would give the last away
    assert rows["Zicht"][-2:] == ("< 3", "< 3")
    assert {row[-1] for row in rows.values()} == {"< 3"}  # a group of one board, its zeros too
    assert not any("groep hoog" in source for source in prose(findings, secret, "QuoteSource"))
    assert any(line.startswith("Aantallen waar minder dan 3") for line in prose(findings, secret, "ListBullet"))
    assert "Versie voor publicatie" in prose(findings, secret, "Subtitle")[-1]


def test_categories_stand_beside_groups_in_a_picture_and_a_table(findings: Findings) -> None:
    display = displayed(findings)
    [table] = tables(display, Choices((Part.JOINT,)))
    assert table.columns[1].title == "laag: documenten (van 1)"
    assert {row.cells[0]: row.cells[1:] for row in table.rows}["Monitoren"][0] == "1"
    [hidden] = tables(display, Choices((Part.JOINT,), publication=True))
    assert "< 3" in {cell for row in hidden.rows for cell in row.cells}
    assert headings(findings, Part.JOINT) == []
    [figure] = [block for block in shown(composed(display, Choices((Part.JOINT,)))) if block["kind"] == "figure"]
    assert "Monitoren: laag" in figure["alt"]


def test_the_method_tells_of_roles_rounds_and_agreement_before_and_after(findings: Findings) -> None:
    pair = Measured(ANNA.id, BRAM.id, 9, 0.61, 0.9, ())
    nobody = replace(pair, second_id=uid("weg"))
    at = datetime(2026, 2, 1, tzinfo=UTC)

    def kept(phase: Phase, *pairs: Measured) -> Snapshot:
        return Snapshot(uid(phase), phase, at, None, 9, (ANNA.id, BRAM.id), (), pairs)

    inspector = Participant(uid("p"), "Jansen", {"role": "inspecteur"}, None, None, (), ())
    told = replace(
        findings,
        participants=(inspector, replace(inspector, id=uid("q"), attributes={})),
        rounds=(
            Rounded("Proef", blind=True, documents=2, coders=2),
            Rounded("Vervolg", blind=False, documents=1, coders=2),
        ),
        snapshots=(kept(Phase.BEFORE, pair, nobody), kept(Phase.AFTER, replace(pair, kappa=0.9))),
        alpha=Alpha(0.74, 488, Interval(0.68, 0.79, IntervalKind.BOOTSTRAP, 10)),
        codebook_revision=1200,
        codebook_day=date(2026, 1, 31),
    )
    text = "\n".join(prose(told, Choices((Part.METHOD, Part.CAVEATS))))
    assert "Jansen" not in text
    for sentence in (
        "Deelnemers naar rol: inspecteur 1, rol niet bekend 1.",
        "codeboek van revisie 1.200 (31 januari 2026)",
        "Gecodeerd is in 2 rondes: ‘Proef’ (documenten: 2, codeurs: 2, blind:",
        "is 0,74 (95%-interval 0,68 tot 0,79; n = 488 zinnen)",
        "Voor het bespreken van de verschillen (1 februari 2026) was kappa: Anna de Wit en Bram Visser 0,61.",
        "Na het bespreken (1 februari 2026) was kappa: Anna de Wit en Bram Visser 0,90.",
    ):
        assert sentence in text
    without = replace(told, alpha=replace(told.alpha, interval=None) if told.alpha else None)
    assert "is 0,74 (n = 488 zinnen)." in "\n".join(prose(without, Choices((Part.METHOD,))))


def test_the_codebook_shows_an_example_that_is_still_there(findings: Findings) -> None:
    sight = replace(SIGHT, examples=(uid("weg"), CODINGS[0].id))
    book = Codebook(findings.codebook.categories, (REGION, sight, LOOSE))
    seen = [coding for coding in CODINGS if coding.code_id != CODINGS[1].code_id]
    told = replace(findings, codebook=book, codings=tuple(seen), comparison=None)
    [monitoring] = [each for each in tables(told, Choices((Part.CODEBOOK,))) if each.title.endswith("Monitoren")]
    assert monitoring.rows[0].cells[-1] == f"‘{STOEP}’ (Focusgroep mbo)"
    assert len(monitoring.columns) == 5


def test_the_board_lists_are_described(findings: Findings) -> None:
    [said] = prose(findings, Choices((Part.BOARDS,)))
    assert said.startswith("De lijst ‘Besturen 2020’ (peildatum 2020-10-01) telt 2 besturen. Per groep: hoog 1.")
    other = replace(findings.lists[0], id=uid("tweede"), name="Tweede", as_of="", attributes=("sector",), boards=1)
    two = replace(findings, lists=(*findings.lists, other))
    assert headings(two, Part.BOARDS) == ["Bijlage A: besturenlijsten", "Besturen 2020", "Tweede"]


def test_a_report_on_the_screen_says_what_the_paper_says(findings: Findings) -> None:
    said = shown(composed(findings))
    assert [block["kind"] for block in said[:4]] == ["prose", "prose", "prose", "contents"]
    assert said[3]["lines"][0] == {"text": "Werkwijze", "level": 1}
    assert not any("\0" in str(block) for block in said)


def test_of_a_quote_about_few_boards_is_not_said_where_it_stands(findings: Findings) -> None:
    chosen = Choices((Part.THEMES,))
    told = prose(findings, chosen, "QuoteSource")
    small = replace(findings, small_quotes=frozenset(coding.id for coding in findings.codings))
    assert len(told) > 1
    assert prose(small, chosen, "QuoteSource") == ["bron bij de onderzoekers bekend"] * len(told)
