"""The words of a project's texts in memory: read once, and after a change only those of the texts that changed."""

from uuid import UUID

from actions.documents import documents
from actions.workspace import Desk
from corpora.documents import Document
from corpora.searching_texts import Texts, joined
from store import documents as kept_documents
from store import indexing
from store import searching as kept

# So many texts are indexed in one transaction, where a whole project has to be: others can write in between.
INDEXED_AT_ONCE = 100


def texts(desk: Desk) -> Texts:
    """The present texts by name of their documents; texts that are in no index, or in an old one, are indexed first."""
    return desk.computed("search-texts", compute=lambda: _texts(desk))


def known_documents(desk: Desk) -> dict[UUID, Document]:
    """The documents by id."""
    return desk.computed("search-documents", compute=lambda: {each.id: each for each in documents(desk)})


def _texts(desk: Desk) -> Texts:
    _index_the_rest(desk)
    analyses, key = desk.workspace.analyses, (desk.project_id, "search-words")
    before = analyses.get(key)
    known = known_documents(desk)
    with desk.workspace.database.reading() as connection:
        listed = kept.indexed_texts(connection, desk.project_id)
        there = sorted((each for each in listed if each[0] in known), key=lambda each: _by_name(known[each[0]]))
        parts = before.parts if isinstance(before, Texts) else {}
        if isinstance(before, Texts) and [text_id for _, text_id in there] == list(parts):
            return before
        parts = parts | dict(kept.words_of(connection, [text_id for _, text_id in there if text_id not in parts]))
    found = joined([(document_id, text_id, parts[text_id]) for document_id, text_id in there])
    analyses.pop(key, None)
    analyses[key] = found
    return found


def _by_name(document: Document) -> tuple[str, str, UUID]:
    return document.name.casefold(), document.name, document.id


def _index_the_rest(desk: Desk) -> None:
    """Texts that came in before there was an index, or whose version was brought back by undo."""
    with desk.workspace.database.reading() as connection:
        waiting = indexing.outdated(connection, desk.project_id)
    while waiting:
        with desk.workspace.database.transaction() as connection:
            indexing.wait_for_turn(connection, desk.project_id)
            indexing.clear(connection, desk.project_id)
            vocabulary: dict[str, int] = {}
            waiting = indexing.outdated(connection, desk.project_id)
            for document_id, version in waiting[:INDEXED_AT_ONCE]:
                text = kept_documents.text_of(connection, document_id)
                segments = kept_documents.segments_of(connection, document_id)
                indexing.index_text(connection, document_id, version, text, segments, known=vocabulary)
            waiting = waiting[INDEXED_AT_ONCE:]
