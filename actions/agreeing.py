"""How far coders agree on this project: one answer for the page, the file and the terminal."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from actions.agreeing_material import Within, materials, stretches_of
from actions.agreeing_rounds import GivenOut, both, given_out, key_of, read_in
from actions.blindness import still_blind
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import documents
from actions.finishing import opened_by
from actions.workspace import Desk, coders
from codebooks.codebook import Codebook
from coding.agreeing import agreed, document_agreement, label_agreement, set_interval
from coding.agreeing_documents import DocumentCounts, counted
from coding.agreeing_question import Domain, Draws, Label, Question, Rule
from coding.agreeing_results import Agreement, DocumentAgreement, LabelAgreement, LeftOut
from coding.agreeing_sheets import Material
from coding.codings import Coding
from coding.resampling import Interval
from corpora.refusal import Refusal

NEVER_OPENED, ONE_READER, BLIND, NOT_IN_SCOPE = "never-opened", "one-reader", "blind", "not-in-scope"
OUTSIDE_ROUND = "outside-round"

Counted = tuple[DocumentCounts, DocumentAgreement]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a researcher chose; what is left empty is everything there is.

    `parts` are names of parts, `label_ids` codes and categories, `without` the speakers whose turns do not count. Of a
    round only what it gave out counts.
    """

    coder_ids: tuple[UUID, ...]
    document_ids: tuple[UUID, ...] = ()
    parts: tuple[str, ...] = ()
    label_ids: tuple[UUID, ...] = ()
    without: tuple[str, ...] = ()
    rule: Rule = field(default_factory=Rule)
    draws: Draws = field(default_factory=Draws)
    round_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One document at hand: its material, what these coders made of it, and who of them opened it."""

    material: Material
    codings: tuple[Coding, ...]
    readers: tuple[int, ...]


def agreement(desk: Desk, asked: Asked) -> Agreement:
    """The answer; refuses one coder, no documents, codes that are not there and a round that is gone."""

    def answer() -> Agreement:
        question = question_of(desk, asked)
        found, left_out = _sorted(desk, asked, question)
        counts = {each: _counted(desk, question, each, compared) for each, compared in found.items()}
        labels = _labels(desk, question, asked.draws, [each for each, _ in counts.values()])
        return agreed(question, asked.draws, counts, labels, left_out)

    return desk.computed("agreement", desk.coder_id, asked, compute=answer)


def interval_of(desk: Desk, found: Agreement) -> Interval | None:
    """Of alpha over all codes: asked for apart, as this is what takes longest."""
    if found.together.alpha.value is None:
        return None
    sets = tuple(frozenset(each.sets.items()) for each in found.counts)
    return desk.remembered(
        "agreement interval",
        (sets, found.draws),
        compute=lambda: set_interval(found.question, found.draws, found.counts),
    )


def with_key(desk: Desk, asked: Asked) -> tuple[UUID | None, dict[UUID, Agreement]]:
    """The key of a training round, and of every other coder asked for how far they agree with it."""
    key_id = key_of(desk, asked.round_id) if asked.round_id else None
    if key_id is None or key_id not in asked.coder_ids:
        return None, {}
    trained = (each for each in asked.coder_ids if each != key_id)
    return key_id, {each: agreement(desk, replace(asked, coder_ids=(each, key_id))) for each in trained}


def material_of(desk: Desk, asked: Asked) -> tuple[Question, dict[UUID, Compared]]:
    """What the answer is made of, document by document."""
    question = question_of(desk, asked)
    return question, _sorted(desk, asked, question)[0]


def question_of(desk: Desk, asked: Asked) -> Question:
    """The coders, codes and domains that are meant; refuses who and what is not there."""
    book = codebook(desk)
    known = {coder.id for coder in coders(desk)}
    if missing := set(asked.coder_ids) - known:
        raise Refusal("coder-unknown", name=str(min(missing)), known="–")
    labels = tuple(_label(book, each) for each in asked.label_ids) if asked.label_ids else every_code(book)
    chosen = {code_id for label in labels for code_id in label.code_ids}
    return Question(asked.coder_ids, labels, _domains(book, chosen), asked.rule)


def every_code(book: Codebook) -> tuple[Label, ...]:
    """All codes, in the order of the codebook."""
    ids = dict.fromkeys(code.id for _, some in book.tree() for code in some)
    return tuple(Label(code_id, frozenset([code_id])) for code_id in ids)


def every_category(book: Codebook) -> tuple[UUID, ...]:
    """All categories that hold codes."""
    return tuple(category.id for category in book.categories if book.codes_in(category.id))


def _label(book: Codebook, label_id: UUID) -> Label:
    if any(code.id == label_id for code in book.codes):
        return Label(label_id, frozenset([label_id]))
    if any(category.id == label_id for category in book.categories):
        return Label(label_id, frozenset(code.id for code in book.codes_in(label_id)))
    raise Refusal("code-gone")


def _domains(book: Codebook, chosen: Collection[UUID]) -> tuple[Domain, ...]:
    """Groups of two codes or more that exclude each other."""
    found: dict[str, list[UUID]] = {}
    for code in book.in_order():
        if code.domain and code.id in chosen:
            found.setdefault(code.domain, []).append(code.id)
    return tuple(Domain(name, tuple(ids)) for name, ids in found.items() if len(ids) > 1)


def _sorted(desk: Desk, asked: Asked, question: Question) -> tuple[dict[UUID, Compared], list[LeftOut]]:
    """What is compared, and what is not with the reason."""
    wanted = set(asked.document_ids)
    chosen = [document for document in documents(desk) if not wanted or document.id in wanted]
    if not chosen:
        raise Refusal("no-documents")
    given = given_out(desk, asked.round_id, chosen) if asked.round_id else None
    material = materials(desk, chosen, asked.rule, _within(desk, asked, given), frozenset(asked.without))
    seen = codings(desk)
    hidden = still_blind(desk, asked.coder_ids, (document.id for document in chosen))
    opened = opened_by(desk) if given is None else read_in(desk, given, seen)
    made = _by_document(seen, question.coder_ids)
    found: dict[UUID, Compared] = {}
    left_out: list[LeftOut] = []
    for document_id, each in material.items():
        who = tuple(n for n, coder_id in enumerate(question.coder_ids) if coder_id in opened.get(document_id, ()))
        reason = _round_reason(given, document_id) or _reason(each, who, hidden=document_id in hidden)
        if reason:
            told = tuple(question.coder_ids[n] for n in who) if reason == ONE_READER else ()
            left_out.append(LeftOut(document_id, reason, len(each.units), told))
        else:
            found[document_id] = Compared(each, made.get(document_id, ()), who)
    return found, left_out


def _within(desk: Desk, asked: Asked, given: GivenOut | None) -> Within | None:
    """The only stretches that count; None where all of every text does."""
    parts = stretches_of(desk, asked.parts) if asked.parts else None
    if given is None:
        return parts
    return given.within if parts is None else both(given.within, parts)


def _round_reason(given: GivenOut | None, document_id: UUID) -> str:
    if given is None or document_id in given.within:
        return ""
    return BLIND if document_id in given.document_ids else OUTSIDE_ROUND


def _reason(material: Material, readers: Sequence[int], *, hidden: bool) -> str:
    if hidden:
        return BLIND
    if not material.scope.length:
        return NOT_IN_SCOPE
    return "" if len(readers) > 1 else ONE_READER if readers else NEVER_OPENED


def _by_document(made: Iterable[Coding], coder_ids: Collection[UUID]) -> Mapping[UUID, tuple[Coding, ...]]:
    found: dict[UUID, list[Coding]] = {}
    for coding in made:
        if coding.coder_id in coder_ids:
            found.setdefault(coding.document_id, []).append(coding)
    return {document_id: tuple(some) for document_id, some in found.items()}


def _labels(
    desk: Desk, question: Question, draws: Draws, counts: Sequence[DocumentCounts]
) -> tuple[LabelAgreement, ...]:
    """Each from memory as long as nothing changed in what was said of it."""
    known: dict[int, tuple[object, LabelAgreement]] = desk.remembered("agreement labels", question, draws, compute=dict)
    for number in range(len(question.labels)):
        key = [(each.labels.get(number), each.readers, each.units, each.characters) for each in counts]
        if number not in known or known[number][0] != key:
            known[number] = key, label_agreement(question, draws, counts, number)
    return tuple(known[number][1] for number in range(len(question.labels)))


def _counted(desk: Desk, question: Question, document_id: UUID, compared: Compared) -> Counted:
    """From memory as long as nothing changed in this document."""
    known: dict[UUID, tuple[object, Counted]] = desk.remembered("agreement counts", question, compute=dict)
    # Codings that did not change are the same objects, so that comparing them costs next to nothing.
    key = (compared.material.scope, compared.material.units, compared.readers, compared.codings)
    if document_id in known and known[document_id][0] == key:
        return known[document_id][1]
    counts = counted(question, compared.material, compared.codings, compared.readers)
    found = counts, document_agreement(question, document_id, counts)
    known[document_id] = key, found
    return found
