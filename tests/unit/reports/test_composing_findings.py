"""From a project's values to what the report says."""

from dataclasses import replace
from datetime import date

import pytest

from coding.agreement import Coefficient
from corpora.refusal import Refusal
from reports.accounting import accounted
from reports.chapters import chapters
from reports.findings import Findings, counts, group_names, verified
from reports.method import Spread, method, u_alphas
from tests.unit.reports.making import CODINGS, LIST, STOEP, uid
from words import refused, spoken


def test_a_quote_that_left_its_text_stops_the_report(findings: Findings) -> None:
    broken = replace(findings, texts={**findings.texts, uid("Panelverslag"): "iets anders"})
    with pytest.raises(Refusal) as refusal:
        verified(broken)
    assert refusal.value.code == "report-quote-mismatch"
    assert refusal.value.facts == {"document": "Panelverslag", "start": 33, "end": 52}
    sentence = refused(spoken("nl"), refusal.value.code, refusal.value.facts)
    assert "Panelverslag" in sentence


def test_themes_come_in_their_order_with_quotes_as_chosen(findings: Findings) -> None:
    first, second, empty = chapters(findings, counts(findings))
    assert first.title == "Zien en bijsturen"
    assert first.paragraphs == ("Eerste alinea.", "Tweede alinea.")
    assert [quote.text for quote in first.quotes] == ["Zij sturen bij zodra het misgaat.", STOEP]
    assert [quote.groups for quote in first.quotes] == [("hoog",), ("laag",)]
    assert second.quotes[0].groups == ()
    assert (empty.categories, empty.quotes, empty.tally.documents) == ((), (), 0)


def test_two_coders_on_the_same_text_make_one_fragment(findings: Findings) -> None:
    monitoring = chapters(findings, counts(findings))[0]
    assert (monitoring.tally.documents, monitoring.tally.fragments) == (1, 2)
    assert [row.label for row in monitoring.categories] == ["Monitoren"]


def test_groups_of_several_lists_carry_the_name_of_their_list(findings: Findings) -> None:
    other = replace(LIST, id=uid("tweede lijst"), name="Besturen 2010")
    both = replace(findings, lists=(LIST, other))
    assert group_names(both)[CODINGS[0].id] == ("laag · Besturen 2020",)


def test_the_method_counts_what_there_is(findings: Findings) -> None:
    facts = method(findings)
    assert (facts.documents, facts.turns, facts.speakers) == (2, 3, 2)
    assert facts.coders == (("Anna de Wit", 3), ("Bram Visser", 2))
    assert (facts.codings, facts.categories, facts.codes, facts.used_codes) == (5, 3, 4, 3)
    assert facts.double_coded == 1


def test_u_alpha_is_summed_up_over_the_codes_that_have_one(findings: Findings) -> None:
    comparison = findings.comparison
    assert comparison is not None
    values = (1.0, 0.5, None, 0.2)
    codes = tuple(
        replace(code, u_alpha=Coefficient(value, 9)) for code, value in zip(comparison.codes, values, strict=True)
    )
    assert u_alphas(replace(comparison, codes=codes)) == Spread(4, 3, 0.2, 0.5, 1.0)
    assert u_alphas(replace(comparison, codes=codes[2:3])) is None


def test_the_method_section_holds_the_real_numbers_in_dutch(findings: Findings) -> None:
    text = " ".join(accounted(findings, spoken("nl")))
    assert "2 documenten" in text
    assert "aantal coderingen: 5 (Anna de Wit 3, Bram Visser 2)" in text
    assert "In 1 document heeft meer dan één codeur gecodeerd." in text
    assert "Duiding 0.1.0, revisie 1.234 van het project, op 9 maart 2026" in text
    assert "oorzaak en gevolg zijn er niet uit af te leiden" in text


def test_the_method_section_speaks_english_too(findings: Findings) -> None:
    text = " ".join(accounted(replace(findings, language="en"), spoken("en")))
    assert "2 documents" in text
    assert "revision 1,234 of the project, on 9 March 2026" in text


def test_one_coder_means_nothing_about_agreement(findings: Findings) -> None:
    alone = replace(findings, codings=CODINGS[:3], comparison=None)
    text = " ".join(accounted(alone, spoken("nl")))
    assert "over de overeenstemming tussen codeurs is daarom niets te zeggen" in text
    assert "kappa" not in text


def test_an_empty_project_says_that_nothing_was_coded(findings: Findings) -> None:
    empty = replace(findings, codings=(), comparison=None, documents=(), segments={}, generated_on=date(2026, 12, 1))
    text = " ".join(accounted(empty, spoken("nl")))
    assert "Er is nog niets gecodeerd." in text
    assert "1 december 2026" in text


def test_agreement_that_is_undefined_everywhere_is_not_summed_up(findings: Findings) -> None:
    comparison = findings.comparison
    assert comparison is not None
    nothing = Coefficient(None, 0, "no-units")
    codes = tuple(replace(code, kappa=nothing, u_alpha=nothing) for code in comparison.codes)
    bare = replace(comparison, codes=codes, overall=replace(comparison.overall, kappa=nothing))
    text = " ".join(accounted(replace(findings, comparison=bare), spoken("nl")))
    assert "zijn vergeleken" in text
    assert "u-alpha" not in text


def test_counts_are_out_of_all_documents(findings: Findings) -> None:
    assert {row.of for row in counts(findings)} == {2}
