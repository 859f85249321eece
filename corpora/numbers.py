"""Numbers as tables print them: thousands, decimal commas, percentages, and those that are kept back."""

import re

_NUMBER = re.compile(
    r"[<>≤≥]?\s*-?[\d.]*\d(?:,\d+)?\s*%?|-?\d+(?:\.\d+)?%?|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}"
    r"|(?:€\s?)?[-−–]?\s?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?\s?%?|-?\d\.?\d*e[-+]?\d+",
    re.IGNORECASE,
)
_THOUSANDS = {",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), ".": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")}
_PERCENTAGE_NAME = re.compile(r"%|(?:^|[\W_])(?:pct|perc|aandeel)(?:$|[\W_])|percentage|procent(?!iel)", re.IGNORECASE)
_CENSORED = re.compile(r"(?:[<>≤≥]\s*=?|minder dan|meer dan|less than|more than)\s*\d+(?:[.,]\d+)?\s*%?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:€\s?)?(?P<minus>[-−–]?)\s?(?P<digits>\d[\d.,]*|[.,]\d+)\s?(?P<percent>%?)")
_SPACED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_POWER = re.compile(r"-?\d\.?\d*e[-+]?\d{1,3}", re.IGNORECASE)
_PLAIN = re.compile(r"\d*\.?\d+|\d+\.")


def number(cell: str, decimal: str = "") -> float | None:
    """The number in a cell, percentages as printed (`37,5%` is 37.5); None for words and for what is censored.

    `decimal` is the table's sign: with a comma, points set thousands apart, and the other way round; without one,
    `1.234` is a thousand and more, and `0.125` an eighth.

    >>> number("1.234", ","), number("1.234", "."), number("37,5%"), number("<5")
    (1234.0, 1.234, 37.5, None)
    """
    match = _SIGNED.fullmatch(_SPACED.sub("", cell.strip()))
    if not match and decimal != "," and _POWER.fullmatch(cell.strip()):
        return float(cell)
    if not match:
        return None
    digits = match["digits"]
    apart = "," if decimal == "." else "."
    if not decimal and "," in digits and "." not in digits:
        apart = "."
    if _THOUSANDS[apart].fullmatch(digits):
        digits = digits.replace(apart, "")
    digits = digits.replace(",", ".")
    return (-1 if match["minus"] else 1) * float(digits) if _PLAIN.fullmatch(digits) else None


def is_percentage_name(name: str) -> bool:
    """Whether a column is called as percentages are.

    >>> is_percentage_name("slaagpercentage"), is_percentage_name("% onder norm"), is_percentage_name("perceel")
    (True, True, False)
    """
    return bool(_PERCENTAGE_NAME.search(name))


def is_number(cell: str) -> bool:
    """Whether a cell holds a number, percentage, censored number or date, in Dutch or English writing.

    >>> is_number("1 234"), is_number("€ 1.200"), is_number("31-1-2020"), is_number("12a")
    (True, True, True, False)
    """
    return bool(_NUMBER.fullmatch(cell))


def is_thousands(cell: str) -> bool:
    """Whether a cell can only be read with points between thousands, or may be: `1.234`.

    >>> is_thousands("1.234"), is_thousands("0.125"), is_thousands("12.5")
    (True, False, False)
    """
    return bool(_THOUSANDS["."].fullmatch(cell.strip(" %-−")))


def is_censored(cell: str) -> bool:
    """Whether a number is kept back, as in `<5`: something is known of it, so that it is not missing, but not five.

    >>> is_censored("<5"), is_censored("minder dan 5"), is_censored("5")
    (True, True, False)
    """
    return bool(_CENSORED.fullmatch(cell.strip()))


def decimals(cell: str) -> int:
    """How many digits stand behind the comma or point of a broken number."""
    return len(re.split("[.,]", cell.strip(" %"))[-1]) if re.search(r"[.,]\d+\s*%?$", cell) else 0
