"""The project's own names: typed, or read from a file with a name on each line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_labels import normal
from corpora.refusal import Refusal

SHORTEST = 2
_HEADS = frozenset({"naam", "namen", "name", "names", "soort", "kind"})
_BETWEEN = re.compile(r"\s*[;\t]\s*")
_KINDS = {kind.lower(): kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class NameList:
    """The project's own names, by kind; places count in small letters only behind a word such as *in* or *te*."""

    names: tuple[tuple[Kind, str], ...] = ()

    @classmethod
    def parsed(cls, text: str) -> "NameList":
        """A name a line, its kind before or behind it: `school: De Regenboog`, `De Regenboog;school`; else a person.

        Empty lines, lines with `#` and a first line of column names are passed over. Refuses `name-kind-unknown` and
        `name-too-short`.
        """
        lines = [line.strip().lstrip("\ufeff").strip() for line in text.splitlines()]
        if lines and {cell.casefold() for cell in _cells(lines[0].replace(",", ";"))} <= _HEADS:
            lines = lines[1:]
        return cls().with_names(_listed(line) for line in lines if line and not line.startswith("#"))

    def with_names(self, names: Iterable[tuple[Kind, str]]) -> "NameList":
        """These and those, every name once: said again, it gets the kind that was said last."""
        known = {normal(name): (kind, name) for kind, name in (*self.names, *names)}
        return NameList(tuple(known.values()))

    def without(self, name: str) -> "NameList":
        """All but one; refuses `name-not-listed`."""
        left = tuple(each for each in self.names if normal(each[1]) != normal(name))
        if len(left) == len(self.names):
            raise Refusal("name-not-listed", name=name)
        return NameList(left)


NOBODY = NameList()


def kind_named(said: str) -> Kind:
    """The kind that is meant; refuses `name-kind-unknown` with those there are."""
    if found := _KINDS.get(said.strip().lower()):
        return found
    raise Refusal("name-kind-unknown", kind=said.strip(), known=", ".join(_KINDS))


def _listed(line: str) -> tuple[Kind, str]:
    kind, name = _parted(line)
    if len(name) < SHORTEST:
        raise Refusal("name-too-short", name=name)
    return kind, name


def _parted(line: str) -> tuple[Kind, str]:
    cells = _cells(line)
    if len(cells) == 1:
        first, _, last = (_bare(part) for part in line.rpartition(","))
        return (_KINDS[last.lower()], first) if last.lower() in _KINDS and first else (Kind.PERSON, cells[0])
    if cells[1].lower() in _KINDS:
        return kind_named(cells[1]), cells[0]
    return kind_named(cells[0]), cells[1]


def _cells(line: str) -> list[str]:
    """What stands between semicolons or tabs, or at both sides of a colon; without quotation marks around it."""
    cells = _BETWEEN.split(line) if _BETWEEN.search(line) else line.split(": ", 1)
    return [bare for cell in cells if (bare := _bare(cell))] or [""]


def _bare(cell: str) -> str:
    return cell.strip().strip('"“”').strip()
