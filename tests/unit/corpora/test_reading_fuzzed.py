"""Whatever the bytes are, a file is read or refused; 100,000 inputs are for `benchmarks.fuzz_reading`."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz_reading import outcome
from benchmarks.invented import files
from corpora.kinds import KINDS
from tests.examples import examples

WHOLE = files(3)
KIND = st.sampled_from(sorted(WHOLE))


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(KINDS), st.binary(max_size=200))
def test_bytes_by_chance_are_read_or_refused(kind: str, data: bytes) -> None:
    assert all(outcome(f"a.{kind}", data))


@settings(max_examples=examples(200), deadline=None)
@given(KIND, KIND, st.floats(0, 1), st.binary(max_size=20), st.floats(0, 1))
def test_files_that_are_cut_or_written_over_are_read_or_refused(
    kind: str, named: str, at: float, data: bytes, end: float
) -> None:
    whole = WHOLE[kind]
    place = int(at * len(whole))
    changed = whole[:place] + data + whole[place + len(data) :]
    assert all(outcome(f"a.{named}", changed))
    assert all(outcome(f"a.{kind}", changed[: int(end * len(whole))]))


def test_whole_files_of_every_kind_are_read() -> None:
    for kind, data in WHOLE.items():
        assert outcome(f"a.{kind}", data)[0] == "read", kind
