"""The speakers of a file that waits: called otherwise, taken together, or no speakers at all."""

from functools import partial

import streamlit as st

from actions.previewing import Preview, call
from actions.workspace import Desk
from views.desk import carry_out, plain, say
from words import number

AT_ONCE = 8


def show(at: Desk, seen: Preview) -> None:
    """A row for each speaker; with many, some at a time."""
    words, speakers = say(), list(seen.speakers)
    st.markdown(f"**{words('preview-speakers')}**")
    if not speakers:
        st.write(words("preview-speakers-none"))
        return
    first = 0
    if len(speakers) > AT_ONCE:
        starts = range(0, len(speakers), AT_ONCE)
        first = st.selectbox(
            words("preview-speakers"),
            starts,
            format_func=lambda start: _said(start, len(speakers)),
            key=f"speakers-{seen.held.id}",
            label_visibility="collapsed",
        )
    with st.container(key="preview_speakers", gap="small"):
        for place, speaker in enumerate(speakers[first : first + AT_ONCE], first):
            _speaker(at, seen, speaker, place)
    if len(speakers) > 1:
        _merge(at, seen, speakers)


def _speaker(at: Desk, seen: Preview, speaker: str, place: int) -> None:
    words, n = say(), seen.speakers[speaker]
    name = seen.held.choices.names.get(speaker, speaker)
    # Another key for another name: what is shown is what was decided, also when that was refused.
    key = f"{seen.held.id}-{place}-{hash(name)}"
    field, turns, nobody = st.columns([5, 2, 3], vertical_alignment="center")
    field.text_input(
        words("preview-speaker-name", name=speaker),
        value=name or speaker,
        key=f"name-{key}",
        disabled=name is None,
        label_visibility="collapsed",
        on_change=_call,
        args=(at, seen.held.id, speaker, f"name-{key}"),
    )
    said = words("preview-turns", n=n, shown=number(n, language=words.language))
    turns.caption(plain(said if name == speaker else f"{speaker} · {said}"))
    nobody.toggle(
        words("preview-nobody"),
        value=name is None,
        key=f"nobody-{key}",
        help=words("preview-nobody-help"),
        on_change=carry_out,
        args=("preview", partial(call, at, seen.held.id, speaker, speaker if name is None else None)),
    )


def _merge(at: Desk, seen: Preview, speakers: list[str]) -> None:
    words = say()
    key = f"merge-{seen.held.id}-{hash(tuple(seen.held.choices.names.items()))}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            words("preview-merge"), speakers, key=key, placeholder=words("preview-merge-choose"), format_func=plain
        )
        st.button(
            words("preview-merge-do"),
            key="preview_merge",
            help=words("preview-merge-help"),
            disabled=len(chosen) < 2,
            on_click=carry_out,
            args=("preview", partial(_together, at, seen, chosen)),
        )


def _call(at: Desk, held_id: str, speaker: str, key: str) -> None:
    carry_out("preview", partial(call, at, held_id, speaker, st.session_state[key]))


def _together(at: Desk, seen: Preview, chosen: list[str]) -> None:
    name = seen.held.choices.names.get(chosen[0]) or chosen[0]
    for speaker in chosen[1:]:
        call(at, seen.held.id, speaker, name)


def _said(start: int, all_of_them: int) -> str:
    facts = {"first": start + 1, "last": min(start + AT_ONCE, all_of_them), "all": all_of_them}
    language = say().language
    return say()("preview-speakers-page", **{name: number(n, language=language) for name, n in facts.items()})
