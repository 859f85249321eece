"""What people call things in the terminal, found; or refused with what there is."""

from collections.abc import Iterable
from typing import Protocol, TypeVar
from uuid import UUID

from actions.workspace import Desk, coders
from coding.codings import Coder
from coding.referring import Group, groups_of
from corpora.boards import BoardList
from corpora.refusal import Refusal


class Named(Protocol):
    """Anything with a name of its own."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=Named)


def named(items: Iterable[N], name: str, refusal: str) -> N:
    """The one by this name, exactly or else whatever the case; refuses with the names there are."""
    known = list(items)
    wanted = " ".join(name.split()).casefold()
    alike = [item for item in known if " ".join(item.name.split()).casefold() == wanted]
    for item in [item for item in alike if item.name == name] or alike:
        return item
    raise Refusal(refusal, name=name, known=", ".join(item.name for item in known) or "–")


def group_named(lists: Iterable[BoardList], name: str) -> Group:
    """A group of one of these board lists, by its name or as `group · list`; refuses `group-unknown`."""
    known = {f"{group.name} · {each.name}": group for each in lists for group in groups_of([each])}
    wanted = " ".join(name.split()).casefold()
    for said, group in known.items():
        if wanted in (said.casefold(), group.name.casefold()):
            return group
    raise Refusal("group-unknown", group=name, known=", ".join(known) or "–")


def coder_named(desk: Desk, name: str) -> Coder:
    """Somebody who joined before; refuses `coder-unknown`."""
    return named(coders(desk), name, "coder-unknown")
