"""Passwords: kept as Argon2id hashes only, and compared in a time that says nothing."""

import secrets
from functools import cache
from os import urandom
from threading import BoundedSemaphore

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from corpora.refusal import Refusal
from store.accounts import login_of

SHORTEST, LONGEST = 10, 1000
# RFC 9106, second recommendation, in one lane: 64 MiB and three passes, some tenths of a second.
MEMORY_KIB, PASSES, LANES, HASH_BYTES = 64 * 1024, 3, 1, 32
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
GROUPS, GROUP = 4, 4
# Whoever knocks a hundred times at once gets no hundred times the memory.
_at_once = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """The password as it may be kept: with its salt and costs, in PHC form."""
    with _at_once:
        made = Argon2id(salt=urandom(16), length=HASH_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
        return made.derive_phc_encoded(password.encode())


def fits(password: str, kept: str | None) -> bool:
    """Whether it is the password behind a hash; as long in coming where there is no hash at all."""
    with _at_once:
        try:
            Argon2id.verify_phc_encoded(password.encode(), kept or _nobodys())
        except InvalidKey:
            return False
    return kept is not None


def refuse_weak(password: str, name: str) -> None:
    """Refuses `password-short` and `password-name`; asks for no signs or digits, which make nothing safer."""
    if len(password) < SHORTEST:
        raise Refusal("password-short", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refusal("password-long", most=LONGEST)
    if login_of(password) == login_of(name) or len(set(password)) == 1:
        raise Refusal("password-name")


def temporary() -> str:
    """A password to hand over, easy to read aloud: 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


@cache
def _nobodys() -> str:
    made = Argon2id(salt=urandom(16), length=HASH_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
    return made.derive_phc_encoded(urandom(32))
