"""Agreement as JSON and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions import comparing
from actions.codebook import codebook
from actions.documents import documents
from actions.workspace import coders
from cli.finding import Named, coder_named, named
from cli.terminal import table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.workspace import Desk
    from cli.terminal import Terminal
    from coding.agreement import Coefficient
    from coding.codings import Coding
    from coding.comparing import CodeAgreement, Comparison

CHARACTERS = ("both", "only_first", "only_second", "neither")
NUMBERS = ("kappa", "percent", "u_alpha", *CHARACTERS)


def compared(desk: Desk, first: str, second: str, names: list[str]) -> Comparison:
    """Two coders on the documents named; without names the busiest two, on what both coded."""
    if first and second:
        one, other = coder_named(desk, first), coder_named(desk, second)
    elif first or second:
        raise Refusal("coder-alone", name=first or second)
    else:
        two = comparing.pair(desk)
        if two is None:
            raise Refusal("coders-too-few")
        one, other = two
    known = documents(desk)
    chosen = [named(known, name, "document-unknown").id for name in names]
    return comparing.compare(desk, one.id, other.id, chosen or comparing.both_coded(desk, one.id, other.id))


def described(desk: Desk, found: Comparison) -> dict[str, Any]:
    """Every number; an undefined one is None, with its reason under `reasons`."""
    items: list[Named] = [*coders(desk), *documents(desk), *codebook(desk).codes]
    names = {item.id: item.name for item in items}

    def coding(made: Coding | None) -> dict[str, Any] | None:
        if made is None:
            return None
        return {"code": names[made.code_id], "start": made.span.start, "end": made.span.end}

    return {
        "first": names[found.first_id],
        "second": names[found.second_id],
        "documents": [names[document_id] for document_id in found.document_ids],
        "sentences": found.sentences,
        "characters": found.characters,
        "overall": _coefficients({"kappa": found.overall.kappa, "percent": found.overall.percent}),
        "codes": [{"code": names[row.code_id], **_row(row)} for row in found.codes],
        "differences": [
            {
                "kind": str(difference.kind),
                "document": names[difference.document_id],
                "start": difference.span.start,
                "end": difference.span.end,
                "first": coding(difference.first),
                "second": coding(difference.second),
            }
            for difference in found.differences
        ],
    }


def lines(at: Terminal, value: dict[str, Any]) -> list[str]:
    """The table of the codes that were used, and what lies above and below it."""
    counts = {key: value[key] for key in ("sentences", "characters")}
    first, second = value["first"], value["second"]
    titles = (at.say("cli-column-code"), *(at.say(f"cli-column-{key.replace('_', '-')}") for key in NUMBERS))
    used = [row for row in value["codes"] if row["fragments_first"] or row["fragments_second"]]
    every = (at.say("cli-overall"), *_cells(at, value["overall"]))
    rows = [titles, *((row["code"], *_cells(at, row)) for row in used), every]
    return [
        at.say("cli-agreed", first=first, second=second, documents=len(value["documents"]), **counts),
        *table(rows, right=tuple(range(1, len(titles)))),
        at.say("cli-differences", n=len(value["differences"]), count=len(value["differences"])),
    ]


def _row(row: CodeAgreement) -> dict[str, Any]:
    return {
        **_coefficients({"kappa": row.kappa, "percent": row.percent, "u_alpha": row.u_alpha}),
        **{key: getattr(row, key) for key in (*CHARACTERS, "fragments_first", "fragments_second")},
    }


def _coefficients(found: dict[str, Coefficient]) -> dict[str, Any]:
    reasons = {name: each.reason for name, each in found.items() if each.value is None}
    return {**{name: each.value for name, each in found.items()}, "reasons": reasons}


def _cells(at: Terminal, row: dict[str, Any]) -> tuple[str, ...]:
    percent = row["percent"] if row["percent"] is None else 100 * row["percent"]
    shares = (at.number(row["kappa"], 2), at.number(percent, 1), at.number(row.get("u_alpha"), 2))
    return (*shares, *(at.number(row.get(key)) for key in CHARACTERS))
