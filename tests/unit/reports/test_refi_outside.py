"""A selection that stands beyond its text stays there, however another program counts."""

from datetime import UTC, datetime
from uuid import UUID

from reports.refi.planning import planned
from reports.refi.reading import read
from reports.refi.writing import written
from tests.exchanges import CODES, USERS, coded, packed, project, source


def test_what_stands_beyond_its_text_does_not_move_into_it() -> None:
    qde = project(USERS, CODES, f"<Sources>{source(coded(100, 4, 5, 2))}</Sources>", origin="QualCoder")
    exchange = read("voor.qdpx", packed(qde, {"een.txt": "😔😔b"}))
    plan = planned(exchange, UUID(int=7), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC))
    out = written(plan.holding, UUID(int=7), program="nvivo", came_in=(exchange, plan)).data
    assert [words for _, words in read("na.qdpx", out).quotations()] == [""]
