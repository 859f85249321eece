"""One study for all stories about reports."""

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as Docx

from reports.findings import Findings
from reports.word import word
from tests.unit.reports.making import study


@pytest.fixture
def findings() -> Findings:
    return study()


@pytest.fixture(scope="session")
def handed_over() -> bytes:
    """The study's Word report, made once for all that read it."""
    return word(study())


@pytest.fixture
def report(handed_over: bytes) -> Docx:
    return Document(BytesIO(handed_over))
