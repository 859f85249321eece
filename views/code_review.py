"""Looking older codings over: what was coded under another meaning, one code at a time."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from actions.documents import documents
from actions.meanings import Review, keep_codings, recode, remove_codings, reviews
from actions.rights import may
from actions.workspace import Desk
from codebooks.codebook import Code, Codebook
from coding.codings import Coding
from views.desk import carry_out, plain, say, tell
from words import number

MOST = 20


def show(at: Desk, book: Codebook) -> None:
    """A list per code, with how far this coder is; what is finished stays visible as such."""
    words, found = say(), reviews(at)
    tell("review")
    if not found:
        st.write(words("review-none"))
        return
    st.caption(words("review-intro"))
    for each in found:
        _of_code(at, book, each)


def _of_code(at: Desk, book: Codebook, review: Review) -> None:
    words, code = say(), review.code
    shown = {what: number(n, language=words.language) for what, n in (("done", review.done), ("of", review.of))}
    st.progress(review.done / review.of, plain(words("review-progress", code=code.name, **shown)))
    if not review.codings:
        return
    if meant := " ".join(filter(None, (code.short, code.definition))):
        st.markdown(plain(meant))
    names = {document.id: document.name for document in documents(at)}
    others = [each for each in book.in_order() if each.id != code.id and not each.archived]
    for coding in review.codings[:MOST]:
        with st.container(border=True, key=f"review-{coding.id}"):
            st.markdown(plain(f"“{coding.quote}”"))
            said = [names.get(coding.document_id, ""), coding.memo]
            st.caption(plain(" · ".join(each for each in said if each)))
            if may(at, "review.keep"):
                _choices(at, book, coding, others)
    if (left := len(review.codings) - MOST) > 0:
        st.caption(words("review-more", n=left, shown=number(left, language=words.language)))


def _choices(at: Desk, book: Codebook, coding: Coding, others: list[Code]) -> None:
    words = say()

    def button(name: str, act: Callable[[], object]) -> None:
        key = f"review-{name}-{coding.id}"
        st.button(words(f"review-do-{name}"), key=key, on_click=carry_out, args=("review", act))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        button("keep", partial(keep_codings, at, [coding.id]))
        with st.popover(words("review-do-recode"), key=f"review-other-{coding.id}"):
            key = f"review-code-{coding.id}"
            st.selectbox(words("reshape-merge-into"), others, format_func=book.path, key=key)

            def recoded() -> None:
                carry_out("review", lambda: recode(at, [coding.id], st.session_state[key].id))

            st.button(words("review-do-recode"), key=f"{key}-now", type="primary", on_click=recoded)
        button("remove", partial(remove_codings, at, [coding.id]))
