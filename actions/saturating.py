"""Whether anything new still comes, and how far every coder is."""

from collections.abc import Collection
from uuid import UUID

from actions.boards import references
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import contents, documents
from actions.linking import all_boards
from actions.publishing import least
from actions.workspace import Desk, coders
from coding import progress as pure
from coding.progress import Progress
from coding.saturation import ReadingOrder, Rule, Saturation, by_coders, in_reading_order
from coding.saturation import saturation as judged
from coding.saturation_published import Read, one_by_one, together
from coding.smallcells import boards_in_documents
from reports.saturation import progress_csv as progress_file
from reports.saturation import published_csv as published_file
from reports.saturation import saturation_csv as saturation_file

STANDARD = Rule()


def saturation(
    desk: Desk,
    order: ReadingOrder = ReadingOrder.ADDED,
    rule: Rule = STANDARD,
    coder_ids: Collection[UUID] = (),
) -> Saturation:
    """New codes and pairs per document that was coded, by these coders or by everybody together."""

    def found() -> Saturation:
        made = by_coders(codings(desk), coder_ids)
        return judged(made, in_reading_order(documents(desk), order, made), rule)

    return desk.computed("saturation", desk.coder_id, order, rule, tuple(coder_ids), compute=found)


def read(desk: Desk, found: Saturation, *, published: bool = False) -> tuple[Read, ...]:
    """The documents in the order of reading; as published those about too few boards together with others."""
    if not published:
        return one_by_one(found.steps)
    about = boards_in_documents(references(desk), all_boards(desk))
    return together(found.steps, {UUID(each): some for each, some in about.items()}, least(desk))


def progress(desk: Desk) -> tuple[Progress, ...]:
    """Every document by every coder that may be seen: what is marked of it, and how far down."""
    sight = desk.sight()

    def found() -> tuple[Progress, ...]:
        segments = {content.document.id: content.segments for content in contents(desk)}
        rows = pure.progress(documents(desk), segments, coders(desk), codings(desk))
        return tuple(row for row in rows if not sight.hides(row.document_id, row.coder_id))

    return desk.computed("progress", desk.coder_id, compute=found)


def saturation_csv(
    desk: Desk,
    order: ReadingOrder = ReadingOrder.ADDED,
    rule: Rule = STANDARD,
    coder_ids: Collection[UUID] = (),
    *,
    published: bool = False,
) -> bytes:
    """The steps of saturation, one document a row; as published without the names of documents and codes."""
    if published:
        return published_file(read(desk, saturation(desk, order, rule, coder_ids), published=True))
    names = {document.id: document.name for document in documents(desk)}
    codes = {code.id: code.name for code in codebook(desk).codes}
    return saturation_file(saturation(desk, order, rule, coder_ids), names, codes)


def progress_csv(desk: Desk) -> bytes:
    """How far every coder is, one document and coder a row."""
    names = {document.id: document.name for document in documents(desk)}
    return progress_file(progress(desk), names, {coder.id: coder.name for coder in coders(desk)})
