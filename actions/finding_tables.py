"""Tables of findings from elsewhere, checked for numbers that cannot be."""

from corpora.sheets import Remark, read_grid
from corpora.tablechecks import checks
from corpora.tables import table_of


def impossible_in(name: str, data: bytes) -> tuple[Remark, ...]:
    """What cannot be right in a table: p-values by coefficient and standard error, percentages by their n."""
    return checks(table_of(name, read_grid(name, data)))
