"""Deelnemers, on the card of a document: who they are in one table, and who may be one person."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from actions.documents import Content, documents
from actions.participants import keep_apart, merge, participants, proposals, split
from actions.participants_importing import import_attributes
from actions.rights import may
from actions.speaking import Listed, listed
from actions.workspace import Desk
from corpora.participants import Participant
from views import people_file
from views.desk import carry_out, plain, say, tell
from views.participant_table import table

PROPOSALS_SHOWN = 3


def show(at: Desk, found: Content) -> None:
    """The table with everybody, what may be one person, and the rarer deeds below."""
    words, document_id = say(), found.document.id
    people = listed(at, document_id)
    if not people:
        st.write(words("participants-none"))
        return
    tell("participants")
    _alike(at, document_id)
    if may(at, "participant.change"):
        st.write(words("participants-intro"))
    table(at, document_id, people)
    if not may(at, "participant.change"):
        return
    with st.expander(words("participants-more"), key=f"people-more-{document_id}"):
        _merging(at, people)
        left, right = st.columns(2, gap="large")
        with left:
            _pasting(at, document_id)
        with right:
            _new_column(document_id)
        people_file.show(at, document_id)


def _alike(at: Desk, document_id: UUID) -> None:
    """A line for each pair that may be one person; nothing happens until somebody says so."""
    words, found = say(), proposals(at, document_id)
    if not found or not may(at, "participant.merge"):
        return
    names = {document.id: document.name for document in documents(at)}
    st.markdown(f"**{words('participants-alike-head')}**")
    for pair in found[:PROPOSALS_SHOWN]:
        first, second = pair.first, pair.second
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            said = words(
                "participants-alike",
                first=plain(first.name),
                where=plain(names[first.voices[0].document_id]),
                second=plain(second.name),
                elsewhere=plain(names[second.voices[0].document_id]),
                reason=words(f"participants-reason-{pair.reason}"),
            )
            st.markdown(said, width="stretch")
            together = partial(merge, at, [first.id, second.id])
            _deed("participants-merge", "participants-merged", together, f"merge-{first.id}-{second.id}")
            apart = partial(keep_apart, at, first.id, second.id)
            _deed("participants-apart", "participants-kept-apart", apart, f"apart-{first.id}-{second.id}")
    if len(found) > PROPOSALS_SHOWN:
        more = len(found) - PROPOSALS_SHOWN
        st.caption(words("participants-alike-more", n=more, count=more))


def _deed(label: str, done: str, act: partial[None], key: str) -> None:
    words = say()
    st.button(words(label), type="tertiary", key=key, on_click=carry_out, args=("participants", act, words(done)))


def _merging(at: Desk, people: tuple[Listed, ...]) -> None:
    words, names = say(), {document.id: document.name for document in documents(at)}
    everybody = {each.id: each for each in participants(at)}
    chosen: list[UUID] = st.multiselect(
        words("participants-one-person"),
        list(everybody),
        format_func=lambda each: _in_documents(everybody[each], names),
        placeholder=words("participants-choose"),
        help=words("participants-one-person-help"),
        key=f"people-same-{hash(tuple(everybody))}",
    )
    act = partial(merge, at, chosen)
    st.button(
        words("participants-merge"),
        disabled=len(chosen) < 2,
        on_click=carry_out,
        args=("participants", act, words("participants-merged")),
        key="people-merge",
    )
    for each in people:
        person = each.participant
        if len(person.ids) > 1:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(
                    words("participants-is", name=plain(person.name), labels=plain(_in_documents(person, names))),
                    width="stretch",
                )
                apart = partial(split, at, person.id)
                _deed("participants-split", "participants-was-split", apart, f"split-{person.id}")


def _in_documents(person: Participant, names: Mapping[UUID, str]) -> str:
    words = say()
    return " · ".join(
        words("participants-label", label=voice.label, document=names.get(voice.document_id, ""))
        for voice in person.voices
    )


def _pasting(at: Desk, document_id: UUID) -> None:
    words, key = say(), f"people-paste-{document_id}"
    st.text_area(words("participants-paste"), key=key, help=words("participants-paste-help"), height=110)

    def take() -> None:
        done = import_attributes(at, "geplakt.tsv", st.session_state[key].encode(), document_id)
        st.session_state[key] = ""
        st.toast(plain(words("participants-pasted", n=done.described, count=done.described)))
        if rest := [*done.unknown, *done.several]:
            st.toast(plain(words("participants-pasted-rest", names=", ".join(rest[:10]))))

    st.button(words("participants-paste-take"), on_click=carry_out, args=("participants", take), key=f"{key}-take")


def _new_column(document_id: UUID) -> None:
    words, stem = say(), f"people-{document_id}"
    key = f"{stem}-new-column"
    st.text_input(words("participants-attribute"), key=key)

    def add() -> None:
        if name := " ".join(st.session_state[key].split()):
            st.session_state[f"{stem}-columns"] = (*st.session_state.get(f"{stem}-columns", ()), name)
        st.session_state[key] = ""

    st.button(words("participants-attribute-add"), on_click=add, key=f"{key}-add")
