"""In a blind round nothing that a colleague does makes any difference to what anybody else is told, in any way."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import actions
from actions.workspace import Desk, revision
from tests.journeys.blind_studies import CODINGS, SEATS, SECRET, both, opened_too, seated
from tests.journeys.reading_everything import SILENT, TELLING, WRITING, Study, said

READINGS = TELLING | SILENT


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Study]]:
    """As long as the round is blind."""
    with both(tmp_path_factory.mktemp("blind")) as made:
        assert revision(made["quiet"].desk) == revision(made["busy"].desk)
        yield made


@pytest.fixture(scope="module")
def opened(studies: dict[str, Study], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Study]]:
    """The same when both are done."""
    with opened_too(studies, tmp_path_factory.mktemp("open")) as made:
        yield made


def test_every_way_of_asking_is_known_here() -> None:
    """Who adds a question to the actions says here whether it tells of codings."""
    asking = set()
    for each in walk_packages(actions.__path__, "actions."):
        for name, value in vars(import_module(each.name)).items():
            if inspect.isfunction(value) and value.__module__ == each.name and not name.startswith("_"):
                wanted = {"Desk", Desk}
                if any(parameter.annotation in wanted for parameter in inspect.signature(value).parameters.values()):
                    asking.add(f"{each.name.removeprefix('actions.')}.{name}")
    assert asking == {*READINGS, *WRITING}
    assert len(READINGS) + len(WRITING) == len(asking)


@pytest.mark.parametrize("name", READINGS)
def test_nobody_is_told_anything_of_what_a_colleague_does_in_a_blind_round(
    studies: dict[str, Study], name: str
) -> None:
    for seat in SEATS:
        quiet, busy = (said(seated(studies[world], seat), READINGS[name]) for world in ("quiet", "busy"))
        assert busy == quiet, seat
        assert SECRET not in busy
        if seat != "nobody":
            assert not any(str(each) in busy for each in CODINGS)


@pytest.mark.parametrize("name", TELLING)
def test_when_the_round_has_opened_all_that_tells_of_codings_tells_of_these(
    studies: dict[str, Study], opened: dict[str, Study], name: str
) -> None:
    before, after = (said(seated(there["busy"], "Anna"), TELLING[name]) for there in (studies, opened))
    assert after != before
