"""The tables of the search index: made from the texts, outside the log, and made anew whenever they are out of date."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from store.schema import metadata

word = Table(
    "word",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", Uuid, ForeignKey("project.id", ondelete="CASCADE"), nullable=False),
    Column("word", Text, nullable=False),
    Column("plain", Text, nullable=False),
    Column("stem", Text, nullable=False),
    Column("lemma", Text, nullable=False),
    UniqueConstraint("project_id", "word"),
    Index("ix_word_plain", "project_id", "plain"),
    Index("ix_word_stem", "project_id", "stem"),
    Index("ix_word_lemma", "project_id", "lemma"),
    sqlite_autoincrement=True,
)

# A form (stem or lemma) of a part of a compound.
word_part = Table(
    "word_part",
    metadata,
    Column("part", Text, primary_key=True),
    Column("word_id", Integer, ForeignKey("word.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Numbers are kept as arrays of 32 bits, lowest byte first; `words` holds the id of each word of the text, in order.
# A text is one row: adding or taking one away touches no row of another.
indexed_text = Table(
    "indexed_text",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", Uuid, ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("edition", String(60), nullable=False),
    Column("words", LargeBinary, nullable=False),
    Column("starts", LargeBinary, nullable=False),
    Column("passages", LargeBinary, nullable=False),
    Column("voices", LargeBinary, nullable=False),
    Column("speakers", JSON, nullable=False),
    UniqueConstraint("document_id"),
    sqlite_autoincrement=True,
)

INDEX = frozenset((word, word_part, indexed_text))
