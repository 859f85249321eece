"""A codebook leaves as YAML and comes back the same; what can't be read is refused with its line."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from codebooks.codebook import Codebook, Direction
from codebooks.exchange import StatedRelation, from_yaml, to_yaml
from codebooks.markup import MAX_BYTES
from corpora.refusal import Refusal
from tests.unit.codebooks.making import id_for, names, related

SAMPLES = Path(__file__).parents[3] / "codebooks" / "samples"
NESTED = """
codeboek: {naam: Klein codeboek, versie: '1.0'}
codes:
- {id: kracht, naam: Bestuurskracht, soort: categorie, ouder: null, kleur: '#332288', sectoren: [po, vo]}
- {id: visie, naam: Visie, soort: code, ouder: kracht, richting: beide, toets: 1, definitie: Een koers die doorwerkt.,
   gebruik_wel: [Koers genoemd., Toekomst genoemd.], gebruik_niet: 'Meetbare doelen: gebruik Doelen.',
   trefwoorden: [koers, ' visie ', koers], voorbeelden: [{citaat: Zij weet waarheen., bron: x, regels: 3}]}
- {id: later, naam: Toekomst, soort: code, ouder: visie}
- {id: leiding, naam: Leiding, soort: categorie, ouder: kracht}
- {id: wissel, naam: Wisselingen, soort: code, ouder: leiding}
- {id: rest, naam: 2021, soort: code}
verbanden:
- {van: wissel, naar: visie, soort: belemmert, notitie: Telkens een nieuw plan., bron: x, regels: 1-2}
"""
CODE = "codes:\n- {id: a, naam: A, soort: code}\n"


def refusal_of(text: str | bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        from_yaml(text.encode() if isinstance(text, str) else text, id_for)
    return caught.value


def links(relations: tuple[StatedRelation, ...]) -> list[tuple[object, ...]]:
    return [(r.source_id, r.target_id, r.kind, r.note) for r in relations]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(related(), names)
def test_everything_comes_back_from_yaml(written: tuple[Codebook, tuple[StatedRelation, ...]], name: str) -> None:
    codebook, relations = written
    read = from_yaml(to_yaml(codebook, relations, name), id_for)
    assert read.codebook == codebook
    assert links(read.relations) == links(relations)
    assert read.name == name


def test_categories_within_a_category_carry_its_name_and_codes_below_a_code_are_sub_codes() -> None:
    read = from_yaml(NESTED.encode(), id_for)
    tree = [(category and category.name, [code.name for code in codes]) for category, codes in read.codebook.tree()]
    assert tree == [
        ("Bestuurskracht", ["Visie", "Toekomst"]),
        ("Bestuurskracht › Leiding", ["Wisselingen"]),
        (None, ["2021"]),
    ]


def test_a_code_is_read_with_all_that_is_said_about_it() -> None:
    read = from_yaml(NESTED.encode(), id_for)
    visie = read.codebook.code(id_for("code:Visie"))
    assert (visie.definition, visie.use_when) == ("Een koers die doorwerkt.", "Koers genoemd.\nToekomst genoemd.")
    assert visie.avoid_when == "Meetbare doelen: gebruik Doelen."
    assert (visie.direction, visie.key, visie.keywords) == (Direction.BOTH, "1", ("koers", "visie"))
    assert read.codebook.category(id_for("category:Bestuurskracht")).color == "#332288"
    assert links(read.relations) == [(id_for("code:Wisselingen"), visie.id, "belemmert", "Telkens een nieuw plan.")]
    assert read.name == "Klein codeboek"


def test_ids_in_the_file_are_words_even_where_names_are_alike() -> None:
    codes = [f"- {{id: {n}, naam: '{name}', soort: code}}\n" for n, name in enumerate(["Visie", "Visie!", "…"])]
    text = "codes:\n" + "".join(codes)
    content: Any = yaml.safe_load(to_yaml(from_yaml(text.encode(), id_for).codebook, (), "x"))
    assert [code["id"] for code in content["codes"]] == ["visie", "visie_2", "code"]


def test_the_starter_codebook_has_its_six_categories() -> None:
    read = from_yaml((SAMPLES / "besturen.yaml").read_bytes(), id_for)
    assert [category.name for category in read.codebook.categories] == [
        "Contextfactoren",
        "Monitoren",
        "Personeel",
        "Bestuurskracht",
        "Financiën",
        "Randstedelijke problematiek",
    ]
    assert all(code.category_id and code.definition and code.use_when for code in read.codebook.codes)
    assert all(code.avoid_when and code.direction and 5 <= len(code.keywords) <= 15 for code in read.codebook.codes)


def test_the_starter_codebook_gives_every_code_its_own_colour_and_ten_of_them_a_digit() -> None:
    codes = from_yaml((SAMPLES / "besturen.yaml").read_bytes(), id_for).codebook.codes
    assert len({code.color for code in codes}) == len(codes)
    assert sorted(code.key for code in codes if code.key) == list("0123456789")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("codes: [", "codebook-damaged", 1),
        ("a: 1\n--- {}\n", "codebook-damaged", 2),
        ("codes:\n\x01", "codebook-damaged", 2),
        ("codes:\n\0", "codebook-damaged", 2),
        ('codes:\n- "\\U00110000"', "codebook-damaged", 2),
        ('codes:\n- {id: "\\ud800", naam: A, soort: code}', "codebook-damaged", 2),
        (b"codes:\n- \xff", "codebook-encoding", 2),
        ("codes: !!python/object:os.system []", "codebook-tag", 1),
        ("x: &a [1]\ncodes: *a", "codebook-alias", 2),
        ("[" * 200, "codebook-too-deep", 1),
        ("- codes", "codebook-record-expected", 1),
        ("? [codes]\n: []", "codebook-text-expected", 1),
        ("codes: []\ncodes: []", "codebook-field-double", 2),
        ("codes:\n- {id: a, nam: A, soort: code}", "codebook-field-unknown", 2),
        ("codes:\n- {id: a, naam: A, soort: categorie, toets: 1}", "codebook-field-unknown", 2),
        ("codes:\n- {id: a, soort: code}", "codebook-field-missing", 2),
        ("codes:\n- {id: a, naam: A, soort: thema}", "codebook-kind", 2),
        ("codes:\n- {id: a, naam: [A], soort: code}", "codebook-text-expected", 2),
        (CODE + "- {id: a, naam: B, soort: code}", "codebook-id-double", 3),
        (CODE + "- {id: b, naam: a, soort: code}", "codebook-code-double", 3),
        (
            "codes:\n- {id: a, naam: A, soort: categorie}\n- {id: b, naam: A, soort: categorie}",
            "codebook-category-double",
            3,
        ),
        (CODE + "- {id: b, naam: B, soort: code, ouder: c}", "codebook-parent-unknown", 3),
        (CODE + "- {id: b, naam: B, soort: categorie, ouder: a}", "codebook-parent-is-code", 3),
        ("codes:\n- {id: a, naam: A, soort: code, ouder: a}", "codebook-parent-loop", 2),
        (
            "codes:\n- {id: c, naam: C, soort: code, ouder: a}\n- {id: a, naam: A, soort: code, ouder: b}\n"
            "- {id: b, naam: B, soort: code, ouder: a}",
            "codebook-parent-loop",
            2,
        ),
        (CODE + "- {id: b, naam: B, soort: code, richting: omhoog}", "codebook-direction", 3),
        (CODE + "- {id: b, naam: B, soort: code, kleur: rood}", "codebook-color", 3),
        (CODE + "- {id: b, naam: B, soort: code, toets: ab}", "codebook-shortcut-long", 3),
        (
            "codes:\n- {id: a, naam: A, soort: code, toets: x}\n- {id: b, naam: B, soort: code, toets: x}",
            "codebook-shortcut-double",
            3,
        ),
        (CODE + "verbanden:\n- {van: a, naar: b, soort: leidt tot}", "codebook-relation-end", 4),
        (CODE + "verbanden:\n- {van: a, naar: a, soort: leidt tot}", "codebook-relation-itself", 4),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str | bytes, code: str, line: int) -> None:
    refusal = refusal_of(text)
    assert (refusal.code, refusal.facts["line"]) == (code, line)


@pytest.mark.parametrize("text", ["", "# niets", "codes: []", "codeboek: {naam: Leeg}"])
def test_a_codebook_without_codes_is_refused(text: str) -> None:
    assert refusal_of(text).code == "codebook-empty"


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read() -> None:
    refusal = refusal_of(b"#" * (MAX_BYTES + 1))
    assert (refusal.code, refusal.facts["limit"]) == ("codebook-too-large", 500)
