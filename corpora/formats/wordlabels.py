"""Names in bold before the words of a paragraph, without a colon: labels where a text keeps to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpora.blocks import Block
from corpora.documents import SegmentKind
from corpora.labels import is_talk
from corpora.speakers import is_name, labelled

_SHARE = 0.5


def led(blocks: Sequence[Block], leads: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks with plain labels for their bold names, if people speak so throughout; `leads` are by the words."""
    text = [block for block in blocks if block.kind is SegmentKind.PARAGRAPH]
    found = {block.words: cut for block in text if (cut := _cut(block.words, leads.get(block.words, "")))}
    names = Counter(found[block.words][0] for block in text if block.words in found)
    plain = sum(labelled(block.words) is not None for block in text)
    if plain >= names.total() or not is_talk(names, len(text), _SHARE):
        return tuple(blocks)
    return tuple(
        replace(block, words=": ".join(found[block.words]))
        if block.kind is SegmentKind.PARAGRAPH and block.words in found
        else block
        for block in blocks
    )


def _cut(words: str, lead: str) -> tuple[str, str] | None:
    """Name and words, where the words in bold are a name and nothing more."""
    rest = words.removeprefix(lead)
    if not lead or rest == words or not rest[:1].isspace() or not is_name(lead):
        return None
    return lead, rest.strip()
