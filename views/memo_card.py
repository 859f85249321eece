"""One memo: who wrote it when, what it says, and what it is about; a click opens that."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from actions.coding import codings
from actions.memo_subjects import said_of
from actions.memos import memos, remove_memo
from actions.participants import participants
from actions.rights import may
from actions.workspace import Desk, coders
from coding.memos import Memo, MemoKind, Subject, SubjectKind
from views import memo_form
from views.desk import carry_out, plain, say, tell, visit
from views.places import open_place


def card(at: Desk, memo: Memo, *, where: str = "list") -> None:
    """As it is read, or as its author changes it."""
    key = f"memo-{where}-{memo.id}"
    with st.container(border=True, key=key, gap="xsmall"):
        if st.session_state.get("memo_changing") == str(memo.id):
            memo_form.change(at, memo, key=key)
            return
        _head(at, memo, key)
        if memo.title:
            st.markdown(f"**{plain(memo.title)}**")
        st.markdown("\n\n".join(plain(line) for line in memo.text.splitlines() if line.strip()))
        _about(at, memo, key)


def panel(at: Desk, subject: Subject, *, ids: tuple[UUID, ...] = (), opened: bool = False) -> None:
    """What was written about one thing, folded away below it, and a field to write more."""
    words, wanted = say(), {subject.id, *ids}
    found = [memo for memo in memos(at) if any(each.id in wanted for each in memo.subjects)]
    label = words("memos-about", n=len(found), count=len(found)) if found else words("memos-about-none")
    tell("memos")
    if not found and not may(at, "memo.add"):
        return
    with st.container() if opened else st.expander(label, key=f"memos-about-{subject.id}"):
        for memo in found:
            card(at, memo, where=str(subject.id))
        if may(at, "memo.add"):
            memo_form.new(at, MemoKind.MEMO, (subject,), key=f"about-{subject.id}")


def _head(at: Desk, memo: Memo, key: str) -> None:
    words, names = say(), {coder.id: coder.name for coder in coders(at)}
    who = names.get(memo.author_id, "") if memo.author_id else ""
    moment = memo.at.astimezone()
    said = (who, words(f"memo-kind-{memo.kind}"), f"{moment.day}-{moment.month}-{moment.year} {moment:%H:%M}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(" · ".join(filter(None, said))), width="stretch")
        if memo.author_id == at.coder_id and memo.kind is not MemoKind.REMARK and may(at, "memo.change"):
            begin = partial(st.session_state.update, {"memo_changing": str(memo.id)})
            st.button(words("memo-change"), type="tertiary", key=f"{key}-change", on_click=begin)
            gone = partial(remove_memo, at, memo.id)
            st.button(
                words("memo-remove"),
                type="tertiary",
                key=f"{key}-remove",
                on_click=carry_out,
                args=("memos", gone, words("memo-removed")),
            )


def _about(at: Desk, memo: Memo, key: str) -> None:
    """Every subject is a way to it; the project is where we are."""
    words = say()
    said = [each for each in said_of(at, memo) if each[0].kind is not SubjectKind.PROJECT]
    if not said:
        return
    with st.container(horizontal=True, gap="small"):
        for subject, name in said:
            label = words("memo-about", kind=words(f"memo-subject-{subject.kind}"), name=name)
            act, state = _way(at, subject)
            if st.button(plain(label), type="tertiary", key=f"{key}-{subject.id}", on_click=_set, args=(state,)):
                act()


def _set(state: Mapping[str, object]) -> None:
    st.session_state.update(state)


def _way(at: Desk, subject: Subject) -> tuple[Callable[[], None], Mapping[str, object]]:
    """What has to be chosen so that the page shows this, and the page to go to."""
    kind, chosen = subject.kind, str(subject.id)
    if kind is SubjectKind.CODING:
        return partial(_to_coding, at, subject.id), {}
    if kind in (SubjectKind.CODE, SubjectKind.CATEGORY):
        return partial(visit, "codebook"), {"codebook_item": chosen}
    if kind is SubjectKind.THEME:
        return partial(visit, "report"), {"theme": subject.id}
    beside: dict[str, object] = {"documents_part": "boards", "documents_last_part": "boards"}
    if kind in (SubjectKind.DOCUMENT, SubjectKind.PARTICIPANT):
        beside = {"documents_part": "documents", "documents_last_part": "documents", "document": chosen}
    if kind is SubjectKind.PARTICIPANT:
        person = next((each for each in participants(at) if subject.id in each.ids), None)
        document = str(person.voices[0].document_id) if person else ""
        beside |= {"document": document, "card_part": "participants", f"card-{document}": "participants"}
    return partial(visit, "documents"), beside


def _to_coding(at: Desk, coding_id: UUID) -> None:
    for coding in codings(at):
        if coding.id == coding_id:
            open_place(coding.document_id, coding.span)
