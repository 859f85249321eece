"""Who may do what in a project. Every write passes here by the name of its action, so that none can be forgotten.

Without accounts there is nobody to keep apart and everything may. With them a reader changes nothing; a coder codes
(that only one's own codings and memos may be changed the actions say themselves); a lead does the rest.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from corpora.refusal import Refusal
from store import accounts as kept

if TYPE_CHECKING:
    from actions.workspace import Desk


class Role(StrEnum):
    """What somebody is in a project, the least first."""

    READER = "reader"
    CODER = "coder"
    LEAD = "lead"

    @property
    def rank(self) -> int:
        """The higher, the more one may."""
        return list(Role).index(self)


CODER = """
coding.apply coding.change coding.move coding.name coding.remove
document.finish document.reopen review.keep review.recode review.remove
memo.add memo.change memo.remove journal.add remark.add remark.remove
category.add category.change category.gather category.move
code.add code.also-in code.change code.copy code.key code.move code.rename
redo undo
"""
LEAD = """
boards.import boards.remove category.meaning category.remove code.archive code.meaning code.merge code.remove code.split
codebook.import coder.join document.add document.correct document.forget document.pseudonymise document.remove
part.add part.change part.remove participant.apart participant.change participant.merge participant.split
drawing.add drawing.change drawing.remove
boards.name boards.unname reference.add reference.reject reference.remove
relation.add relation.change relation.remove speaker.forget
publication.set finding.add finding.change finding.move finding.remove quotes.choose
round.close round.open round.remove round.start ruling.add ruling.reopen ruling.settle snapshot.keep
report.choose report.dress
theme.add theme.change theme.move theme.remove
project.merge
key.open project.remove team.change
"""
# The least role for each action of the log, and for a few deeds that leave no row in it (the last line of LEAD).
LEAST: dict[str, Role] = {
    **dict.fromkeys(CODER.split(), Role.CODER),
    **dict.fromkeys(LEAD.split(), Role.LEAD),
}


def may(desk: "Desk", deed: str) -> bool:
    """Whether who sits here may do this; for pages that rather offer nothing than refuse it."""
    if desk.workspace.trusted:
        return True
    with desk.workspace.database.reading() as connection:
        return allowed(connection, desk.project_id, desk.coder_id, deed)


def refuse(desk: "Desk", deed: str) -> None:
    """Refuses `not-allowed`, for a deed that is no write of the log."""
    if not may(desk, deed):
        raise Refusal("not-allowed")


def role_at(desk: "Desk") -> Role | None:
    """The role of who sits here; None where nobody has roles."""
    with desk.workspace.database.reading() as connection:
        role = kept.role_of(connection, desk.project_id, desk.coder_id)
    return Role(role) if role else None


def allowed(connection: Any, project_id: UUID, coder_id: UUID | None, deed: str) -> bool:
    """The same inside a transaction; a deed that nobody gave a role here is a lead's."""
    least = LEAST.get(deed, Role.LEAD)
    role = kept.role_of(connection, project_id, coder_id)
    if role is not None:
        return Role(role).rank >= least.rank
    return kept.how_many(connection) == 0


def refuse_writing(connection: Any, project_id: UUID, coder_id: UUID | None, action: str) -> None:
    """Refuses `not-allowed`, inside the transaction of the write itself: a role that just went is gone here too."""
    if not allowed(connection, project_id, coder_id, action):
        raise Refusal("not-allowed")
