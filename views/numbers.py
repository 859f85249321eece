"""Numbers as this tab's language writes them."""

import pandas as pd
from pandas.io.formats.style import Styler

from words import Words


def written(table: pd.DataFrame, words: Words) -> Styler:
    """The table with its numbers as this language writes them; they still sort as numbers."""
    thousands, decimal = (",", ".") if words.language == "en" else (".", ",")
    numbers = table.select_dtypes("number").columns
    return table.style.format(subset=numbers, thousands=thousands, decimal=decimal)
