"""Every way in which the actions tell something of a project: by name, and how it is asked of a study."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile, is_zipfile

import actions.memo_subjects
from actions import (
    agreeing,
    agreeing_asking,
    agreeing_files,
    agreeing_gamma,
    agreeing_material,
    agreeing_places,
    agreeing_rounds,
    annotating,
    autocoding,
    blindness,
    boardcomparing,
    boards,
    checking,
    codebook,
    codebook_files,
    coding,
    comparing,
    consensus,
    correcting,
    correcting_plan,
    counting,
    datafiles,
    differing,
    documents,
    drafts,
    finishing,
    forgetting,
    frames,
    handing_on,
    history,
    joint_cases,
    joint_cautions,
    joint_findings,
    joint_quotes,
    jointing,
    linking,
    meanings,
    measuring,
    memo_subjects,
    memos,
    mentioning,
    narrowing,
    networking,
    networking_cautions,
    networking_columns,
    networking_counts,
    networking_files,
    networking_kept,
    participants,
    participants_importing,
    parting,
    parting_targets,
    previewing,
    pseudonymising,
    publishing,
    publishing_networks,
    publishing_speaking,
    publishing_tables,
    referring,
    referring_shown,
    referring_speakers,
    relating,
    report_choosing,
    report_displays,
    report_facts,
    reporting,
    rereading,
    reshaping,
    round_progress,
    round_sampling,
    rounds,
    saturating,
    searching,
    searching_filters,
    searching_parts,
    searching_texts,
    segments,
    settling,
    speaking,
    team,
    theming,
    travelling,
    versions,
    workspace,
)
from actions.searching_filters import Options
from actions.workspace import Desk
from coding.codings import Relation
from coding.cooccurrence_counting import How, Meet, Rows
from coding.joint_grouping import CountedIn
from coding.joint_units import Grouped
from coding.merging import Merge
from coding.network_choices import Choice, Drawing, Level, View
from coding.rounds import Place
from coding.settling import Take
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP

MOMENT = re.compile(r"datetime\.datetime\([^)]*\)|0x[0-9a-f]+|'[^']*duiding\.sqlite3'")
CHECKSUMS = {"manifest.json", "lineage.json"}
ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.+]+")
BETTER = FOCUS_GROUP.replace("valt op", "valt u op").encode()


@dataclass(frozen=True, slots=True)
class Study:
    """A project with a blind round in `document_id` going on; in `other_id` both coders are compared already."""

    desk: Desk
    ids: Mapping[str, UUID]

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]


Reading = Callable[[Study], object]


def _hits(s: Study) -> tuple[searching.Hit, ...]:
    return searching.search(s.desk, "team")


def _draft(s: Study) -> correcting_plan.Draft:
    return correcting_plan.of_text("Focusgroep mbo", BETTER.decode())


def _network(s: Study) -> object:
    return linking.layout_of(s.desk, linking.network(s.desk))


def _display(s: Study) -> jointing.JointDisplay:
    return jointing.display(s.desk, jointing.grouping_named(s.desk))


def _asked(s: Study) -> agreeing.Asked:
    return agreeing.Asked((s["Anna"], s["Bram"]))


def _packed(s: Study) -> list[str]:
    """All that a file to travel with says, but for its moments and the checksums of what it says."""
    file = BytesIO()
    travelling.pack(s.desk, file)
    with ZipFile(file) as parts:
        members = {name: parts.read(name).decode("utf-8", "replace") for name in parts.namelist()}
    return [ISO_MOMENT.sub("", text) for name, text in members.items() if name not in CHECKSUMS]


def _views() -> list[Choice]:
    return [Choice(view, level) for view in View if view is not View.RELATIONS for level in Level]


def _refused(reading: Callable[[], object]) -> object:
    try:
        return reading()
    except Refusal as refusal:
        return refusal.code


def _code_options(s: Study) -> Options:
    return Options(code_ids=(s["Lerarentekort"],))


# What tells of codings: these say something else as soon as a round opens.
TELLING: dict[str, Reading] = {
    "agreeing.agreement": lambda s: agreeing.agreement(s.desk, _asked(s)),
    "agreeing.material_of": lambda s: agreeing.material_of(s.desk, _asked(s)),
    "agreeing_rounds.read_in": lambda s: agreeing_rounds.read_in(
        s.desk, agreeing_rounds.given_out(s.desk, s["round"], documents.documents(s.desk)), coding.codings(s.desk)
    ),
    "finishing.opened_by": lambda s: finishing.opened_by(s.desk),
    "agreeing_files.agreement_csv": lambda s: agreeing_files.agreement_csv(s.desk, _asked(s)),
    "agreeing_files.agreement_fragments_csv": lambda s: agreeing_files.agreement_fragments_csv(s.desk, _asked(s)),
    "agreeing_gamma.gamma_of": lambda s: agreeing_gamma.gamma_of(s.desk, _asked(s)),
    "agreeing_places.differences_of": lambda s: agreeing_places.differences_of(s.desk, _asked(s)),
    "agreeing_places.places_of": lambda s: agreeing_places.places_of(s.desk, _asked(s), [s["Wisselende leiding"]]),
    "datafiles.table_file": lambda s: [
        datafiles.table_file(s.desk, datafiles.question(s.desk, kind), form)
        for kind in datafiles.KINDS
        for form in datafiles.Form
    ],
    "datafiles.table_values": lambda s: datafiles.table_values(s.desk, datafiles.question(s.desk, "units")),
    "frames.agreement": lambda s: frames.agreement(s.desk).to_csv(),
    "frames.codes": lambda s: frames.codes(s.desk).to_csv(),
    "frames.codings": lambda s: frames.codings(s.desk).to_csv(),
    "frames.counts": lambda s: frames.counts(s.desk, "speaker").to_csv(),
    "frames.documents": lambda s: frames.documents(s.desk).to_csv(),
    "frames.frame": lambda s: frames.frame(s.desk, "units", unit="fragment", coder="Bram").to_csv(),
    "frames.quotes": lambda s: frames.quotes(s.desk).to_csv(),
    "frames.speakers": lambda s: frames.speakers(s.desk).to_csv(),
    "frames.units": lambda s: frames.units(s.desk).to_csv(),
    "differing.differing": lambda s: differing.differing(s.desk),
    "differing.in_force_by_document": lambda s: differing.in_force_by_document(s.desk),
    "differing.in_force": lambda s: differing.in_force(s.desk),
    "differing.readers": lambda s: differing.readers(s.desk),
    "annotating.export_annotations": lambda s: annotating.export_annotations(s.desk),
    "handing_on.export_project": lambda s: handing_on.export_project(s.desk).data,
    "handing_on.holding": lambda s: handing_on.holding(s.desk),
    "jointing.display": lambda s: jointing.display(s.desk, jointing.grouping_named(s.desk)),
    "jointing.display_csv": lambda s: jointing.display_csv(s.desk, jointing.grouping_named(s.desk), CountedIn.DOCUMENT),
    "joint_findings.findings": lambda s: joint_findings.findings(s.desk),
    "joint_findings.lines": lambda s: joint_findings.lines(s.desk),
    "joint_findings.findings_csv": lambda s: joint_findings.findings_csv(s.desk),
    "joint_findings.findings_book": lambda s: joint_findings.findings_book(s.desk),
    "joint_quotes.quotes_csv": lambda s: joint_quotes.quotes_csv(s.desk, jointing.grouping_named(s.desk)),
    "joint_quotes.quotes_of": lambda s: joint_quotes.quotes_of(s.desk, _display(s)),
    "publishing.network": lambda s: publishing.network(s.desk),
    "publishing_networks.published": lambda s: publishing_networks.published(s.desk, Choice()),
    "publishing_networks.published_file": lambda s: publishing_networks.published_file(s.desk, Choice(), "json"),
    "publishing.behind_codings": lambda s: publishing.behind_codings(s.desk),
    "publishing.display_csv": lambda s: publishing.display_csv(
        s.desk, jointing.grouping_named(s.desk), CountedIn.DOCUMENT
    ),
    "jointing.joint_csv": lambda s: jointing.joint_csv(s.desk, jointing.grouping_named(s.desk)),
    "travelling.pack": lambda s: _packed(s),
    "coding.codings": lambda s: (coding.codings(s.desk), coding.codings(s.desk, s["document"])),
    "coding.codings_by_document": lambda s: coding.codings_by_document(s.desk),
    "coding.codings_per_code": lambda s: coding.codings_per_code(s.desk),
    "coding.codings_since": lambda s: [coding.codings_since(s.desk, s["document"], n) for n in (0, s["fork"].int)],
    "comparing.both_coded": lambda s: comparing.both_coded(s.desk, s["Anna"], s["Bram"]),
    "comparing.compare": lambda s: comparing.compare(s.desk, s["Anna"], s["Bram"], [s["document"], s["other"]]),
    "correcting.preview": lambda s: correcting.preview(s.desk, s["document"], "beter.md", BETTER).tallies,
    "correcting.preview_draft": lambda s: correcting.preview_draft(s.desk, s["document"], _draft(s)).tallies,
    "counting.counts_by_part": lambda s: counting.counts_by_part(s.desk),
    "checking.check": lambda s: (checking.check(s.desk).codings, checking.check(s.desk).faults),
    "documents.codings_per_coder": lambda s: documents.codings_per_coder(s.desk),
    "history.history": lambda s: history.history(s.desk),
    "linking.network": lambda s: linking.network(s.desk),
    "linking.counts": lambda s: linking.counts(s.desk),
    "linking.quotes": lambda s: linking.quotes(s.desk),
    "networking.behind": lambda s: [
        networking.behind(s.desk, networking.FIRST, node.id)
        for node in networking.drawn(s.desk, networking.FIRST).network.nodes
    ],
    "networking.drawn": lambda s: [networking.drawn(s.desk, each) for each in _views()],
    "networking.measures": lambda s: [networking.measures(s.desk, each) for each in _views()],
    "networking_columns.groups": lambda s: networking_columns.groups(s.desk, networking.FIRST),
    "networking_columns.two_groups": lambda s: networking_columns.two_groups(s.desk, networking.FIRST),
    "networking_columns.speakers": lambda s: networking_columns.speakers(s.desk, networking.FIRST),
    "networking_columns.in_documents": lambda s: networking_columns.in_documents(s.desk, networking.FIRST),
    "networking_counts.marks_for": lambda s: networking_counts.marks_for(s.desk, networking.FIRST),
    "networking_files.view_file": lambda s: [networking_files.view_file(s.desk, each, "gexf") for each in _views()],
    "memo_subjects.names": lambda s: memo_subjects.names(s.desk),
    "memos.memos": lambda s: memos.memos(s.desk),
    "memos.find": lambda s: memos.find(s.desk),
    "memos.memos_about": lambda s: memos.memos_about(s.desk, s["Bram's coding"]),
    "report_facts.alpha": lambda s: report_facts.alpha(s.desk),
    "report_displays.as_now": lambda s: report_displays.as_now(s.desk, [Drawing(UUID(int=1), "Alles", Choice(), {})]),
    "report_displays.laid": lambda s: [
        report_displays.laid(
            s.desk,
            "nl",
            report_choosing.Choices(displays=report_displays.offered(s.desk), publication=publication),
        )
        for publication in (False, True)
    ],
    "relating.grounds": lambda s: relating.grounds(
        s.desk, Relation(s["fork"], s["Lerarentekort"], s["Wisselende leiding"], "leidt tot")
    ),
    "reporting.findings": lambda s: reporting.findings(s.desk, with_memos=True),
    "reporting.report": lambda s: reporting.report(s.desk, with_memos=True),
    "reporting.shown": lambda s: reporting.shown(s.desk, chosen=report_choosing.Choices(tuple(report_choosing.Part))),
    "reporting.memos_book": lambda s: reporting.memos_book(s.desk),
    "reporting.memos_csv": lambda s: reporting.memos_csv(s.desk),
    "reporting.codings_book": lambda s: reporting.codings_book(s.desk),
    "reporting.codebook_book": lambda s: reporting.codebook_book(s.desk),
    "reporting.codings_csv": lambda s: reporting.codings_csv(s.desk),
    "reporting.network_file": lambda s: [reporting.network_file(s.desk, kind) for kind in ("json", "gexf", "graphml")],
    "reporting.network_picture": lambda s: reporting.network_picture(s.desk),
    "reshaping.preview": lambda s: reshaping.preview(s.desk, Merge((s["Lerarentekort"],), s["Wisselende leiding"])),
    "round_progress.states": lambda s: round_progress.states(s.desk),
    "round_progress.state_named": lambda s: round_progress.state_named(s.desk, "Ronde 1"),
    "round_progress.begun": lambda s: round_progress.begun(
        s.desk, rounds.Plan("Ronde 2", (s["Bram"],), (Place(s["document"]),))
    ),
    "saturating.saturation": lambda s: saturating.saturation(s.desk),
    "saturating.progress": lambda s: saturating.progress(s.desk),
    "saturating.saturation_csv": lambda s: saturating.saturation_csv(s.desk),
    "saturating.progress_csv": lambda s: saturating.progress_csv(s.desk),
    "searching.search": lambda s: searching.search(s.desk, "bellen", _code_options(s)),
    "searching.find": lambda s: searching.find(s.desk, "bellen", _code_options(s)).some(0, 9),
    "searching_filters.let_through": lambda s: _let_through(s),
    "speaking.listed": lambda s: speaking.listed(s.desk),
    "speaking.spoken_counts": lambda s: speaking.spoken_counts(s.desk, "name"),
    "theming.themes": lambda s: theming.themes(s.desk),
    "theming.theme_by_id": lambda s: theming.theme_by_id(s.desk, s["theme"]),
}

# What tells of something else, of one's own codings only, or not of these few more.
SILENT: dict[str, Reading] = {
    "agreeing.interval_of": lambda s: agreeing.interval_of(s.desk, agreeing.agreement(s.desk, _asked(s))),
    "agreeing.with_key": lambda s: agreeing.with_key(s.desk, replace(_asked(s), round_id=s["round"])),
    "agreeing.question_of": lambda s: agreeing.question_of(s.desk, _asked(s)),
    "agreeing_asking.command": lambda s: agreeing_asking.command(s.desk, _asked(s)),
    "agreeing_material.materials": lambda s: agreeing_material.materials(
        s.desk, documents.documents(s.desk), _asked(s).rule, None, frozenset()
    ),
    "agreeing_material.stretches_of": lambda s: agreeing_material.stretches_of(s.desk, ["De lage lijst"]),
    "agreeing_rounds.given_out": lambda s: agreeing_rounds.given_out(s.desk, s["round"], documents.documents(s.desk)),
    "agreeing_rounds.key_of": lambda s: agreeing_rounds.key_of(s.desk, s["round"]),
    "agreeing_rounds.taking_part": lambda s: agreeing_rounds.taking_part(s.desk, s["round"]),
    "codebook.changed_since": lambda s: codebook.changed_since(s.desk, s["fork"].int),
    "consensus.consensus": lambda s: consensus.consensus(s.desk),
    "consensus.people": lambda s: consensus.people(s.desk),
    "differing.became": lambda s: differing.became(s.desk),
    "differing.decided_in": lambda s: differing.decided_in(s.desk),
    "differing.became_of_mine": lambda s: differing.became_of_mine(s.desk, s["document"]),
    "differing.coders_of": lambda s: differing.coders_of(s.desk),
    "differing.grounds": lambda s: differing.grounds(s.desk),
    "differing.has_consensus": lambda s: differing.has_consensus(s.desk),
    "differing.settled": lambda s: differing.settled(s.desk),
    "differing.to_redefine": lambda s: differing.to_redefine(s.desk),
    "handing_on.left_behind": lambda s: handing_on.left_behind(s.desk),
    "handing_on.people": lambda s: handing_on.people(s.desk),
    "jointing.grouping_named": lambda s: jointing.grouping_named(s.desk),
    "jointing.groupings": lambda s: jointing.groupings(s.desk),
    "jointing.talks": lambda s: jointing.talks(s.desk, Grouped((), {})),
    "joint_cases.cases": lambda s: joint_cases.cases(s.desk, joint_cases.attribute_named(s.desk)),
    "joint_cases.cases_csv": lambda s: joint_cases.cases_csv(s.desk, joint_cases.attribute_named(s.desk)),
    "joint_cases.plot": lambda s: joint_cases.plot(s.desk, joint_cases.attribute_named(s.desk), s["Lerarentekort"]),
    "joint_cases.attribute_named": lambda s: joint_cases.attribute_named(s.desk),
    "joint_cases.attributes": lambda s: joint_cases.attributes(s.desk),
    "joint_cautions.cautions": lambda s: joint_cautions.cautions(s.desk, _display(s)),
    "jointing.groups_behind": lambda s: jointing.groups_behind(s.desk, jointing.grouping_named(s.desk)),
    "joint_findings.finding_numbered": lambda s: joint_findings.finding_numbered(s.desk, 1),
    "publishing.attributes_of": lambda s: publishing.attributes_of(s.desk, linking.all_boards(s.desk)[0], ["group"]),
    "publishing_networks.measures": lambda s: publishing_networks.measures(s.desk, Choice()),
    "publishing.of_lines": lambda s: publishing.of_lines(s.desk, (), {}),
    "publishing_speaking.of_spoken": lambda s: publishing_speaking.of_spoken(s.desk, "name"),
    "saturating.read": lambda s: saturating.read(s.desk, saturating.saturation(s.desk), published=True),
    "publishing.of_grouping": lambda s: publishing.of_grouping(
        s.desk, jointing.grouping_named(s.desk), CountedIn.DOCUMENT
    ),
    "publishing_tables.before": lambda s: list(
        publishing_tables.before(s.desk, jointing.grouping_named(s.desk), CountedIn.PART)
    ),
    "publishing_tables.lines_of_grouping": lambda s: publishing_tables.lines_of_grouping(
        s.desk, jointing.grouping_named(s.desk), CountedIn.DOCUMENT
    ),
    "publishing.least": lambda s: publishing.least(s.desk),
    "publishing.of_documents": lambda s: publishing.of_documents(s.desk),
    "publishing.of_counts": lambda s: publishing.of_counts(s.desk),
    "publishing.of_display": lambda s: publishing.of_display(s.desk, _display(s)),
    "publishing.of_network": lambda s: publishing.of_network(s.desk, linking.network(s.desk)),
    "publishing.of_parts": lambda s: publishing.of_parts(s.desk),
    "publishing.of_quotes": lambda s: publishing.of_quotes(s.desk, [each.id for each in coding.codings(s.desk)]),
    "measuring.measured_ahead": lambda s: measuring.measured_ahead(s.desk, differing.EVERYTHING),
    "measuring.snapshots": lambda s: measuring.snapshots(s.desk),
    "settling.to_settle": lambda s: settling.to_settle(s.desk, Take.UNION, 9),
    "team.members": lambda s: team.members(s.desk),
    "team.unclaimed": lambda s: team.unclaimed(s.desk),
    "autocoding.to_code": lambda s: autocoding.to_code(s.desk, _hits(s), s["Lerarentekort"], autocoding.Unit.HIT),
    "autocoding.surroundings": lambda s: autocoding.surroundings(s.desk, _hits(s)[0]),
    "blindness.still_blind": lambda s: blindness.still_blind(s.desk, (s["Bram"],), (s["document"], s["other"])),
    "boardcomparing.changes_between": lambda s: boardcomparing.changes_between(s.desk, s["list"], s["list"]),
    "boardcomparing.rows_of": lambda s: boardcomparing.rows_of(s.desk, s["list"]),
    "boards.board_lists": lambda s: boards.board_lists(s.desk),
    "boards.boards": lambda s: boards.boards(s.desk, s["list"]),
    "comparing.pair": lambda s: comparing.pair(s.desk),
    "networking.places": lambda s: networking.places(s.desk, networking.FIRST),
    "networking.place_anew": lambda s: networking.place_anew(s.desk, networking.FIRST),
    "networking.shown": lambda s: networking.shown(s.desk, networking.FIRST),
    "networking_cautions.cautions": lambda s: networking_cautions.cautions(s.desk, networking.FIRST),
    "networking_columns.boards": lambda s: networking_columns.boards(s.desk, networking.FIRST),
    "networking_columns.in_both": lambda s: networking_columns.in_both(s.desk),
    "networking_counts.bounds_for": lambda s: networking_counts.bounds_for(s.desk, How(Meet.TURN), [s["document"]]),
    "networking_counts.counts_of": lambda s: networking_counts.counts_of(s.desk, {}, Rows.made({}), How(), "test"),
    "networking_kept.drawings": lambda s: networking_kept.drawings(s.desk),
    "networking_kept.drawing_named": lambda s: _refused(lambda: networking_kept.drawing_named(s.desk, "Samen")),
    "linking.layout": lambda s: linking.layout(s.desk),
    "linking.layout_of": _network,
    "mentioning.board_names": lambda s: mentioning.board_names(s.desk),
    "mentioning.proposals": lambda s: mentioning.proposals(s.desk, s["list"]),
    "referring.references": lambda s: referring.references(s.desk),
    "referring.rejected": lambda s: referring.rejected(s.desk),
    "referring.stated": lambda s: referring.stated(s.desk),
    "referring_shown.shown": lambda s: [referring_shown.shown(s.desk, each) for each in referring.stated(s.desk)],
    "referring_speakers.by_speakers": lambda s: referring_speakers.by_speakers(s.desk, s["list"], "sector"),
    "codebook.codebook": lambda s: codebook.codebook(s.desk),
    "codebook_files.export_codebook": lambda s: [
        codebook_files.export_codebook(s.desk, kind, "Codeboek") for kind in codebook_files.KINDS
    ],
    "codebook_files.preview_codebook": lambda s: codebook_files.preview_codebook(
        s.desk, "codes.csv", codebook_files.export_codebook(s.desk, "csv", "Codeboek")
    ),
    "correcting_plan.document_in": lambda s: documents.content(s.desk, s["document"]),
    "counting.attributes": lambda s: counting.attributes(s.desk),
    "documents.documents": lambda s: documents.documents(s.desk),
    "documents.document_named": lambda s: documents.document_named(s.desk, "Focusgroep mbo"),
    "documents.content": lambda s: documents.content(s.desk, s["document"]),
    "documents.contents": lambda s: documents.contents(s.desk),
    "documents.original": lambda s: documents.original(s.desk, s["document"]),
    "documents.repairs": lambda s: documents.repairs(s.desk, s["document"]),
    "drafts.draft": lambda s: drafts.draft(s.desk, s["document"]),
    "finishing.finished": lambda s: finishing.finished(s.desk),
    "forgetting.forgettable": lambda s: forgetting.forgettable(s.desk),
    "forgetting.speakers": lambda s: forgetting.speakers(s.desk),
    "history.kinds": lambda s: history.kinds(s.desk),
    "linking.all_boards": lambda s: linking.all_boards(s.desk),
    "meanings.current": lambda s: meanings.current(s.desk, codebook.codebook(s.desk).codes[0]),
    "meanings.reviews": lambda s: meanings.reviews(s.desk),
    "meanings.versions": lambda s: meanings.versions(s.desk),
    "meanings.codebook_at": lambda s: meanings.codebook_at(s.desk, s["fork"].int),
    "meanings.compared": lambda s: meanings.compared(s.desk, s["fork"].int),
    "memo_subjects.subjects": lambda s: memo_subjects.subjects(s.desk),
    "memo_subjects.named_subject": lambda s: memo_subjects.named_subject(s.desk, "code", "Lerarentekort"),
    "memo_subjects.said_of": lambda s: [
        actions.memo_subjects.said_of(s.desk, each) for each in memos.memos(s.desk) if each.author_id == s["Anna"]
    ],
    "memos.memo_by_id": lambda s: memos.memo_by_id(s.desk, s["Anna's memo"]),
    "narrowing.choices": lambda s: narrowing.choices(s.desk),
    "participants.participants": lambda s: participants.participants(s.desk),
    "participants.participant_named": lambda s: participants.participant_named(s.desk, "Inspecteur Jansen"),
    "participants.proposals": lambda s: participants.proposals(s.desk),
    "participants.board_named": lambda s: participants.board_named(s.desk, "40001"),
    "participants_importing.planned": lambda s: participants_importing.planned(
        s.desk, "wie.csv", b"naam;rol\nInspecteur Jansen;inspecteur\n"
    ),
    "datafiles.question": lambda s: datafiles.question(s.desk, "units", coder_id=s["Anna"]),
    "frames.boards": lambda s: frames.boards(s.desk).to_csv(),
    "parting.parts": lambda s: parting.parts(s.desk),
    "parting.parts_of": lambda s: parting.parts_of(s.desk, s["document"]),
    "parting.proposed": lambda s: parting.proposed(s.desk, s["document"]),
    "parting.stretches": lambda s: parting.stretches(s.desk, s["document"]),
    "parting_targets.targets": lambda s: parting_targets.targets(s.desk),
    "parting_targets.target_of": lambda s: parting_targets.target_of(s.desk, parting.parts(s.desk)[0]),
    "previewing.waiting": lambda s: previewing.waiting(s.desk),
    "pseudonymising.preview": lambda s: pseudonymising.preview(s.desk, [s["document"]]),
    "pseudonymising.key_is_elsewhere": lambda s: pseudonymising.key_is_elsewhere(s.desk),
    "relating.relations": lambda s: relating.relations(s.desk),
    "rereading.original_of": lambda s: rereading.original_of(s.desk, s["document"]),
    "rereading.reread": lambda s: rereading.reread(s.desk, s["document"]),
    "rereading.draft_of": lambda s: rereading.draft_of(s.desk, s["document"]),
    "round_progress.round_scope": lambda s: round_progress.round_scope(s.desk, s["round"]),
    "round_progress.waiting": lambda s: round_progress.waiting(s.desk, s["document"]),
    "round_sampling.attributes": lambda s: round_sampling.attributes(s.desk),
    "round_sampling.sample": lambda s: round_sampling.sample(s.desk, round_sampling.Draw(0.5)),
    "report_choosing.choices": lambda s: report_choosing.choices(s.desk),
    "report_choosing.house_style": lambda s: report_choosing.house_style(s.desk),
    "report_displays.chosen_drawings": lambda s: report_displays.chosen_drawings(s.desk, report_choosing.Choices()),
    "report_displays.display_named": lambda s: report_displays.display_named(s.desk, "findings"),
    "report_displays.drawing_key": lambda s: report_displays.drawing_key(s.desk, "overview"),
    "report_displays.offered": lambda s: report_displays.offered(s.desk),
    "report_displays.shows_overview": lambda s: report_displays.shows_overview(s.desk, report_choosing.Choices()),
    "report_displays.usual": lambda s: report_displays.usual(s.desk),
    "report_displays.usual_drawings": lambda s: report_displays.usual_drawings(s.desk),
    "report_facts.rounded": lambda s: report_facts.rounded(s.desk),
    "report_facts.snapshots": lambda s: report_facts.snapshots(s.desk),
    "rounds.rounds": lambda s: rounds.rounds(s.desk),
    "rounds.assignments": lambda s: rounds.assignments(s.desk, s["round"]),
    "rounds.place_names": lambda s: rounds.place_names(s.desk, (Place(s["document"]),)),
    "rounds.may_lead": lambda s: rounds.may_lead(s.desk, rounds.rounds(s.desk)[0]),
    "rounds.coder_names": lambda s: rounds.coder_names(s.desk, (s["Anna"],)),
    "searching.speakers": lambda s: searching.speakers(s.desk),
    "searching_hits.numbered": lambda s: _hits(s),
    "searching_hits.located": lambda s: _hits(s),
    "searching_parts.part_names": lambda s: searching_parts.part_names(s.desk),
    "searching_parts.named_parts": lambda s: searching_parts.named_parts(s.desk, ["De lage lijst"]),
    "searching_texts.texts": lambda s: searching_texts.texts(s.desk).document_ids,
    "searching_texts.known_documents": lambda s: searching_texts.known_documents(s.desk),
    "segments.turn_segments": lambda s: segments.turn_segments(s.desk, [s["document"]]),
    "segments.units": lambda s: segments.units(s.desk, [s["document"]]),
    "segments.turns": lambda s: segments.turns(s.desk),
    "speaking.attributes": lambda s: speaking.attributes(s.desk),
    "speaking.values": lambda s: speaking.values(s.desk, "name"),
    "speaking.labels_with": lambda s: speaking.labels_with(s.desk, [("name", "Inspecteur Jansen")]),
    "theming.last_writer": lambda s: theming.last_writer(s.desk, s["theme"]),
    "versions.versions": lambda s: versions.versions(s.desk, s["document"]),
    "versions.text_of": lambda s: versions.text_of(s.desk, s["document"], 1),
    "versions.changes_in": lambda s: versions.changes_in(s.desk, s["document"], 1, 1),
    "workspace.revision": lambda s: workspace.revision(s.desk),
    "workspace.coders": lambda s: workspace.coders(s.desk),
    "workspace.seated": lambda s: workspace.seated(s.desk),
}

# What writes, holds something in memory for who asks, or is a piece of one of the above.
WRITING = """
access.token_for autocoding.autocode blindness.sight_in boardcomparing.unlinked_rows boards.hold boards.held_name
boards.held_table boards.import_boards boards.import_held boards.remove_list boards.refer boards.remove_reference
codebook.add_category codebook.add_code codebook.insert_code codebook.change_category codebook.change_code
codebook.set_key codebook.move_codes codebook.remove_code codebook.remove_category codebook_files.hold_codebook
codebook_files.held_codebook codebook_files.import_codebook coding.apply_code coding.apply_codes coding.name_code
coding.name_codes quoting.bring_quotes
coding.remove_coding coding.change_coding coding.move_coding correcting.correct correcting.correct_draft
correcting_plan.planned documents.add documents.add_all documents.remove documents.refuse_double drafts.revise
drafts.hold_file drafts.hold_reread drafts.drop finishing.finish forgetting.forget_document forgetting.forget_speaker
history.undo history.redo history_blind.hidden_steps meanings.edit meanings.keep_codings meanings.recode
meanings.remove_codings memos.write_memo memos.write_entry memos.change_memo memos.remove_memo naming.hold_names
naming.let_go_names participants.rename participants.describe participants.link participants.change participants.merge
participants.split participants.keep_apart participants_importing.import_attributes participants_importing.held_plan
participants_importing.import_held parting.divide parting.add_part parting.add_parts parting.change_part
parting.remove_parts previewing.hold previewing.preview previewing.side_by_side previewing.switch previewing.call
previewing.keep previewing.keep_all previewing.drop pseudonymising.apply pseudonymising.forget_held relating.relate
relating.change_relation relating.remove_relation relating.remove_relations report_choosing.choose report_choosing.dress
report_choosing.undress reshaping.reshape rounds.start_round
rounds.open_place rounds.close_place rounds.remove_round theming.add_theme theming.change_theme theming.work_on_theme
theming.add_quotes theming.move_theme theming.remove_theme workspace.join workspace.once consensus.ensured
joint_findings.add_finding joint_findings.add_findings joint_findings.change_finding joint_findings.judge
joint_findings.move_finding joint_findings.remove_finding joint_quotes.choose_quotes publishing.set_least
documents.keep holding.held_file holding.keep holding.let_go measuring.insert_first measuring.keep_agreement
boards.refuse_unlisted mentioning.accept mentioning.add_name mentioning.reject mentioning.remove_name
referring_writing.insert_reference referring_speakers.refer_speakers relating.ground
rights.may rights.refuse rights.role_at settling.reopen settling.rule settling.say_of settling.settle_agreed
settling.settle_alike settling.unsay team.admit team.builder team.dismiss team.end team.give_role
travelling_held.held_file travelling_held.hold travelling_held.let_go travelling_held.merge_held
travelling_held.prepare travelling_held.preview_held travelling_seen.visible uniting.merge uniting.preview
codings_at_hand.every_coding codings_at_hand.every_coding_by_document
networking_kept.keep_drawing networking_kept.change_drawing
networking_kept.rename_drawing networking_kept.remove_drawing
""".split()


def said(study: Study, reading: Reading) -> str:
    """All that is told, as text; a refusal too is an answer. Moments are left out: they differ anyway."""
    try:
        return MOMENT.sub("", _text(reading(study)))
    except Refusal as refusal:
        return repr((refusal.code, refusal.facts))


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(map(_text, value))
    if not isinstance(value, bytes):
        return repr(value)
    if not is_zipfile(BytesIO(value)):
        return value.decode("utf-8", "replace")
    with ZipFile(BytesIO(value)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def _let_through(s: Study) -> object:
    at = searching_texts.texts(s.desk)
    found = searching.find(s.desk, "bellen").places
    return searching_filters.let_through(s.desk, at, found, _code_options(s))
