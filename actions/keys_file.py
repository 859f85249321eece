"""A file that is read whole or replaced whole, by one at a time: what is in it was sealed under a passphrase."""

import json
import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from corpora.refusal import Refusal

FORMAT = "duiding-key-2"
# The first form held names only.
FORMATS = ("duiding-key-1", FORMAT)
# scrypt as OWASP advises (2023): 128 MB and some tenths of a second for each passphrase that is tried.
COST, BLOCK, PARALLEL = 2**17, 8, 1
SHORTEST = 8
FULL = frozenset({ENOSPC, EDQUOT, EFBIG})


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait for whoever is at this file in any process, and hold the others off; refuses `key-unwritable`.

    The lock is on a file beside it, and the system lifts it when a process ends.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    try:
        _lock(handle, path)
        yield
    finally:
        os.close(handle)


def unsealed(path: Path, passphrase: str) -> tuple[str, object]:
    """Format and value of a file; refuses `key-missing`, `key-damaged`, `passphrase-wrong` and `file-closed`."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("key-missing", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise Refusal("file-closed", name=str(path)) from error
    try:
        held = json.loads(sealed)
        if held["format"] not in FORMATS:
            raise Refusal("key-damaged", path=str(path))
        salt, nonce, data = (b64decode(held[name], validate=True) for name in ("salt", "nonce", "data"))
        opened = AESGCM(_stretched(passphrase, salt)).decrypt(nonce, data, held["format"].encode())
        return held["format"], json.loads(opened)
    except InvalidTag as error:
        raise Refusal("passphrase-wrong", path=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("key-damaged", path=str(path)) from error


def seal(path: Path, value: object, passphrase: str) -> None:
    """Put a value in the place of what the file holds, for its owner's eyes only: all of it or nothing.

    Refuses `passphrase-short`, `key-disk-full` and `key-unwritable`; the file then is as it was.
    """
    if len(passphrase) < SHORTEST:
        raise Refusal("passphrase-short", least=SHORTEST)
    salt, nonce = os.urandom(16), os.urandom(12)
    data = AESGCM(_stretched(passphrase, salt)).encrypt(nonce, json.dumps(value).encode(), FORMAT.encode())
    held = {"format": FORMAT} | {
        name: b64encode(each).decode() for name, each in (("salt", salt), ("nonce", nonce), ("data", data))
    }
    beside = path.with_name(path.name + ".new")
    try:
        _write(beside, json.dumps(held).encode())
        beside.replace(path)
        _keep_name(path.parent)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    """A new name survives a power failure once its folder is on the disk; Windows sees to that itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(handle: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> Refusal:
    full = isinstance(error, OSError) and error.errno in FULL
    return Refusal("key-disk-full" if full else "key-unwritable", path=str(path))


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=PARALLEL).derive(passphrase.encode())
