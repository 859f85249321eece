"""Numbers and dates as this tab's language writes them."""

from datetime import datetime

import pandas as pd
from pandas.io.formats.style import Styler

from words import Words


def written(table: pd.DataFrame, words: Words) -> Styler:
    """The table with its numbers as this language writes them; they still sort as numbers."""
    thousands, decimal = (",", ".") if words.language == "en" else (".", ",")
    numbers = table.select_dtypes("number").columns
    return table.style.format(subset=numbers, thousands=thousands, decimal=decimal)


def short_date(at: datetime) -> str:
    """Day and time on the clock of this machine; sorts as it reads."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
