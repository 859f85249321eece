"""Pages as a person at a desk sees them, on a workspace of the test's own."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from actions.workspace import Desk, opened
from tests.views.seeing import calm

Page = Callable[[str, Desk], AppTest]


@pytest.fixture(scope="session", autouse=True)
def _looked_through_once() -> Iterator[None]:
    """Streamlit looks through all installed packages for components at each AppTest, which took half of our time."""
    with pytest.MonkeyPatch.context() as once:
        once.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def _served(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages open the database of this test."""
    monkeypatch.setenv("DUIDING_DATABASE", database_url)
    opened.cache_clear()
    yield
    opened().database.close()
    opened.cache_clear()


@pytest.fixture
def page() -> Page:
    """Open one of the pages at a desk: `page("codebook", desk)`."""

    def at(name: str, desk: Desk) -> AppTest:
        test = AppTest.from_function(_shown, args=(name,), default_timeout=20)
        test.session_state["project"] = str(desk.project_id)
        test.session_state["coder"] = str(desk.coder_id)
        return calm(test.run())

    return at


def _shown(name: str) -> None:
    from importlib import import_module

    import_module(f"views.{name}").show()
