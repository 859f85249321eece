"""Gamma on the project: the expert's number about free fragments, computed when somebody asks for it."""

from actions.agreeing import Asked, Compared, material_of
from actions.workspace import Desk
from coding.agreeing_question import Question
from coding.coefficients import TWO_CODERS
from coding.gamma import SAMPLES, Gamma, Text, fragments, gamma

Rows = list[tuple[int, int, int]]


def gamma_of(desk: Desk, asked: Asked, samples: int = SAMPLES) -> Gamma:
    """Of two coders, on the documents that both of them opened; with the seed of the other resamples."""

    def found() -> Gamma:
        question, compared = material_of(desk, asked)
        if len(question.coder_ids) != 2:
            return Gamma(None, None, (0, 0), samples, asked.draws.seed, TWO_CODERS)
        texts = [_text(question, each) for each in compared.values()]
        return gamma(texts, samples=samples, seed=asked.draws.seed)

    return desk.computed("gamma", desk.coder_id, asked, samples, compute=found)


def _text(question: Question, each: Compared) -> Text:
    scope = each.material.scope
    made: tuple[Rows, Rows] = ([], [])
    for coding in each.codings:
        laid = scope.laid(coding.span)
        if laid is not None:
            labels = (n for n, label in enumerate(question.labels) if coding.code_id in label.code_ids)
            made[question.coder_ids.index(coding.coder_id)].extend((laid.start, laid.end, n) for n in labels)
    return Text(scope.length, fragments(made[0]), fragments(made[1]))
