"""`python -m words.compiling`: every .po beside its .mo; for whoever changes a sentence (needs Babel)."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


def compiled(source: Path) -> bytes:
    """The .mo for the catalogue at `source`."""
    target = BytesIO()
    with source.open("rb") as lines:
        write_mo(target, read_po(lines, locale=source.parts[-3]))
    return target.getvalue()


if __name__ == "__main__":
    for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
        po.with_suffix(".mo").write_bytes(compiled(po))
