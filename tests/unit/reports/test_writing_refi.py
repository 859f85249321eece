"""Exchange files that we write are valid, stay the same, and bring back what other programs wrote."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook, Direction
from coding.codings import Coder, Coding, Relation
from coding.memos import Memo, MemoKind, Subject, SubjectKind
from corpora.parts import Part
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.refi.counting import counts
from reports.refi.draft import PROGRAMS
from reports.refi.holding import Held, Holding, Plan
from reports.refi.people import About, Known
from reports.refi.planning import planned
from reports.refi.reading import Exchange, read
from reports.refi.validity import faults
from reports.refi.writing import Written, written
from tests.exchanges import ANNA, CODES, TEXT, USERS, guid, packed, project, rich, source, tree_of

SEED, PROJECT, NOW = UUID(int=7), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC)
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def understood(data: bytes, seed: UUID = SEED) -> tuple[Exchange, Plan]:
    exchange = read("proef.qdpx", data)
    return exchange, planned(exchange, seed, PROJECT, NOW)


def sent_back(data: bytes, program: str = "", **changes: Any) -> Written:
    exchange, plan = understood(data)
    return written(replace(plan.holding, **changes), SEED, program=program, came_in=(exchange, plan))


def own() -> Holding:
    """A project that began here, with something of everything."""
    ids = [UUID(int=n + (4 << 76) + (8 << 60)) for n in range(1, 40)]
    anna, bram = Coder(ids[0], "Anna", "A", "#0072B2"), Coder(ids[1], "Bram", "B", "#D55E00")
    toegang = Category(ids[2], "Toegang", "Hoe men binnenkomt", "altijd", "nooit", "#112233", 0)
    geduld = Category(ids[3], "Geduld", position=1)
    wacht = Code(
        ids[4],
        "Wachttijd",
        toegang.id,
        "Wachten",
        direction=Direction.HINDERING,
        color="#445566",
        key="w",
        keywords=("wacht", 'rij "nu"?>'),
        synonyms=("wachtlijst",),
        short="wachten",
        also_in=(geduld.id,),
        directions=(Direction.HINDERING, Direction.NEUTRAL),
        domain="tijd",
    )
    lang = Code(ids[5], "Lang", toegang.id, color="#445566", parent_id=wacht.id, also_in=(geduld.id,), position=1)
    los = Code(ids[6], "Los & <raar>", archived=True, position=2)
    held = Held(ids[7], "Gesprek.docx", TEXT, AT)
    start = TEXT.index("geweldig")
    words = Span(start, start + 8)
    codings = (
        Coding(ids[8], held.id, wacht.id, anna.id, Span(4, 22), TEXT[4:22], Direction.BOTH, "let op 😔", 0, AT, True),
        Coding(ids[9], held.id, lang.id, anna.id, words, "geweldig", at=AT),
        Coding(ids[10], held.id, los.id, anna.id, words, "geweldig", at=AT),
        Coding(ids[11], held.id, lang.id, bram.id, words, "geweldig", at=AT),
    )
    about = (Subject(SubjectKind.CODING, ids[9], held.id), Subject(SubjectKind.CODE, wacht.id))
    journal = Memo(ids[13], MemoKind.JOURNAL, bram.id, "Dag 1", "Begonnen.", (), date(2026, 3, 2), AT, AT)
    memos = (Memo(ids[12], MemoKind.MEMO, anna.id, "Idee", "Twee\nregels", about, AT.date(), AT, AT), journal)
    relations = (Relation(ids[14], wacht.id, toegang.id, "hoort bij", "dat blijkt"),)
    parts = (Part(ids[15], held.id, "Begin", Span(0, 31), {"Regio": "Noord", "Jaar": "2026"}),)
    book = Codebook((toegang, geduld), (wacht, lang, los))
    return Holding("Proef", (anna, bram), book, (held,), codings, memos, relations, parts)


def plain(holding: Holding) -> dict[str, object]:
    """What a holding says, whatever its ids are."""
    names = {each.id: each.name for each in (*holding.book.categories, *holding.book.codes)}
    names |= {each.id: each.name for each in (*holding.coders, *holding.documents)}
    names |= {each.id: (each.quote, names[each.code_id]) for each in holding.codings}

    def said(item: Any, *left_out: str) -> list[str]:
        facts = ((name, getattr(item, name)) for name in item.__dataclass_fields__ if name not in ("id", *left_out))
        return [f"{name}={_named(value, names)}" for name, value in facts]

    return {
        "coders": [coder.name for coder in holding.coders],
        "categories": [said(each) for each in holding.book.categories],
        "codes": [said(each) for each in holding.book.codes],
        "documents": [(each.name, each.text) for each in holding.documents],
        "codings": sorted(said(each, "revision") for each in holding.codings),
        "memos": sorted(said(each, "on") for each in holding.memos),
        "relations": [said(each) for each in holding.relations],
        "parts": [said(each) for each in holding.parts],
    }


def _named(value: object, names: dict[UUID, Any]) -> str:
    if isinstance(value, tuple):
        return str(sorted(_named(each, names) for each in value))
    if isinstance(value, Subject):
        return f"{value.kind} {_named(value.id, names)}"
    return str(names.get(value, value)) if isinstance(value, UUID) else str(value)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_project_of_ours_comes_back_as_it_went(program: str) -> None:
    data = written(own(), SEED, program=program).data
    exchange, plan = understood(data)
    assert faults(exchange.root) == []
    assert plain(plan.holding) == plain(own())
    assert not plan.remarks
    assert not plan.kept


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_another_program_wrote_goes_back_whole(program: str) -> None:
    before, after = counts(read("voor", rich())), counts(read("na", sent_back(rich(), program).data))
    assert {**before, "origin": ""} == {**after, "origin": ""}
    exchange, plan = understood(sent_back(rich(), program).data)
    assert faults(exchange.root) == []
    assert plan.holding == understood(rich())[1].holding
    assert [said for _, said in exchange.quotations()] == [said for _, said in read("voor", rich()).quotations()]
    with zipfile.ZipFile(BytesIO(exchange.package.data)) as archive:
        assert archive.namelist()[0] == "project.qde"
        assert archive.read("sources/foto.png") == "\x89PNG niet echt".encode("latin-1")


def test_for_nvivo_positions_count_utf16_and_each_coding_has_its_selection() -> None:
    tree = tree_of(written(own(), SEED, program="nvivo").data)
    found = [each for each in tree.iter("{*}PlainTextSelection") if len(list(each.iter("{*}Coding")))]
    assert len(found) == 4
    assert {each.get("startPosition") for each in found} == {"4", str(TEXT.index("geweldig") + 1)}
    assert str(tree.get("origin")) == "Duiding (NVivo)"


def test_for_maxqda_the_file_has_two_characters_at_a_line_end_that_count_once() -> None:
    data = written(own(), SEED, program="maxqda").data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        text = next(archive.read(name) for name in archive.namelist() if name.endswith(".txt"))
    assert text.count(b"\r\n") == TEXT.count("\n")
    assert {words for _, words in read("na.qdpx", data).quotations()} >= {"geweldig"}


def test_no_guid_is_there_twice_and_each_is_the_same_at_every_export() -> None:
    for make in (lambda: written(own(), SEED), lambda: sent_back(rich())):
        one, other = make().data, make().data
        assert one == other
        guids = [each.get("guid") for each in tree_of(one).iter() if each.get("guid")]
        assert len(guids) == len(set(guids))
    kept = {each.get("guid") for each in tree_of(sent_back(rich()).data).iter()}
    assert {guid(2), guid(100), guid(600), guid(70), guid(81)} <= kept


def test_a_program_without_a_form_of_its_own_is_refused() -> None:
    with pytest.raises(Refusal, match="refi-for"):
        written(own(), SEED, program="spss")


def test_what_was_changed_here_is_changed_there() -> None:
    _, plan = understood(rich())
    was = plan.holding
    wacht, loket, telefoon, waardering = was.book.codes
    one, two, three = was.codings
    book = Codebook(
        (replace(was.book.categories[0], name="Ingang"), was.book.categories[1]),
        (
            replace(wacht, name="Wachten", definition="Nieuw", color="#000000"),
            replace(telefoon, parent_id=None, category_id=None),
            replace(waardering, parent_id=wacht.id, category_id=wacht.category_id, also_in=(), use_when="vaak"),
        ),
    )
    moved = replace(one, span=Span(4, 11), quote=TEXT[4:11], code_id=telefoon.id, memo="hier")
    extra = replace(three, id=uuid5(SEED, "nieuw"), span=Span(0, 3), quote="Wij", important=True)
    memo = replace(was.memos[0], text="Tweede indruk.")
    changed = replace(
        was,
        coders=(replace(was.coders[0], name="Annet"), was.coders[1]),
        book=book,
        documents=(replace(was.documents[0], name="Gesprek"),),
        codings=(moved, three, extra),
        memos=(memo, *was.memos[1:]),
        relations=(replace(was.relations[0], kind="remt"),),
        parts=(replace(was.parts[0], attributes={"Regio – naam": "Zuid"}),),
    )
    exchange, plan = understood(rich())
    data = written(changed, SEED, came_in=(exchange, plan)).data
    again, found = understood(data)
    assert faults(again.root) == []
    assert loket.name not in {code.name for code in found.holding.book.codes}
    assert {code.name: found.holding.book.path(code) for code in found.holding.book.codes} == {
        "Wachten": "Wachten",
        "Telefoon": "Telefoon",
        "Waardering": "Wachten › Waardering",
    }
    assert plain(found.holding)["codings"] == plain(changed)["codings"]
    assert plain(found.holding)["coders"] == ["Annet", "Bram"]
    assert [held.name for held in found.holding.documents] == ["Gesprek"]
    assert {memo.text for memo in found.holding.memos} == {"Tweede indruk.", "Het eerste gesprek", "Over dit project."}
    assert [relation.kind for relation in found.holding.relations] == ["remt"]
    assert [dict(part.attributes) for part in found.holding.parts] == [{"Regio – naam": "Zuid"}]
    assert counts(again)["graphs"] == 1
    assert two.id not in {coding.id for coding in found.holding.codings}


def test_what_was_taken_away_here_is_gone_there_with_what_referred_to_it() -> None:
    data = sent_back(rich(), codings=(), documents=(), memos=(), relations=(), parts=(), book=Codebook()).data
    exchange, plan = understood(data)
    assert faults(exchange.root) == []
    assert plan.holding.documents == ()
    assert plan.holding.codings == ()
    assert plan.holding.book == Codebook()
    assert plan.holding.memos == ()
    assert counts(exchange)["sources"] == {"PictureSource": 1}


def test_a_corrected_text_goes_along_with_its_codings() -> None:
    _, plan = understood(rich())
    text = "Vooraf.\n" + TEXT
    held = replace(plan.holding.documents[0], text=text)
    codings = tuple(replace(each, span=Span(each.span.start + 8, each.span.end + 8)) for each in plan.holding.codings)
    data = sent_back(rich(), documents=(held,), codings=codings, parts=()).data
    _, found = understood(data)
    assert found.holding.documents[0].text == text
    assert [coding.quote for coding in found.holding.codings] == [coding.quote for coding in codings]


STRANGE = (
    '<Iets xmlns="urn:anders" guid="x"><b>hallo ?&gt;</b></Iets>',
    f'<Cases><Case guid="{guid(30)}" name="Laat" vreemd="ja"/></Cases>',
    "<Users></Users><Sets/>",
    f'<Links><Link guid="{guid(31)}" direction="Heen" originGUID="{guid(2)}" targetGUID="{guid(3)}"/></Links>',
)


@pytest.mark.parametrize("part", STRANGE)
def test_what_the_standard_does_not_know_stays_as_a_remark_and_the_file_is_valid(part: str) -> None:
    data = packed(
        project(f"<Sources>{source(name='Bron')}</Sources>", part, "<CodeBook><Codes/></CodeBook>"),
        {"sources/een.txt": TEXT},
    )
    made = sent_back(data)
    tree = tree_of(made.data)
    assert faults(tree) == []
    remarks = "".join(str(each.text) for each in tree.iter() if getattr(each, "target", "") == "duiding-kept")
    assert ("hallo" in remarks) == ("hallo" in part)
    assert ("vreemd ja" in remarks) == ("vreemd" in part)
    again = tree_of(sent_back(made.data).data)
    assert "".join(str(each.text) for each in again.iter() if getattr(each, "target", "") == "duiding-kept") == remarks


def test_an_empty_project_is_a_file_too() -> None:
    data = written(Holding("Leeg"), SEED).data
    assert faults(tree_of(data)) == []
    assert understood(data)[1].holding == Holding("Leeg")


WORDS = st.text(st.sampled_from("ab é😔\n\r\u2028e\u0301<&>\"'"), min_size=1, max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=6)


@given(WORDS, SPANS, st.sampled_from(sorted(PROGRAMS)))
def test_any_text_and_any_selections_go_and_come_back(text: str, spans: list[tuple[int, int]], program: str) -> None:
    places = {(start, min(start + size, len(text))) for start, size in spans if start < len(text)}
    codings = tuple(
        Coding(
            uuid5(SEED, f"{start}-{end}"),
            UUID(int=20),
            UUID(int=21),
            UUID(int=22),
            Span(start, end),
            text[start:end],
            at=AT,
        )
        for start, end in sorted(places)
    )
    clean = text.replace("\r", "\n").replace("\u2028", "\n")
    holding = Holding(
        "Proef",
        (Coder(UUID(int=22), "Anna", "A", "#0072B2"),),
        Codebook((), (Code(UUID(int=21), "Code"),)),
        (Held(UUID(int=20), "Tekst", clean, AT),),
        codings,
    )
    data = written(holding, SEED, program=program).data
    exchange, plan = understood(data)
    assert faults(exchange.root) == []
    if clean.strip():
        again = written(plan.holding, SEED, program=program, came_in=(exchange, plan)).data
        assert understood(again)[1].holding == understood(data)[1].holding
        said = sorted(words for _, words in read("na.qdpx", data).quotations())
        assert said == sorted(clean[start:end] for start, end in places)


def test_participants_and_boards_go_as_cases_and_the_first_come_back_by_their_labels() -> None:
    text = "Anna: Goed.\nBram: Slecht."
    holding = replace(own(), documents=(Held(UUID(int=20), "Gesprek", text),), codings=(), memos=(), parts=())
    anna = Known(UUID(int=30), About.PARTICIPANT, "Anna", {"role": "docent"}, (UUID(int=20),), ("Anna",))
    board = Known(UUID(int=31), About.BOARD, "De Brug", {"group": "laag"}, (UUID(int=20),))
    data = written(holding, SEED, people=(anna, board)).data
    exchange, plan = understood(data)
    assert faults(exchange.root) == []
    assert counts(exchange)["cases"] == 2
    assert plan.holding.parts == ()
    ((label, voiced),) = plan.voices[plan.holding.documents[0].id].items()
    assert (label, dict(voiced.attributes)) == ("Anna", {"role": "docent"})
    here = replace(anna, document_ids=(plan.holding.documents[0].id, UUID(int=99)))
    again = written(plan.holding, SEED, came_in=(exchange, plan), people=(here,)).data
    assert counts(read("na.qdpx", again))["cases"] == 1


def test_a_transcript_goes_back_with_its_moments_and_a_corrected_one_without_the_selections_that_stayed_behind() -> (
    None
):
    video = (
        f'<VideoSource guid="{guid(30)}" name="Opname" path="relative:///x.mp4"><Transcript guid="{guid(31)}" name="">'
        f'<PlainTextContent>{TEXT}</PlainTextContent><SyncPoint guid="{guid(32)}" timeStamp="0" position="33"/>'
        f'<SyncPoint guid="{guid(33)}" timeStamp="9" position="40"/><TranscriptSelection guid="{guid(34)}" '
        f'fromSyncPoint="{guid(32)}" toSyncPoint="{guid(33)}"><Coding guid="{guid(35)}"><CodeRef '
        f'targetGUID="{guid(2)}"/></Coding></TranscriptSelection></Transcript></VideoSource>'
    )
    data = packed(project(CODES, f"<Sources>{video}</Sources>", origin="NVivo 12"))
    back = sent_back(data)
    assert [point.get("position") for point in tree_of(back.data).iter("{*}SyncPoint")] == ["32", "39"]
    assert [words for _, words in read("na.qdpx", back.data).quotations()] == ["Niemand"]
    held = understood(data)[1].holding.documents[0]
    gone = sent_back(data, documents=(), codings=())
    assert counts(read("na.qdpx", gone.data))["sources"] == {"VideoSource": 1}
    assert counts(read("na.qdpx", gone.data))["selections"] == 0
    renamed = sent_back(data, documents=(replace(held, name="Nieuw"),))
    assert next(tree_of(renamed.data).iter("{*}Transcript")).get("name") == "Nieuw"


def test_an_annotation_without_codings_is_left_out_of_a_corrected_text_and_said_so() -> None:
    loose = f'<PlainTextSelection guid="{guid(90)}" name="" startPosition="0" endPosition="3"/>'
    data = packed(project(USERS, CODES, f"<Sources>{source(loose)}</Sources>"), {"sources/een.txt": TEXT})
    held = replace(understood(data)[1].holding.documents[0], text="Anders. " + TEXT)
    made = sent_back(data, documents=(held,))
    assert [(each.code, each.facts) for each in made.lost] == [("refi-lose-positions", {"n": 1})]
    assert counts(read("na.qdpx", made.data))["selections"] == 0


def test_a_whole_source_that_was_coded_is_and_a_part_of_it_from_now_on_is_a_selection() -> None:
    whole = f'<Coding guid="{guid(90)}" creatingUser="{ANNA}"><CodeRef targetGUID="{guid(2)}"/></Coding>'
    data = packed(project(USERS, CODES, f"<Sources>{source(whole)}</Sources>"), {"sources/een.txt": TEXT})
    (coding,) = understood(data)[1].holding.codings
    assert coding.quote == TEXT
    part = replace(coding, span=Span(0, 3), quote="Wij", coder_id=understood(data)[1].holding.coders[1].id)
    _, plan = understood(sent_back(data, codings=(part,)).data)
    assert [(each.quote, plan.holding.coders[1].id == each.coder_id) for each in plan.holding.codings] == [
        ("Wij", True)
    ]
    assert counts(understood(sent_back(data).data)[0])["selections"] == 0


def test_a_set_that_came_in_gets_and_loses_members_and_a_category_that_goes_leaves_its_codes() -> None:
    book = understood(rich())[1].holding.book
    toegang, belangrijk = book.categories
    wacht, loket, telefoon, waardering = book.codes
    changed = Codebook(
        (belangrijk,),
        (
            replace(wacht, category_id=belangrijk.id),
            replace(loket, category_id=None),
            replace(telefoon, category_id=None),
            replace(waardering, category_id=None, archived=True),
        ),
    )
    exchange, plan = understood(sent_back(rich(), book=changed).data)
    assert faults(exchange.root) == []
    assert [category.name for category in plan.holding.book.categories] == ["Belangrijk"]
    found = {code.name: code for code in plan.holding.book.codes}
    assert found["Wachttijd"].category_id == belangrijk.id
    assert found["Waardering"].category_id is None
    assert found["Waardering"].archived
    assert toegang.id not in {category.id for category in plan.holding.book.categories}


def _without_names() -> bytes:
    """An older namespace, things without name or GUID, a case over two stretches of which a second overlaps."""
    selections = "".join(
        f'<PlainTextSelection guid="{guid(n)}" startPosition="{start}" endPosition="{end}"/>'
        for n, start, end in ((90, 0, 3), (91, 2, 8), (92, 32, 39))
    )
    cases = (
        f'<Cases><Case guid="{guid(95)}"><VariableValue><VariableRef targetGUID="{guid(30)}"/><TextValue>Noord'
        f'</TextValue></VariableValue><SelectionRef targetGUID="{guid(90)}"/><SelectionRef targetGUID="{guid(91)}"/>'
        f'<SelectionRef targetGUID="{guid(92)}"/><SelectionRef targetGUID="{guid(99)}"/></Case></Cases>'
    )
    return packed(
        project(
            f'<Users><User guid="{ANNA}"/></Users>',
            f'<CodeBook><Codes><Code guid="{guid(2)}"/><Code guid="{guid(3)}" name="" isCodable="FALSE"/></Codes>'
            "</CodeBook>",
            f'<Variables><Variable guid="{guid(30)}" name="Regio"/></Variables>',
            cases,
            f'<Sources><TextSource guid="{guid(20)}" plainTextPath="internal://een%20twee.txt">{selections}'
            f'<NoteRef targetGUID="{guid(96)}"/></TextSource></Sources>',
            f'<Notes><Note guid="{guid(96)}"><PlainTextContent>  </PlainTextContent></Note></Notes>',
            space="urn:QDA-XML:project:0:10",
        ).replace(' name="Wijkzorg"', ""),
        {"sources/een twee.txt": TEXT},
    )


def test_what_has_no_name_gets_one_and_what_goes_out_is_valid() -> None:
    _, plan = understood(_without_names())
    holding = plan.holding
    assert [coder.name for coder in holding.coders] == ["Codeur 1"]
    assert [held.name for held in holding.documents] == ["Document"]
    assert [(part.name, part.span) for part in holding.parts] == [("Case", Span(0, 3)), ("Case", Span(32, 39))]
    assert {each.code: each.facts["n"] for each in plan.kept} == {"refi-case-overlaps": 1}
    exchange, again = understood(sent_back(_without_names()).data)
    assert faults(exchange.root) == []
    assert [part.span for part in again.holding.parts] == [part.span for part in holding.parts]
    gone = understood(sent_back(_without_names(), parts=()).data)[1]
    assert gone.holding.parts == ()


def test_a_part_that_changed_is_a_case_with_a_selection_of_its_own() -> None:
    holding = understood(_without_names())[1].holding
    one, two = holding.parts
    changed = (replace(one, span=Span(4, 11), attributes={"Regio": "Zuid"}), two)
    _, plan = understood(sent_back(_without_names(), parts=changed).data)
    assert (Span(4, 11), "Zuid") in {(part.span, part.attributes.get("Regio")) for part in plan.holding.parts}


def test_memos_change_go_and_come_as_notes_and_descriptions() -> None:
    diary, about, first = understood(rich())[1].holding.memos
    told = replace(first, text="Anders beschreven", subjects=first.subjects)
    titled = replace(about, title="Nu met titel")
    fresh = replace(diary, id=uuid5(SEED, "vers"), title="Vers", text="Nieuw", author_id=None)
    _, plan = understood(sent_back(rich(), memos=(told, titled, fresh)).data)
    assert {("", "Anders beschreven"), ("Nu met titel", "Over dit project."), ("Vers", "Nieuw")} <= {
        (memo.title, memo.text) for memo in plan.holding.memos
    }
    assert len(plan.holding.memos) == 3
    assert "Dagboek" not in {memo.title for memo in plan.holding.memos}


def test_a_relation_that_goes_takes_its_link_along() -> None:
    data = sent_back(rich(), relations=()).data
    assert counts(read("na.qdpx", data))["links"] == 0


def test_the_file_that_a_document_came_as_goes_along_and_groups_of_boards_are_sets() -> None:
    word, pdf = UUID(int=20), UUID(int=21)
    held = (Held(word, "Gesprek", "Anna: Goed."), Held(pdf, "Verslag", TEXT))
    start = TEXT.index("geweldig")
    found = own()
    coding = replace(found.codings[1], document_id=pdf, span=Span(start, start + 8))
    holding = replace(found, documents=held, codings=(coding,), memos=(), parts=(), relations=())
    board = Known(UUID(int=31), About.BOARD, "De Brug", {"group": "laag"}, (word, pdf))
    files = {word: ("docx", b"PK\x03\x04 Word"), pdf: ("pdf", b"%PDF-1.4")}
    data = written(holding, SEED, people=(board,), originals=files).data
    exchange, plan = understood(data)
    assert faults(exchange.root) == []
    assert counts(exchange)["sources"] == {"TextSource": 1, "PDFSource": 1}
    assert [(each.name, each.text) for each in plan.holding.documents] == [(each.name, each.text) for each in held]
    assert [each.quote for each in plan.holding.codings] == ["geweldig"]
    assert [each.code for each in plan.kept] == ["refi-kept-pdfsource"]
    (group,) = [one for one in exchange.root.iter("{*}Set") if one.get("name") == "laag"]
    sources = {each.get("guid") for each in exchange.root.iter("{*}TextSource", "{*}PDFSource")}
    assert {each.get("targetGUID") for each in group} >= sources
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.read(f"sources/{word}.docx") == files[word][1]
        assert archive.read(f"sources/{pdf}.pdf") == files[pdf][1]
    again = written(plan.holding, SEED, people=(board,), came_in=(exchange, plan)).data
    assert counts(understood(again)[0])["sets"] == counts(exchange)["sets"]
    with zipfile.ZipFile(BytesIO(again)) as archive:
        assert archive.read(f"sources/{word}.docx") == files[word][1]


def test_whom_only_we_heard_in_a_text_of_another_program_is_no_case_of_it() -> None:
    exchange, plan = understood(rich())
    heard = Known(UUID(int=30), About.PARTICIPANT, "Anna", {}, (plan.holding.documents[0].id,), ("Anna",))
    told = replace(heard, id=UUID(int=31), attributes={"role": "docent"})
    data = written(plan.holding, SEED, people=(heard, told), came_in=(exchange, plan)).data
    cases = {each.get("guid") for each in tree_of(data).iter("{*}Case")}
    assert str(told.id) in cases
    assert str(heard.id) not in cases


def test_signs_that_no_xml_can_hold_stay_behind_and_the_rest_goes() -> None:
    odd = "a\x01b\ud800 ?> ]]> & <"

    def all_odd(items: Any, *names: str) -> tuple[Any, ...]:
        return tuple(replace(each, **dict.fromkeys(names, odd)) for each in items)

    was = own()
    categories = tuple(replace(each, name=odd + each.name, definition=odd) for each in was.book.categories)
    codes = tuple(replace(each, name=odd + each.name, domain=odd, keywords=(odd,)) for each in was.book.codes)
    holding = Holding(
        odd,
        all_odd(was.coders, "name"),
        Codebook(categories, codes),
        all_odd(was.documents, "name"),
        all_odd(was.codings, "memo"),
        all_odd(was.memos, "title", "text"),
        all_odd(was.relations, "kind", "note"),
        tuple(replace(each, attributes={odd: odd}) for each in was.parts),
    )
    tree = tree_of(written(holding, SEED, people=(Known(UUID(int=30), About.BOARD, odd, {"group": odd}),)).data)
    assert faults(tree) == []
    assert {each.get("name") for each in tree.iter("{*}User")} == {"ab ?> ]]> & <"}
    assert len(list(tree.iter("{*}Coding"))) == len(was.codings)
