"""A view of the network as a file for other programs, or as a picture."""

from actions.networking import Positions, drawn, places
from actions.workspace import Desk
from coding.network_choices import Choice
from corpora.refusal import Refusal
from reports.network_files import KINDS, written


def view_file(desk: Desk, choice: Choice, kind: str, language: str = "nl", moved: Positions | None = None) -> bytes:
    """The lines that are drawn, with the places where the nodes stand; refuses `graph-type-unknown`."""
    if kind not in KINDS:
        raise Refusal("graph-type-unknown", kind=kind, known=", ".join(KINDS))
    return written(drawn(desk, choice).network, places(desk, choice, moved), kind, language)
