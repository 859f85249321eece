"""What is asked when coders are compared: who, on what, counted how."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from coding.resampling import RESAMPLES, SEED
from coding.sentences import HALF
from corpora.refusal import Refusal

MOST_RESAMPLES = 100_000


class UnitKind(StrEnum):
    """What a text is cut into. A PARAGRAPH is a speaker's turn where the text is a conversation."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    TURN = "turn"


class Measure(StrEnum):
    """What the distance between two borders is counted in."""

    WORDS = "words"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Label:
    """What is compared under one name: a code, or a category with all its codes."""

    id: UUID
    code_ids: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Domain:
    """Codes that exclude each other on the same text."""

    name: str
    code_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A unit carries a code when `share` of it is marked or, unless `strict`, when it holds that share of one mark.

    Two fragments with the same code match when neither border is more than `tolerance` away.
    """

    unit: UnitKind = UnitKind.SENTENCE
    share: float = HALF
    strict: bool = False
    tolerance: int = 2
    measure: Measure = Measure.WORDS

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise Refusal("agreement-share", share=self.share)
        if self.tolerance < 0:
            raise Refusal("agreement-tolerance", tolerance=self.tolerance)


@dataclass(frozen=True, slots=True)
class Draws:
    """How often units or documents are drawn anew, and the seed that makes it the same draw every time."""

    resamples: int = RESAMPLES
    seed: int = SEED

    def __post_init__(self) -> None:
        if not 1 <= self.resamples <= MOST_RESAMPLES:
            raise Refusal("agreement-resamples", resamples=self.resamples, most=MOST_RESAMPLES)
        if self.seed < 0:
            raise Refusal("agreement-seed", seed=self.seed)


@dataclass(frozen=True, slots=True)
class Question:
    """Coders in the order in which they are shown; `labels` are compared one by one and, as sets, together."""

    coder_ids: tuple[UUID, ...]
    labels: tuple[Label, ...]
    domains: tuple[Domain, ...] = ()
    rule: Rule = Rule()

    def __post_init__(self) -> None:
        if len(set(self.coder_ids)) < max(2, len(self.coder_ids)):
            raise Refusal("one-coder")
        if not self.labels:
            raise Refusal("agreement-no-codes")
