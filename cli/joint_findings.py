"""Findings from elsewhere beside codes of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from cli.commands import argument, command, group, option
from cli.files import read_file, write_file
from cli.terminal import Terminal
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from actions.joint_findings import Beside
    from actions.workspace import Desk


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    findings = group(app, "finding")
    command(findings, "add", "finding-add")(add)
    command(findings, "import", "finding-import")(take_in)
    command(findings, "judge", "finding-judge")(judge)
    command(findings, "list", "finding-list")(listed)
    command(findings, "remove", "finding-remove")(remove)
    command(findings, "export", "finding-export")(export)


def add(
    at: Terminal,
    predictor: Annotated[str, argument("predictor")],
    *,
    outcome: Annotated[str, option("--outcome")] = "",
    b: Annotated[str, option("--b")] = "",
    se: Annotated[str, option("--se")] = "",
    p: Annotated[str, option("--p", said="finding-p")] = "",
    source: Annotated[str, option("--source", said="finding-source")] = "",
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """One finding, as it was printed."""
    from actions import joint_findings
    from coding.joint_findings import Finding

    desk = at.desk(coder)
    joint_findings.add_finding(desk, Finding(UUID(int=0), outcome, predictor, b, se, p, source))
    _tell(at, desk)


def take_in(
    at: Terminal,
    file: Annotated[Path, argument("joint-table")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """The findings of a table, behind those there are."""
    from actions import joint_findings

    desk = at.desk(coder)
    n = joint_findings.add_findings(desk, joint_findings.findings_in(file.name, read_file(file)), file.name)
    at.answer({"added": n}, at.say("findings-added", n=n))


def judge(
    at: Terminal,
    place: Annotated[int, argument("place")],
    verdict: Annotated[str, argument("verdict")],
    *,
    beside: Annotated[str, option("--beside", said="finding-beside")] = "",
    memo: Annotated[str | None, option("--memo", said="finding-memo")] = None,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """What the conversations do to a finding, by its place in the list."""
    from actions import joint_findings
    from coding.joint_findings import Verdict

    desk = at.desk(coder)
    if verdict not in set(Verdict) - {Verdict.NONE}:
        known = ", ".join(each for each in Verdict if each)
        raise Refusal("finding-verdict-unknown", name=verdict, known=known)
    finding = joint_findings.finding_numbered(desk, place)
    subject_id = subject_named(desk, beside) if beside else finding.subject_id
    said = finding.memo if memo is None else memo
    joint_findings.judge(desk, finding.id, subject_id, Verdict(verdict), said)
    _tell(at, desk)


def listed(at: Terminal) -> None:
    """The findings, with what lies beside them and what cannot be right."""
    _tell(at, at.desk())


def remove(
    at: Terminal,
    place: Annotated[int, argument("place")],
    *,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """Take a finding away, by its place in the list."""
    from actions import joint_findings

    desk = at.desk(coder)
    joint_findings.remove_finding(desk, joint_findings.finding_numbered(desk, place).id)
    _tell(at, desk)


def export(
    at: Terminal,
    file: Annotated[Path, argument("finding-file")],
    *,
    published: Annotated[bool, option("--publication", "--published")] = False,
) -> None:
    """The display as CSV, or as a workbook where the name ends so."""
    from actions import joint_findings

    making = joint_findings.findings_book if file.suffix.lower() == ".xlsx" else joint_findings.findings_csv
    write_file(file, making(at.desk(), at.language, published=published))
    at.answer({"file": str(file)}, str(file))


def subject_named(desk: Desk, name: str) -> UUID:
    """A category or code; refuses `code-unknown`."""
    from actions.codebook import codebook
    from cli.finding import named

    book = codebook(desk)
    wanted = name.strip().casefold()
    for category in book.categories:
        if category.name.casefold() == wanted:
            return category.id
    return named(book.codes, name, "code-unknown").id


def _tell(at: Terminal, desk: Desk) -> None:
    from actions import joint_findings

    known = joint_findings.findings(desk)
    said = [_line(at, n, each) for n, each in enumerate(known, 1)] or [at.say("cli-no-findings")]
    at.answer([_value(each) for each in known], *said)


def _value(each: Beside) -> dict[str, Any]:
    texts = ("outcome", "predictor", "b", "se", "p", "source", "memo")
    counted = each.row and {"documents": each.row.tally.documents, "of": each.row.of}
    return {name: getattr(each.finding, name) for name in texts} | {
        "verdict": str(each.finding.verdict),
        "beside": each.row.label if each.row else None,
        "counts": counted,
        "lowest_p": each.lowest_p,
    }


def _line(at: Terminal, n: int, each: Beside) -> str:
    said = each.finding
    numbers = [f"{name} {value}" for name, value in (("B", said.b), ("se", said.se), ("p", said.p)) if value]
    check = at.say("finding-check", p=at.number(each.lowest_p, 4)) if each.lowest_p is not None else ""
    verdict = at.say(f"finding-verdict-{said.verdict or 'none'}")
    parts = (said.outcome, said.predictor, " ".join(numbers), check, each.row.label if each.row else "", verdict)
    return f"{n}. " + " · ".join(part for part in parts if part)
