"""When nothing new comes any more: new codes and new code–document pairs per document, in the order of reading.

The measure is that of Guest, G., Namey, E. & Chen, M. (2020). A simple method to assess and report thematic saturation
in qualitative research. PLoS ONE, 15(5), e0232076. https://doi.org/10.1371/journal.pone.0232076: the codes that are new
in a run of documents, as a share of the codes in the first documents (the base). A run moves on by one document at a
time; saturation is reached after the last document before the first run whose share is at or under the threshold, and
is written as `6+2`: after six documents, of which the two that follow tell. The authors use a base of 4, 5 or 6
documents, a run of 2 or 3, and a threshold of 5% or 0%. It says nothing about the worth of the codes, and with coding
that is still going on it says how far that is.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coding.codings import Coding
from corpora.documents import Document
from corpora.refusal import Refusal


class ReadingOrder(StrEnum):
    """In which order documents are taken: as they came in, by name, or as they were first coded."""

    ADDED = "added"
    NAME = "name"
    CODED = "coded"


@dataclass(frozen=True, slots=True)
class Rule:
    """How saturation is judged; `threshold` is a share between 0 and 1."""

    base: int = 4
    run: int = 2
    threshold: float = 0.05

    def __post_init__(self) -> None:
        if self.base < 1 or self.run < 1 or not 0 <= self.threshold <= 1:
            raise Refusal("saturation-rule")


@dataclass(frozen=True, slots=True)
class Step:
    """One document: the codes in it, those of them that are new, and how many there are up to and with it.

    `pairs` counts code–document pairs so far. `share` is that of the run that ends here; None in the base, before the
    first run is full, and where the base has no codes.
    """

    document_id: UUID
    code_ids: tuple[UUID, ...]
    new_ids: tuple[UUID, ...]
    codes: int
    pairs: int
    share: float | None
    first_coding_ids: tuple[UUID, ...]
    coding_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Saturation:
    """`reached` is the number of documents after which nothing much new came, None while that is not so."""

    rule: Rule
    steps: tuple[Step, ...]
    base_codes: int
    reached: int | None


def verdict(found: Saturation) -> tuple[str, dict[str, int | float]]:
    """What may be said of these documents: `reached`, `not-yet` or `few`, with its numbers; floats are shares."""
    rule = found.rule
    facts: dict[str, int | float] = {"base": rule.base, "run": rule.run, "threshold": rule.threshold}
    if found.reached is not None:
        return "reached", facts | {"after": found.reached}
    share = found.steps[-1].share if found.steps else None
    if share is None:
        return "few", facts | {"least": rule.base + rule.run, "there": len(found.steps)}
    return "not-yet", facts | {"share": share}


def saturation(
    codings: Iterable[Coding],
    document_ids: Sequence[UUID],
    rule: Rule = Rule(),
) -> Saturation:
    """Documents in the order given; codings of other documents are left out. O(codings)."""
    made: dict[UUID, list[Coding]] = {document_id: [] for document_id in document_ids}
    for coding in codings:
        if coding.document_id in made:
            made[coding.document_id].append(coding)
    known: dict[UUID, None] = {}
    news: list[int] = []
    steps: list[Step] = []
    pairs = 0
    for marks in made.values():
        here = tuple(dict.fromkeys(each.code_id for each in marks))
        new = tuple(code_id for code_id in here if code_id not in known)
        known |= dict.fromkeys(new)
        news.append(len(new))
        pairs += len(here)
        first = tuple(each.id for each in marks if each.code_id in new)
        share = _share(news, rule)
        every = tuple(each.id for each in marks)
        document_id = document_ids[len(steps)]
        steps.append(Step(document_id, here, new, len(known), pairs, share, first, every))
    return Saturation(rule, tuple(steps), sum(news[: rule.base]), _reached(steps, rule))


def _share(news: Sequence[int], rule: Rule) -> float | None:
    """Of the run that ends with the last document, against the base."""
    base = sum(news[: rule.base])
    if len(news) < rule.base + rule.run or not base:
        return None
    return sum(news[-rule.run :]) / base


def _reached(steps: Sequence[Step], rule: Rule) -> int | None:
    for number, step in enumerate(steps, 1):
        if step.share is not None and step.share <= rule.threshold:
            return number - rule.run
    return None


def in_reading_order(documents: Iterable[Document], order: ReadingOrder, codings: Iterable[Coding]) -> tuple[UUID, ...]:
    """Documents in which something was coded, in this order."""
    first: dict[UUID, tuple[object, ...]] = {}
    for coding in codings:
        moment = (coding.at is None, coding.at or 0, coding.id)
        first[coding.document_id] = min(first.get(coding.document_id, moment), moment)
    ways: Mapping[ReadingOrder, Callable[[Document], tuple[object, ...]]] = {
        ReadingOrder.ADDED: lambda each: (each.added_at, each.name),
        ReadingOrder.NAME: lambda each: (each.name.casefold(), each.name),
        ReadingOrder.CODED: lambda each: first[each.id],
    }
    there = [each for each in documents if each.id in first]
    return tuple(each.id for each in sorted(there, key=ways[order]))


def reading_order(name: str) -> ReadingOrder:
    """By its name; refuses `reading-order-unknown`."""
    if name not in set(ReadingOrder):
        raise Refusal("reading-order-unknown", order=name, known=", ".join(ReadingOrder))
    return ReadingOrder(name)


def by_coders(codings: Iterable[Coding], coder_ids: Collection[UUID]) -> tuple[Coding, ...]:
    """The codings of these coders; of everybody where none is named."""
    return tuple(each for each in codings if not coder_ids or each.coder_id in coder_ids)
