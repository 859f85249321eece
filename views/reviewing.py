"""Proposals looked for, gone through in the list of `views/review`, and carried out for good."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import streamlit as st

from actions import deducing
from actions.documents import content, documents
from actions.keys import EMPTY
from actions.pseudonymising import Preview, apply, key_is_elsewhere, preview
from actions.workspace import Desk
from corpora.pseudonyms import Proposal
from corpora.pseudonyms_kinds import Found, Kind
from corpora.pseudonyms_review import Choices, Group, Reviewed, choices_from, decided, grouped, next_numbers
from views import key
from views.components import component_words, mounted
from views.desk import carry_out, plain, say, saying_refusals
from words import number


def look_button(at: Desk, document_ids: tuple[UUID, ...], stem: str) -> None:
    """Look for names in these documents."""
    words = say()
    st.button(
        words("pseudonyms-look"),
        on_click=_look,
        args=(at, document_ids, stem),
        key=f"{stem}-look",
        type="secondary" if f"{stem}-seen" in st.session_state else "primary",
    )
    if deducing.installed():
        st.checkbox(words("pseudonyms-deduce"), key=f"{stem}-deduce", help=words("pseudonyms-deduce-help"))


def show(at: Desk, stem: str) -> None:
    """What was found, as long as the texts are the same."""
    seen: tuple[Preview, ...] = st.session_state.get(f"{stem}-seen", ())
    now = {document.id: document.edition for document in documents(at)}
    if not seen:
        return
    if any(now.get(each.content.document.id) != each.content.document.edition for each in seen):
        st.info(say()("names-text-changed"))
        return
    _review(at, stem, seen)


def _look(at: Desk, document_ids: tuple[UUID, ...], stem: str) -> None:
    def looked() -> None:
        state = st.session_state
        known = key.opened(at) if key.said() else EMPTY
        with st.spinner(say()("names-looking")):
            found = _detected(at, document_ids) if state.get(f"{stem}-deduce") else {}
            state[f"{stem}-seen"] = preview(at, document_ids, key=known, detected=found, doubts=True)
        state[f"{stem}-round"] = state.get(f"{stem}-round", 0) + 1

    carry_out("pseudonyms", looked)


def _detected(at: Desk, document_ids: Iterable[UUID]) -> dict[UUID, tuple[Found, ...]]:
    return {each: deducing.detected(content(at, each).text) for each in document_ids}


def _review(at: Desk, stem: str, seen: tuple[Preview, ...]) -> None:
    words = say()
    texts = [Reviewed(str(each.content.document.id), each.content.text, each.proposals) for each in seen]
    groups = grouped(texts)
    if not groups:
        st.write(words("pseudonyms-none"))
        return
    state, name = st.session_state, f"{stem}-choices"
    data = {
        "language": words.language,
        "words": component_words("review", words),
        "round": f"{stem}-{state[f'{stem}-round']}",
        "sources": [{"id": str(each.content.document.id), "name": each.content.document.name} for each in seen],
        "kinds": [{"value": str(kind), "label": words(f"name-kind-{kind.name.lower()}")} for kind in Kind],
        "groups": [_plain(group) for group in groups],
        "next": next_numbers(texts),
        "choices": state.get(name),
    }
    told = mounted("review", key=f"{stem}-list", data=data, on_choices=None).get("choices")
    if told is not None:
        state[name] = told
    with saying_refusals():
        choices = choices_from(state.get(name) or {})
        _carry_out(at, stem, seen, texts, choices)


def _plain(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "kind": str(group.kind),
        "pseudonym": group.pseudonym,
        "reason": say()(f"pseudonym-reason-{group.reason}"),
        "doubtful": group.doubtful,
        "places": [
            {"id": each.id, "source": each.source, "before": each.before, "quote": each.quote, "after": each.after}
            for each in group.places
        ],
    }


def _carry_out(at: Desk, stem: str, seen: tuple[Preview, ...], texts: list[Reviewed], choices: Choices) -> None:
    words = say()
    accepted = {UUID(text.source): list(decided(text, choices)) for text in texts}
    n = sum(map(len, accepted.values()))
    coded = [each.content.document.name for each in seen if each.coded and accepted[each.content.document.id]]
    st.caption(plain(words("names-for-good")))
    if coded:
        st.warning(plain(words("names-coded", names=", ".join(coded))))
    new_key = key_is_elsewhere(at) and st.checkbox(words("names-new-key"), help=words("names-new-key-help"))
    shown = number(n, language=words.language)
    label = words("names-replace", n=n, shown=shown) if n else words("names-replace-none")
    st.button(
        label,
        type="primary",
        disabled=not n,
        key=f"{stem}-apply",
        on_click=_apply,
        args=(at, stem, accepted),
        kwargs={"new_key": bool(new_key)},
    )


def _apply(at: Desk, stem: str, accepted: dict[UUID, list[Proposal]], *, new_key: bool) -> None:
    def applied() -> None:
        done = apply(at, accepted, key.said(), new_key=new_key)
        for name in ("seen", "choices"):
            st.session_state.pop(f"{stem}-{name}", None)
        words = say()
        st.toast(plain(words("pseudonyms-done", n=done.places, places=number(done.places, language=words.language))))

    carry_out("pseudonyms", applied)
