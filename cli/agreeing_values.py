"""The answer to how far coders agree as one mapping, ready for JSON; undefined is None, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actions.agreeing import Asked, agreement, interval_of, with_key
from actions.agreeing_asking import command
from actions.agreeing_places import differences_of
from actions.codebook import codebook
from actions.documents import documents
from actions.rounds import rounds
from actions.workspace import coders
from coding.agreeing import on_characters, on_units

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from actions.workspace import Desk
    from cli.finding import Named
    from coding.agreeing_results import Agreement, DomainAgreement, LabelAgreement
    from coding.agreement import Coefficient
    from coding.codings import Coding
    from coding.resampling import Interval
    from coding.unitizing_family import Partial

KAPPA = {"cohen_kappa": "kappa"}


def described(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Every number that the page shows, and the differences of two coders."""
    found = agreement(desk, asked)
    names = _names(desk)
    coder_ids = found.question.coder_ids
    return {
        "first": names[coder_ids[0]],
        "second": names[coder_ids[1]],
        "coders": [names[each] for each in coder_ids],
        "round": names[asked.round_id] if asked.round_id else None,
        **_with_key(desk, asked, names),
        "documents": [names[each.id] for each in found.documents],
        "left_out": [
            {"document": names[each.document_id], "reason": each.reason, "units": each.units} for each in found.left_out
        ],
        "unit": str(found.question.rule.unit),
        "share": found.question.rule.share,
        "strict": found.question.rule.strict,
        "resamples": found.draws.resamples,
        "seed": found.draws.seed,
        "sentences": found.units,
        "units": found.units,
        "units_outside": found.outside,
        "characters": found.characters,
        "command": command(desk, asked),
        "overall": _overall(found, interval_of(desk, found)),
        "codes": [_label(found, number, row, names) for number, row in enumerate(found.labels)],
        "domains": [_domain(row, names) for row in found.domains],
        "direction": coefficients(found.direction),
        "per_document": _documents(found, names),
        "differences": _differences(desk, asked, names),
    }


def _names(desk: Desk) -> dict[UUID, str]:
    book = codebook(desk)
    items: list[Named] = [*coders(desk), *documents(desk), *book.codes, *book.categories, *rounds(desk)]
    return {each.id: each.name for each in items}


def _documents(found: Agreement, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [
        {
            "document": names[each.id],
            "coders": [names[found.question.coder_ids[n]] for n in each.readers],
            "units": each.units,
            "characters": each.characters,
            **coefficients({"alpha_masi": each.alpha, "percent_sets": each.percent}),
        }
        for each in found.documents
    ]


def _with_key(desk: Desk, asked: Asked, names: Mapping[UUID, str]) -> dict[str, Any]:
    """In training, how far each coder agrees with the key."""
    key_id, found = with_key(desk, asked)
    if key_id is None:
        return {}
    rows = [
        {
            "coder": names[each],
            "documents": len(one.documents),
            "units": one.units,
            **coefficients(
                {
                    "alpha_masi": one.together.alpha,
                    "percent_sets": one.together.units["percent"],
                    "kappa": one.together.kappa,
                }
            ),
        }
        for each, one in found.items()
    ]
    return {"key": names[key_id], "with_key": rows}


def coefficients(found: Mapping[str, Coefficient]) -> dict[str, Any]:
    """By name, with the reasons of those that are undefined."""
    said = {KAPPA.get(name, name): each for name, each in found.items()}
    reasons = {name: each.reason for name, each in said.items() if each.value is None}
    return {**{name: each.value for name, each in said.items()}, "reasons": reasons}


def _overall(found: Agreement, interval: Interval | None) -> dict[str, Any]:
    together = found.together
    return {
        **coefficients({"kappa": together.kappa, "percent": together.percent, "alpha_masi": together.alpha}),
        "alpha_masi_interval": _interval(interval),
        "sets": {"q": together.values, **coefficients(together.units)},
    }


def _label(found: Agreement, number: int, row: LabelAgreement, names: Mapping[UUID, str]) -> dict[str, Any]:
    coder_ids, two = found.question.coder_ids, len(found.question.coder_ids) == 2
    characters = row.characters
    only = dict(zip((names[each] for each in coder_ids), characters.only, strict=True))
    value = {
        "code": names[row.id],
        **coefficients({**row.units, "u_alpha": row.u_alpha, "jaccard": row.jaccard, "f1": row.f1}),
        "alpha_interval": _interval(row.interval),
        "u_alpha_interval": _interval(row.u_interval),
        "q": 2,
        "units_with_code": row.carrying,
        "both": characters.both,
        "only": only,
        "neither": characters.neither,
        "fragments": dict(zip(only, row.fragments, strict=True)),
        "matched": row.matched.value,
        "direction": coefficients(row.direction),
        "remarks": [{"remark": each.code, **each.facts} for each in row.remarks],
        "per_document": _per_document(found, number, names),
    }
    if two:
        value |= {"only_first": characters.only[0], "only_second": characters.only[1]}
        value |= {"fragments_first": row.fragments[0], "fragments_second": row.fragments[1]}
    return value


def _per_document(found: Agreement, number: int, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Only the documents in which anybody used it."""
    coders = len(found.question.coder_ids)
    return [
        {
            "document": names[each.id],
            "alpha": on_units([counts], number, coders)[1]["alpha"].value,
            "u_alpha": on_characters([counts], number).value,
        }
        for each, counts in zip(found.documents, found.counts, strict=True)
        if number in counts.labels
    ]


def _domain(row: DomainAgreement, names: Mapping[UUID, str]) -> dict[str, Any]:
    family = row.family
    of_code = {names[code_id]: each for code_id, each in zip(row.domain.code_ids, family.ku, strict=True)}
    found = coefficients({"u_alpha": family.u, "bar_u_alpha": family.bar_u, "cu_alpha": family.cu.alpha})
    found["reasons"] |= {f"ku_alpha.{name}": each.alpha.reason for name, each in of_code.items() if _none(each)}
    return {
        "domain": row.domain.name,
        **found,
        "cu_coverage": family.cu.coverage,
        "ku_alpha": {name: each.alpha.value for name, each in of_code.items()},
        "ku_coverage": {name: each.coverage for name, each in of_code.items()},
        "u_alpha_interval": _interval(row.u_interval),
        "cu_alpha_interval": _interval(row.cu_interval),
        "documents_with_overlap": [names[each] for each in row.overlapping],
    }


def _none(found: Partial) -> bool:
    return found.alpha.value is None


def _interval(found: Interval | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"low": found.low, "high": found.high, "kind": str(found.kind), "defined": found.defined}


def _differences(desk: Desk, asked: Asked, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    def coding(made: Coding | None) -> dict[str, Any] | None:
        if made is None:
            return None
        return {"code": names[made.code_id], "start": made.span.start, "end": made.span.end}

    return [
        {
            "kind": str(each.kind),
            "document": names[each.document_id],
            "start": each.span.start,
            "end": each.span.end,
            "first": coding(each.first),
            "second": coding(each.second),
        }
        for each in differences_of(desk, asked)
    ]
