"""One study for all stories about reports."""

import pytest

from reports.findings import Findings
from tests.unit.reports.making import study


@pytest.fixture
def findings() -> Findings:
    return study()
