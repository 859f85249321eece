"""Labels as people and tools really write them, in plain text: who speaks, from when, and what is no label at all."""

import pytest

from corpora.documents import Reading, SegmentKind
from corpora.reading import read
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns


def heard(reading: Reading) -> str:
    """Who speaks from when, on one line: `I@3 R1@15 I`; a blank in a name becomes a low line."""
    found = [s for s in reading.segments if s.kind is SegmentKind.TURN]
    return " ".join(
        f"{str(turn.speaker).replace(' ', '_')}{'' if turn.begin_s is None else f'@{turn.begin_s:g}'}" for turn in found
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spreker 1: (00:00:03) Goedemorgen.\n\nSpreker 2: (00:00:15) Ja: zo is het.", "Spreker_1@3 Spreker_2@15"),
        ("00:00:03\nSpreker 1: Goedemorgen.\n\n00:00:15\nSpreker 2: Ja.", "Spreker_1@3 Spreker_2@15"),
        ("00:03 - 00:15 Anna: Goedemorgen.\n00:15 - 00:20 Bas: Ja.", "Anna@3 Bas@15"),
        ("Anna (00:03): Goedemorgen.\nBas (00:15): Ja.", "Anna@3 Bas@15"),
        ("[00:03 - 00:15] Anna: Goedemorgen.\n[00:15 - 00:20] Bas: Ja.", "Anna@3 Bas@15"),
        ("Anna: Goedemorgen. [00:00:03]\nBas: Ja. [00:00:15]\nAnna: Mooi. [00:00:30]", "Anna Bas@3 Anna@15"),
        ("#00:00:03-2# I: Goedemorgen. #00:00:14-2#\n\nR1: Ja. #00:00:24-0#\n\nI: Mooi.", "I@3.2 R1@14.2 I@24"),
        ("I: Goedemorgen. #00:00:14-2#\nB: Ja. #00:00:24-0#\nI: Om 10:30. #00:00:30-1#", "I B@14.2 I@24"),
        ("#00:00:03-2#\nI: Goedemorgen.\n#00:00:14-2#\nR1: Ja.\n#00:00:24-0#\nI: Mooi.", "I@3.2 R1@14.2 I@24"),
        ("[Anna Wit] 09:00:03\nGoedemorgen.\n\n[Bas] 09:00:15\nJa.", "Anna_Wit@32403 Bas@32415"),
        (
            "09:00:03 From Anna Wit to Everyone:\n\tHoi.\n09:00:15 Van Bas aan Iedereen:\n\tJa.",
            "Anna_Wit@32403 Bas@32415",
        ),
        ("Anna Wit\n0:03\nGoedemorgen.\n\nBas\n0:15\nJa.\n\nAnna Wit\n0:22\nMooi.", "Anna_Wit@3 Bas@15 Anna_Wit@22"),
        ("0:0:3.200 --> 0:0:14.220\nAnna Wit\nGoedemorgen.\n\n0:0:15.0 --> 0:0:20.0\nBas\nJa.", "Anna_Wit@3.2 Bas@15"),
        ("Anna Wit 3 seconds\nGoedemorgen.\nBas 1 minute 15 seconds\nJa.", "Anna_Wit@3 Bas@75"),
        ("Anna Wit\n0 minuten 3 seconden\nGoedemorgen.\nBas\n1 minuut 15 seconden\nJa.", "Anna_Wit@3 Bas@75"),
        ("van Dijk, Anna   0:03\nGoedemorgen: fijn.\nWit, Bas   0:15\nConclusie: ja.", "Anna_van_Dijk@3 Bas_Wit@15"),
        ("Anna Wit  0:03\nGoedemorgen: fijn dat jullie er zijn.\n\nBas  0:15\nKlopt: zo is het.", "Anna_Wit@3 Bas@15"),
    ],
)
def test_times_come_with_the_label_wherever_they_stand(text: str, expected: str) -> None:
    for name in ("a.txt", "a.md"):
        reading = read(name, text.encode())
        assert heard(reading) == expected
        assert "#" not in reading.text
        assert "00:00" not in reading.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R: Goedemorgen.\nI: Ja.\nR: Mooi.", "R I R"),
        ("Int.: Goedemorgen.\nResp.: Ja.\nInt.: Mooi.", "Int. Resp. Int."),
        ("Interviewer: Hoi.\nRespondent 3 (vrouw, mbo): Ja.", "Interviewer Respondent_3_(vrouw,_mbo)"),
        ("Inspecteur 1 – Goedemorgen.\nInspecteur 2 – Ja.", ""),
        (
            "Inspecteur 1 – Goedemorgen.\nInspecteur 2 – Ja.\nInspecteur 1 – Mooi.",
            "Inspecteur_1 Inspecteur_2 Inspecteur_1",
        ),
        ("Anna - Hoe gaat het?\nBas - Goed.\nAnna - Mooi.\nBas - Zeker.", "Anna Bas Anna Bas"),
        ("INTERVIEWER: Goedemorgen.\n\nJAN DE BOER: Nee.\n\nINTERVIEWER: Ja.", "INTERVIEWER JAN_DE_BOER INTERVIEWER"),
        (
            "INTERVIEWER\nHoe gaat het?\n\nANNA\nGoed.\n\nINTERVIEWER\nMooi.\n\nANNA\nJa.",
            "INTERVIEWER ANNA INTERVIEWER ANNA",
        ),
        ("Interviewer:\nHoe gaat het?\n\nRespondent:\nGoed, dank je.", "Interviewer Respondent"),
        ("1 I: Hoi.\n2 R1: Ja.\n3 I: Mooi.", "I R1 I"),
        ("1. I: Hoi.\n2. R1: Ja.\n3. I: Mooi.", "I R1 I"),
        ("I\tHoe gaat het?\nR1\tGoed, dank je.\nI\tMooi.", "I R1 I"),
        ("interviewer: hoe gaat het?\nanna: goed.\ninterviewer: mooi.\nanna: ja.", "interviewer Anna interviewer Anna"),
        ("<Anna> Hoe gaat het?\n<Bas> Goed.\n<Anna> Mooi.", "Anna Bas Anna"),
        ("*Anna*: Hoe gaat het?\n*Bas*: Goed.\n*Anna*: Mooi.", "Anna Bas Anna"),
        ("INS01: Hoi.\nINS02: Ja.\nBST-3: Nee.", "INS01 INS02 BST-3"),
        ("Mw. Jansen: Hoi.\nDhr. De Boer: Ja.\nMw. Jansen: Mooi.", "Mw._Jansen Dhr._De_Boer Mw._Jansen"),
        ("PO-bestuurder: Ja.\nVO bestuurder 2: Nee.\nDeelnemer 12: Ja.", "PO-bestuurder VO_bestuurder_2 Deelnemer_12"),
        ("I: Hoi.\nR1 en R2: Ja.\nI: Mooi.\nAllen: (gelach)", "I R1_en_R2 I Allen"),
        (
            "Anna Wit, gespreksleider: Hoi.\nBas Zwart, inspecteur po: Ja.\nAnna Wit, gespreksleider: Mooi.",
            "Anna_Wit,_gespreksleider Bas_Zwart,_inspecteur_po Anna_Wit,_gespreksleider",
        ),
        (
            "De voorzitter: Ik open de vergadering.\n\nMevrouw Groen (ABC): Dank.\n\nMinister Blauw: Zeker.",
            "De_voorzitter Mevrouw_Groen_(ABC) Minister_Blauw",
        ),
        (
            "De voorzitter:\nIk open de vergadering.\n\nDe heer Van Geel (ABC):\nVoorzitter. Let op: dit telt.",
            "De_voorzitter De_heer_Van_Geel_(ABC)",
        ),
        ("I\xa0: Hoi.\nR1\xa0: Ja.", "I R1"),
    ],
)
def test_every_usual_way_to_name_who_speaks_is_known(text: str, expected: str) -> None:
    assert heard(read("a.txt", text.encode())) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Let op: dit is vertrouwelijk.\n\nBijvoorbeeld: een school.\n\nConclusie: bijsturen.\n\nVraag 3: wat doet men?",
        "https://www.example.nl staat online.\n\nDe verhouding is 1:20, om 10:30 uur.\n\nNoot: bijlage.\n\nBron: x.",
        "Sterke punten: de visie.\nZwakke punten: het personeel.\nKansen: samen.\nAdvies: ga door.\nVervolg: in mei.",
        "Samenvatting van het gesprek.\n\nOpbrengst: goed.\n\nOpbrengst: matig.\n\nDoelgroep: allen.\n\nHet was goed.",
        "Vraag 1: Wat is kwaliteit?\nAntwoord: Onderwijs.\nVraag 2: Wat doet men?\nAntwoord: Sturen.",
        "Van: Anna\nAan: Bas\nDatum: 12 februari\nOnderwerp: Verslag\n\nBeste Bas,\n\nHierbij het verslag.\n\nAnna",
        "Amsterdam – daar begon het.\nUtrecht – daar ging het door.\nZwolle – daar hield het op.",
        "Anna\nBas\nAnna\nBas\nEen lijst van namen is geen gesprek.",
        "Eerst was er rust.\n\nAanbeveling: ga zo door, zegt de inspectie.\n\nBeleid: het beleid is helder. En meer.",
        "1. Financiën: het geld is op.\n2. Personeel: er zijn tekorten.\n3. Huisvesting: het dak lekt.",
    ],
)
def test_headings_facts_and_colons_are_no_speakers(text: str) -> None:
    for name in ("a.txt", "a.md"):
        assert turns(read(name, text.encode())) == []


def test_a_colon_inside_a_conversation_starts_no_turn() -> None:
    talk = (
        "I: Let op: het is 10:30.\nR1: Conclusie: we sturen bij.\nBijvoorbeeld: een kwart. Onze opdracht: samen.\n"
        "Opdracht: dat is een opdracht.\nI: Goed. Bron: de Inspectie.\nR1: https://x.nl: dat is het."
    )
    reading = read("a.txt", talk.encode())
    assert heard(reading) == "I R1 I R1"
    assert turns(reading)[1].endswith("Opdracht: dat is een opdracht.")


def test_facts_above_a_conversation_are_no_turns() -> None:
    talk = "Datum: 12 februari\nInterviewer: Anna\nRespondent: R1\n\nI: Hoi.\nR1: Ja.\nI: Mooi.\nR1: Dank."
    reading = read("a.txt", talk.encode())
    assert heard(reading) == "I R1 I R1"
    assert paragraphs(reading) == ["Datum: 12 februari", "Interviewer: Anna", "Respondent: R1"]


def test_numbered_questions_between_turns_are_headings() -> None:
    talk = "1.1 Wat is kwaliteit?\n\nI: Wat is dat?\nR: Onderwijs.\n\n1.2 Wat doet men?\n\nI: Nou?\nR: Sturen."
    reading = read("a.txt", talk.encode())
    assert texts(reading, SegmentKind.HEADING) == ["1.1 Wat is kwaliteit?", "1.2 Wat doet men?"]
    assert turns(reading) == ["I: Wat is dat?", "R: Onderwijs.", "I: Nou?", "R: Sturen."]


def test_names_that_are_words_too_keep_their_turns() -> None:
    reading = read("a.txt", b"Anna: En dan?\nDan: Ik wil wel.\nAnna: Jij ook?\nWil: Dan mark ik het.\nMark: Ja.")
    assert heard(reading) == "Anna Dan Anna Wil Mark"


def test_page_marks_stay_where_labels_change() -> None:
    reading = read("a.txt", b"<Anna> Een.\n<Bas> Twee.\n\f<Anna> Drie.\n<Bas> Vier.")
    assert heard(reading) == "Anna Bas Anna Bas"
    assert [reading.text[at:][:11] for at in reading.page_starts] == ["Anna: Een.\n", "Anna: Drie."]
