"""Undo and redo on the real store: of everything a coder does, and never across coders."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from actions import boards, codebook, codebook_files, coding, documents, relating, theming
from actions.checking import check
from actions.history import history, redo, undo
from actions.workspace import Desk
from codebooks.codebook import Direction, Theme
from coding.codings import Coding, Relation
from corpora.boards import BoardList, Reference
from corpora.documents import Document
from corpora.refusal import Refusal
from tests.builders import PANEL, codebook_of, coded, everything, listed, marked, told


@dataclass(frozen=True, slots=True)
class Study:
    """One of everything that a coder can change."""

    desk: Desk
    ids: dict[str, UUID]
    content: documents.Content
    coding: Coding
    relation: Relation
    theme: Theme
    boards: BoardList
    reference: Reference

    @property
    def document(self) -> Document:
        return self.content.document


@pytest.fixture
def study(desk: Desk) -> Study:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    relating.relate(desk, ids["Personeel"], ids["Monitoren"], "belemmert", "volgens de inspecteurs")
    theme_id = theming.add_theme(desk, "Mensen")
    theming.change_theme(desk, Theme(theme_id, "Mensen", "Rust in het team.", (ids["Personeel"],), (made.id,)))
    known = listed(desk)
    boards.refer(desk, content.document.id, known.id, "laag", span=made.span)
    return Study(
        desk,
        ids,
        content,
        made,
        relating.relations(desk)[0],
        theming.themes(desk)[0],
        known,
        boards.references(desk)[0],
    )


DEEDS: dict[str, Callable[[Study], object]] = {
    "adding a document": lambda s: told(s.desk, PANEL, name="Panel.md"),
    "removing a document": lambda s: documents.remove(s.desk, s.document.id),
    "coding": lambda s: coded(s.desk, s.content, s.ids["Cijfers bespreken"], "De directie kijkt"),
    "coding many at once": lambda s: coding.apply_codes(
        s.desk, [marked(s.content, s.ids["Wisselende leiding"], quote) for quote in ("drie keer", "de directeur")]
    ),
    "removing a coding": lambda s: coding.remove_coding(s.desk, s.coding.id),
    "giving a direction": lambda s: coding.change_coding(s.desk, s.coding.id, direction=str(Direction.HINDERING)),
    "writing a memo": lambda s: coding.change_coding(s.desk, s.coding.id, memo="Vergelijk met het panel."),
    "adding a category": lambda s: codebook.add_category(s.desk, "Financiën", "#009E73"),
    "changing a category": lambda s: codebook.change_category(
        s.desk,
        replace(codebook.codebook(s.desk).category(s.ids["Personeel"]), name="Mensen", definition="Wie er werkt"),
    ),
    "removing a category": lambda s: codebook.remove_category(s.desk, s.ids["Personeel"]),
    "adding a code": lambda s: codebook.add_code(s.desk, "Krimp", s.ids["Personeel"], "#CC79A7"),
    "changing a code": lambda s: codebook.change_code(
        s.desk,
        replace(
            codebook.codebook(s.desk).code(s.ids["Lerarentekort"]),
            name="Tekort",
            key="t",
            direction=Direction.HINDERING,
            keywords=("vacature", "invaller"),
        ),
    ),
    "moving codes": lambda s: codebook.move_codes(
        s.desk, [s.ids["Lerarentekort"], s.ids["Wisselende leiding"]], s.ids["Monitoren"]
    ),
    "removing a code": lambda s: codebook.remove_code(s.desk, s.ids["Wisselende leiding"]),
    "relating": lambda s: relating.relate(s.desk, s.ids["Lerarentekort"], s.ids["Wisselende leiding"], "leidt tot"),
    "changing a relation": lambda s: relating.change_relation(s.desk, replace(s.relation, kind="hangt samen met")),
    "removing a relation": lambda s: relating.remove_relation(s.desk, s.relation.id),
    "adding a theme": lambda s: theming.add_theme(s.desk, "Zicht op kwaliteit"),
    "changing a theme": lambda s: theming.change_theme(s.desk, replace(s.theme, text="Anders.", coding_ids=())),
    "removing a theme": lambda s: theming.remove_theme(s.desk, s.theme.id),
    "importing boards": lambda s: listed(s.desk, name="Lijst van 2022.csv"),
    "removing a board list": lambda s: boards.remove_list(s.desk, s.boards.id),
    "referring": lambda s: boards.refer(s.desk, s.document.id, s.boards.id, "hoog"),
    "removing a reference": lambda s: boards.remove_reference(s.desk, s.reference.id),
    "importing a codebook": lambda s: codebook_files.import_codebook(
        s.desk, "codes.csv", b"categorie;code\nPersoneel;Vacatures\nPersoneel;Lerarentekort\n"
    ),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_undo_turns_back_and_redo_does_again(study: Study, deed: Callable[[Study], object]) -> None:
    before = everything(study.desk)
    deed(study)
    after = everything(study.desk)
    assert after != before

    undo(study.desk)
    assert everything(study.desk) == before
    redo(study.desk)
    assert everything(study.desk) == after
    undo(study.desk)
    assert everything(study.desk) == before
    assert not check(study.desk).faults


def test_undoing_everything_and_redoing_everything_ends_where_it_was(study: Study) -> None:
    after, steps = everything(study.desk), 0
    while _can(undo, study.desk):
        steps += 1
    assert not any(part for part in everything(study.desk)[0:1] + everything(study.desk)[2:])
    while _can(redo, study.desk):
        steps -= 1
    assert (everything(study.desk), steps) == (after, 0)
    assert not check(study.desk).faults


def test_undo_says_what_was_undone_and_in_which_document(study: Study) -> None:
    coding.remove_coding(study.desk, study.coding.id)
    undone = undo(study.desk)
    assert (undone.action, undone.document_id) == ("coding.remove", study.document.id)
    assert undone.revision == history(study.desk)[0].step.revision


def test_a_removed_document_takes_its_codings_along_and_brings_them_back(study: Study) -> None:
    documents.remove(study.desk, study.document.id)
    assert coding.codings(study.desk) == ()
    assert boards.references(study.desk) == ()
    with pytest.raises(Refusal, match="document-gone"):
        documents.content(study.desk, study.document.id)
    undo(study.desk)
    assert [made.id for made in coding.codings(study.desk)] == [study.coding.id]


def test_a_removed_coding_comes_back_with_its_own_id_quote_and_moment(study: Study) -> None:
    coding.remove_coding(study.desk, study.coding.id)
    undo(study.desk)
    back = coding.codings(study.desk)[0]
    assert replace(back, revision=study.coding.revision) == study.coding


def test_redo_is_gone_after_a_new_action(study: Study) -> None:
    undo(study.desk)
    coded(study.desk, study.content, study.ids["Cijfers bespreken"], "De directie kijkt")
    with pytest.raises(Refusal, match="nothing-to-redo"):
        redo(study.desk)


def test_undo_stays_with_one_coder(study: Study, colleague: Desk) -> None:
    coded(colleague, study.content, study.ids["Lerarentekort"], "lerarentekort")
    undo(study.desk)
    assert boards.references(study.desk) == ()
    assert {made.coder_id for made in coding.codings(study.desk)} == {study.desk.coder_id, colleague.coder_id}
    undo(colleague)
    assert [made.coder_id for made in coding.codings(study.desk)] == [study.desk.coder_id]
    with pytest.raises(Refusal, match="nothing-to-undo"):
        undo(colleague)


def test_a_colleagues_action_leaves_my_redo_alone(study: Study, colleague: Desk) -> None:
    before = boards.references(study.desk)
    undo(study.desk)
    coded(colleague, study.content, study.ids["Lerarentekort"], "lerarentekort")
    redo(study.desk)
    assert boards.references(study.desk) == before


def test_undo_refuses_what_somebody_else_has_changed_since(study: Study, colleague: Desk) -> None:
    code = codebook.codebook(study.desk).code(study.ids["Lerarentekort"])
    codebook.change_code(study.desk, replace(code, definition="Te weinig bevoegde leraren"))
    codebook.change_code(colleague, replace(code, definition="Vacatures die open blijven"))
    with pytest.raises(Refusal, match="changed-since"):
        undo(study.desk)
    assert codebook.codebook(study.desk).code(code.id).definition == "Vacatures die open blijven"


def test_redo_refuses_what_somebody_else_has_changed_since(study: Study, colleague: Desk) -> None:
    code = codebook.codebook(study.desk).code(study.ids["Lerarentekort"])
    codebook.change_code(study.desk, replace(code, definition="Te weinig bevoegde leraren"))
    undo(study.desk)
    codebook.change_code(colleague, replace(code, definition="Vacatures die open blijven"))
    with pytest.raises(Refusal, match="changed-since"):
        redo(study.desk)


def test_undo_of_a_new_code_is_refused_once_a_colleague_has_used_it(study: Study, colleague: Desk) -> None:
    code_id = codebook.add_code(study.desk, "Krimp", None, "#CC79A7")
    coded(colleague, study.content, code_id, "drie keer")
    with pytest.raises(Refusal, match="in-conflict"):
        undo(study.desk)
    assert len(coding.codings(study.desk)) == 2


def test_nobody_can_undo_without_saying_who_they_are(study: Study) -> None:
    with pytest.raises(Refusal, match="nobody"):
        undo(Desk(study.desk.workspace, study.desk.project_id))


def _can(step: Callable[[Desk], object], desk: Desk) -> bool:
    try:
        step(desk)
    except Refusal as refusal:
        if not refusal.code.startswith("nothing-to-"):
            raise
        return False
    return True
