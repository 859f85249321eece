"""A file under a passphrase, sealed and opened a piece at a time: AES-256-GCM, with a key stretched by scrypt.

Each piece is sealed with its number and whether it is the last, so that none can be left out, moved or cut off. The
salt makes the key another for every file, so that a number is never used twice with one key.
"""

from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from corpora.refusal import Refusal

MAGIC = b"DUIDING-SEALED-1\n"
SALT = 16
PIECE = 1_000_000
TAG = 16
# scrypt as OWASP advises (2023): 128 MB and some tenths of a second for each passphrase that is tried.
COST, BLOCK, PARALLEL = 2**17, 8, 1
SHORTEST = 8


def seal(plain: BinaryIO, sealed: BinaryIO, passphrase: str, salt: bytes) -> None:
    """Write everything from `plain` on, sealed; refuses `travel-passphrase-short`. `salt` must be new and random."""
    if len(passphrase) < SHORTEST:
        raise Refusal("travel-passphrase-short", least=SHORTEST)
    cipher = AESGCM(_stretched(passphrase, salt))
    sealed.write(MAGIC + salt)
    pieces = _pieces(plain, PIECE)
    sealed.writelines(cipher.encrypt(_nonce(number, last), piece, MAGIC) for number, piece, last in pieces)


def is_sealed(file: BinaryIO) -> bool:
    """Whether a file asks for a passphrase; it is left at its beginning."""
    begins = file.read(len(MAGIC))
    file.seek(0)
    return begins == MAGIC


def unseal(sealed: BinaryIO, plain: BinaryIO, passphrase: str, name: str) -> None:
    """Write what was sealed; refuses `travel-passphrase` and, where anything after the first piece is not as it was,
    `travel-damaged`. `name` is the file's."""
    sealed.seek(len(MAGIC))
    cipher = AESGCM(_stretched(passphrase, sealed.read(SALT)))
    for number, piece, last in _pieces(sealed, PIECE + TAG):
        try:
            plain.write(cipher.decrypt(_nonce(number, last), piece, MAGIC))
        except InvalidTag as error:
            raise Refusal("travel-damaged" if number else "travel-passphrase", name=name) from error


def _pieces(file: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Pieces of one size with their number, and whether it is the last; an empty file has one empty piece."""
    number, piece = 0, file.read(size)
    while True:
        following = file.read(size)
        yield number, piece, not following
        if not following:
            return
        number, piece = number + 1, following


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=PARALLEL).derive(passphrase.encode())
