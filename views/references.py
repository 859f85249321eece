"""Gaat over: which group or board a document is about, or a part or turn of it, a coding, or what a speaker says."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from textwrap import shorten
from uuid import UUID

import streamlit as st

from actions.boards import board_lists, boards, refer, remove_reference
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import Content
from actions.participants import participants
from actions.parting import stretches
from actions.referring import stated
from actions.referring_shown import shown
from actions.rights import may
from actions.workspace import Desk
from corpora.boards import Board, BoardList, Reference
from corpora.documents import SegmentKind
from corpora.spans import Span
from views.desk import carry_out, plain, say, tell

WHOLE = -1
WORDS_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Subject:
    """What is about something: nothing said is the whole document."""

    span: Span | None = None
    coding_id: UUID | None = None
    participant_id: UUID | None = None


def show(at: Desk, found: Content) -> None:
    """What was said already, and the way to say more."""
    words, lists = say(), board_lists(at)
    st.markdown(f"**{words('about')}**")
    if not lists:
        st.write(words("about-no-lists"))
        return
    known = [reference for reference in stated(at) if reference.document_id == found.document.id]
    names = {listed.id: listed.name for listed in lists}
    for reference in known:
        _line(at, reference, names[reference.list_id])
    if not known:
        st.write(words("about-nothing"))
    tell("references")
    if not may(at, "reference.add"):
        return
    with st.expander(words("about-add"), key=f"about-{found.document.id}"):
        _more(at, found, lists)


def _line(at: Desk, reference: Reference, listed: str) -> None:
    words, of = say(), shown(at, reference)
    named = next((board.name for board in _boards(at, reference) if board.id == reference.board_id), reference.group)
    where = of.name or words("about-whole")
    if of.of in ("coding", "speaker"):
        where = words(f"about-of-{of.of}-named", name=where)
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(named)}** · {plain(listed)} · {plain(where)}", width="stretch")
        if of.by_part:
            st.caption(words("about-by-part"), width="content")
            return
        if not may(at, "reference.remove"):
            return
        st.button(
            "",
            icon=":material/close:",
            type="tertiary",
            key=f"unrefer-{reference.id}",
            help=words("about-remove"),
            on_click=carry_out,
            args=("references", partial(remove_reference, at, reference.id), words("about-removed")),
        )


def _boards(at: Desk, reference: Reference) -> tuple[Board, ...]:
    return boards(at, reference.list_id) if reference.board_id else ()


def _more(at: Desk, found: Content, lists: tuple[BoardList, ...]) -> None:
    words, document_id = say(), found.document.id
    subject = _subject(at, found)
    listed = lists[0]
    if len(lists) > 1:
        listed = st.selectbox(
            words("board-list"), lists, format_func=lambda each: each.name, key=f"about-list-{document_id}"
        )
    kinds = ["group", "board"] if listed.groups else ["board"]
    kind = st.segmented_control(
        words("about-kind"),
        kinds,
        default=kinds[0],
        required=True,
        key=f"about-kind-{document_id}-{listed.id}",
        format_func=lambda each: words(f"about-{each}"),
    )
    board, group = None, ""
    if kind == "board":
        board = st.selectbox(
            words("board"), boards(at, listed.id), format_func=_shown, key=f"about-board-{document_id}-{listed.id}"
        )
        group = board.group
    else:
        group = st.selectbox(words("group"), listed.groups, key=f"about-group-{document_id}-{listed.id}")
    add = partial(refer, at, document_id, listed.id, group, board_id=board.id if board else None, span=subject.span)
    add = partial(add, coding_id=subject.coding_id, participant_id=subject.participant_id)
    said = words("about-added")
    st.button(words("about-save"), on_click=carry_out, args=("references", add, said), key=f"about-save-{document_id}")


def _subject(at: Desk, found: Content) -> Subject:
    """What is about it; of what there is none in this document is no choice."""
    words, document_id = say(), found.document.id
    choices = {"part": [], "turn": _turns(found), "speaker": _speakers(at, found), "coding": _codings(at, found)}
    kinds = [kind for kind, some in choices.items() if some or kind == "part"]
    kind = "part"
    if len(kinds) > 1:
        kind = st.segmented_control(
            words("about-of"),
            kinds,
            default="part",
            required=True,
            key=f"about-of-{document_id}",
            format_func=lambda each: words(f"about-of-{each}"),
        )
    if kind == "part":
        return Subject(_part(at, found))
    some = choices[kind]
    chosen = st.selectbox(
        words(f"about-which-{kind}"),
        range(len(some)),
        format_func=lambda place: some[place][0],
        key=f"about-which-{kind}-{document_id}",
    )
    return some[chosen][1]


def _turns(found: Content) -> list[tuple[str, Subject]]:
    turns = (each for each in found.segments if each.kind is SegmentKind.TURN)
    return [(_quoted(found, each.span), Subject(each.span)) for each in turns]


def _speakers(at: Desk, found: Content) -> list[tuple[str, Subject]]:
    here = found.document.id
    voices = [(each.name, voice) for each in participants(at, here) for voice in each.voices]
    return [(name, Subject(participant_id=voice.participant_id)) for name, voice in voices if voice.document_id == here]


def _codings(at: Desk, found: Content) -> list[tuple[str, Subject]]:
    names = {code.id: code.name for code in codebook(at).codes}
    made = {(each.span, each.code_id): each for each in codings(at, found.document.id)}
    return [
        (f"{names[each.code_id]}: {_quoted(found, each.span)}", Subject(coding_id=each.id)) for each in made.values()
    ]


def _quoted(found: Content, span: Span) -> str:
    return shorten(found.text[span.start : span.end], WORDS_SHOWN, placeholder=" …")


def _part(at: Desk, found: Content) -> Span | None:
    """The whole document, one of its parts, or from a heading to the next."""
    words, known = say(), stretches(at, found.document.id)
    named: Callable[[int], str] = lambda place: words("about-whole") if place == WHOLE else known[place].name  # noqa: E731
    chosen = st.selectbox(
        words("about-part"),
        [WHOLE, *range(len(known))],
        format_func=named,
        key=f"about-part-{found.document.id}",
        disabled=not known,
        help=None if known else words("about-no-headings"),
    )
    return None if chosen == WHOLE else known[chosen].span


def _shown(board: Board) -> str:
    return " · ".join(part for part in (board.name, board.key, board.group) if part)
