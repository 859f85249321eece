"""Texts that a spreadsheet would calculate, made harmless in a CSV, and as they were when it is read back."""

CALCULATED = ("=", "+", "-", "@", "\t", "\r")
_APOSTROPHE = "'"


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would calculate; one more where such apostrophes already stand.

    >>> harmless("=1+1"), harmless("'=1"), harmless("1+1")
    ("'=1+1", "''=1", '1+1')
    """
    return f"{_APOSTROPHE}{text}" if text.lstrip(_APOSTROPHE).startswith(CALCULATED) else text


def as_it_was(text: str) -> str:
    """The text that `harmless` was given.

    >>> as_it_was("'=1+1"), as_it_was("'s avonds")
    ('=1+1', "'s avonds")
    """
    return text[1:] if text.startswith(_APOSTROPHE) and harmless(text[1:]) == text else text
