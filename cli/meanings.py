"""What codes mean: changing that, looking older codings over, and comparing codebooks of two moments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, option
from cli.reshaping import Many, Who, code_named
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.meanings import Review

TEXTS = ("short", "definition", "use_when", "avoid_when", "domain", "key", "color")


def add_to(codebook: typer.Typer) -> None:
    """The commands of `codebook` about meaning."""
    for name, deed in (("change", change), ("example", example), ("versions", versions), ("compare", compare)):
        command(codebook, name, f"codebook-{name}")(deed)
    command(codebook, "review", "codebook-review")(review)


def change(
    at: Terminal,
    name: Annotated[str, argument("code")],
    *,
    fields: Annotated[Many, option("--set", metavar="K=V", said="code-set")] = None,
    meaning: Annotated[bool, option("--new-meaning", said="code-new-meaning")] = False,
    coder: Who = None,
) -> None:
    """Say other things of a code; with --new-meaning its older codings come on the review lists."""
    from actions.meanings import edit

    code = code_named(at, name)
    wanted = replace(code, **dict(_field(each) for each in fields or ()))
    edit(at.desk(coder), code, wanted, new_meaning=meaning)
    after = code_named(at, wanted.name)
    value = {"code": after.name, "meaning": after.meaning}
    at.answer(value, at.say("cli-code-changed", code=after.name, version=after.meaning))


def example(
    at: Terminal,
    name: Annotated[str, argument("code")],
    *,
    quote: Annotated[str, option("--quote", said="code-example")],
    against: Annotated[bool, option("--counter", said="code-counter")] = False,
    coder: Who = None,
) -> None:
    """A coded quote as an example of a code, or as an example of what it is not."""
    from actions.coding import codings
    from actions.meanings import edit
    from cli.themes import quoted

    code, field = code_named(at, name), "counterexamples" if against else "examples"
    ids = dict.fromkeys([*getattr(code, field), quoted(codings(at.desk()), quote)])
    values: dict[str, Any] = {field: tuple(ids)}
    edit(at.desk(coder), code, replace(code, **values))
    at.answer({"code": code.name, field: len(ids)}, at.say("cli-code-changed", code=code.name, version=code.meaning))


def review(
    at: Terminal,
    *,
    coder: Annotated[str, option("--coder")],
    code: Annotated[str, option("--code", said="review-code")] = "",
    keep: Annotated[bool, option("--keep", said="review-keep")] = False,
    recode: Annotated[str, option("--recode", said="review-recode")] = "",
    remove: Annotated[bool, option("--remove", said="review-remove")] = False,
    quote: Annotated[str, option("--quote", said="review-quote")] = "",
) -> None:
    """Codings made under an older meaning, to keep, recode or remove; without a choice the list."""
    from actions import meanings

    desk = at.desk(coder)
    chosen = [each for each in meanings.reviews(desk) if not code or each.code.name.casefold() == code.casefold()]
    ids = [made.id for each in chosen for made in each.codings if quote.casefold() in made.quote.casefold()]
    if keep + remove + bool(recode) > 1:
        raise Refusal("review-one-choice")
    if (keep or remove or recode) and not ids:
        raise Refusal("review-nothing")
    if keep:
        meanings.keep_codings(desk, ids)
    if remove:
        meanings.remove_codings(desk, ids)
    if recode:
        meanings.recode(desk, ids, code_named(at, recode).id)
    _tell(at, meanings.reviews(desk))


def versions(at: Terminal) -> None:
    """The revisions in which the codebook changed, newest first."""
    from actions.meanings import versions as found_in
    from actions.workspace import coders

    desk = at.desk()
    names, found = {each.id: each.name for each in coders(desk)}, found_in(desk)
    value = [
        {
            "revision": each.revision,
            "at": each.at.isoformat(),
            "coder": names.get(each.actor) if each.actor else None,
            "action": each.action,
        }
        for each in found
    ]
    rows = [
        (
            str(each.revision),
            f"{each.at.astimezone():%Y-%m-%d %H:%M}",
            str(said["coder"] or "–"),
            _deed(at, each.action),
        )
        for each, said in zip(found, value, strict=True)
    ]
    at.answer(value, *(table(rows, right=(0,)) if rows else [at.say("cli-no-history")]))


def compare(
    at: Terminal,
    old: Annotated[int, argument("revision")],
    new: Annotated[int | None, argument("revision-new")] = None,
) -> None:
    """What changed in the codebook between two revisions, or between one and now."""
    from actions.meanings import compared

    found = compared(at.desk(), old, new)
    value = [
        {
            "kind": str(each.kind),
            "name": each.item.name,
            "field": each.field,
            "before": each.before,
            "after": each.after,
        }
        for each in found
    ]
    lines = [
        at.say(
            f"compare-{each.kind}",
            name=each.item.name,
            field=at.say(f"field-{each.field}") if each.field else "",
            before=each.before or "–",
            after=each.after or "–",
        )
        for each in found
    ]
    at.answer(value, *(lines or [at.say("compare-nothing")]))


def _tell(at: Terminal, found: tuple[Review, ...]) -> None:
    value = [
        {
            "code": each.code.name,
            "done": each.done,
            "of": each.of,
            "codings": [{"quote": made.quote, "memo": made.memo, "meaning": made.meaning} for made in each.codings],
        }
        for each in found
    ]
    lines: list[str] = []
    for each in found:
        lines.append(at.say("review-progress", code=each.code.name, done=each.done, of=each.of))
        lines += [f"  – {made.quote}" for made in each.codings]
    at.answer(value, *(lines or [at.say("review-empty")]))


def _field(said: str) -> tuple[str, Any]:
    name, _, value = said.partition("=")
    if name in TEXTS:
        return name, value
    if name in ("keywords", "synonyms"):
        return name, tuple(word.strip() for word in value.split(";") if word.strip())
    if name in ("direction", "directions"):
        from codebooks.codebook import Direction

        given = [word.strip() for word in value.split(";") if word.strip()]
        if not set(given) <= set(Direction):
            raise Refusal("direction-unknown", direction=value)
        ways = tuple(Direction(word) for word in given)
        return (name, ways) if name == "directions" else (name, ways[0] if ways else None)
    raise Refusal(
        "code-field-unknown", field=name, known=", ".join([*TEXTS, "keywords", "synonyms", "direction", "directions"])
    )


def _deed(at: Terminal, action: str) -> str:
    return at.say(f"cli-action-{action.replace('.', '-')}")
