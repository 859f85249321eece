"""A Taguette project: HTML documents, tags whose dots say what stands below what, highlights without a coder.

Who made a highlight is in the log that Taguette keeps beside them (`commands`); who changed it last counts.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from corpora.refusal import Refusal
from corpora.spans import Span
from reports.doors.pages import Page, page, words_of
from reports.doors.standing import Standing
from reports.doors.told import Told, ToldCode, ToldCoding, ToldGroup, ToldMark, ToldText, remarks, said, whole

Row = Mapping[str, object]
Tables = Mapping[str, Sequence[Row]]
TABLES = ("projects", "project_members", "documents", "tags", "highlights", "highlight_tags", "commands")
_BELOW = re.compile(r"\.(?=[^\W\d_])")  # 1.2 and `e.g. this` are no steps down
ORIGIN = "Taguette"


def is_taguette(names: Collection[str]) -> bool:
    """Whether these are the tables of one."""
    return {"projects", "documents", "tags", "highlights", "highlight_tags"} <= set(names)


def read_taguette(name: str, tables: Tables, which: str = "") -> Told:
    """What the project in a database tells; refuses `door-projects-several` where one has to be named by `which`."""
    project = _project(name, tables["projects"], which)
    own = project.get("id")
    pages = {
        key: (row, page(said(row.get("contents"))))
        for row in tables["documents"]
        if row.get("project_id") == own and (key := whole(row.get("id"))) is not None
    }
    tags = [row for row in tables["tags"] if row.get("project_id") == own]
    codes, groups = tagged([(str(row.get("id")), said(row.get("path")), said(row.get("description"))) for row in tags])
    marks = _Marks(pages, {code.key for code in codes}, _makers(tables.get("commands", ()), own))
    told = marks.read(tables["highlights"], tables["highlight_tags"])
    members = [said(row.get("user_login")) for row in tables.get("project_members", ()) if row.get("project_id") == own]
    signed = [coding.by for each in told for coding in each.codings]
    texts = [
        ToldText(
            f"text {key}",
            said(row.get("name")),
            shown.text,
            said(row.get("description")),
            at=said(row.get("created")),
        )
        for key, (row, shown) in pages.items()
    ]
    return Told(
        ORIGIN,
        said(project.get("name")),
        said(project.get("description")),
        tuple(dict.fromkeys(filter(None, (*members, *signed)))),
        codes,
        tuple(texts),
        tuple(told),
        groups=groups,
        repairs=(
            *remarks(door_signed_by_log=sum(bool(by) for by in signed), door_path_group=len(groups)),
            *marks.standing.repairs(),
        ),
        lost=marks.standing.lost(),
    )


def _project(name: str, projects: Sequence[Row], which: str) -> Row:
    named = [row for row in projects if not which or said(row.get("name")) == which]
    if len(named) == 1:
        return named[0]
    known = ", ".join(said(row.get("name")) for row in projects)
    raise Refusal("door-projects-several", name=name, known=known[:500], n=len(projects))


def tagged(tags: Sequence[tuple[str, str, str]]) -> tuple[tuple[ToldCode, ...], tuple[ToldGroup, ...]]:
    """Codes of (key, path, description): `a.b` stands below `a`, or in a group by that name where `a` is no tag."""
    keys = {path: key for key, path, _ in tags}
    codes = []
    groups: dict[str, list[str]] = defaultdict(list)
    for key, path, about in tags:
        steps = _BELOW.split(path)
        above = next((n for n in range(len(steps) - 1, 0, -1) if ".".join(steps[:n]) in keys), 0)
        parent = keys[".".join(steps[:above])] if above else ""
        if not above and len(steps) > 1 and not any(step != step.strip() or not step for step in steps):
            above = 1
            groups[steps[0]].append(key)
        codes.append(ToldCode(key, ".".join(steps[above:]), parent, about))
    return tuple(codes), tuple(ToldGroup(name, name, tuple(keys)) for name, keys in groups.items())


def _makers(commands: Sequence[Row], project: object) -> dict[int, tuple[str, str]]:
    """By highlight who made it what it is, and when."""
    found: dict[int, tuple[str, str]] = {}
    for row in commands:
        if row.get("project_id") != project:
            continue
        try:
            payload = json.loads(said(row.get("payload")))
        except (ValueError, RecursionError):
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            key = whole(payload.get("highlight_id"))
            if key is not None:
                found[key] = said(row.get("user_login")), said(row.get("date"))
    return found


@dataclass
class _Marks:
    pages: Mapping[int, tuple[Row, Page]]
    codes: Collection[str]
    makers: Mapping[int, tuple[str, str]]
    standing: Standing = field(default_factory=Standing)

    def read(self, highlights: Sequence[Row], links: Sequence[Row]) -> list[ToldMark]:
        """The highlights of the documents there are, each verified against the words kept with it."""
        tags: dict[int, list[str]] = defaultdict(list)
        for row in links:
            highlight, tag = whole(row.get("highlight_id")), str(row.get("tag_id"))
            if highlight is not None and tag in self.codes:
                tags[highlight].append(tag)
        found = []
        for row in highlights:
            key, home = whole(row.get("id")), whole(row.get("document_id"))
            if key is None or home is None or home not in self.pages:
                continue
            span = self._span(self.pages[home][1], row)
            if span is not None:
                by, at = self.makers.get(key, ("", ""))
                codings = tuple(ToldCoding(tag, by, at) for tag in dict.fromkeys(tags[key]))
                found.append(ToldMark(f"mark {key}", f"text {home}", span, codings, by=by, at=at))
        return found

    def _span(self, shown: Page, row: Row) -> Span | None:
        start, end = whole(row.get("start_offset")), whole(row.get("end_offset"))
        here = there = -1
        if start is not None and end is not None:
            start, end = sorted((start, end))
            here, there = shown.place(start), shown.place(end, end=True)
        return self.standing.span(shown.text, here, there, words_of(said(row.get("snippet"))))
