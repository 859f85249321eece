"""From blocks with labels to blocks that are turns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpora.blocks import BETWEEN, PAGE, Block
from corpora.documents import SegmentKind
from corpora.labels import spelled
from corpora.speakers import Label, is_role, labelled, speakers_in

_QUESTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-ZÀ-Þ][^\n]{2,150}")
_NOTICE = re.compile(
    r".{0,80}\b(?:(?:transcriptie|opname) (?:gestart|gestopt|beëindigd)|(?:started|stopped) (?:the )?transcription)\.?"
)


def in_turns(blocks: Iterable[Block], *, plain: bool = False) -> tuple[Block, ...]:
    """Labelled paragraphs become turns that run to the next label or heading; without a conversation, as they were.

    `plain` when the labels are plain already.
    """
    given = tuple(blocks) if plain else _spelled_out(tuple(blocks))
    pieces = tuple(_split(given, lambda _: True))
    known = speakers_in([_bare(piece) for piece in pieces if piece.kind is SegmentKind.PARAGRAPH])
    if not known or _describe_things(pieces, known):
        return given
    return tuple(_turns(_split(given, lambda label: label.name in known), known))


def _describe_things(pieces: Sequence[Block], known: frozenset[str]) -> bool:
    """Whether labels tell of each of some things the same (*Impact*, *Consequence*): no name comes twice under one
    heading, and under most headings none does. Nobody has a role then, and no time is told."""
    sections: list[list[Label]] = [[]]
    for piece in pieces:
        if piece.kind is SegmentKind.HEADING:
            sections.append([])
        elif (label := labelled(_bare(piece))) and label.name in known:
            sections[-1].append(label)
    used = [labels for labels in sections if labels]
    if any(label.timed or is_role(label.name) for labels in used for label in labels):
        return False
    once = all(len({label.name for label in labels}) == len(labels) for labels in used)
    return once and 1 < len(used) < len(sections) / 2


def _spelled_out(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same with plain labels before the lines of its paragraphs; page marks stay where they were."""
    lines = [line for block in blocks if _is_text(block) for line in block.words.split("\n")]
    bare = [line.strip(PAGE + " ") for line in lines]
    plain = spelled(bare)
    if plain == bare:
        return tuple(blocks)
    marks = [PAGE * line.count(PAGE, 0, len(line) - len(line.lstrip(PAGE + " "))) for line in lines]
    written = iter(
        [mark + new if new != old else line for mark, new, old, line in zip(marks, plain, bare, lines, strict=True)]
    )
    return tuple(
        replace(block, words="\n".join(new for old in block.words.split("\n") if (new := next(written)) or not old))
        if _is_text(block)
        else block
        for block in blocks
    )


def _is_text(block: Block) -> bool:
    return block.kind is SegmentKind.PARAGRAPH and not block.cues


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
        elif _QUESTION_NUMBER.fullmatch(_bare(block)):
            if turn:
                yield turn
            turn = None
            yield replace(block, kind=SegmentKind.HEADING)
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
