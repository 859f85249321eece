"""Who and what is compared: two coders and the documents, the same in every section of Vergelijken."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import streamlit as st

from actions.blindness import still_blind
from actions.comparing import both_coded, pair
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.codings import Coder
from views.desk import plain, say
from words import number

MOST_NAMED = 20  # more would push the comparison itself off the page


def chosen(at: Desk) -> tuple[Coder, Coder, list[UUID]] | None:
    """Two coders and the documents to compare them on; None, said on the page, while there are no two."""
    words, known, busiest = say(), coders(at), pair(at)
    names = {document.id: document.name for document in documents(at)}
    if busiest is None:
        st.info(words("compare-empty"))
        _left_out(at.sight().closed, names)
        return None
    one, other, which = st.columns([1, 1, 2])
    first = one.selectbox(
        words("compare-coder-first"), known, known.index(busiest[0]), format_func=lambda coder: coder.name
    )
    second = other.selectbox(
        words("compare-coder-second"), known, known.index(busiest[1]), format_func=lambda coder: coder.name
    )
    both = [document_id for document_id in both_coded(at, first.id, second.id) if document_id in names]
    many = len(both) > MOST_NAMED
    everything = words("compare-documents-all", n=len(both), shown=number(len(both), language=words.language))
    asked = which.multiselect(
        words("compare-documents"),
        list(names),
        default=[] if many else both,
        format_func=lambda document_id: names[document_id],
        placeholder=everything if many else words("compare-documents-choose"),
        key=f"compared-{first.id}-{second.id}",
    )
    _left_out(still_blind(at, (first.id, second.id), names), names)
    return first, second, asked or (both if many else [])


def _left_out(blind: Iterable[UUID], names: Mapping[UUID, str]) -> None:
    if said := ", ".join(names[document_id] for document_id in blind if document_id in names):
        st.caption(plain(say()("round-left-out", names=said)))
