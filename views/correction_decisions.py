"""Where what cannot be moved with certainty belongs: at the proposed place, on other words, or nowhere."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import streamlit as st

from actions.correcting import place_of
from actions.correcting_plan import Correction, Loss
from corpora.refusal import Refusal
from corpora.spans import Span
from views.desk import plain, say
from words import number, refused

LOST_SHOWN = 10
AROUND = 50
QUOTE = 400
PROPOSAL, OTHER, REMOVE = "proposal", "words", "remove"


def show(correction: Correction, stem: str) -> None:
    """Those that cannot be moved, ten at a time; what was decided about the others is remembered."""
    words, lost = say(), correction.lost
    if not lost:
        st.success(words("review-all-certain"))
        return
    st.markdown(f"**{words('review-decide', n=len(lost), shown=_number(len(lost)))}**")
    open_still = sum(_how(stem, loss) is None for loss in lost)
    with st.container(horizontal=True, vertical_alignment="center"):
        proposed = [loss for loss in lost if loss.candidates]
        others = [loss for loss in lost if not loss.candidates]
        _all_button(stem, "review-all-proposals", proposed, PROPOSAL)
        _all_button(stem, "review-remove-others", others, REMOVE)
        st.caption(words("review-open", n=open_still, shown=_number(open_still)))
    pages = -(-len(lost) // LOST_SHOWN)
    page = 0
    if pages > 1:
        page = int(st.number_input(words("review-page", pages=pages), 1, pages, key=f"{stem}-page", width=180)) - 1
    for loss in lost[page * LOST_SHOWN : (page + 1) * LOST_SHOWN]:
        with st.container(border=True, gap="small"):
            _decision(correction, loss, stem)


def _all_button(stem: str, key: str, losses: Sequence[Loss], how: str) -> None:
    def all_of_them() -> None:
        for loss in losses:
            _remember(stem, loss, "how", how)
        st.session_state[f"{stem}-round"] = _round(stem) + 1

    if losses:
        st.button(say()(key, n=len(losses), shown=_number(len(losses))), key=f"{stem}-{key}", on_click=all_of_them)


def _decision(correction: Correction, loss: Loss, stem: str) -> None:
    words = say()
    said = f"{loss.code} – {loss.coder}" if loss.kind == "coding" else words(f"review-{loss.kind}", name=loss.code)
    st.markdown(f"**{plain(said)}** · {plain(words(f'correcting-reason-{loss.reason}'))}")
    st.markdown(plain(words("review-was", quote=_short(loss.quote))))
    if len(loss.candidates) == 1:
        st.markdown(f"{plain(words('review-becomes'))} {_shown(correction, loss.candidates[0])}")
    ways = [*([PROPOSAL] if loss.candidates else []), OTHER, REMOVE]
    how = _how(stem, loss)
    chosen = st.radio(
        words("review-how"),
        ways,
        index=ways.index(how) if how in ways else None,
        format_func=lambda way: words(f"review-how-{way}"),
        key=_how_key(stem, loss),
        horizontal=True,
        label_visibility="collapsed",
    )
    _remember(stem, loss, "how", chosen)
    if chosen == PROPOSAL:
        _proposal(correction, loss, stem)
    elif chosen == OTHER:
        _other_words(correction, loss, stem)


def _proposal(correction: Correction, loss: Loss, stem: str) -> None:
    """Of several places the one that is chosen; a single one is seen already."""
    if len(loss.candidates) == 1:
        return
    place = st.selectbox(
        say()("review-which"),
        range(len(loss.candidates)),
        index=_remembered(stem, loss, "which", 0),
        format_func=lambda each: _in_context(correction, loss.candidates[each]),
        key=f"{stem}-{loss.id}-which",
    )
    _remember(stem, loss, "which", place)
    st.markdown(_shown(correction, loss.candidates[place]))


def _other_words(correction: Correction, loss: Loss, stem: str) -> None:
    words: str = st.text_area(
        say()("review-words"),
        str(_remembered(stem, loss, "words", "")),
        key=f"{stem}-{loss.id}-words",
        height=68,
        placeholder=say()("review-words-help"),
    )
    _remember(stem, loss, "words", words)
    if words.strip():
        try:
            st.markdown(_shown(correction, place_of(correction, words)))
        except Refusal as refusal:
            st.error(plain(refused(say(), refusal.code, refusal.facts)))


def decided(correction: Correction, stem: str) -> dict[UUID, Span | None]:
    """What was chosen for each; what is still open is left out, and refused by the action."""
    decided: dict[UUID, Span | None] = {}
    for loss in correction.lost:
        how = _how(stem, loss)
        if how == REMOVE:
            decided[loss.id] = None
        elif how == PROPOSAL and loss.candidates:
            decided[loss.id] = loss.candidates[_remembered(stem, loss, "which", 0)]
        elif how == OTHER:
            decided[loss.id] = place_of(correction, _remembered(stem, loss, "words", ""))
    return decided


def _how(stem: str, loss: Loss) -> str | None:
    found = st.session_state.get(_how_key(stem, loss), _remembered(stem, loss, "how", None))
    return str(found) if found else None


def _how_key(stem: str, loss: Loss) -> str:
    """Another widget after many were decided at once: one that is there keeps its own value."""
    return f"{stem}-{loss.id}-how-{_round(stem)}"


def _round(stem: str) -> int:
    return int(st.session_state.get(f"{stem}-round", 0))


# A widget that is not drawn is forgotten by Streamlit: what was chosen on another page is kept beside it.
def _remember(stem: str, loss: Loss, what: str, value: object) -> None:
    st.session_state.setdefault(f"{stem}-kept", {})[loss.id, what] = value


def _remembered(stem: str, loss: Loss, what: str, otherwise: Any) -> Any:
    return st.session_state.get(f"{stem}-kept", {}).get((loss.id, what), otherwise)


def _shown(correction: Correction, span: Span) -> str:
    text = correction.reading.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return f"…{plain(before)} :green-background[{plain(_short(text[span.start : span.end]))}] {plain(after)}…"


def _in_context(correction: Correction, span: Span) -> str:
    text = correction.reading.text
    return " ".join(text[max(0, span.start - AROUND) : span.end + AROUND].split())


def _short(words: str) -> str:
    return words if len(words) <= QUOTE else f"{words[: QUOTE // 2]} … {words[-QUOTE // 2 :]}"


def _number(n: int) -> str:
    return number(n, language=say().language)
