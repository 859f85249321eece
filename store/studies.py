"""All that an operation on the codebook may touch, at one moment."""

from uuid import UUID

from sqlalchemy import Connection

from coding.reshaping import Study
from store.codebooks import codebook, relations, themes
from store.codings import every_coding


def study(connection: Connection, project_id: UUID) -> Study:
    """The codebook with codings, relations and themes; codings of removed documents too."""
    return Study(
        codebook(connection, project_id),
        every_coding(connection, project_id),
        relations(connection, project_id),
        themes(connection, project_id),
    )
