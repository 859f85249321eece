"""The answer to how far coders agree as lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.terminal import table

if TYPE_CHECKING:
    from cli.terminal import Terminal

TITLES = ("alpha", "interval", "percent", "kappa", "u-alpha", "both", "neither")


def lines(at: Terminal, value: dict[str, Any]) -> list[str]:
    """The table of the codes that were used, and what lies above and below it."""
    counts = {key: value[key] for key in ("units", "characters")}
    people, documents = ", ".join(value["coders"]), len(value["documents"])
    titles = (at.say("cli-column-code"), *(at.say(f"cli-column-{name}") for name in TITLES))
    rows = [titles, *(_row(at, row) for row in value["codes"] if any(row["fragments"].values()))]
    return [
        at.say("cli-agreed-by", who=people, n=documents, documents=documents, **counts),
        *_headline(at, value["overall"]),
        *_with_key(at, value.get("with_key", [])),
        "",
        *(table(rows, right=tuple(range(1, len(titles)))) if len(rows) > 1 else [at.say("agreeing-nothing-coded")]),
        *(["", *_left_out(at, value["left_out"])] if value["left_out"] else []),
        "",
        at.say("cli-differences", n=len(value["differences"]), count=len(value["differences"])),
        at.say("cli-agreed-seed", resamples=value["resamples"], seed=str(value["seed"])),
    ]


def _headline(at: Terminal, overall: dict[str, Any]) -> list[str]:
    sets = overall["sets"]
    facts = {"alpha": at.number(overall["alpha_masi"], 2), "interval": _interval(at, overall["alpha_masi_interval"])}
    facts |= {"percent": _percent(at, sets["percent"]), "kappa": at.number(overall["kappa"], 2)}
    return [at.say("cli-agreed-overall", **facts)]


def _with_key(at: Terminal, rows: list[dict[str, Any]]) -> list[str]:
    said = (
        {
            "alpha": at.number(row["alpha_masi"], 2),
            "percent": _percent(at, row["percent_sets"]),
            "kappa": at.number(row["kappa"], 2),
        }
        for row in rows
    )
    return [at.say("cli-agreed-key", who=row["coder"], **facts) for row, facts in zip(rows, said, strict=True)]


def _row(at: Terminal, row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["code"],
        at.number(row["alpha"], 2),
        _interval(at, row["alpha_interval"]),
        _percent(at, row["percent"]),
        at.number(row["kappa"], 2),
        at.number(row["u_alpha"], 2),
        at.number(row["both"]),
        at.number(row["neither"]),
    )


def _interval(at: Terminal, found: dict[str, Any] | None) -> str:
    return f"{at.number(found['low'], 2)} – {at.number(found['high'], 2)}" if found else "–"


def _percent(at: Terminal, share: float | None) -> str:
    return at.number(None if share is None else 100 * share, 1)


def _left_out(at: Terminal, left_out: list[dict[str, Any]]) -> list[str]:
    return [
        at.say("agreeing-left-out-line", document=each["document"], why=at.say(f"agreeing-left-{each['reason']}"))
        for each in left_out
    ]
