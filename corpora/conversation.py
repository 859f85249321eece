"""From blocks with labels to blocks that are turns."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from corpora.blocks import BETWEEN, PAGE, Block
from corpora.documents import SegmentKind
from corpora.speakers import Label, labelled, speakers_in

_NOTICE = re.compile(
    r".{0,80}\b(?:(?:transcriptie|opname) (?:gestart|gestopt|beëindigd)|(?:started|stopped) (?:the )?transcription)\.?"
)


def in_turns(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Labelled paragraphs become turns that run to the next label or heading; without a conversation, as they were."""
    given = tuple(blocks)
    pieces = tuple(_split(given, lambda _: True))
    known = speakers_in([_bare(piece) for piece in pieces if piece.kind is SegmentKind.PARAGRAPH])
    if not known:
        return given
    return tuple(_turns(_split(given, lambda label: label.name in known), known))


def _bare(block: Block) -> str:
    return block.words.lstrip(PAGE + " \n")


def _split(blocks: Iterable[Block], believed: Callable[[Label], bool]) -> Iterator[Block]:
    """Paragraphs in which someone else begins on a new line, apart."""
    for block in blocks:
        if block.kind is not SegmentKind.PARAGRAPH or "\n" not in block.words or block.cues:
            yield block
            continue
        lines: list[str] = []
        for line in block.words.split("\n"):
            label = labelled(line.lstrip(PAGE + " "))
            if lines and label and believed(label):
                yield replace(block, words="\n".join(lines))
                lines = []
            lines.append(line)
        yield replace(block, words="\n".join(lines))


def _turns(blocks: Iterable[Block], known: frozenset[str]) -> Iterator[Block]:
    turn: Block | None = None
    for block in blocks:
        label = labelled(_bare(block)) if block.kind is SegmentKind.PARAGRAPH else None
        if label and label.name in known:
            if turn:
                yield turn
            turn = _opened(block, label)
        elif turn and block.kind is SegmentKind.PARAGRAPH and not _NOTICE.fullmatch(_bare(block)):
            turn = _continued(turn, block)
        else:
            if turn:
                yield turn
            turn = None
            yield block
    if turn:
        yield turn


def _opened(block: Block, label: Label) -> Block:
    pages = PAGE * block.words[: len(block.words) - len(_bare(block))].count(PAGE)
    return Block(pages + label.words, SegmentKind.TURN, label.name, label.begin_s)


def _continued(turn: Block, block: Block) -> Block:
    between = BETWEEN if turn.words.strip(PAGE) else ""
    return replace(turn, words=turn.words + between + block.words)
