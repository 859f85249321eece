"""Agreement as JSON and as a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import command, option
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.agreeing import Asked
    from actions.workspace import Desk

# As in `coding.agreeing_question` and `coding.resampling`, which the terminal reads no sooner than it needs them.
UNIT, SHARE, TOLERANCE, MEASURE, RESAMPLES, SEED = "sentence", 0.5, 2, "words", 10_000, 1

Names = list[str] | None


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    command(app, "agreement")(agreement)


def agreement(
    at: Terminal,
    *,
    first: Annotated[str, option("--first")] = "",
    second: Annotated[str, option("--second")] = "",
    coder: Annotated[Names, option("--coder", said="agreement-coder")] = None,
    round_name: Annotated[str, option("--round", said="agreement-round")] = "",
    documents: Annotated[Names, option("--documents")] = None,
    part: Annotated[Names, option("--part", said="agreement-part")] = None,
    code: Annotated[Names, option("--code", said="agreement-code")] = None,
    category: Annotated[Names, option("--category", said="agreement-category")] = None,
    without: Annotated[Names, option("--without", said="agreement-without")] = None,
    unit: Annotated[str, option("--unit", metavar="sentence|paragraph|turn", said="agreement-unit")] = UNIT,
    share: Annotated[float, option("--share", said="agreement-share")] = SHARE,
    strict: Annotated[bool, option("--strict", said="agreement-strict")] = False,
    tolerance: Annotated[int, option("--tolerance", said="agreement-tolerance")] = TOLERANCE,
    measure: Annotated[str, option("--tolerance-in", metavar="words|characters", said="agreement-measure")] = MEASURE,
    resamples: Annotated[int, option("--resamples", said="agreement-resamples")] = RESAMPLES,
    seed: Annotated[int, option("--seed", said="agreement-seed")] = SEED,
    gamma: Annotated[int, option("--gamma", said="agreement-gamma")] = 0,
    csv: Annotated[Path | None, option("--csv", said="agreement-csv")] = None,
    fragments: Annotated[Path | None, option("--fragments", said="agreement-fragments")] = None,
) -> None:
    """How far coders agree; without names those of the round or the two busiest, on all that two of them opened."""
    from cli.agreeing_table import lines
    from cli.agreeing_values import described

    desk = at.desk()
    chosen = _people(desk, [*filter(None, (first, second)), *(coder or ())], round_name)
    chosen |= {"document": _document_ids(desk, documents or []), "part": part or [], "without": without or []}
    chosen |= {"label": _label_ids(desk, code or [], category or [])}
    numbers = {"unit": [unit], "share": [str(share)], "measure": [measure], "tolerance": [str(tolerance)]}
    numbers |= {"resamples": [str(resamples)], "seed": [str(seed)], "strict": ["1"] if strict else []}
    asked = _asked({**chosen, **numbers})
    _written(desk, asked, csv, fragments)
    value = described(desk, asked)
    value |= _gamma(desk, asked, gamma)
    expert = [f"gamma {at.number(value['gamma']['value'], 2)}"] if gamma else []
    at.answer(value, *lines(at, value), *expert)


def _gamma(desk: Desk, asked: Asked, samples: int) -> dict[str, Any]:
    from actions.agreeing_gamma import gamma_of

    if not samples:
        return {}
    found = gamma_of(desk, asked, samples)
    numbers = {"value": found.value, "standard_error": found.error, "samples": found.samples, "seed": found.seed}
    reason = {"reason": found.reason} if found.reason else {}
    return {"gamma": {**numbers, "fragments": list(found.fragments), **reason}}


def _asked(words: dict[str, list[str]]) -> Asked:
    from actions.agreeing_asking import understood
    from coding.agreeing_question import Measure, UnitKind

    for name, kind in (("unit", UnitKind), ("measure", Measure)):
        if words[name][0] not in (known := [str(each) for each in kind]):
            raise Refusal("agreement-word", word=words[name][0], known=", ".join(known))
    return understood(words)


def _written(desk: Desk, asked: Asked, csv: Path | None, fragments: Path | None) -> None:
    from actions.agreeing_files import agreement_csv, agreement_fragments_csv
    from cli.files import write_file

    if csv:
        write_file(csv, agreement_csv(desk, asked))
    if fragments:
        write_file(fragments, agreement_fragments_csv(desk, asked))


def _people(desk: Desk, names: list[str], round_name: str) -> dict[str, list[str]]:
    """The round, and who is compared: those named, else those of the round, else the busiest two."""
    from actions.agreeing_rounds import taking_part
    from actions.comparing import pair
    from actions.round_progress import state_named
    from cli.finding import coder_named

    if len(names) == 1:
        raise Refusal("coder-alone", name=names[0])
    of = [state_named(desk, round_name).round.id] if round_name else []
    ids = [coder_named(desk, name).id for name in names] or [each for one in of for each in taking_part(desk, one)]
    ids = ids or [each.id for each in pair(desk) or ()]
    if not ids:
        raise Refusal("coders-too-few")
    return {"round": [str(each) for each in of], "coder": [str(each) for each in ids]}


def _document_ids(desk: Desk, names: list[str]) -> list[str]:
    from actions.documents import documents
    from cli.finding import named

    known = documents(desk)
    return [str(named(known, name, "document-unknown").id) for name in names]


def _label_ids(desk: Desk, codes: list[str], categories: list[str]) -> list[str]:
    from actions.codebook import codebook
    from cli.finding import named

    book = codebook(desk)
    return [
        *(str(named(book.codes, name, "code-unknown").id) for name in codes),
        *(str(named(book.categories, name, "category-unknown").id) for name in categories),
    ]
