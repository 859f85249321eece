"""A database of the first release, in which a document had one text, opens with everything in it."""

from contextlib import closing
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import column, create_engine, insert, inspect, select, table, text
from sqlalchemy.engine import Connection

from actions.checking import check
from actions.correcting import correct
from actions.documents import content, original, remove
from actions.history import redo, undo
from actions.workspace import Desk, Workspace, open_workspace
from corpora.refusal import Refusal
from store.database import MIGRATIONS
from store.schema import metadata
from store.searching_tables import INDEX
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, everything, told


def test_documents_codings_and_undo_come_along_and_texts_can_be_corrected(desk: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "lerarentekort")
    panel = told(desk, PANEL, name="Panel.md")
    remove(desk, panel.document.id)
    before, file = everything(desk), original(desk, found.document.id)

    with closing(_opened_as_first_release(desk.workspace).database) as database:
        later = Desk(Workspace(database), desk.project_id, desk.coder_id)
        assert (everything(later), content(later, found.document.id)) == (before, found)
        assert original(later, found.document.id) == file
        assert check(later).faults == ()
        undo(later)
        assert content(later, panel.document.id) == panel
        redo(later)
        correct(later, found.document.id, "Nieuw.md", FOCUS_GROUP.replace("drukt daar", "drukt").encode())
        assert content(later, found.document.id).text != found.text
        while _undone(later):
            assert check(later).faults == ()
        while _redone(later):
            assert check(later).faults == ()


def _opened_as_first_release(workspace: Workspace) -> Workspace:
    """The same rows, in the tables of the first release, opened by this one."""
    url = workspace.database.url
    workspace.database.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        rows = {each.name: [row._asdict() for row in connection.execute(select(each))] for each in _tables()}
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        then = inspect(connection).get_table_names()
        for each in _tables():
            if each.name in then:
                _fill(connection, each.name, rows[each.name])
    engine.dispose()
    return open_workspace(url)


def _tables() -> list[Any]:
    return [each for each in metadata.sorted_tables if each not in INDEX]


def _fill(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    known = {each["name"] for each in inspect(connection).get_columns(name)}
    columns = [column(each.name, each.type) for each in metadata.tables[name].c if each.name in known]
    values = [{key: _as_it_was(value) for key, value in row.items() if key in known} for row in rows]
    if values:
        connection.execute(insert(table(name, *columns)), values)


def _as_it_was(value: object) -> object:
    """Images in the log did not know of versions."""
    return {key: each for key, each in value.items() if key != "version"} if isinstance(value, dict) else value


def _undone(desk: Desk) -> bool:
    return _done(undo, desk)


def _redone(desk: Desk) -> bool:
    return _done(redo, desk)


def _done(step: Any, desk: Desk) -> bool:
    try:
        step(desk)
    except Refusal as refusal:
        if not refusal.code.startswith("nothing-to-"):
            raise
        return False
    return True
