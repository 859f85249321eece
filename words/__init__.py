"""How we say it: every sentence a person reads, Dutch and English (gettext catalogues)."""

from words.numbers import number, percentage
from words.saying import LANGUAGES, Words, refused, spoken

__all__ = ["LANGUAGES", "Words", "number", "percentage", "refused", "spoken"]
