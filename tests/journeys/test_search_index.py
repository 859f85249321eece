"""The search index follows the texts, whatever comes in, is corrected, put away or forgotten, and touches no other."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from actions.correcting import correct
from actions.documents import add, remove
from actions.forgetting import forget_document, forget_speaker
from actions.history import undo
from actions.searching import Options, find, search
from actions.workspace import Desk
from corpora.refusal import Refusal
from corpora.searching_order import Order
from corpora.searching_queries import Match
from store.searching_tables import indexed_text, word
from tests.builders import PANEL, told


def test_a_text_that_comes_in_or_is_corrected_leaves_the_rows_of_others_alone(desk: Desk) -> None:
    told(desk)
    before = _rows(desk)
    panel = told(desk, PANEL, name="Panel.md")
    correct(desk, panel.document.id, "Panel.md", PANEL.replace("schoolleider", "rector").encode())
    after = _rows(desk)
    assert len(after) == 2
    assert before.items() <= after.items()


def test_the_words_of_a_forgotten_document_leave_the_vocabulary_and_shared_ones_stay(desk: Desk) -> None:
    add(desk, "een.txt", b"Het geheimwoord staat bij de school.")
    kept = add(desk, "twee.txt", b"Het bestuur spreekt de school.")
    forgotten = search(desk, "geheimwoord")[0].document
    forget_document(desk, forgotten.id)
    assert _vocabulary(desk) == {"het", "bestuur", "spreekt", "de", "school"}
    assert search(desk, "geheimwoord") == ()
    assert [hit.document.id for hit in search(desk, "school")] == [kept.document.id]


def test_what_a_forgotten_speaker_said_is_found_no_more_nor_kept(desk: Desk) -> None:
    told(desk, "Anna: Een unieke uitspraak over school.\n\nBram: Dat vindt de school ook.", name="Gesprek.md")
    assert search(desk, "uitspraak")
    forget_speaker(desk, "Anna")
    assert {"uitspraak", "unieke", "anna"}.isdisjoint(_vocabulary(desk))
    assert [hit.speaker for hit in search(desk, "school")] == ["Bram"]
    assert {"uitspraak", "unieke", "anna"}.isdisjoint(_vocabulary(desk))


def test_an_index_of_an_earlier_edition_is_made_anew_with_its_words(desk: Desk) -> None:
    told(desk)
    before = search(desk, "scholen")
    with desk.workspace.database.transaction() as connection:
        connection.execute(update(indexed_text).values(edition="0"))
        connection.execute(update(word).values(stem="x", lemma="x"))
    desk.workspace.analyses.clear()
    assert search(desk, "school") == before


def test_a_page_of_hits_that_was_found_before_a_correction_leaves_out_what_is_gone(desk: Desk) -> None:
    panel = told(desk, PANEL, name="Panel.md")
    hits = find(desk, "schoolleider")
    correct(desk, panel.document.id, "Panel.md", PANEL.replace("schoolleider", "rector").encode())
    assert hits.some(0, 10) == ()


def test_a_document_that_is_put_away_and_back_is_searched_among_the_others_in_its_place(desk: Desk) -> None:
    for name in ("b", "c", "a"):
        add(desk, f"{name}.txt", f"Het bestuur van {name}.".encode())
    names = ["a", "b", "c"]
    assert [hit.document.name for hit in search(desk, "bestuur")] == names
    remove(desk, search(desk, "bestuur")[1].document.id)
    assert [hit.document.name for hit in search(desk, "bestuur")] == ["a", "c"]
    undo(desk)
    assert [hit.document.name for hit in search(desk, "bestuur")] == names


def test_hits_are_the_same_whatever_was_in_memory(desk: Desk) -> None:
    told(desk)
    known = [search(desk, query, order=order) for query in ("de", "school*", "de NABIJ het") for order in Order]
    told(desk, PANEL, name="Panel.md")
    remove(desk, search(desk, "schoolleider")[0].document.id)
    assert [search(desk, query, order=order) for query in ("de", "school*", "de NABIJ het") for order in Order] == known
    desk.workspace.analyses.clear()
    assert [search(desk, query, order=order) for query in ("de", "school*", "de NABIJ het") for order in Order] == known


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=80), st.sampled_from(Match))
def test_any_query_is_answered_or_refused_with_a_reason(desk: Desk, query: str, match: Match) -> None:
    if not search(desk, "de OF het"):
        told(desk)
    try:
        texts = [hit.text for hit in search(desk, query, Options(match))]
    except Refusal as refusal:
        texts = [refusal.code]
    assert all(texts)


def _rows(desk: Desk) -> dict[int, bytes]:
    with desk.workspace.database.reading() as connection:
        return {row.id: row.words for row in connection.execute(select(indexed_text))}


def _vocabulary(desk: Desk) -> set[str]:
    with desk.workspace.database.reading() as connection:
        return set(connection.execute(select(word.c.word)).scalars())
