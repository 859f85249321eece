"""Numbers as people read them: 0,74 and 1.234 and 12,5% in Dutch."""


def number(value: float, decimals: int = 0, *, language: str = "nl") -> str:
    """`value` rounded to `decimals`, with the language's separators; a negative sign is a real minus.

    >>> number(1234.5, 1), number(0.741, 2), number(-0.05, 2, language="en")
    ('1.234,5', '0,74', '−0.05')
    >>> number(-0.001, 2)
    '0,00'
    """
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", "−")
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def percentage(share: float, decimals: int = 0, *, language: str = "nl") -> str:
    """A share between 0 and 1 as a percentage.

    >>> percentage(0.125, 1)
    '12,5%'
    """
    return number(share * 100, decimals, language=language) + "%"
