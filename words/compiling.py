"""`python -m words.compiling`: every .po beside its .mo; for whoever changes a sentence (needs Babel)."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SENTENCES_HAVE_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
LOCALE = Path(__file__).parent / "locale"


def compiled(source: Path) -> bytes:
    """The .mo for the catalogue at `source`."""
    target = BytesIO()
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parts[-3])
    # Babel writes the time of day into it: the same sentences must give the same bytes.
    catalogue.creation_date = catalogue.revision_date = SENTENCES_HAVE_NO_DATE
    write_mo(target, catalogue)
    return target.getvalue()


if __name__ == "__main__":
    for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
        po.with_suffix(".mo").write_bytes(compiled(po))
