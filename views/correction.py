"""Tekst verbeteren, on the card of a document: type, replace, or bring a file; then look, then keep."""

from functools import partial

import pandas as pd
import streamlit as st

from actions import drafts
from actions.documents import Content
from actions.workspace import Desk
from corpora.documents import SegmentKind
from corpora.revising import places, replaced, revised, stretches
from corpora.spans import Span
from views import correction_review, rereading
from views.components import component_words, mounted
from views.desk import called, carry_out, plain, say, tell
from views.downloads import downloads
from words import number, refused

WAYS = ("write", "replace", "file", "reread")
AROUND = 40
LABEL = 70
AREA_PX = 340
ROWS_SHOWN, ROW_PX = 8, 35
READABLE = ".docx,.odt,.rtf,.pdf,.html,.txt,.md,.vtt,.srt,.sbv,.json,.tsv,.xml"


def show(at: Desk, found: Content) -> None:
    """Above a way to change the text, below what that would do; nothing is stored before “Bewaren”."""
    words, held = say(), drafts.draft(at, found.document.id)
    tell("correction")
    if held and held.known != found.document.edition:
        st.warning(plain(refused(words, "corrected-since", {"name": found.document.name})))
        st.button(words("correction-drop"), on_click=drafts.drop, args=(at, found.document.id), key="correction-drop")
        return
    st.write(words("correction-intro"))
    way = st.segmented_control(
        words("correction-way"),
        WAYS,
        default=WAYS[0],
        required=True,
        key=f"correction-{found.document.id}-way",
        format_func=lambda name: words(f"correction-way-{name}"),
        label_visibility="collapsed",
    )
    text = held.reading.text if held else found.text
    if way == "write":
        _write(at, found, text)
    elif way == "replace":
        _replace(at, found, text)
    elif way == "file":
        _file(at, found)
    else:
        rereading.show(at, found)
    correction_review.show(at, found, held)


def _write(at: Desk, found: Content, text: str) -> None:
    """One stretch of the text in a box: a long text never goes to the browser as a whole."""
    words, stem = say(), f"correction-{found.document.id}"
    known = at.remembered("stretches", hash(text), len(text), compute=lambda: stretches(text, _titles(found)))
    chosen = min(st.session_state.get(f"{stem}-stretch", 0), len(known) - 1)
    pick, seek = st.columns([3, 2])
    place = pick.selectbox(
        words("correction-stretch", n=len(known)),
        range(len(known)),
        index=chosen,
        format_func=lambda each: f"{each + 1}. {_beginning(text, known[each])}",
        key=f"{stem}-stretch-{len(known)}-{chosen}",
    )
    st.session_state[f"{stem}-stretch"] = place
    seek.text_input(words("correction-seek"), key=f"{stem}-seek", on_change=_seek, args=(stem, text, known, place))
    span = known[place]
    key = f"{stem}-words-{place}-{hash(text)}"
    st.text_area(
        words("correction-text"),
        text[span.start : span.end],
        height=AREA_PX,
        key=key,
        on_change=lambda: carry_out(
            "correction", lambda: drafts.revise(at, found, revised(text, span, st.session_state[key]))
        ),
    )
    st.caption(words("correction-text-help"))


def _seek(stem: str, text: str, known: tuple[Span, ...], now: int) -> None:
    """Go to the next stretch that has these words; from the last one on to the first."""
    sought = st.session_state[f"{stem}-seek"]
    hits = [span.start for span in places(text, sought, whole=False, same_case=False)]
    stretches_hit = [n for n, span in enumerate(known) if any(span.start <= hit < span.end for hit in hits)]
    if stretches_hit:
        st.session_state[f"{stem}-stretch"] = next((n for n in stretches_hit if n > now), stretches_hit[0])
    elif sought.strip():
        st.session_state["told"] = ("correction", refused(say(), "words-not-found", {"words": sought}))


def _titles(found: Content) -> frozenset[str]:
    """The headings as the text says them: a stretch begins with each."""
    headings = (segment.span for segment in found.segments if segment.kind is SegmentKind.HEADING)
    return frozenset(found.text[span.start : span.end] for span in headings)


def _beginning(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.start + LABEL].split())
    return f"{words}…" if len(span) > LABEL else words


def _replace(at: Desk, found: Content, text: str) -> None:
    words, stem = say(), f"correction-{found.document.id}"
    one, other = st.columns(2)
    sought = one.text_input(words("correction-find"), key=f"{stem}-find")
    by = other.text_input(words("correction-by"), key=f"{stem}-by")
    with st.container(horizontal=True):
        whole = st.checkbox(words("correction-whole"), value=True, key=f"{stem}-whole")
        same_case = st.checkbox(words("correction-same-case"), value=True, key=f"{stem}-case")
    spans = places(text, sought, whole=whole, same_case=same_case)
    if not sought.strip():
        return
    st.markdown(f"**{words('correction-found', n=len(spans), shown=_number(len(spans)))}**")
    if not spans:
        return
    head = {name: words(f"correction-column-{name}") for name in ("accept", "before", "found", "after")}
    rows = [_row(text, span, head) for span in spans]
    edited = st.data_editor(
        pd.DataFrame(rows),
        hide_index=True,
        num_rows="fixed",
        disabled=[head["before"], head["found"], head["after"]],
        column_config={
            head["accept"]: st.column_config.Column(width=90),
            head["found"]: st.column_config.Column(width=150),
        },
        height=ROW_PX * min(len(rows), ROWS_SHOWN) + ROW_PX + 2,
        key=f"{stem}-places-{hash((text, sought, whole, same_case))}",
    )
    chosen = [span for span, accepted in zip(spans, edited[head["accept"]], strict=True) if accepted]
    st.button(
        words("correction-replace", n=len(chosen), shown=_number(len(chosen))),
        disabled=not chosen,
        key=f"{stem}-replace",
        on_click=carry_out,
        args=("correction", partial(_replaced, at, found, text, chosen, by)),
    )


def _replaced(at: Desk, found: Content, text: str, chosen: list[Span], by: str) -> None:
    drafts.revise(at, found, replaced(text, chosen, by))


def _row(text: str, span: Span, head: dict[str, str]) -> dict[str, object]:
    return {
        head["accept"]: True,
        head["before"]: _line(text[max(0, span.start - AROUND) : span.start]),
        head["found"]: _line(text[span.start : span.end]),
        head["after"]: _line(text[span.end : span.end + AROUND]),
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def _file(at: Desk, found: Content) -> None:
    words, document = say(), found.document
    st.caption(words("correction-file-help"))
    address = f"documents/{document.id}/versions/{document.version}"
    downloads(at, {address: words("correction-download")}, key=f"correction-{document.id}-download")
    data = called(
        at,
        words=component_words("upload", words),
        url=f"/api/documents/{document.id}/correction",
        accept=READABLE,
        multiple=False,
    )
    mounted("upload", key=f"correction_upload_{document.id}", data=data, on_finished=None)


def _number(n: int) -> str:
    return number(n, language=say().language)
