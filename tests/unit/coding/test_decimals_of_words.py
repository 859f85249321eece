"""A number of words with three digits behind its sign: a thousand and more, or decimals, as its column shows."""

import pytest

from tests.unit.coding.joint_making import HEAD, read


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("1.234", "987"), [1234, 987]),
        (("953.125", "812.5"), [953.125, 812.5]),
        (("953,125", "812,5"), [953.125, 812.5]),
        (("1.234", "812,5"), [1234, 812.5]),
        (("1,234.5", "1,200"), [1234.5, 1200]),
        (("1.234", "0.125"), [1.234, 0.125]),
    ],
)
def test_other_cells_show_what_a_sign_means(cells: tuple[str, str], words: list[float]) -> None:
    rows = "".join(f"a{n}\tlaag\t{cell}\tRust\t1\n" for n, cell in enumerate(cells))
    found = read(f"{HEAD}\n".replace(";", "\t") + rows).counted
    assert [each.words for each in found] == words


def test_signs_that_contradict_one_another_are_each_read_alone() -> None:
    found = read(f"{HEAD}\na;laag;812,5;Rust;1\nb;laag;812.5;Rust;1\nc;hoog;1.234;Rust;1\n").counted
    assert [each.words for each in found] == [812.5, 812.5, 1234]
