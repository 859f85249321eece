"""Agreement on a table from elsewhere, without a project."""

from dataclasses import replace

from coding.agreement_reading import Fragments, read_table
from coding.agreement_tables import Answer, of_fragments, of_ratings
from corpora.sheets import read_grid


def agreement_of(name: str, data: bytes, codes: int = 0) -> Answer:
    """Every coefficient on a reliability table or a table of fragments; refuses what cannot be read as either.

    `codes` is how many there were to choose from; without it, those that occur.
    """
    table = read_table(name, read_grid(name, data))
    if isinstance(table, Fragments):
        return of_fragments(table.made, table.readers, table.lengths)
    found = of_ratings(table.rows, codes)
    read = {"coder_names": list(table.names), "passed_over": list(table.passed_over)}
    return replace(found, facts={**found.facts, **read})
