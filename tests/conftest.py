"""Workspaces to tell stories in: SQLite always, PostgreSQL as well when DUIDING_TEST_DATABASE names a server."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from actions.workspace import Desk, Workspace, create_project, join, open_workspace

# What must be green before a change lands tries the same examples each time, so half of them will do; at a desk every
# run tries new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

SERVER = os.environ.get("DUIDING_TEST_DATABASE", "")
DATABASES = ("sqlite", "postgresql") if SERVER else ("sqlite",)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all its tables and nothing in them: made once, because that takes longer than most stories."""
    path = tmp_path_factory.mktemp("empty") / "duiding.sqlite3"
    open_workspace(f"sqlite:///{path}").database.close()
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path) -> Iterator[str]:
    """The URL of an empty database of this test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(empty_database, tmp_path / 'duiding.sqlite3')}"
        return
    with _database_of_our_own() as url:
        yield url


@pytest.fixture
def workspace(database_url: str) -> Iterator[Workspace]:
    """An empty workspace."""
    opened = open_workspace(database_url)
    yield opened
    opened.database.close()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """A new project with Anna at work in it."""
    project = create_project(workspace, "Besturen 2021")
    return _seat(Desk(workspace, project.id), "Anna")


@pytest.fixture
def colleague(desk: Desk) -> Desk:
    """Bram, at work in Anna's project."""
    return _seat(desk, "Bram")


def _seat(desk: Desk, name: str) -> Desk:
    return Desk(desk.workspace, desk.project_id, join(desk, name).id)


@contextmanager
def _database_of_our_own() -> Iterator[str]:
    name = f"duiding_{uuid4().hex}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        # Without FORCE, which may not end an autovacuum that happens to be there; this waits for it.
        connection.execute(text(f"DROP DATABASE {name}"))
    server.dispose()
