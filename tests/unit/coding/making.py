"""Small inventions for the tests of `coding`: documents, coders and codes are named by a letter."""

from uuid import NAMESPACE_URL, UUID, uuid5

from codebooks.codebook import Direction
from coding.codings import Coding
from corpora.boards import Board, BoardList, Reference
from corpora.spans import Span

TEXT = "De bestuurder kijkt elke maand naar de cijfers. Dat helpt de scholen. Er is te weinig personeel in de regio."
SENTENCES = (Span(0, 47), Span(48, 69), Span(70, 107))


def named(name: str) -> UUID:
    """Always the same id for the same name."""
    return uuid5(NAMESPACE_URL, name)


def mark(
    coder: str, code: str, start: int, end: int, *, document: str = "D", text: str = "", way: Direction | None = None
) -> Coding:
    """One coding; its quote comes from `text`, or from TEXT repeated."""
    source = text or TEXT * (1 + end // len(TEXT))
    identity = named(f"{coder} {code} {start} {end} {document}")
    return Coding(identity, named(document), named(code), named(coder), Span(start, end), source[start:end], way)


def board_list(name: str, *groups: str) -> BoardList:
    return BoardList(named(name), name, "2021-04-01", (), groups or ("laag", "hoog"), 0)


def board(name: str, group: str, *, of: str = "lijst") -> Board:
    return Board(named(name), named(of), name, name, group, {})


def refer(
    document: str, group: str, *, of: str = "lijst", span: Span | None = None, about: str | None = None
) -> Reference:
    """This document, or its part at `span`, is about a group of list `of`, or about the board named `about`."""
    board_id = named(about) if about else None
    return Reference(
        named(f"{document} {group} {of} {span} {about}"), named(document), named(of), group, board_id, span
    )
