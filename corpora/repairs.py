"""What is repaired in a text: each kind with a name, so that it can be counted, and switched off."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from corpora.normalising import LIGATURES, SOFT_HYPHEN, normalised


class Repair(StrEnum):
    """A kind of repair, by the name under which it is switched off and counted."""

    JOINED_WORDS = "joined_words"
    JOINED_LINES = "joined_lines"
    JOINED_CUES = "joined_cues"
    PAGE_NUMBERS = "page_numbers"
    RUNNING_LINES = "running_lines"
    MARGIN_NUMBERS = "margin_numbers"
    DOUBLE_LINES = "double_lines"
    OUTSIDE_PAGE = "outside_page"
    SOFT_HYPHENS = "soft_hyphens"
    LIGATURES = "ligatures"
    TRACKED_DELETIONS = "tracked_deletions"
    TRACKED_INSERTIONS = "tracked_insertions"
    HIDDEN_TEXT = "hidden_text"
    NOTE_MARKS = "note_marks"
    NOTES_LEFT_OUT = "notes_left_out"
    CONTENTS_LINES = "contents_lines"
    FRONT_MATTER = "front_matter"
    COMMENTS = "comments"
    TIMES_OUT_OF_TEXT = "times_out_of_text"
    MOTIONS_LEFT_OUT = "motions_left_out"
    VOTES_LEFT_OUT = "votes_left_out"
    GUESSED_ENCODING = "guessed_encoding"
    DOUBLE_ENCODING = "double_encoding"


NONE: frozenset[Repair] = frozenset()
ALL = frozenset(Repair)
# A document remembers these two as one, and does not remember how its letters were joined in print.
_REMEMBERED_AS = {Repair.PAGE_NUMBERS: "page_furniture", Repair.RUNNING_LINES: "page_furniture"}
_FORGOTTEN = frozenset({Repair.LIGATURES})


@dataclass(slots=True)
class Repairs:
    """What a reader may repair in one file, and how often it did. `noted` counts what was left aside but is no text."""

    without: frozenset[Repair] = NONE
    counts: Counter[Repair] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)

    def on(self, repair: Repair) -> bool:
        """Whether this is to be repaired."""
        return repair not in self.without

    def did(self, repair: Repair, n: int = 1) -> bool:
        """Count `n` repairs and say that they are to be made; nothing is counted of what is switched off."""
        if self.on(repair):
            self.counts[repair] += n
        return self.on(repair)

    def clean(self, text: str) -> str:
        """The one form of every text, with the signs of which the repair is switched off left in it."""
        kept = "" if self.on(Repair.SOFT_HYPHENS) else SOFT_HYPHEN
        return normalised(text, kept=kept if self.on(Repair.LIGATURES) else kept + LIGATURES)

    def signs(self, texts: Iterable[str]) -> None:
        """Count the signs that `clean` is going to change."""
        for text in texts:
            self.did(Repair.SOFT_HYPHENS, text.count(SOFT_HYPHEN))
            if not text.isascii():
                self.did(Repair.LIGATURES, sum(text.count(sign) for sign in LIGATURES))

    def counted(self) -> dict[Repair, int]:
        """How often each kind was repaired, in the order of `Repair`; only what was."""
        return {repair: self.counts[repair] for repair in Repair if self.counts[repair]}

    def remembered(self) -> dict[str, int]:
        """What a document remembers of this."""
        told = Counter(self.noted)
        for repair, n in self.counts.items():
            if repair not in _FORGOTTEN:
                told[_REMEMBERED_AS.get(repair, str(repair))] += n
        return {repair: count for repair, count in sorted(told.items()) if count}
