"""What every write promises: one revision or nothing, once, for the right words, and no transcript in the log."""

import json
from io import BytesIO
from uuid import uuid4

import pytest
from sqlalchemy import select

from actions.codebook import add_code, remove_code
from actions.coding import Mark, apply_code, apply_codes, change_coding, codings, remove_coding
from actions.documents import add, documents, remove
from actions.history import history, undo
from actions.travelling import pack
from actions.workspace import Desk, create_project, join, projects, remove_project, revision
from corpora.refusal import Refusal
from corpora.spans import Span
from store.exchange_tables import brought
from store.lineage_tables import lineage
from store.participant_tables import speaker
from store.schema import metadata
from store.searching_tables import INDEX
from store.tables import LOGGED, board, change, document_text, operation, original, segment
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, listed, marked, told


def test_the_revision_rises_by_one_with_every_write(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    before = revision(desk)
    mark = marked(content, ids["Lerarentekort"], "lerarentekort")
    assert apply_codes(desk, [mark, marked(content, ids["Wisselende leiding"], "drie keer")]) == before + 1
    assert change_coding(desk, codings(desk)[0].id, memo="Let op") == before + 2
    assert undo(desk).revision == before + 3
    assert revision(desk) == before + 3


def test_a_write_that_is_refused_halfway_leaves_nothing(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    good = marked(content, ids["Lerarentekort"], "lerarentekort")
    before, state = revision(desk), everything(desk)
    with pytest.raises(Refusal, match="quote-mismatch"):
        apply_codes(desk, [good, Mark(good.document_id, good.code_id, Span(0, 5), "Anders")])
    assert (revision(desk), everything(desk)) == (before, state)


def test_a_bug_in_the_middle_of_a_write_leaves_nothing(desk: Desk) -> None:
    ids = codebook_of(desk)
    before, state = revision(desk), everything(desk)

    def write_and_break() -> float:
        with desk.writing("code.change") as writing:
            writing.update("code", ids["Lerarentekort"], name="Half geschreven")
            return 1 / 0

    with pytest.raises(ZeroDivisionError):
        write_and_break()
    assert (revision(desk), everything(desk), len(history(desk))) == (before, state, before)


def test_a_quote_that_is_not_the_words_at_the_span_is_refused(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mark = marked(content, ids["Lerarentekort"], "lerarentekort")
    shifted = Mark(mark.document_id, mark.code_id, Span(mark.span.start + 1, mark.span.end + 1), mark.quote)
    with pytest.raises(Refusal, match="quote-mismatch"):
        apply_code(desk, shifted)
    end = len(content.text)
    with pytest.raises(Refusal, match="span-outside"):
        apply_code(desk, Mark(mark.document_id, mark.code_id, Span(end, end + 3), "abc"))


def test_quotes_count_characters_whatever_the_script(desk: Desk) -> None:
    content = told(desk, "Anna: De école kreeg een 👩‍🏫 erbij, en dat hielp 🎉 echt.", name="Tekens.txt")
    ids = codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], "👩‍🏫 erbij, en dat hielp 🎉")
    remove_coding(desk, made.id)
    undo(desk)
    back = codings(desk)[0]
    assert (back.quote, back.span) == (made.quote, made.span)


def test_the_same_code_on_the_same_span_is_stored_once_per_coder(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mark = marked(content, ids["Lerarentekort"], "lerarentekort")
    apply_code(desk, mark)
    with pytest.raises(Refusal, match="coded-already"):
        apply_code(desk, mark)
    apply_code(colleague, mark)
    assert sorted(made.coder_id for made in codings(desk)) == sorted((desk.coder_id, colleague.coder_id))


def test_an_operation_that_is_delivered_twice_is_stored_once(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mark, delivery = marked(content, ids["Lerarentekort"], "lerarentekort"), uuid4()
    first = apply_code(desk, mark, operation_id=delivery)
    assert apply_code(desk, mark, operation_id=delivery) == first == revision(desk)
    assert len(codings(desk)) == 1


def test_an_operation_that_was_undone_is_not_done_again_by_a_late_second_delivery(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mark, delivery = marked(content, ids["Lerarentekort"], "lerarentekort"), uuid4()
    first = apply_code(desk, mark, operation_id=delivery)
    undo(desk)
    assert apply_code(desk, mark, operation_id=delivery) == first
    assert codings(desk) == ()


def test_only_ones_own_coding_can_be_changed_or_removed(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    with pytest.raises(Refusal, match="not-your-coding"):
        remove_coding(colleague, made.id)
    with pytest.raises(Refusal, match="not-your-coding"):
        change_coding(colleague, made.id, memo="Van mij")
    assert codings(desk) == (made,)


def test_a_code_that_is_in_use_stays(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(colleague, content, ids["Lerarentekort"], "lerarentekort")
    with pytest.raises(Refusal, match="code-in-use") as refusal:
        remove_code(desk, ids["Lerarentekort"])
    assert refusal.value.facts == {"n": 1}


def test_a_code_stays_while_only_a_removed_document_uses_it(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    remove(desk, content.document.id)
    with pytest.raises(Refusal, match="code-in-use"):
        remove_code(desk, ids["Lerarentekort"])


def test_the_same_file_comes_in_once_until_it_is_removed(desk: Desk) -> None:
    content = told(desk)
    with pytest.raises(Refusal, match="document-twice") as refusal:
        add(desk, "Kopie.md", FOCUS_GROUP.encode())
    assert refusal.value.facts["known"] == "Focusgroep mbo"
    remove(desk, content.document.id)
    assert add(desk, "Kopie.md", FOCUS_GROUP.encode()).document.name == "Kopie"


def test_documents_of_the_same_name_are_told_apart(desk: Desk) -> None:
    told(desk)
    told(desk, FOCUS_GROUP + "\nEinde.")
    assert [document.name for document in documents(desk)] == ["Focusgroep mbo", "Focusgroep mbo (2)"]


def test_the_log_holds_no_transcript_text(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    change_coding(desk, made.id, memo="Kernzin")
    remove_coding(desk, made.id)
    undo(desk)
    coded(colleague, content, ids["Cijfers bespreken"], "De directie kijkt pas naar de cijfers")
    remove(desk, content.document.id)
    undo(desk)
    with desk.workspace.database.reading() as connection:
        rows = connection.execute(select(change.c.before, change.c.after)).all()
    log = json.dumps([list(row) for row in rows], ensure_ascii=False).casefold()
    said = [word for word in content.text.casefold().replace(".", " ").replace(":", " ").split() if len(word) > 6]
    known = " ".join((*ids, content.document.name)).casefold()  # names may stand in the log
    assert len(said) > 20
    assert [word for word in said if word in log and word not in known] == []


def test_an_undo_of_a_coding_takes_its_words_from_the_text_not_from_the_log(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], "drukt daar zwaar")
    remove_coding(desk, made.id)
    undo(desk)
    assert codings(desk)[0].quote == "drukt daar zwaar"


def test_a_project_that_is_removed_leaves_no_row_behind(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    apply_code(desk, marked(content, ids["Lerarentekort"], "lerarentekort"), operation_id=uuid4())
    listed(desk)
    pack(desk, BytesIO())
    remove_project(desk.workspace, desk.project_id)
    tables = [*LOGGED.values(), change, operation, document_text, original, segment, speaker, board, brought, lineage]
    with desk.workspace.database.reading() as connection:
        left = {table.name for table in tables if connection.execute(select(table)).first()}
    assert left == set()
    with pytest.raises(Refusal, match="project-gone"):
        add_code(desk, "Krimp", None, "#000000")


def test_removing_one_project_leaves_the_other_alone(desk: Desk) -> None:
    told(desk)
    other = create_project(desk.workspace, "Ander onderzoek")
    remove_project(desk.workspace, other.id)
    assert [document.name for document in documents(desk)] == ["Focusgroep mbo"]


def test_two_projects_cannot_have_one_name(desk: Desk) -> None:
    with pytest.raises(Refusal, match="project-name-taken"):
        create_project(desk.workspace, " Besturen 2021 ")
    assert len(projects(desk.workspace)) == 1


def test_the_same_person_joins_once_whatever_the_case(desk: Desk) -> None:
    assert join(desk, "  anna ").id == desk.coder_id


def test_every_table_of_the_project_is_known_to_this_file() -> None:
    outside = {"setting", "project", "account", "session"}
    known = {*LOGGED, "change", "operation", "document_text", "original", "segment", "speaker", "board"}
    known |= {"brought", "house_style", "lineage", "membership"}
    assert {table.name for table in metadata.sorted_tables if table not in INDEX} == known | outside
