"""What to talk about first: places by how bad their code and document are."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from coding.differing import Difference, DifferenceKind

Names = Callable[[Difference], Iterable[Hashable]]


def queue(found: Sequence[Difference]) -> list[Difference]:
    """The places by weight: the worst code first, in it the worst document, in that the most text.

    How bad a code (or document) is: of the text at its places the share on which coders differ, with as much agreed
    text added as a code has on average, so that one difference about a rare code does not come before everything.
    """
    codes = _badness(found, lambda place: place.code_ids)
    documents = _badness(found, lambda place: (place.document_id,))

    def weight(place: Difference) -> tuple[bool, float, float, int]:
        worst = max((codes[code_id] for code_id in place.code_ids), default=0.0)
        return place.kind is DifferenceKind.AGREED, -worst, -documents[place.document_id], -place.characters

    return sorted(found, key=weight)


def _badness(found: Sequence[Difference], of: Names) -> dict[Hashable, float]:
    differing: dict[Hashable, int] = defaultdict(int)
    every: dict[Hashable, int] = defaultdict(int)
    for place in found:
        for name in of(place):
            every[name] += len(place.span)
            differing[name] += 0 if place.kind is DifferenceKind.AGREED else place.characters
    usual = sum(every.values()) / len(every) if every else 1.0
    return {name: differing[name] / (length + usual) for name, length in every.items()}
