"""Who sits here: the project and coder of this browser tab, kept in its address so that a reload finds them again."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from uuid import UUID

import streamlit as st

from actions.access import token_for
from actions.team import enter
from actions.workspace import Desk, coders, opened, projects
from coding.codings import Coder
from corpora.refusal import Refusal
from views import visitor
from views.visitor import Door, door, session_id
from words import LANGUAGES, Words, refused, spoken

REMEMBERED = ("project", "coder", "language", "document")
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:~<>])")


def recall() -> None:
    """Take over what the address says where this tab did not write it there: at first, and after Back.

    A link of ours without a word about the place is no wish to leave it.
    """
    said = _said()
    if said and said != st.session_state.get("written"):
        for name in REMEMBERED:
            st.session_state.pop(name, None)
        st.session_state.update(said)
    st.session_state["written"] = said


def remember() -> None:
    """Write where we are into the address; only what changed, for each change is a message to the browser."""
    for name, value in address().items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    st.session_state["written"] = _said()


def address() -> dict[str, str]:
    """What a link to another page of ours has to carry along."""
    return {name: str(st.session_state[name]) for name in REMEMBERED if st.session_state.get(name)}


def visit(page: str) -> NoReturn:
    """Go to one of the six pages, by its name in the address."""
    st.switch_page(st.session_state["pages"][page], query_params=address())


def say() -> Words:
    """The sentences in this tab's language."""
    language = st.session_state.get("language")
    return spoken(language if language in LANGUAGES else "nl")


def plain(text: str) -> str:
    """A person's words as they are, where Streamlit would read them as markup."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def desk() -> Desk | None:
    """The project of this tab with its coder; None where the project is not chosen or gone.

    Once there are accounts, who somebody is follows from their session, whatever the address says.
    """
    project_id, coder_id = _id("project"), _id("coder")
    if (standing := door()) is not Door.OPEN:
        who = visitor.visit() if standing is Door.PASSED else None
        return enter(opened(), who.account, project_id) if who and project_id else None
    known = {project.id for project in projects(opened())}
    if project_id not in known or project_id is None:
        return None
    found = Desk(opened(), project_id)
    if coder_id in {coder.id for coder in coders(found)}:
        return Desk(opened(), project_id, coder_id)
    return found


def here() -> Desk:
    """The desk on a page that is only reached with a project and a coder."""
    found = desk()
    if found is None or found.coder_id is None:
        raise LookupError("no coder at this desk")
    return found


def me(at: Desk) -> Coder:
    """The coder of this tab."""
    return next(coder for coder in coders(at) if coder.id == at.coder_id)


def called(at: Desk, **facts: Any) -> dict[str, Any]:
    """What every component needs to call us: who asks, in which language."""
    identity = {"project": str(at.project_id), "coder": str(at.coder_id), "token": token_for(at, session_id())}
    return {**identity, "language": say().language, **facts}


def sit(project_id: UUID, coder_id: UUID) -> NoReturn:
    """Take a place: from here on this tab works in that project as that coder."""
    st.session_state["project"], st.session_state["coder"] = str(project_id), str(coder_id)
    st.rerun()


def settle(project_id: UUID) -> NoReturn:
    """From here on this tab works in that project, as whoever its session says."""
    st.session_state["project"] = str(project_id)
    st.session_state.pop("coder", None)
    st.rerun()


def leave() -> None:
    """Give up the place, so that somebody else can take it or another project can be chosen."""
    for name in ("coder", "document", *(() if door() is Door.OPEN else ("project",))):
        st.session_state.pop(name, None)
        st.query_params.pop(name, None)


@contextmanager
def saying_refusals() -> Iterator[None]:
    """A refusal inside becomes its sentence on the page, where the cause is."""
    try:
        yield
    except Refusal as refusal:
        st.error(plain(refused(say(), refusal.code, refusal.facts)))


def carry_out(place: str, act: Callable[[], object], done: str = "") -> None:
    """Act for a button, before the page is drawn anew; a refusal waits for `tell(place)`."""
    try:
        act()
    except Refusal as refusal:
        st.session_state["told"] = (place, refused(say(), refusal.code, refusal.facts))
        return
    if done:
        st.toast(plain(done))


def tell(place: str) -> None:
    """Say here why what was asked at this place was not done."""
    at, sentence = st.session_state.get("told", ("", ""))
    if at == place:
        del st.session_state["told"]
        st.error(plain(sentence))


def _said() -> dict[str, str]:
    return {name: st.query_params[name] for name in REMEMBERED if name in st.query_params}


def _id(name: str) -> UUID | None:
    try:
        return UUID(st.session_state.get(name, ""))
    except ValueError:
        return None
