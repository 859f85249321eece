"""`python -m benchmarks.report`: seconds of work for the Word report, by its number of quotes and its parts."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import process_time

from benchmarks.export import invented
from reports.choices import USUAL, Choices, Part
from reports.composing import composed
from reports.findings import Findings
from reports.showing import shown
from reports.word import word

ROUNDS = 5


def main() -> None:
    """Print a line per report: composed for the screen, and bound as .docx; in seconds of this process alone."""
    findings = invented()
    print(f"{'':40}{'screen':>9}{'.docx':>9}")
    for quotes in (25, 500, 5_000):
        theme = replace(findings.themes[0], coding_ids=findings.themes[0].coding_ids[:quotes])
        few = replace(findings, themes=(theme,))
        for name, choices in (
            ("usual parts", Choices()),
            ("every part", Choices((*USUAL, Part.CATEGORIES), codes=True)),
        ):
            print(f"{f'{quotes} quotes, {name}':40}{_screen(few, choices):8.2f}s{_paper(few, choices):8.2f}s")


def _screen(findings: Findings, choices: Choices) -> float:
    return _taken(lambda: shown(composed(findings, choices)))


def _paper(findings: Findings, choices: Choices) -> float:
    return _taken(lambda: word(findings, choices))


def _taken(make: Callable[[], object]) -> float:
    """The median of some rounds after one to warm up."""
    make()
    rounds = []
    for _ in range(ROUNDS):
        start = process_time()
        make()
        rounds.append(process_time() - start)
    return median(rounds)


if __name__ == "__main__":
    main()
