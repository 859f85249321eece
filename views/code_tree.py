"""The codebook's tree in the page, and what is asked of it there: choosing, and moving by key or by mouse."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import streamlit as st

from actions.codebook import codebook
from actions.coding import codings_per_code
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from coding.reshaping import Move, MoveCategory, Operation
from views.code_shape import propose
from views.components import component_words, mounted
from views.desk import say
from views.style import color_of
from words import number

NONE = "none"


def show(at: Desk, book: Codebook, sought: str, chosen: Category | Code | None) -> None:
    """The tree, or the part of it in which a name or keyword holds what is sought."""
    words = say()
    rows = list(_rows(at, book, sought))
    if not rows:
        st.caption(words("codebook-nothing-found"))
    data = {
        "rows": rows,
        "chosen": str(chosen.id) if chosen else "",
        "language": words.language,
        "words": component_words("codetree", words),
    }
    mounted("codetree", key="codetree", data=data, on_chosen=_chosen, on_moved=_moved)


def found(book: Codebook, sought: str) -> Iterator[tuple[Category | None, tuple[Code, ...]]]:
    """The tree, or what of it fits; what stands above something that fits is shown too."""
    for category, codes in book.tree():
        if category and sought in category.name.casefold():
            yield category, codes
            continue
        fitting = {code.id for code in codes if sought in _sought(code)}
        fitting |= {above.id for code in codes if code.id in fitting for above in book.above(code)}
        some = tuple(code for code in codes if code.id in fitting)
        if some or not sought:
            yield category, some


def choose(item_id: UUID) -> None:
    """Open a category or code at the right."""
    st.session_state["codebook_item"] = str(item_id)


def operation(book: Codebook, asked: dict[str, Any]) -> Operation:
    """What a move in the tree asks for."""
    before = _id(asked.get("before"))
    if asked.get("kind") == "category":
        return MoveCategory(UUID(str(asked["id"])), before)
    category, code = _id(asked.get("category")), UUID(str(asked["id"]))
    parent = _id(asked.get("parent"))
    if not parent and category is None and book.code(code).category_id is None:
        return Move((code,), before_id=before)
    return Move((code,), category, parent, before)


def _rows(at: Desk, book: Codebook, sought: str) -> Iterator[dict[str, Any]]:
    words, counts = say(), codings_per_code(at)
    for category, codes in found(book, sought):
        home = str(category.id) if category else NONE
        n = sum(counts.get(code.id, 0) for code in codes)
        name = category.name if category else words("category-none")
        head = {"id": home, "kind": "category" if category else NONE, "name": name, "level": 0}
        yield _row(words.language, head, n, category.color if category else "", category=home)
        for code in codes:
            parent = book.above(code)[0].id if book.above(code) else None
            row = {
                "id": str(code.id),
                "kind": "code",
                "name": code.name,
                "short": code.short or code.definition,
                "level": 1 + len(book.above(code)),
                "key": code.key,
                "archived": code.archived,
                "also": bool(category and code.category_id != category.id),
                "parent": str(parent) if parent else None,
            }
            yield _row(words.language, row, counts.get(code.id, 0), code.color, category=home)


def _row(language: str, row: dict[str, Any], n: int, color: str, *, category: str) -> dict[str, Any]:
    nothing = {"key": "", "archived": False, "also": False, "parent": None, "short": ""}
    shown = {"count": n, "shown": number(n, language=language), "color": color_of(color), "category": category}
    return {**nothing, **row, **shown}


def _sought(code: Code) -> str:
    return " ".join((code.name, code.short, *code.keywords, *code.synonyms)).casefold()


def _chosen() -> None:
    sent = st.session_state["codetree"].chosen
    if sent:
        st.session_state["codebook_item"] = str(sent)


def _moved() -> None:
    from views.desk import here

    sent = st.session_state["codetree"].moved
    if sent:
        at = here()
        propose(at, operation(codebook(at), dict(sent)))


def _id(said: object) -> UUID | None:
    return UUID(str(said)) if said and said != NONE else None
