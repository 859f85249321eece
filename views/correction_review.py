"""What a new text would do, before it is kept: the changes, whose codings move, and what a person has to decide."""

from collections.abc import Sequence
from uuid import UUID

import pandas as pd
import streamlit as st

from actions import drafts
from actions.correcting import correct_draft, preview_draft
from actions.correcting_plan import Correction, Draft
from actions.documents import Content
from actions.workspace import Desk
from corpora.anchoring_changes import Change
from views import correction_decisions
from views.desk import carry_out, plain, say, saying_refusals, tell
from words import number

CHANGES_SHOWN = 40
LIST_PX = 280


def show(at: Desk, found: Content, held: Draft | None) -> None:
    """Nothing is worked out before it is asked for, and it holds for the draft that was looked at only."""
    words, document_id = say(), found.document.id
    stem = f"review-{document_id}"
    st.caption(words("review-draft" if held else "review-no-draft"))
    with st.container(horizontal=True):
        st.button(words("review-look"), key=f"{stem}-look", on_click=_look, args=(at, document_id))
        st.button(
            words("correction-drop"),
            key=f"{stem}-drop",
            disabled=held is None,
            on_click=drafts.drop,
            args=(at, document_id),
        )
    if held is None or st.session_state.get(f"{stem}-seen") != hash(held.data):
        return
    with saying_refusals():
        correction = at.computed(
            "correction", document_id, held.known, hash(held.data), compute=lambda: preview_draft(at, document_id, held)
        )
        changed, moving = st.columns(2, gap="large")
        with changed:
            show_changes(correction.changes.all, correction.changes.removed, correction.changes.added)
        with moving:
            _tallies(correction)
            _shrunk(correction)
        correction_decisions.show(correction, f"{stem}-{hash(held.data)}")
        _keep(at, held, correction, f"{stem}-{hash(held.data)}")


def _look(at: Desk, document_id: UUID) -> None:
    held = drafts.draft(at, document_id)
    if held is None:
        st.session_state["told"] = ("correction", say()("review-nothing"))
    else:
        st.session_state[f"review-{document_id}-seen"] = hash(held.data)


def show_changes(changes: Sequence[Change], removed: int, added: int) -> None:
    """Each place with the words around it: what went is struck through, what came stands behind it."""
    words = say()
    facts = {"removed": _number(removed), "added": _number(added)}
    st.markdown(f"**{words('review-changes', n=len(changes), shown=_number(len(changes)), **facts)}**")
    with st.container(height=LIST_PX if len(changes) > 4 else "content", border=len(changes) > 4):
        for change in changes[:CHANGES_SHOWN]:
            st.markdown(_changed(change))
        if len(changes) > CHANGES_SHOWN:
            st.caption(words("review-more-changes", n=len(changes) - CHANGES_SHOWN))


def _changed(change: Change) -> str:
    old, new = (plain(each.replace("\n", "↵") if not each.strip() else each) for each in (change.old, change.new))
    went = f":red[~~{old}~~] " if old else ""
    came = f":green-background[{new}] " if new else ""
    moved = f" :gray[{plain(say()('review-moved'))}]" if change.moved else ""
    return f"…{plain(change.before)} {went}{came}{plain(change.after)}…{moved}"


def _tallies(correction: Correction) -> None:
    words = say()
    st.markdown(f"**{words('review-codings')}**")
    if not correction.tallies:
        st.write(words("review-no-codings"))
        return
    rows = [
        {
            words("review-coder"): each.coder or words("review-references"),
            words("review-stay"): each.stay,
            words("review-move"): each.move,
            words("review-lost"): each.lost,
        }
        for each in correction.tallies
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True)


def _shrunk(correction: Correction) -> None:
    """The parts of which only a piece is certain: they become that piece."""
    for part in correction.shrunk:
        facts = {"old": _number(len(part.old)), "new": _number(len(part.new))}
        st.warning(plain(say()("correcting-shrunk", name=part.name, **facts)))


def _keep(at: Desk, held: Draft, correction: Correction, stem: str) -> None:
    words, document = say(), correction.document

    def keep() -> None:
        done = correct_draft(at, document.id, held, decisions=correction_decisions.decided(correction, stem))
        drafts.drop(at, document.id)
        facts = {"moved": _number(done.moved), "removed": _number(len(done.removed))}
        st.toast(plain(words("review-kept", name=document.name, version=done.version, **facts)))

    tell("correction-keep")
    st.button(
        words("review-keep"), type="primary", key=f"{stem}-keep", on_click=carry_out, args=("correction-keep", keep)
    )
    st.caption(words("review-keep-help"))


def _number(n: int) -> str:
    return number(n, language=say().language)
