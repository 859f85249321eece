"""A QualCoder project (`data.qda`): places in code points of `source.fulltext`, a coder with everything.

Categories become codes that are not to be applied, as QualCoder itself hands them on. Columns that older versions
lack are not asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from corpora.spans import Span
from reports.doors.standing import Standing, unreturned
from reports.doors.told import (
    Told,
    ToldCase,
    ToldCode,
    ToldCoding,
    ToldMark,
    ToldNote,
    ToldText,
    remarks,
    said,
    whole,
)
from reports.refi.offsets import text_of

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]
TABLES = (
    *("project", "source", "code_cat", "code_name", "code_text", "code_image", "code_av", "cases", "case_text"),
    *("attribute", "annotation", "journal"),
)
OWNED = ("source", "code_cat", "code_name", "code_text", "cases", "annotation", "journal", "code_image", "code_av")
ORIGIN = "QualCoder"


def is_qualcoder(names: Collection[str]) -> bool:
    """Whether these are the tables of one."""
    return {"source", "code_name", "code_cat", "code_text", "cases"} <= set(names)


def read_qualcoder(name: str, tables: Tables) -> Told:
    """What a project tells; `name` is what it is called, which only its file says."""
    reader = _Reader(tables)
    project = next(iter(tables["project"]), {})
    texts = reader.read_texts()
    marks = (*reader.coded(), *reader.annotated(), *reader.stretches())
    owners = [said(row.get("owner")) for table in OWNED for row in tables[table]]
    return Told(
        said(project.get("about")).strip() or ORIGIN,
        name,
        said(project.get("memo")),
        tuple(dict.fromkeys(owner for owner in owners if owner.strip())),
        codes_of(tables["code_cat"], tables["code_name"]),
        texts,
        marks,
        (*reader.journal(), *reader.annotations()),
        cases=reader.cases(),
        repairs=reader.standing.repairs(),
        lost=(
            *reader.standing.lost(),
            *remarks(
                door_media=len(tables["source"]) - len(texts),
                door_areas=len(tables["code_image"]) + len(tables["code_av"]),
            ),
        ),
    )


def codes_of(categories: Sequence[Row], codes: Sequence[Row]) -> tuple[ToldCode, ...]:
    """Categories first, then codes; a code below a code stands there, and else in its category."""
    found = [
        ToldCode(
            f"category {row.get('catid')}",
            said(row.get("name")),
            _key("category", row.get("supercatid")),
            said(row.get("memo")),
            apply=False,
        )
        for row in categories
    ]
    for row in codes:
        parent = _key("code", row.get("supercid")) or _key("category", row.get("catid"))
        color = said(row.get("color"))
        found.append(ToldCode(f"code {row.get('cid')}", said(row.get("name")), parent, said(row.get("memo")), color))
    return tuple(found)


def _key(kind: str, number: object) -> str:
    return f"{kind} {number}" if whole(number) is not None else ""


class _Signed(TypedDict):
    by: str
    at: str


def _signed(row: Row) -> _Signed:
    owner = said(row.get("owner"))
    return {"by": owner if owner.strip() else "", "at": said(row.get("date"))}


@dataclass
class _Reader:
    tables: Tables
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Callable[[int], int]] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)

    def read_texts(self) -> tuple[ToldText, ...]:
        """The sources with words; pictures and recordings have none."""
        found = []
        for row in self.tables["source"]:
            key, words = f"text {row.get('id')}", said(row.get("fulltext"))
            if words.strip():
                self.texts[key], self.places[key] = unreturned(words)
                known = self._attributes("file", row.get("id"))
                given = said(row.get("name")), self.texts[key], said(row.get("memo"))
                found.append(ToldText(key, *given, **_signed(row), attributes=known))
        return tuple(found)

    def coded(self) -> Iterator[ToldMark]:
        """A mark for every coding, as QualCoder hands them on."""
        for row in self.tables["code_text"]:
            if span := self._span(row, said(row.get("seltext"))):
                coding = ToldCoding(f"code {row.get('cid')}", **_signed(row), important=row.get("important") == 1)
                key, text = f"coding {row.get('ctid')}", f"text {row.get('fid')}"
                yield ToldMark(key, text, span, (coding,), said(row.get("memo")), **_signed(row))

    def annotated(self) -> Iterator[ToldMark]:
        """A mark without a code for what an annotation is about."""
        for row in self.tables["annotation"]:
            if span := self._span(row):
                yield ToldMark(f"annotation {row.get('anid')}", f"text {row.get('fid')}", span, **_signed(row))

    def annotations(self) -> Iterator[ToldNote]:
        for row in self.tables["annotation"]:
            key = f"annotation {row.get('anid')}"
            yield ToldNote(f"note {key}", "", said(row.get("memo")), **_signed(row), about=(key,))

    def journal(self) -> Iterator[ToldNote]:
        for row in self.tables["journal"]:
            words = said(row.get("name")), said(row.get("jentry"))
            yield ToldNote(f"journal {row.get('jid')}", *words, **_signed(row))

    def stretches(self) -> Iterator[ToldMark]:
        """A mark for each part of a text that a case is about; a whole text needs none."""
        for row in self.tables["case_text"]:
            span = self._span(row)
            if span is not None and not self._is_whole(row, span):
                yield ToldMark(f"stretch {row.get('id')}", f"text {row.get('fid')}", span, **_signed(row))

    def cases(self) -> tuple[ToldCase, ...]:
        texts: dict[object, list[str]] = defaultdict(list)
        marks: dict[object, list[str]] = defaultdict(list)
        for row in self.tables["case_text"]:
            span = self._span(row)
            if span is not None and self._is_whole(row, span):
                texts[row.get("caseid")].append(f"text {row.get('fid')}")
            elif span is not None:
                marks[row.get("caseid")].append(f"stretch {row.get('id')}")
        return tuple(
            ToldCase(
                f"case {row.get('caseid')}",
                said(row.get("name")),
                said(row.get("memo")),
                self._attributes("case", row.get("caseid")),
                tuple(dict.fromkeys(texts[row.get("caseid")])),
                tuple(marks[row.get("caseid")]),
            )
            for row in self.tables["cases"]
        )

    def _is_whole(self, row: Row, span: Span) -> bool:
        return span.start == 0 and span.end >= len(self.texts[f"text {row.get('fid')}"].rstrip())

    def _span(self, row: Row, words: str = "") -> Span | None:
        """None where it stands nowhere; only what is coded is missed, for what else there is says no words."""
        key = f"text {row.get('fid')}"
        start, end = whole(row.get("pos0")), whole(row.get("pos1"))
        if key not in self.texts or start is None or end is None or min(start, end) < 0:
            self.standing.outside += bool(words)
            return None
        here, there = sorted((self.places[key](start), self.places[key](end)))
        if words:
            return self.standing.span(self.texts[key], here, there, text_of(words).text)
        there = min(there, len(self.texts[key]))
        return Span(here, there) if here < there else None

    def _attributes(self, kind: str, number: object) -> dict[str, str]:
        """What is known of a case or file, by the names of the attributes; none where nothing is filled in."""
        return dict(self._known.get((kind, number), {}))

    @cached_property
    def _known(self) -> dict[tuple[str, object], dict[str, str]]:
        found: dict[tuple[str, object], dict[str, str]] = defaultdict(dict)
        for row in self.tables["attribute"]:
            name, value = said(row.get("name")), said(row.get("value"))
            if name.strip() and value.strip():
                found[said(row.get("attr_type")), row.get("id")][name] = value
        return found
