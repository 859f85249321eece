"""Categorieën: the codebook as columns of cards, with the quotes of what is chosen beside it."""

from collections.abc import Iterator
from functools import partial
from textwrap import shorten
from typing import Any
from uuid import UUID, uuid4

import streamlit as st

from actions.codebook import codebook
from actions.coding import codings, codings_per_code
from actions.linking import quotes
from actions.reshaping import reshape
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from coding.gathering import Gather
from coding.memos import Subject, SubjectKind
from coding.relations import codings_of
from coding.reshaping import AlsoIn, Move, MoveCategory, Operation, Rename
from views import memo_card
from views.components import component_words, mounted
from views.desk import carry_out, here, plain, say, tell
from views.places import show_quotes
from views.style import PALETTE, color_of
from words import number

NONE = "none"
DONE = "codeboard_done"
SHORT, HEIGHT = 90, 640


@st.fragment
def show(at: Desk, _: Codebook) -> None:
    """Group at the left, read at the right; only this is drawn anew after a move."""
    book = codebook(at)
    chosen = _chosen(book)
    tell("board")
    left, right = st.columns([2.3, 1], gap="medium")
    with left:
        words = say()
        data = {
            "columns": list(_columns(at, book)),
            "chosen": str(chosen.id) if chosen else "",
            "language": words.language,
            "words": component_words("codeboard", words),
            "done": st.session_state.get(DONE, ""),
        }
        mounted("codeboard", key="codeboard", data=data, on_asked=_asked)
    with right, st.container(height=HEIGHT, border=False, key="board_side"):
        _beside(at, book, chosen)


def operation(book: Codebook, asked: dict[str, Any]) -> Operation:
    """What a move on the board asks for."""
    kind, category = asked["kind"], _id(asked.get("category"))
    if kind == "rename":
        return Rename(UUID(str(asked["id"])), str(asked["name"]))
    if kind == "category":
        return MoveCategory(UUID(str(asked["id"])), _id(asked.get("before")))
    if kind == "create":
        color = PALETTE[len(book.categories) % len(PALETTE)]
        return Gather(uuid4(), str(asked["name"]), color, tuple(UUID(str(each)) for each in asked["codes"]))
    if kind == "also" and category:
        code = book.code(UUID(str(asked["code"])))
        return AlsoIn(code.id, (*code.category_ids, category))
    codes = tuple(UUID(str(each)) for each in asked["codes"])
    return Move(codes, category, before_id=_id(asked.get("before")), staying=True)


def loosened(before: Codebook, after: Codebook) -> list[Code]:
    """The sub-codes that have come to stand by themselves, as they were."""
    alone = {code.id for code in after.codes if not code.parent_id}
    return [code for code in before.codes if code.parent_id and code.id in alone]


def _columns(at: Desk, book: Codebook) -> Iterator[dict[str, Any]]:
    """Every category, also without codes, and last the codes that stand in none."""
    words, counts = say(), codings_per_code(at)
    names = {category.id: category.name for category in book.categories}
    for category in (*book.categories, None):
        codes = book.codes_in(category.id if category else None)
        n = sum(counts.get(code.id, 0) for code in codes)
        yield {
            "id": str(category.id) if category else NONE,
            "name": category.name if category else words("category-none"),
            "color": color_of(category.color) if category else "",
            "shown": number(n, language=words.language),
            "codes": [_card(book, code, counts.get(code.id, 0), category, names) for code in codes],
        }


def _card(book: Codebook, code: Code, n: int, column: Category | None, names: dict[UUID, str]) -> dict[str, Any]:
    elsewhere = [names[each] for each in code.category_ids if each in names and (column is None or each != column.id)]
    above = book.above(code)
    return {
        "id": str(code.id),
        "name": code.name,
        "shown": number(n, language=say().language),
        "short": shorten(code.short or code.definition, SHORT, placeholder=" …"),
        "color": color_of(code.color),
        "also": bool(column and code.category_id != column.id),
        "elsewhere": ", ".join(elsewhere),
        "parent": above[0].name if above else "",
        "archived": code.archived,
    }


def _beside(at: Desk, book: Codebook, chosen: Category | Code | None) -> None:
    """What the chosen one says, what was noted about it, and its quotes with the way to their places."""
    words = say()
    if chosen is None:
        st.info(words("codeboard-choose"))
        return
    st.subheader(plain(chosen.name), anchor=False)
    if text := chosen.definition or (chosen.short if isinstance(chosen, Code) else ""):
        st.caption(plain(text))
    if isinstance(chosen, Code):
        _standing(at, book, chosen)
    kind = SubjectKind.CODE if isinstance(chosen, Code) else SubjectKind.CATEGORY
    memo_card.panel(at, Subject(kind, chosen.id))
    ids = tuple(each.id for each in codings_of(book, chosen.id, codings(at)))
    show_quotes(at, quotes(at, ids) if ids else [], key="board")


def _standing(at: Desk, book: Codebook, code: Code) -> None:
    """In which categories a code stands; where it also stands it can be taken out."""
    words, names = say(), {category.id: category.name for category in book.categories}
    for each in code.category_ids if not code.parent_id else ():
        if each == code.category_id or each not in names:
            continue
        left = AlsoIn(code.id, tuple(other for other in code.category_ids if other != each))
        st.button(
            words("codeboard-not-also", category=names[each]),
            key=f"not-also-{code.id}-{each}",
            type="tertiary",
            on_click=carry_out,
            args=("board", partial(reshape, at, left)),
        )


def _asked() -> None:
    """What can be taken back in one step needs no question first, and the board itself shows that it was done."""
    sent = st.session_state["codeboard"].asked
    if not sent or sent["at"] == st.session_state.get(DONE):
        return
    st.session_state[DONE] = str(sent["at"])
    if sent["kind"] == "choose":
        st.session_state["codebook_item"] = str(sent["id"])
    else:
        at = here()
        before = codebook(at)
        carry_out("board", lambda: reshape(at, operation(before, dict(sent))))
        for code in loosened(before, codebook(at)):
            st.toast(plain(say()("codeboard-loosened", code=code.name, parent=before.above(code)[0].name)))


def _chosen(book: Codebook) -> Category | Code | None:
    at = st.session_state.get("codebook_item")
    items: tuple[Category | Code, ...] = (*book.categories, *book.codes)
    return next((item for item in items if str(item.id) == at), None)


def _id(said: object) -> UUID | None:
    return UUID(str(said)) if said and said != NONE else None
