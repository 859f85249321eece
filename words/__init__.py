"""How we say it: every sentence a person reads, Dutch and English (gettext catalogues)."""

from words.numbers import number, percentage
from words.saying import LANGUAGES, Words, attribute_name, kind_name, refused, spoken

__all__ = ["LANGUAGES", "Words", "attribute_name", "kind_name", "number", "percentage", "refused", "spoken"]
