"""Results kept in memory with what they follow from."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar, cast

T = TypeVar("T")
ANALYSES_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Kept:
    of: object
    result: object


def recalled(analyses: dict[Hashable, object], key: Hashable, of: object, compute: Callable[[], T]) -> T:
    """From memory as long as it follows from the same; then the new result takes its place, so that of a large project
    nothing old stays behind. What was asked for last stays longest."""
    known = analyses.get(key)
    result = known.result if isinstance(known, _Kept) and known.of == of else compute()
    analyses.pop(key, None)
    while len(analyses) >= ANALYSES_KEPT:
        analyses.pop(next(iter(analyses)), None)
    analyses[key] = _Kept(of, result)
    return cast("T", result)
