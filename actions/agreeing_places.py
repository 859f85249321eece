"""The places behind the numbers of agreement."""

from collections.abc import Collection
from uuid import UUID

from actions.agreeing import Asked, material_of
from actions.comparing import compare
from actions.workspace import Desk
from coding.agreeing_places import Place, places
from coding.differing import Difference


def places_of(
    desk: Desk, asked: Asked, label_ids: Collection[UUID], document_id: UUID | None = None
) -> list[tuple[UUID, Place]]:
    """Where coders differ on these labels, with the label, most text first; in one document, or in all compared."""

    def found() -> list[tuple[UUID, Place]]:
        question, compared = material_of(desk, asked)
        chosen = {each: one for each, one in compared.items() if document_id in (None, each)}
        readers = {each: {question.coder_ids[n] for n in one.readers} for each, one in chosen.items()}
        made = [coding for one in chosen.values() for coding in one.codings if one.material.scope.laid(coding.span)]
        every = [
            (label.id, place)
            for label in question.labels
            if label.id in label_ids
            for place in places((coding for coding in made if coding.code_id in label.code_ids), readers)
        ]
        return sorted(every, key=lambda each: -each[1].characters)

    return desk.computed("agreement places", desk.coder_id, asked, tuple(label_ids), document_id, compute=found)


def differences_of(desk: Desk, asked: Asked) -> list[Difference]:
    """Where two coders differ in what counts, on the labels asked for, worst first; of more coders none."""
    question, compared = material_of(desk, asked)
    if len(question.coder_ids) != 2 or not compared:
        return []
    chosen = {code_id for label in question.labels for code_id in label.code_ids}
    return [
        each
        for each in compare(desk, *question.coder_ids, list(compared)).differences
        if compared[each.document_id].material.scope.laid(each.span)
        and any(made and made.code_id in chosen for made in (each.first, each.second))
    ]
