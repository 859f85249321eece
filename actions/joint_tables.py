"""A joint display of a table from elsewhere, without a project."""

from coding.joint import SEED, Joint
from coding.joint_comparing import joint
from coding.joint_reading import read_joint_table
from corpora.sheets import read_grid


def joint_of(name: str, data: bytes, *, everything: bool = False, seed: int = SEED) -> Joint:
    """Groups of documents compared, code by code; refuses what cannot be read as counts per document and code."""
    return joint(read_joint_table(name, read_grid(name, data)), everything=everything, seed=seed)
