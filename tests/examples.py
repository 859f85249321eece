"""How many examples a property is tried on."""

import os


def examples(most: int) -> int:
    """So many at a desk, where every run tries new ones; a third of them where each run tries the same."""
    return most // 3 if os.environ.get("CI") else most
