"""Open survey questions: a list with one answer a row becomes a document for each question, or for each respondent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from statistics import mean
from typing import Literal

from corpora.blocks import LARGEST_TEXT, Block, Found, composed
from corpora.documents import Reading, SegmentKind
from corpora.numbers import is_number
from corpora.refusal import Refusal
from corpora.repairs import NONE, Repair, Repairs
from corpora.sheets import read_grid
from corpora.tables import is_missing

_RESPONDENT = re.compile(
    r"(?:.*\b)?(?:respondent|deelnemer|participant|response[ _]?id|resp)(?:\b.*|[ _-]?(?:id|nr|nummer|code).*)?"
    r"|id|nr\.?|code",
    re.IGNORECASE,
)
_LARGEST_SIGN = 4  # bytes
_LONGEST_TITLE = 80
_WORDY = 3.0
_WORDY_QUESTION = 1.5
_MOSTLY = 0.5
_LATEST_HEADER = 10


@dataclass(frozen=True, slots=True)
class Answers:
    """A list of answers as found: who answered, the open questions, and what else is known of each respondent."""

    respondents: tuple[str, ...]
    questions: dict[str, tuple[str, ...]]
    attributes: dict[str, dict[str, str]]
    encoding: str = ""


def read_survey(
    name: str,
    data: bytes,
    *,
    per: Literal["question", "respondent"] = "question",
    without: frozenset[Repair] = NONE,
) -> tuple[Reading, ...]:
    """A document for each open question (or respondent), each answer a turn of its respondent.

    Refuses survey-without-answers for a list without open questions, and what `read_grid` refuses.
    """
    if Repair.GUESSED_ENCODING in without and not data.startswith(b"PK"):
        data = data.decode("utf-8", "replace").replace("\x00", "").encode()
    found = answers(name, data)
    kind = "xlsx" if data.startswith(b"PK") else "csv"
    stem = PurePath(name.replace("\\", "/")).stem.strip() or name
    documents = _by_question(found) if per == "question" else _by_respondent(found)
    readings = []
    for title, blocks, speakers in documents:
        repairs = Repairs(without)
        repairs.did(Repair.GUESSED_ENCODING, int(found.encoding == "cp1252"))
        reading = composed(f"{stem} – {title}", kind, Found(blocks, repairs))
        known = {speaker: found.attributes[speaker] for speaker in speakers if found.attributes[speaker]}
        readings.append(replace(reading, attributes=known))
    return tuple(readings)


def answers(name: str, data: bytes) -> Answers:
    """What a list of answers holds; columns of numbers, dates and short choices are attributes."""
    if not data.startswith(b"PK") and len(data) > _LARGEST_SIGN * LARGEST_TEXT:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    grid = read_grid(name, data)
    if sum(len(cell) for row in grid.cells for cell in row) > LARGEST_TEXT:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)
    columns = _columns(grid.cells)
    questions = {title: cells for title, cells in columns.items() if _open(title, cells)}
    if not questions:
        raise Refusal("survey-without-answers", name=name, columns=", ".join(list(columns)[:10]) or "–")
    others = {title: cells for title, cells in columns.items() if title not in questions}
    key = next((title for title, cells in others.items() if _names_respondents(title, cells)), None)
    ids = others.pop(key) if key else tuple(str(n) for n in range(1, 1 + len(next(iter(questions.values())))))
    respondents = tuple(f"R{each}" if each.isdecimal() else each for each in ids)
    attributes = {
        who: {title: cells[place] for title, cells in others.items() if cells[place]}
        for place, who in enumerate(respondents)
    }
    return Answers(respondents, questions, attributes, grid.encoding)


def _columns(cells: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Columns by their title, missing answers empty; the first row that is filled for the most part holds titles."""
    width = max(map(len, cells), default=0)
    rows = [tuple(row) + ("",) * (width - len(row)) for row in cells if any(row)]
    if not rows:
        return {}
    widest = max((sum(map(bool, row)) for row in rows), default=0)
    header = next((n for n, row in enumerate(rows[:_LATEST_HEADER]) if sum(map(bool, row)) > _MOSTLY * widest), 0)
    result: dict[str, tuple[str, ...]] = {}
    for place in range(width):
        column = tuple("" if is_missing(row[place]) else row[place] for row in rows[header + 1 :])
        title = rows[header][place] or f"kolom {place + 1}"
        if any(column):
            result[title if title not in result else f"{title} ({place + 1})"] = column
    return result


def _open(title: str, cells: Sequence[str]) -> bool:
    """Whether people wrote their own words: several a cell, seldom the same as someone else's."""
    filled = [cell for cell in cells if cell]
    if sum(is_number(cell) for cell in filled) > len(filled) / 2:
        return False
    several = mean(len(cell.split()) for cell in filled)
    own = len(set(filled)) > _MOSTLY * len(filled)
    asked = title.rstrip().endswith("?")
    return own and several >= (_WORDY_QUESTION if asked else _WORDY)


def _names_respondents(title: str, cells: Sequence[str]) -> bool:
    return bool(_RESPONDENT.fullmatch(title.strip())) and all(cells) and len(set(cells)) == len(cells)


def _by_question(found: Answers) -> Iterator[tuple[str, tuple[Block, ...], tuple[str, ...]]]:
    for question, cells in found.questions.items():
        said = [(who, words) for who, words in zip(found.respondents, cells, strict=True) if words]
        turns = (Block(words, SegmentKind.TURN, who) for who, words in said)
        yield _title(question), (Block(question, SegmentKind.HEADING), *turns), tuple(who for who, _ in said)


def _by_respondent(found: Answers) -> Iterator[tuple[str, tuple[Block, ...], tuple[str, ...]]]:
    for place, who in enumerate(found.respondents):
        blocks: list[Block] = []
        for question, cells in found.questions.items():
            if cells[place]:
                blocks += Block(question, SegmentKind.HEADING), Block(cells[place], SegmentKind.TURN, who)
        if blocks:
            yield who, tuple(blocks), (who,)


def _title(question: str) -> str:
    """A question short enough for a list of documents."""
    return question if len(question) <= _LONGEST_TITLE else question[: _LONGEST_TITLE - 1].rstrip() + "…"
