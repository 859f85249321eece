"""Files that people name: read whole, or written whole, and refused in a sentence."""

from pathlib import Path

from corpora.refusal import Refusal

LARGEST = 100_000_000


def read_file(path: Path) -> bytes:
    """The bytes of a file; refuses what is missing, is no file, may not be read or is very large."""
    try:
        if path.is_dir():
            raise Refusal("file-is-folder", name=str(path))
        if not path.exists():
            raise Refusal("file-missing", name=str(path))
        if not path.is_file():  # a device could give bytes without end
            raise Refusal("file-closed", name=str(path))
        if path.stat().st_size > LARGEST:
            raise Refusal("file-too-large", name=path.name, limit=LARGEST // 1_000_000)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise Refusal("file-closed", name=str(path)) from error


def write_file(path: Path, data: bytes) -> None:
    """Keep bytes in a file, over what is there; refuses a folder that does not exist and a place one may not write."""
    if path.is_dir():
        raise Refusal("file-is-folder", name=str(path))
    if not path.parent.is_dir():
        raise Refusal("folder-missing", name=str(path.parent))
    try:
        path.write_bytes(data)
    except (OSError, ValueError) as error:
        raise Refusal("file-unwritable", name=str(path)) from error
