"""A question about agreement as words that travel: in an address, and as the command that gives the same answer."""

import shlex
from collections.abc import Mapping, Sequence
from uuid import UUID

from actions.agreeing import Asked
from actions.codebook import codebook
from actions.documents import documents
from actions.rounds import rounds
from actions.workspace import Desk, coders, projects
from coding.agreeing_question import Draws, Measure, Rule, UnitKind
from corpora.refusal import Refusal

_COMMAND = "python -m cli agreement"
_STANDARD = Rule()


def told(asked: Asked) -> dict[str, list[str]]:
    """As `understood` takes it."""
    rule, draws = asked.rule, asked.draws
    return {
        "coder": [str(each) for each in asked.coder_ids],
        "document": [str(each) for each in asked.document_ids],
        "part": list(asked.parts),
        "label": [str(each) for each in asked.label_ids],
        "without": list(asked.without),
        "unit": [str(rule.unit)],
        "share": [repr(rule.share)],
        "strict": ["1"] if rule.strict else [],
        "tolerance": [str(rule.tolerance)],
        "measure": [str(rule.measure)],
        "resamples": [str(draws.resamples)],
        "seed": [str(draws.seed)],
        "round": [str(asked.round_id)] if asked.round_id else [],
    }


def understood(words: Mapping[str, Sequence[str]]) -> Asked:
    """The question in these words; refuses `request-wrong`."""
    try:
        (unit,), (share,), (measure,) = (words[name] for name in ("unit", "share", "measure"))
        tolerance, resamples, seed = (int(words[name][0]) for name in ("tolerance", "resamples", "seed"))
        coder_ids, document_ids, label_ids, round_ids = (
            tuple(map(UUID, words.get(name, ()))) for name in ("coder", "document", "label", "round")
        )
        rule = Rule(UnitKind(unit), float(share), bool(words.get("strict")), tolerance, Measure(measure))
    except (KeyError, ValueError, IndexError) as error:
        raise Refusal("request-wrong") from error
    parts, without = (tuple(words.get(name, ())) for name in ("part", "without"))
    draws, round_id = Draws(resamples, seed), round_ids[0] if round_ids else None
    return Asked(coder_ids, document_ids, parts, label_ids, without, rule, draws, round_id)


def command(desk: Desk, asked: Asked) -> str:
    """What to type for the same numbers, to the digit."""
    people, texts = {each.id: each.name for each in coders(desk)}, {each.id: each.name for each in documents(desk)}
    codes = {each.id: each.name for each in codebook(desk).codes}
    categories = {each.id: each.name for each in codebook(desk).categories}
    rule, draws = asked.rule, asked.draws
    options = [
        *(("--round", each.name) for each in rounds(desk) if each.id == asked.round_id),
        *(("--coder", people[each]) for each in asked.coder_ids),
        *(("--documents", texts[each]) for each in asked.document_ids if each in texts),
        *(("--part", each) for each in asked.parts),
        *(("--code", codes[each]) for each in asked.label_ids if each in codes),
        *(("--category", categories[each]) for each in asked.label_ids if each in categories),
        *(("--without", each) for each in asked.without),
        ("--unit", str(rule.unit)),
        ("--share", repr(rule.share)),
        *([("--tolerance", str(rule.tolerance))] if rule.tolerance != _STANDARD.tolerance else []),
        *([("--tolerance-in", str(rule.measure))] if rule.measure != _STANDARD.measure else []),
        ("--resamples", str(draws.resamples)),
        ("--seed", str(draws.seed)),
    ]
    project = next(each.name for each in projects(desk.workspace) if each.id == desk.project_id)
    words = [word for pair in [("--project", project), *options] for word in pair]
    return " ".join([_COMMAND, *map(shlex.quote, words), *(["--strict"] if rule.strict else []), "--json"])
