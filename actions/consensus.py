"""Consensus is one more coder: the one whose codings come of what people decide about their differences."""

from uuid import UUID, uuid5

from actions.rights import refuse
from actions.workspace import Desk, coders
from coding.codings import Coder
from store import projects as kept

NAME, COLOR = "Consensus", "#666666"


def consensus(desk: Desk) -> Coder | None:
    """The coder of this project that stands for all; None as long as nothing was decided."""
    return _among(desk, coders(desk))


def people(desk: Desk) -> list[Coder]:
    """Everybody who codes, in the order in which they joined, without consensus."""
    known = coders(desk)
    found = _among(desk, known)
    return [coder for coder in known if coder != found]


def ensured(desk: Desk) -> UUID:
    """The id of consensus, which joins when it is first needed; that is nobody's step, and not to be undone.

    Refuses `not-allowed` to who may not decide.
    """
    refuse(desk, "ruling.add")
    if found := consensus(desk):
        return found.id
    with Desk(desk.workspace.as_trusted, desk.project_id).writing("coder.join") as change:
        known = kept.coders(change.connection, desk.project_id)
        if found := _among(desk, known):  # somebody else decided something a moment earlier
            return found.id
        coder_id = _id(desk)
        change.insert("coder", coder_id, name=NAME, initials="C", color=COLOR, position=len(known))
    return coder_id


def _among(desk: Desk, known: list[Coder]) -> Coder | None:
    wanted = _id(desk)
    return next((coder for coder in known if coder.id == wanted or coder.name.casefold() == NAME.casefold()), None)


def _id(desk: Desk) -> UUID:
    """The same in every copy of a project, so that copies can be brought together."""
    return uuid5(desk.project_id, NAME)
