"""Buttons that hand over files."""

from collections.abc import Mapping

from actions.workspace import Desk
from views.components import component_words, mounted
from views.desk import called, say


def downloads(at: Desk, files: Mapping[str, str], *, key: str) -> None:
    """A button for each file: its label by its address under /api/.

    Not Streamlit's own button: that one loses the click when the page is being drawn anew, and says nothing of a
    refusal.
    """
    shown = [{"address": f"/api/{address}", "label": label} for address, label in files.items()]
    mounted("download", key=key, data=called(at, words=component_words("download", say()), files=shown))
