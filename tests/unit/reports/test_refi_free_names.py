"""Names that come in twice get a number, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from reports.refi.holding import free_of


@given(st.lists(st.sampled_from(["code", "Code", "code (2)", "tekst"]), max_size=40))
def test_no_name_is_given_twice_whatever_its_capitals(names: list[str]) -> None:
    taken: set[str] = set()
    given_names = [free_of(name, taken) for name in names]
    assert len({name.casefold() for name in given_names}) == len(names) == len(taken)


def test_twenty_thousand_codes_by_one_name_are_numbered_one_by_one() -> None:
    taken: set[str] = set()
    assert [free_of("Code", taken) for _ in range(20_000)][-1] == "Code (20000)"
    assert free_of("code", taken) == "code (20001)"
