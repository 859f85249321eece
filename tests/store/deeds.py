"""A study in which there is one of everything, and every deed that can be done in it."""

# ruff: noqa: ARG005 (every deed takes the study and who does it)

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from docx import Document as WordFile

from actions import (
    autocoding,
    boards,
    codebook,
    codebook_files,
    coding,
    consensus,
    correcting,
    correcting_plan,
    differing,
    documents,
    finishing,
    forgetting,
    history,
    joint_findings,
    joint_quotes,
    jointing,
    meanings,
    measuring,
    memos,
    mentioning,
    networking,
    networking_kept,
    participants,
    participants_importing,
    parting,
    previewing,
    pseudonymising,
    publishing,
    quoting,
    referring_speakers,
    relating,
    report_choosing,
    reshaping,
    rounds,
    searching,
    settling,
    team,
    theming,
    travelling,
    travelling_held,
    uniting,
    workspace,
)
from actions.participants import Change
from actions.rights import Role
from actions.workspace import Desk
from codebooks.codebook import Code
from coding.joint_findings import Finding, Printed, Verdict
from coding.merging import Merge
from coding.rounds import Place
from coding.rulings import Decision
from coding.settling import Choice, Take
from corpora.boardlists import Choice as Columns
from corpora.parts import Part
from corpora.pseudonyms import Proposal
from corpora.pseudonyms_kinds import Kind
from corpora.spans import Span
from reports.choices import Choices
from store import rulings
from store.accounts import Account
from tests.builders import BOARDS, FOCUS_GROUP, PANEL, codebook_of, coded, listed, marked, told
from tests.elsewhere import table
from tests.members import account, member

QUOTE = "Het lerarentekort drukt daar zwaar op de teams."
OTHER_QUOTE = "De bestuurder kent zijn scholen van binnenuit."
KEPT = "De directie kijkt pas naar de cijfers als wij bellen."
PARTS = {"Eerst": (0, 20), "Daarna": (20, 40)}
FINDING = Finding(UUID(int=0), "laag", "KA1 onvoldoende", "3,3", "1,0", "< .01", "p. 14")
PEOPLE = b"naam;functie\nInspecteur Jansen;inspecteur\n"


@dataclass(frozen=True, slots=True)
class Study:
    """Anna leads, Bram codes, Lies reads; both coded, wrote and made things. `at` is who does the deed."""

    lead: Desk
    coder: Desk
    reader: Desk
    newcomer: Account
    content: documents.Content
    ids: dict[str, UUID]
    relation: UUID
    theme: UUID
    drawing: UUID
    part: UUID
    reference: UUID
    people: tuple[UUID, ...]
    folder: Path
    round: UUID
    closed: UUID
    opened: UUID
    ruling: UUID
    remark: UUID
    finding: UUID

    @property
    def document(self) -> UUID:
        return self.content.document.id

    def of_another(self, at: Desk) -> UUID:
        """A coding that somebody else made."""
        return next(each.id for each in coding.codings(self.lead) if each.coder_id != at.coder_id)

    def memo(self, at: Desk) -> memos.Memo:
        """A memo that somebody else wrote."""
        return next(each for each in memos.memos(self.lead) if each.author_id != at.coder_id)

    def difference(self) -> UUID:
        """A place where the two coders differ, about which nobody decided."""
        return _undecided(self.lead)

    def list_id(self) -> UUID:
        return boards.board_lists(self.lead)[0].id

    def named(self) -> list[UUID]:
        """The places where a board may be named."""
        return [each.id for each in mentioning.proposals(self.lead, self.list_id())]


def study(desk: Desk, colleague: Desk, folder: Path) -> Study:
    """Everything in it once, made by the lead and the coder before they had roles."""
    content, ids = told(desk), codebook_of(desk)
    told(desk, PANEL, name="Panel.md")
    coded(desk, content, ids["Lerarentekort"], QUOTE)
    coded(colleague, content, ids["Cijfers bespreken"], OTHER_QUOTE)
    for each in (desk, colleague):
        memos.write_memo(each, "Een gedachte.")
    given = listed(desk)
    mentioning.add_name(desk, given.id, "de cijfers", group="hoog")
    board = boards.boards(desk, given.id)[0]
    part = parting.add_part(desk, content.document.id, "Begin", Span(0, 20))
    participants.describe(desk, participants.participants(desk)[0].id, {"sector": "laag"})
    relation = relating.relate(desk, ids["Lerarentekort"], ids["Wisselende leiding"], "leidt tot")
    theme = theming.add_theme(desk, "Rust")
    theming.add_theme(desk, "Sturing")
    finding = joint_findings.add_finding(desk, FINDING)
    joint_findings.add_finding(desk, FINDING)
    reference = boards.refer(desk, content.document.id, given.id, board.group, board_id=board.id)
    blind, places = _round(desk, colleague, told(desk, PANEL.replace("Smit", "Vos"), name="Blind.md").document.id, ids)
    settling.say_of(desk, _undecided(desk), "Waarom hier?")
    settling.rule(desk, _undecided(desk), Choice(Decision.NEITHER))
    with desk.workspace.database.reading() as connection:
        ruling, remark = (kept(connection, desk.project_id)[0].id for kept in (rulings.rulings, rulings.remarks))
    return Study(
        round=blind,
        closed=places[0],
        opened=places[1],
        ruling=ruling,
        remark=remark,
        finding=finding,
        lead=member(desk, "Anna", Role.LEAD),
        coder=member(colleague, "Bram", Role.CODER),
        reader=member(desk, "Lies", Role.READER),
        newcomer=account(desk.workspace, "Nora"),
        content=content,
        ids=ids,
        relation=relation,
        theme=theme,
        drawing=networking_kept.keep_drawing(desk, "Samen", networking.FIRST),
        part=part.id,
        reference=reference,
        people=tuple(each.id for each in participants.participants(desk)),
        folder=folder,
    )


def _round(desk: Desk, colleague: Desk, document_id: UUID, ids: dict[str, UUID]) -> tuple[UUID, tuple[UUID, UUID]]:
    """A blind round over two parts of a document in which nobody coded yet, of which the second is open."""
    some = [parting.add_part(desk, document_id, name, Span(*at)).id for name, at in PARTS.items()]
    coder_ids = tuple(each.coder_id for each in (desk, colleague) if each.coder_id)
    plan = rounds.Plan("Ronde 1", coder_ids, tuple(Place(document_id, each) for each in some))
    made = rounds.start_round(desk, plan)
    given = {each.place.part_id: each.id for each in rounds.assignments(desk, made)}
    rounds.open_place(desk, given[some[1]], "Besproken.")
    return made, (given[some[0]], given[some[1]])


def _plan(s: Study) -> rounds.Plan:
    panel = next(each.id for each in documents.documents(s.lead) if each.name.startswith("Panel"))
    return rounds.Plan("Ronde 2", tuple(each.coder_id for each in (s.lead, s.coder) if each.coder_id), (Place(panel),))


def _undecided(at: Desk) -> UUID:
    return next(each.place.id for each in differing.differing(at) if each.ruling is None)


def _file(s: Study) -> BytesIO:
    """The project as it was when the lead took it along; since then something changed here."""
    file = BytesIO()
    travelling.pack(s.lead, file)
    file.seek(0)
    return file


def _code(s: Study) -> Any:
    return codebook.codebook(s.lead).code(s.ids["Lerarentekort"])


def _category(s: Study) -> Any:
    return codebook.codebook(s.lead).categories[0]


def _mark(s: Study) -> coding.Mark:
    return marked(s.content, s.ids["Wisselende leiding"], KEPT)


def _new_mark(s: Study) -> coding.Mark:
    return replace(_mark(s), code_id=uuid4(), id=uuid4())


def _new_part(s: Study) -> Part:
    return Part(uuid4(), s.document, "Midden", Span(40, 60), {}, None, "")


def _relation(s: Study) -> Any:
    return next(each for each in relating.relations(s.lead) if each.id == s.relation)


def _theme(s: Study) -> Any:
    return theming.theme_by_id(s.lead, s.theme)


def _part(s: Study) -> Part:
    return next(each for each in parting.parts(s.lead) if each.id == s.part)


def _better(s: Study) -> bytes:
    return s.content.text.replace("drie keer", "vier keer").encode()


def _proposal(s: Study) -> Proposal:
    start = s.content.text.index("De Boer")
    return Proposal(Span(start, start + 7), "De Boer", Kind.PERSON, "[PERSOON-1]", "list")


def _keep_all(at: Desk) -> None:
    previewing.hold(at, "Derde.md", PANEL.replace("Smit", "Bakker").encode())
    for refusal in previewing.keep_all(at).values():
        raise refusal


def _house_style() -> bytes:
    file = BytesIO()
    WordFile().save(file)
    return file.getvalue()


Deed = Callable[[Study, Desk], object]
DEEDS: dict[str, Deed] = {
    "autocoding.autocode": lambda s, at: autocoding.autocode(
        at, searching.find(at, "lerarentekort").some(0, 9), s.ids["Wisselende leiding"]
    ),
    "boards.import_boards": lambda s, at: boards.import_boards(
        at, "Nog een.csv", BOARDS.replace("Noord", "Oost").encode()
    ),
    "boards.import_held": lambda s, at: boards.import_held(
        at,
        boards.hold(at, "Derde.csv", BOARDS.replace("Noord", "West").encode()),
        Columns("bevoegd gezag", "naam", "lijst"),
    ),
    "boards.refer": lambda s, at: boards.refer(at, s.document, s.list_id(), "hoog"),
    "boards.remove_list": lambda s, at: boards.remove_list(at, s.list_id()),
    "boards.remove_reference": lambda s, at: boards.remove_reference(at, s.reference),
    "codebook.add_category": lambda s, at: codebook.add_category(at, "Nieuw", "#0072B2"),
    "codebook.add_code": lambda s, at: codebook.add_code(at, "Nieuwe code", None, "#0072B2"),
    "codebook.change_category": lambda s, at: codebook.change_category(at, replace(_category(s), name="Anders")),
    "codebook.change_code": lambda s, at: codebook.change_code(at, replace(_code(s), name="Tekort")),
    "codebook.move_codes": lambda s, at: codebook.move_codes(at, [s.ids["Lerarentekort"]], s.ids["Monitoren"]),
    "codebook.remove_category": lambda s, at: codebook.remove_category(at, s.ids["Monitoren"]),
    "codebook.remove_code": lambda s, at: codebook.remove_code(at, s.ids["Wisselende leiding"]),
    "codebook.set_key": lambda s, at: codebook.set_key(at, s.ids["Lerarentekort"], "q"),
    "codebook_files.import_codebook": lambda s, at: codebook_files.import_codebook(
        at, "boek.csv", codebook_files.export_codebook(at, "csv", "boek")
    ),
    "consensus.ensured": lambda s, at: consensus.ensured(at),
    "coding.apply_code": lambda s, at: coding.apply_code(at, _mark(s)),
    "coding.apply_codes": lambda s, at: coding.apply_codes(at, [marked(s.content, s.ids["Lerarentekort"], KEPT)]),
    "coding.change_coding": lambda s, at: coding.change_coding(at, s.of_another(at), memo="van een ander"),
    "coding.move_coding": lambda s, at: coding.move_coding(at, s.of_another(at), Span(0, 4), s.content.text[:4]),
    "coding.name_codes": lambda s, at: coding.name_codes(
        at, [Code((mark := _new_mark(s)).code_id, "In vivo twee", color="#0072B2")], [mark]
    ),
    "coding.name_code": lambda s, at: coding.name_code(at, "In vivo", _new_mark(s), color="#0072B2"),
    "coding.remove_coding": lambda s, at: coding.remove_coding(at, s.of_another(at)),
    "correcting.correct": lambda s, at: correcting.correct(at, s.document, "beter.txt", _better(s)),
    "correcting.correct_draft": lambda s, at: correcting.correct_draft(
        at, s.document, correcting_plan.of_file("beter.txt", _better(s))
    ),
    "documents.add": lambda s, at: documents.add(at, "Nieuw.md", FOCUS_GROUP.replace("drie", "zes").encode()),
    "documents.add_all": lambda s, at: documents.add_all(at, "Ook.md", FOCUS_GROUP.replace("drie", "acht").encode()),
    "documents.remove": lambda s, at: documents.remove(at, s.document),
    "finishing.finish": lambda s, at: finishing.finish(at, s.document),
    "forgetting.forget_document": lambda s, at: forgetting.forget_document(at, s.document),
    "forgetting.forget_speaker": lambda s, at: forgetting.forget_speaker(at, "Inspecteur Jansen"),
    "history.redo": lambda s, at: history.redo(at),
    "history.undo": lambda s, at: history.undo(at),
    "joint_findings.add_finding": lambda s, at: joint_findings.add_finding(at, FINDING),
    "joint_findings.add_findings": lambda s, at: joint_findings.add_findings(
        at, [Printed("", "schoolweging", "6,4", "0,3", "< 0,01", 2)], "tabel.csv"
    ),
    "joint_findings.change_finding": lambda s, at: joint_findings.change_finding(
        at, replace(FINDING, id=s.finding, memo="Anders.")
    ),
    "joint_findings.judge": lambda s, at: joint_findings.judge(at, s.finding, None, Verdict.CONFIRMS, "Ja."),
    "joint_findings.move_finding": lambda s, at: joint_findings.move_finding(at, s.finding, 1),
    "joint_findings.remove_finding": lambda s, at: joint_findings.remove_finding(at, s.finding),
    "joint_quotes.choose_quotes": lambda s, at: joint_quotes.choose_quotes(
        at, jointing.grouping_named(s.lead), s.ids["Lerarentekort"], "laag", [s.of_another(at)]
    ),
    "meanings.edit": lambda s, at: meanings.edit(
        at, _code(s), replace(_code(s), definition="Anders."), new_meaning=True
    ),
    "meanings.keep_codings": lambda s, at: meanings.keep_codings(at, [s.of_another(at)]),
    "meanings.recode": lambda s, at: meanings.recode(at, [s.of_another(at)], s.ids["Wisselende leiding"]),
    "meanings.remove_codings": lambda s, at: meanings.remove_codings(at, [s.of_another(at)]),
    "measuring.keep_agreement": lambda s, at: measuring.keep_agreement(at),
    "memos.change_memo": lambda s, at: memos.change_memo(at, replace(s.memo(at), text="Anders.")),
    "memos.remove_memo": lambda s, at: memos.remove_memo(at, s.memo(at).id),
    "memos.write_entry": lambda s, at: memos.write_entry(at, "Vandaag besloten."),
    "memos.write_memo": lambda s, at: memos.write_memo(at, "Een eigen gedachte."),
    "mentioning.accept": lambda s, at: mentioning.accept(at, s.list_id(), s.named()[:1]),
    "mentioning.add_name": lambda s, at: mentioning.add_name(at, s.list_id(), "De lage lijst", group="laag"),
    "mentioning.reject": lambda s, at: mentioning.reject(at, s.list_id(), s.named()[1:]),
    "mentioning.remove_name": lambda s, at: mentioning.remove_name(at, mentioning.board_names(s.lead)[0].id),
    "participants.change": lambda s, at: participants.change(at, {s.people[0]: Change(name="Anders")}),
    "participants.describe": lambda s, at: participants.describe(at, s.people[0], {"role": "inspecteur"}),
    "participants.keep_apart": lambda s, at: participants.keep_apart(at, s.people[0], s.people[1]),
    "participants.link": lambda s, at: participants.link(at, s.people[0], "40001"),
    "participants.merge": lambda s, at: participants.merge(at, s.people[:2]),
    "participants.rename": lambda s, at: participants.rename(at, s.people[0], "Anders"),
    "participants.split": lambda s, at: participants.split(at, s.people[0]),
    "participants_importing.import_attributes": lambda s, at: participants_importing.import_attributes(
        at, "mensen.csv", PEOPLE
    ),
    "participants_importing.import_held": lambda s, at: participants_importing.import_held(
        at, boards.hold(at, "mensen.csv", PEOPLE)
    ),
    "parting.add_part": lambda s, at: parting.add_part(at, s.document, "Eind", Span(70, 90)),
    "parting.add_parts": lambda s, at: parting.add_parts(at, [_new_part(s)]),
    "parting.change_part": lambda s, at: parting.change_part(at, replace(_part(s), name="Anders")),
    "parting.divide": lambda s, at: parting.divide(
        at, next(each.id for each in documents.documents(at) if each.name.startswith("Panel"))
    ),
    "parting.remove_parts": lambda s, at: parting.remove_parts(at, [s.part]),
    "previewing.keep": lambda s, at: previewing.keep(
        at, previewing.hold(at, "Vierde.md", PANEL.replace("Smit", "Visser").encode()).id
    ),
    "previewing.keep_all": lambda s, at: _keep_all(at),
    "pseudonymising.apply": lambda s, at: pseudonymising.apply(
        at, {s.document: [_proposal(s)]}, "een lange zin", key_path=s.folder / "key"
    ),
    "publishing.set_least": lambda s, at: publishing.set_least(at, 5),
    "referring_speakers.refer_speakers": lambda s, at: referring_speakers.refer_speakers(at, s.list_id(), "sector"),
    "quoting.bring_quotes": lambda s, at: quoting.bring_quotes(
        at, "citaten.csv", table(("citaat", "code"), (s.content.text.strip().splitlines()[0], "Uit een tabel"))
    ),
    "relating.change_relation": lambda s, at: relating.change_relation(at, replace(_relation(s), note="Waarom.")),
    "relating.ground": lambda s, at: relating.ground(at, s.relation, [coding.codings(s.lead)[0].id]),
    "relating.relate": lambda s, at: relating.relate(at, s.ids["Personeel"], s.ids["Monitoren"], "hangt samen met"),
    "relating.remove_relation": lambda s, at: relating.remove_relation(at, s.relation),
    "report_choosing.choose": lambda s, at: report_choosing.choose(at, Choices(codes=True)),
    "report_choosing.dress": lambda s, at: report_choosing.dress(at, "huisstijl.docx", _house_style()),
    "report_choosing.undress": lambda s, at: report_choosing.undress(at),
    "reshaping.reshape": lambda s, at: reshaping.reshape(
        at, Merge((s.ids["Lerarentekort"],), s.ids["Wisselende leiding"])
    ),
    "rounds.close_place": lambda s, at: rounds.close_place(at, s.opened, "Toch niet."),
    "rounds.open_place": lambda s, at: rounds.open_place(at, s.closed, "Om te bespreken."),
    "rounds.remove_round": lambda s, at: rounds.remove_round(at, s.round),
    "rounds.start_round": lambda s, at: rounds.start_round(at, _plan(s)),
    "settling.reopen": lambda s, at: settling.reopen(at, s.ruling),
    "settling.rule": lambda s, at: settling.rule(at, s.difference(), Choice(Decision.NEITHER)),
    "settling.say_of": lambda s, at: settling.say_of(at, s.difference(), "Vraag."),
    "settling.settle_agreed": lambda s, at: settling.settle_agreed(at),
    "settling.settle_alike": lambda s, at: settling.settle_alike(at, Take.UNION, 3),
    "settling.unsay": lambda s, at: settling.unsay(at, s.remark),
    "team.admit": lambda s, at: team.admit(at, s.newcomer, Role.LEAD),
    "team.dismiss": lambda s, at: team.dismiss(at, _reader(s)),
    "team.end": lambda s, at: team.end(at),
    "team.give_role": lambda s, at: team.give_role(at, _reader(s), Role.CODER),
    "travelling_held.merge_held": lambda s, at: travelling_held.merge_held(
        at, travelling_held.hold(at, "besturen.duiding", _file(s).getvalue()).id, "", {}, "mine"
    ),
    "uniting.merge": lambda s, at: uniting.merge(at, _file(s), "besturen.duiding", rule="mine"),
    "theming.add_quotes": lambda s, at: theming.add_quotes(at, s.theme, [s.of_another(at)]),
    "networking_kept.keep_drawing": lambda s, at: networking_kept.keep_drawing(
        at, "Nog een tekening", networking.FIRST
    ),
    "networking_kept.change_drawing": lambda s, at: networking_kept.change_drawing(at, s.drawing, networking.FIRST),
    "networking_kept.rename_drawing": lambda s, at: networking_kept.rename_drawing(at, s.drawing, "Anders"),
    "networking_kept.remove_drawing": lambda s, at: networking_kept.remove_drawing(at, s.drawing),
    "theming.add_theme": lambda s, at: theming.add_theme(at, "Nog een thema"),
    "theming.change_theme": lambda s, at: theming.change_theme(at, replace(_theme(s), text="Anders.")),
    "theming.move_theme": lambda s, at: theming.move_theme(at, s.theme, 1),
    "theming.remove_theme": lambda s, at: theming.remove_theme(at, s.theme),
    "theming.work_on_theme": lambda s, at: theming.work_on_theme(at, _theme(s), text="Anders."),
    "workspace.join": lambda s, at: workspace.join(at, "Iemand anders"),
    "workspace.once": lambda s, at: workspace.once(at, "coding.apply", uuid4(), lambda change: None),
}


def _reader(s: Study) -> UUID:
    return next(each.account.id for each in team.members(s.lead) if each.role == Role.READER)
