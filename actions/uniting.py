"""Merging a file from another laptop: what it would do first, then all of it in one step that one undo takes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from actions import travelling_styles
from actions.rights import refuse
from actions.travelling_reading import Arrival, arriving
from actions.uniting_planning import Plan, planned
from actions.uniting_telling import Dispute as Dispute
from actions.uniting_telling import Remark, Tally, disputes, remarks, tallies
from actions.uniting_writing import write
from actions.workspace import Desk, seated
from coding.uniting import MINE, RULES, undecided
from corpora.refusal import Refusal
from store.lineage import remember_merged


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge would do, or did. `project` is the name that the file gives, `same` whether it is this project;
    `revision` is the one it made, None where it has not been done or changed nothing."""

    project: str
    same: bool
    tallies: tuple[Tally, ...]
    disputes: tuple[Dispute, ...]
    remarks: tuple[Remark, ...]
    undecided: int
    revision: int | None = None

    @property
    def nothing(self) -> bool:
        """Whether everything in the file is here already."""
        return not self.tallies and not self.disputes


def preview(
    desk: Desk, file: BinaryIO, name: str, passphrase: str = "", *, choices: Mapping[str, str] | None = None
) -> Merging:
    """What would be added, changed and removed, and what both changed; nothing is stored.

    `choices` says of a conflict, by its name, whose side stays. Refuses what `arriving` refuses.
    """
    with arriving(file, name, passphrase) as arrival, desk.workspace.database.reading() as connection:
        return _told(desk, arrival, planned(connection, desk.project_id, arrival, choices or {}, MINE), choices, None)


def merge(
    desk: Desk,
    file: BinaryIO,
    name: str,
    passphrase: str = "",
    *,
    choices: Mapping[str, str] | None = None,
    rule: str | None = None,
) -> Merging:
    """Take everything over in one step; a file that was merged before changes nothing.

    Conflicts that `choices` does not settle are settled by `rule`: mine, theirs or newest. Refuses `merge-undecided`
    where there is none, `merge-rule-unknown`, and what `preview` refuses.
    """
    seated(desk)
    refuse(desk, "project.merge")
    given = choices or {}
    if not {*given.values(), rule or MINE} <= {*RULES}:
        raise Refusal("merge-rule-unknown", known=", ".join(RULES))
    with arriving(file, name, passphrase) as arrival:
        whose = arrival.travel.manifest["coder"]
        with desk.workspace.database.transaction() as connection:
            plan = planned(connection, desk.project_id, arrival, given, rule or MINE)
            if plan.ours.rows == plan.union.rows and not undecided(plan.union.conflicts, given, rule):
                if not plan.known_before:
                    last = max((entry.revision for entry in plan.ours.log), default=0)
                    remember_merged(connection, desk.project_id, arrival.told, last, dict(plan.ids), coder=whose)
                return _told(desk, arrival, plan, given, rule)
        with desk.writing("project.merge") as change:
            if change.revision != plan.revision + 1:  # somebody wrote in between
                plan = planned(change.connection, desk.project_id, arrival, given, rule or MINE)
            if open_ones := undecided(plan.union.conflicts, given, rule):
                raise Refusal("merge-undecided", n=len(open_ones))
            write(change, plan, arrival.file_of)
            travelling_styles.keep(change.connection, desk.project_id, arrival)
            remember_merged(
                change.connection, desk.project_id, arrival.told, change.revision, dict(plan.ids), coder=whose
            )
            return _told(desk, arrival, plan, given, rule, revision=change.revision)


def _told(
    desk: Desk,
    arrival: Arrival,
    plan: Plan,
    choices: Mapping[str, str] | None,
    rule: str | None,
    *,
    revision: int | None = None,
) -> Merging:
    open_ones = undecided(plan.union.conflicts, choices or {}, rule)
    return Merging(
        str(arrival.project["name"]),
        arrival.project["id"] == str(desk.project_id),
        tallies(plan),
        disputes(plan),
        remarks(plan),
        len(open_ones),
        revision,
    )
