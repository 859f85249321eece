"""A file that came in, looked at before it is kept: what is found, what is repaired, who speaks, and the text."""

from functools import partial
from typing import Any

import streamlit as st

from actions.previewing import Held, Preview, drop, keep, keep_all, preview, switch, waiting
from actions.workspace import Desk
from corpora.documents import Reading, SegmentKind, words_in
from corpora.repairs import Repair
from views import preview_speakers, preview_text
from views.components import component_words
from views.desk import carry_out, plain, say, saying_refusals, tell
from words import number, refused

FACTS = {"headings": SegmentKind.HEADING, "paragraphs": SegmentKind.PARAGRAPH, "turns": SegmentKind.TURN}


def show(at: Desk) -> None:
    """The files that wait; nothing where none do."""
    tell("preview")
    if held := waiting(at):
        with st.container(border=True, key="preview"), saying_refusals():
            _file(at, held)


def introduced(at: Desk, sentence: str) -> None:
    """What the page says first, with beside it the switch that lets files wait; after a reload on where some do."""
    words = say()
    st.session_state.setdefault("preview_first", bool(waiting(at)))
    text, switched = st.columns([6, 1], vertical_alignment="center")
    text.write(sentence)
    switched.toggle(
        words("preview-first"),
        value=st.session_state["preview_first"],
        key="preview_switch",
        help=words("preview-first-help"),
        on_change=_remember,
    )


def upload() -> dict[str, Any]:
    """Where uploads go and what is said of them: to the project, or first to the files that wait."""
    sentences = component_words("upload", say())
    if not st.session_state["preview_first"]:
        return {"url": "/api/documents", "words": sentences}
    changed = {key: say()(f"preview-{key}") for key in ("upload-choose", "upload-done", "upload-done-stopped")}
    return {"url": "/api/previews", "words": sentences | changed}


def _remember() -> None:
    st.session_state["preview_first"] = st.session_state["preview_switch"]


def _file(at: Desk, held: tuple[Held, ...]) -> None:
    words = say()
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        chosen = _which(held)
        _buttons(at, chosen, len(held))
    seen = preview(at, chosen.id)
    part = _part(seen)
    st.caption(plain(" · ".join([seen.readings[part].kind, *_facts(seen.readings[part]), words("preview-waits")])))
    repairs, speakers = st.columns([2, 3], gap="large")
    with repairs:
        _repairs(at, seen)
    with speakers:
        preview_speakers.show(at, seen)
    preview_text.show(at, seen.held, part)


def _which(held: tuple[Held, ...]) -> Held:
    """The file that is looked at: the one chosen, else the first that came."""
    by_id = {each.id: each for each in held}
    if len(held) == 1:
        st.subheader(say()("preview-title", name=plain(held[0].name)), anchor=False, width="content")
        return held[0]
    chosen = st.session_state.get("previewed")
    ids = list(by_id)
    picked = st.selectbox(
        say()("preview-which", n=len(held)),
        ids,
        index=ids.index(chosen) if chosen in by_id else 0,
        format_func=lambda each: by_id[each].name,
        key=f"previewed-{hash(tuple(ids))}",
        width=420,
    )
    st.session_state["previewed"] = picked
    return by_id[picked]


def _part(seen: Preview) -> int:
    """Which document of a file that holds several."""
    if len(seen.readings) == 1:
        return 0
    return st.selectbox(
        say()("preview-part"),
        range(len(seen.readings)),
        format_func=lambda part: seen.readings[part].name,
        key=f"part-{seen.held.id}",
    )


def _buttons(at: Desk, held: Held, waiting_now: int) -> None:
    words = say()
    with st.container(horizontal=True, width="content"):
        st.button(
            words("preview-keep"),
            type="primary",
            key="preview_keep",
            on_click=carry_out,
            args=("preview", partial(_keep, at, held.id), words("preview-kept", name=held.name)),
        )
        st.button(
            words("preview-drop"),
            key="preview_drop",
            help=words("preview-drop-help"),
            on_click=drop,
            args=(at, held.id),
        )
        if waiting_now > 1:
            st.button(words("preview-keep-all", n=waiting_now), key="preview_keep_all", on_click=_keep_all, args=(at,))


def _keep(at: Desk, held_id: str) -> None:
    st.session_state["document"] = str(keep(at, held_id)[0].document.id)


def _keep_all(at: Desk) -> None:
    kept_not = keep_all(at)
    said = [refused(say(), refusal.code, refusal.facts) for refusal in kept_not.values()]
    if said:
        st.session_state["told"] = ("preview", " ".join(said))
    else:
        st.toast(plain(say()("preview-all-kept")))


def _facts(reading: Reading) -> list[str]:
    words = say()
    counts = {"words": words_in(reading.text)}
    counts |= {what: sum(each.kind is kind for each in reading.segments) for what, kind in FACTS.items()}
    counts["sentences"] = sum(each.kind is SegmentKind.SENTENCE for each in reading.segments)
    counts["pages"] = len(reading.page_starts)
    return [words(f"preview-{what}", n=n, shown=number(n, language=words.language)) for what, n in counts.items() if n]


def _repairs(at: Desk, seen: Preview) -> None:
    """Each repair that can be made in this file, with how often, to be switched off."""
    words = say()
    st.markdown(f"**{words('preview-repairs')}**")
    if not seen.found:
        st.write(words("preview-repairs-none"))
    for repair, n in seen.found.items():
        on = repair not in seen.held.choices.without
        label = words("preview-repair", what=words(f"preview-do-{repair}"), shown=number(n, language=words.language))
        # Another key for another state: what is shown is what was decided, also when that was refused.
        st.toggle(
            label,
            value=on,
            key=f"repair-{seen.held.id}-{repair}-{on}",
            on_change=_switch,
            args=(at, seen.held.id, repair, not on),
        )


def _switch(at: Desk, held_id: str, repair: Repair, on: bool) -> None:
    carry_out("preview", partial(switch, at, held_id, repair, on=on))
