"""The codebook: making, changing, moving, taking away."""

from uuid import UUID, uuid4

from actions.blindness import sight_in
from actions.relating import remove_relations
from actions.reshaping import reshape
from actions.rows import code_row, delete, refuse_taken, update
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from coding.reshaping import Move, following
from corpora.refusal import Refusal
from store import codebooks as kept
from store import codings as kept_codings
from store import history as kept_history
from store.writing import Writing


def codebook(desk: Desk) -> Codebook:
    """Categories and codes as they are now."""
    with desk.workspace.database.reading() as connection:
        return kept.codebook(connection, desk.project_id)


def changed_since(desk: Desk, revision: int) -> bool:
    """Whether the codebook, or who codes with it, may be another than that revision left it."""
    with desk.workspace.database.reading() as connection:
        return kept_history.touched(connection, desk.project_id, after=revision, kinds=("category", "code", "coder"))


def add_category(desk: Desk, name: str, color: str) -> UUID:
    """A new category behind the others."""
    category_id = uuid4()
    with desk.writing("category.add") as change:
        known = kept.codebook(change.connection, desk.project_id).categories
        refuse_taken(name, [category.name for category in known])
        position = kept.next_position(change.connection, "category", desk.project_id)
        change.insert("category", category_id, **code_row(Category(category_id, name.strip(), color=color), position))
    return category_id


def add_code(desk: Desk, name: str, category_id: UUID | None, color: str) -> UUID:
    """A new code behind the others."""
    code = Code(uuid4(), name, category_id, color=color)
    with desk.writing("code.add") as change:
        insert_code(desk, change, code)
    return code.id


def insert_code(desk: Desk, change: Writing, code: Code) -> None:
    """Add a code behind the others, as part of a step; refuses a name that is taken."""
    refuse_taken(code.name, [other.name for other in kept.codebook(change.connection, desk.project_id).codes])
    position = kept.next_position(change.connection, "code", desk.project_id)
    change.insert("code", code.id, **code_row(code, position))


def change_category(desk: Desk, category: Category) -> None:
    """Bring a category to what is given; refuses a name that another one has."""
    with desk.writing("category.change") as change:
        bring_to(change, category)


def change_code(desk: Desk, code: Code) -> None:
    """Bring a code to what is given; refuses a name or a key that another one has."""
    with desk.writing("code.change") as change:
        bring_to(change, code)


def bring_to(change: Writing, item: Category | Code) -> None:
    """The same inside a write that does more; sub-codes follow their parent to its categories."""
    book = kept.codebook(change.connection, change.project_id)
    if isinstance(item, Category):
        refuse_taken(item.name, [other.name for other in book.categories if other.id != item.id])
        update(change, "category", item.id, code_row(item, item.position))
        return
    others = [other for other in book.codes if other.id != item.id]
    refuse_taken(item.name, [other.name for other in others])
    _refuse_key(item.key, others)
    _refuse_odd(item, others)
    parent = next((each for each in others if each.id == item.parent_id), None)
    code = following(parent, item) if parent else item
    update(change, "code", code.id, code_row(code, code.position))
    for child in book.below(code.id):
        if child.category_ids != code.category_ids:
            change.update("code", child.id, **code_row(following(code, child), child.position))


def set_key(desk: Desk, code_id: UUID, key: str) -> None:
    """Give a code its key, empty for none; refuses `key-wrong` for what is no letter or digit, and a taken key."""
    key = key.casefold()
    if key and not (len(key) == 1 and key.isalnum()):
        raise Refusal("key-wrong", key=key)
    with desk.writing("code.key") as change:
        others = [other for other in _known(desk, change).codes if other.id != code_id]
        _refuse_key(key, others)
        update(change, "code", code_id, {"key": key})


def move_codes(desk: Desk, code_ids: list[UUID], category_id: UUID | None) -> None:
    """Put codes in a category (None: in none), in one step; their sub-codes come along."""
    reshape(desk, Move(tuple(code_ids), category_id))


def remove_code(desk: Desk, code_id: UUID) -> None:
    """Take away a code nothing is coded with; its sub-codes go one level up.

    Refuses `code-in-use` with the number; `code-maybe-in-use` as long as a blind round hides codings from this desk,
    whether the code is among them or not.
    """
    with desk.writing("code.remove") as change:
        sight = sight_in(change.connection, desk)
        made = (
            each for each in kept_codings.every_coding(change.connection, desk.project_id) if each.code_id == code_id
        )
        if n := len(sight.seen(made)):
            raise Refusal("code-in-use", n=n)
        if sight.blind:
            raise Refusal("code-maybe-in-use")
        remove_relations(desk, change, code_id)
        codes = _known(desk, change).codes
        above = next((code.parent_id for code in codes if code.id == code_id), None)
        for child in codes:
            if child.parent_id == code_id:
                change.update("code", child.id, parent_id=above)
        delete(change, "code", code_id)


def remove_category(desk: Desk, category_id: UUID) -> None:
    """Take away a category; its codes stay, in the others they have or without one."""
    with desk.writing("category.remove") as change:
        for code in _known(desk, change).codes_in(category_id):
            left = [each for each in code.category_ids if each != category_id]
            own = left[0] if left else None
            change.update("code", code.id, category_id=own, also_in=[str(each) for each in left[1:]])
        remove_relations(desk, change, category_id)
        delete(change, "category", category_id)


def _known(desk: Desk, change: Writing) -> Codebook:
    return kept.codebook(change.connection, desk.project_id)


def _refuse_key(key: str, others: list[Code]) -> None:
    if key and (holder := next((other for other in others if other.key.casefold() == key.casefold()), None)):
        raise Refusal("key-taken", key=key, code=holder.name)


def _refuse_odd(code: Code, others: list[Code]) -> None:
    """A code stands under none of its own sub-codes, and has a direction that its codings may have."""
    if not code.allows(code.direction):
        allowed = ", ".join(code.directions)
        raise Refusal("direction-not-allowed", code=code.name, direction=str(code.direction), allowed=allowed)
    if code.parent_id and code.id in {code.parent_id, *(each.id for each in _above(code, others))}:
        raise Refusal("code-under-itself", code=code.name)


def _above(code: Code, others: list[Code]) -> tuple[Code, ...]:
    return Codebook(codes=(code, *others)).above(code)
