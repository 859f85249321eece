"""What the database says of its disk is a sentence on the page, not a crash."""

from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from streamlit.testing.v1 import AppTest

from actions.workspace import Desk, opened
from tests.builders import told

MAIN = Path(__file__).parent.parent.parent / "views" / "main.py"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """A file, for it is one that will be damaged."""
    return f"sqlite:///{tmp_path / 'duiding.sqlite3'}"


def test_a_damaged_file_is_said_to_be_damaged(desk: Desk, database_url: str) -> None:
    told(desk)
    opened().database.close()
    desk.workspace.database.close()
    file = Path(make_url(database_url).database or "")
    file.write_bytes(b"x" * 100 + file.read_bytes()[100:])
    test = AppTest.from_file(str(MAIN), default_timeout=20).run()
    assert not test.exception
    assert [error.value for error in test.error] == [
        "Het bestand met gegevens is beschadigd\\. Zet een reservekopie terug; werk niet verder in dit bestand\\."
    ]
