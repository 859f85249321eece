"""By what a search can be narrowed down, and what was chosen, as words that travel in an address or with a click."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from actions import speaking
from actions.boards import board_lists
from actions.codebook import codebook
from actions.documents import documents
from actions.searching import Options, speakers
from actions.searching_parts import part_names
from actions.workspace import Desk, coders
from coding.referring import Group, groups_of
from corpora.refusal import Refusal
from corpora.searching_queries import Match

T = TypeVar("T", bound=StrEnum)
Choice = tuple[str, str]


def choices(desk: Desk) -> dict[str, list[Choice]]:
    """Of each filter its values with their names; of `who` the value is `attribute=value`, and so is the name."""
    return {
        "speaker": [(name, name) for name in speakers(desk)],
        "who": [(each, each) for each in _attributes(desk)],
        "document": [(str(each.id), each.name) for each in documents(desk)],
        "part": [(name, name) for name in part_names(desk)],
        "code": [(str(each.id), each.name) for each in codebook(desk).codes],
        "coder": [(str(each.id), each.name) for each in coders(desk)],
        "group": [(f"{each.list_id}:{each.name}", each.name) for each in groups_of(board_lists(desk))],
    }


def narrowed(match: str, chosen: Mapping[str, Sequence[str]]) -> Options:
    """How and where is searched; `chosen` holds values of `choices`. Refuses `request-wrong`."""
    return Options(
        match=one_of(Match, match),
        speakers=tuple(chosen.get("speaker", ())),
        document_ids=_ids(chosen.get("document", ())),
        code_ids=_ids(chosen.get("code", ())),
        coder_ids=_ids(chosen.get("coder", ())),
        groups=tuple(map(_group, chosen.get("group", ()))),
        who=tuple(map(_attribute, chosen.get("who", ()))),
        parts=tuple(chosen.get("part", ())),
    )


def one_of(kind: type[T], asked: str) -> T:
    """The member of this name; refuses `request-wrong`."""
    try:
        return kind(asked)
    except ValueError as error:
        raise Refusal("request-wrong") from error


def _attributes(desk: Desk) -> list[str]:
    def found() -> list[str]:
        return [
            f"{attribute}={value}"
            for attribute in speaking.attributes(desk)
            for value in sorted({value for _, value in speaking.values(desk, attribute).values() if value})
        ]

    return desk.computed("search-attributes", compute=found)


def _attribute(asked: str) -> tuple[str, str]:
    attribute, _, value = asked.partition("=")
    return attribute, value


def _group(asked: str) -> Group:
    list_id, _, name = asked.partition(":")
    return Group(_ids([list_id])[0], name)


def _ids(asked: Sequence[str]) -> tuple[UUID, ...]:
    try:
        return tuple(map(UUID, asked))
    except ValueError as error:
        raise Refusal("request-wrong") from error
