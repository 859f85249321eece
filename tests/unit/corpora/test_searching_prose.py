"""Short texts are searched as long ones are: forms of words, phrases, near words, pieces, and what may not be there."""

import pytest

from corpora.searching_prose import matching
from corpora.searching_queries import Match, parsed

MEMOS = [
    "De leraren bespreken de cijfers elke maand.",
    "",
    "Lerarentekort: de directeur ziet het, het bestuur nog niet.",
    "Financiën komen later.",
]


@pytest.mark.parametrize(
    ("query", "match", "found"),
    [
        ("leraar", Match.FORMS, [0]),
        ("leraar", Match.COMPOUNDS, [0, 2]),
        ("leraar", Match.EXACT, []),
        ("bespreekt", Match.FORMS, [0]),
        ("financien", Match.FORMS, [3]),
        ("tekort", Match.PIECES, [2]),
        ("*tekort", Match.FORMS, [2]),
        ("leraren* OF financiën", Match.FORMS, [0, 2, 3]),
        ('"elke maand"', Match.FORMS, [0]),
        ("directeur NABIJ/4 bestuur", Match.FORMS, [2]),
        ("directeur -bestuur", Match.FORMS, []),
        ("onvindbaar", Match.FORMS, []),
    ],
)
def test_a_query_finds_in_memos_what_it_finds_in_texts(query: str, match: Match, found: list[int]) -> None:
    hits = matching(parsed(query, match), MEMOS)
    assert [place for place, hit in enumerate(hits) if hit] == found


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert matching(parsed("leraar"), []) == []
    assert matching(parsed("leraar"), ["", ""]) == [False, False]
