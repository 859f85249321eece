"""One span through one alignment: what its first and its last word became, and how much of it was kept."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from corpora.anchoring_alignment import Alignment, Kind, Piece
from corpora.spans import Span

CONTEXT = 32
ROW = 5
HALF = 0.5
GROWN = 2  # with more new words than old ones inside it a fragment may have swallowed what was pasted there


@dataclass(frozen=True, slots=True)
class Projection:
    """Where a span comes out. `share` is the part of its characters that was kept; not `sure` is for a person."""

    span: Span | None
    share: float
    elsewhere: bool = False
    sure: bool = False


def projected(alignment: Alignment, span: Span) -> Projection:
    """The span in the new text."""
    low, high = alignment.old.touched(span)
    if low >= high:
        return _blank(alignment, span, low)
    found = alignment.within(low, high)
    if not found:
        return Projection(None, 0.0)
    chain, first, last = _chain(alignment, found, low, high)
    share = alignment.kept(low, high, chain) / alignment.old.weight(low, high)
    start, start_sure = _start(alignment, alignment.pieces[first], span, low)
    end, end_sure = _end(alignment, alignment.pieces[last], span, high)
    if start >= end:
        return Projection(None, share)
    if not any(map(str.isalnum, alignment.new.text[start:end])) and any(
        map(str.isalnum, alignment.old.text[span.start : span.end])
    ):
        return Projection(None, 0.0)  # of its words only a full stop is left
    at_borders = (first, last) == (found[0], found[-1])
    if chain:  # of moved words only the words that were found again are known to have come along
        at_borders &= alignment.pieces[first].low <= low and high <= alignment.pieces[last].high
    new_span = Span(start, end)
    sure = start_sure and end_sure and at_borders and share >= HALF and len(new_span) <= GROWN * len(span) + CONTEXT
    sure = sure and _known(alignment, span, (low, high), new_span, chain)
    sure = sure and _held(alignment, (first, last), (low, high), new_span, chain)
    return Projection(_with_blanks(alignment, span, (low, high), new_span), share, chain > 0, sure)


def _chain(alignment: Alignment, found: range, low: int, high: int) -> tuple[int, int, int]:
    """The chain that holds most of the span, with its first and last piece in it."""
    if alignment.moved_before[found.stop] == alignment.moved_before[found.start]:
        return 0, found[0], found[-1]
    chains = {alignment.pieces[at].chain for at in found}
    chain = max(chains, key=lambda each: (alignment.kept(low, high, each), -each))
    own = [at for at in found if alignment.pieces[at].chain == chain]
    return chain, own[0], own[-1]


def _start(alignment: Alignment, piece: Piece, span: Span, low: int) -> tuple[int, bool]:
    old, new = alignment.old, alignment.new
    word = max(low, piece.low)
    inside = max(0, span.start - old.starts[word])
    if piece.kind is Kind.SAME:
        return new.starts[piece.first + word - piece.low] + inside, True
    if piece.kind is Kind.CORRECTED:
        first = new.starts[piece.first]
        return _inside(alignment, piece, span.start) if span.start > old.starts[piece.low] else (first, True)
    if piece.kind is Kind.REPLACED:
        return new.starts[piece.first + word - piece.low], inside == 0
    return new.starts[piece.first], False


def _end(alignment: Alignment, piece: Piece, span: Span, high: int) -> tuple[int, bool]:
    old, new = alignment.old, alignment.new
    word = min(high, piece.high) - 1
    inside = max(0, old.ends[word] - span.end)
    if piece.kind is Kind.SAME:
        return new.ends[piece.first + word - piece.low] - inside, True
    if piece.kind is Kind.CORRECTED:
        last = new.ends[piece.last - 1]
        return _inside(alignment, piece, span.end) if span.end < old.ends[piece.high - 1] else (last, True)
    if piece.kind is Kind.REPLACED:
        return new.ends[piece.first + word - piece.low], inside == 0
    return new.ends[piece.last - 1], False


def _inside(alignment: Alignment, piece: Piece, border: int) -> tuple[int, bool]:
    """A border inside words that were put right: between the letters that were kept on both sides of it."""
    old, new = alignment.old, alignment.new
    start, first = old.starts[piece.low], new.starts[piece.first]
    one, other = old.text[start : old.ends[piece.high - 1]], new.text[first : new.ends[piece.last - 1]]
    place = border - start
    before = after = -1
    for i, j, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if i < place <= i + size:
            before = j + place - i
        if i <= place < i + size:
            after = j + place - i
    return first + max(before, after, 0), before == after or min(before, after) < 0 <= max(before, after)


def _known(alignment: Alignment, span: Span, words: tuple[int, int], found: Span, chain: int) -> bool:
    """Whether enough stayed to know the span by: words that stand nowhere else, or those right beside it."""
    low, high = words
    if alignment.distinct(low, high):
        return True
    before, _ = alignment.old.touched(Span(max(0, span.start - CONTEXT), max(1, span.start)))
    _, after = alignment.old.touched(Span(span.end, span.end + CONTEXT))
    first, last = alignment.new.touched(found)
    return (
        _beside(alignment, low - 1, first - 1, chain)
        and alignment.kept(before, low, chain) >= HALF * alignment.old.weight(before, low)
    ) or (
        _beside(alignment, high, last, chain)
        and alignment.kept(high, after, chain) >= HALF * alignment.old.weight(high, after)
    )


def _held(alignment: Alignment, ends: tuple[int, int], words: tuple[int, int], found: Span, chain: int) -> bool:
    """Whether the first and the last word stand in a row of kept words: one alone may be there by chance."""
    first, last = alignment.new.touched(found)
    at_start = max(words[0], alignment.pieces[ends[0]].low), first
    at_end = min(words[1], alignment.pieces[ends[1]].high) - 1, last - 1
    return all(
        sum(_kept_on(alignment, place, by, chain) for by in (1, -1)) >= ROW - _own(alignment, place, chain)
        for place in (at_start, at_end)
    )


def _own(alignment: Alignment, place: tuple[int, int], chain: int) -> int:
    return alignment.old.weight(place[0], place[0] + 1) if _beside(alignment, *place, chain) else 0


def _kept_on(alignment: Alignment, place: tuple[int, int], by: int, chain: int) -> int:
    """Characters of the kept words that follow on a word without a gap; the end of the text is as good as a row."""
    kept = 0
    word, new_word = place
    for _ in range(ROW):
        word, new_word = word + by, new_word + by
        if kept >= ROW or not _beside(alignment, word, new_word, chain):
            break
        if not 0 <= word < len(alignment.old):
            return ROW
        kept += alignment.old.weight(word, word + 1)
    return kept


def _beside(alignment: Alignment, word: int, new_word: int, chain: int) -> bool:
    """Whether that word was kept at just that place; the beginning and the end of the text count as words."""
    outside = (word < 0, word >= len(alignment.old)), (new_word < 0, new_word >= len(alignment.new))
    if any(outside[0]) or any(outside[1]):
        return outside[0] == outside[1]
    pieces = (alignment.pieces[at] for at in alignment.within(word, word + 1))
    return any(
        piece.kept
        and piece.chain == chain
        and (
            piece.first + word - piece.low == new_word
            if piece.kind is Kind.SAME
            else piece.first <= new_word < piece.last
        )
        for piece in pieces
    )


def _with_blanks(alignment: Alignment, span: Span, words: tuple[int, int], found: Span) -> Span:
    """White space that the span had around its words, where it is still there."""
    old, new = alignment.old, alignment.new
    lead = old.text[span.start : max(span.start, old.starts[words[0]])]
    trail = old.text[min(span.end, old.ends[words[1] - 1]) : span.end]
    start = found.start - len(lead) if new.text.endswith(lead, 0, found.start) else found.start
    end = found.end + len(trail) if new.text.startswith(trail, found.end) else found.end
    return Span(max(0, start), end)


def _blank(alignment: Alignment, span: Span, after: int) -> Projection:
    """A span without words stays between the words around it, where these and the white space were kept."""
    old, new = alignment.old, alignment.new
    found = alignment.within(max(0, after - 1), after + 1)
    if len(found) != 1 or alignment.pieces[found[0]].kind is not Kind.SAME:
        return Projection(None, 0.0)
    piece = alignment.pieces[found[0]]
    word = after - 1 if after else after
    shift = new.starts[piece.first + word - piece.low] - old.starts[word]
    moved = Span(max(0, span.start + shift), span.end + shift)
    same = new.text[moved.start : moved.end] == old.text[span.start : span.end]
    return Projection(moved, 1.0, piece.chain > 0, sure=True) if same else Projection(None, 0.0)
