"""Opnieuw lezen, one of the ways to correct a text: its own file, with the repairs and names of now."""

from functools import partial

import pandas as pd
import streamlit as st

from actions.documents import Content
from actions.drafts import hold_reread
from actions.rereading import Reread, reread
from actions.workspace import Desk
from corpora.abreast import Pair, abreast
from corpora.documents import SegmentKind, words_in
from corpora.relabelling import AS_FOUND, Choices
from corpora.repairs import Repair
from views.desk import carry_out, plain, say, saying_refusals
from views.numbers import written
from views.preview_text import Sides, show_pairs
from words import number

SIDES = Sides("reread-now", "reread-anew", "reread-same-words")
ROWS_SHOWN, ROW_PX = 6, 35


def show(at: Desk, found: Content) -> None:
    """What the file says now, beside the present text; a button makes a draft of it."""
    words, stem = say(), f"reread-{found.document.id}-{found.document.edition}"
    with saying_refusals():
        choices: Choices = st.session_state.get(stem, AS_FOUND)
        seen = reread(at, found.document.id, choices)
        st.write(words("reread-file", name=plain(seen.original.name), version=seen.original.version))
        if seen.original.revised:
            st.warning(words("reread-typed", n=seen.original.revised))
        repairs, speakers = st.columns([2, 3], gap="large")
        with repairs:
            _repairs(seen, choices, stem)
        with speakers:
            _speakers(seen, choices, stem)
        if (found.text, found.segments) == (seen.reading.text, seen.reading.segments):
            st.write(words("reread-draft-same"))
            return
        _counts(found, seen)
        _beside(at, found, seen, stem)
        st.button(
            words("reread-draft"),
            key=f"{stem}-draft",
            help=words("reread-draft-help"),
            on_click=carry_out,
            args=("correction", partial(hold_reread, at, found.document.id, choices)),
        )


def _repairs(seen: Reread, choices: Choices, stem: str) -> None:
    words = say()
    st.markdown(f"**{words('preview-repairs')}**")
    if not seen.found:
        st.write(words("preview-repairs-none"))
    for repair, n in seen.found.items():
        on = repair not in choices.without
        st.toggle(
            words("preview-repair", what=words(f"preview-do-{repair}"), shown=_number(n)),
            value=on,
            key=f"{stem}-{repair}-{on}",
            on_change=_switch,
            args=(stem, choices, repair),
        )


def _switch(stem: str, choices: Choices, repair: Repair) -> None:
    st.session_state[stem] = Choices(choices.without ^ {repair}, choices.names)


def _speakers(seen: Reread, choices: Choices, stem: str) -> None:
    """A row for each label in the file; an empty name means that it is no speaker."""
    words = say()
    st.markdown(f"**{words('preview-speakers')}**")
    if not seen.speakers:
        st.write(words("preview-speakers-none"))
        return
    label, turns, name = (words(f"reread-column-{each}") for each in ("label", "turns", "name"))
    shown = [seen.names.get(each, each) or "" for each in seen.speakers]
    rows = pd.DataFrame({label: list(seen.speakers), turns: list(seen.speakers.values()), name: shown})
    key = f"{stem}-names-{hash((tuple(seen.speakers.items()), tuple(shown)))}"
    st.data_editor(
        written(rows, words),
        hide_index=True,
        num_rows="fixed",
        disabled=[label, turns],
        height=ROW_PX * min(len(rows), ROWS_SHOWN) + ROW_PX + 2,
        key=key,
        on_change=_name,
        args=(stem, key, name, tuple(seen.speakers), choices),
    )
    st.caption(words("reread-names-help"))


def _name(stem: str, key: str, column: str, labels: tuple[str, ...], choices: Choices) -> None:
    names = dict(choices.names)
    for row, edit in st.session_state[key]["edited_rows"].items():
        if column in edit:
            names[labels[int(row)]] = " ".join((edit[column] or "").split()) or None
    st.session_state[stem] = Choices(choices.without, names)


def _counts(found: Content, seen: Reread) -> None:
    """How many of each kind the text has now, and would have."""
    words, kinds = say(), (SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.TURN)
    told = []
    for side, text, segments in (
        ("reread-now", found.text, found.segments),
        ("reread-anew", seen.reading.text, seen.reading.segments),
    ):
        counts = {"words": words_in(text)} | {f"{kind}s": sum(s.kind is kind for s in segments) for kind in kinds}
        said = [words(f"preview-{what}", n=n, shown=_number(n)) for what, n in counts.items() if n]
        told.append(f"{words(side)}: {', '.join(said)}")
    st.caption(plain(" · ".join(told)))


def _beside(at: Desk, found: Content, seen: Reread, stem: str) -> None:
    new = seen.reading.text

    def compared() -> tuple[Pair, ...]:
        return abreast(found.text, new)

    pairs = at.remembered("reread-pairs", found.document.id, found.document.edition, hash(new), compute=compared)
    st.fragment(show_pairs)(pairs, stem, SIDES)


def _number(n: int) -> str:
    return number(n, language=say().language)
