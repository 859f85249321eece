"""Invented sentences, each with those of twenty words that a reader would want it to be found by."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from actions.documents import add, content
from actions.searching import Options, search
from actions.workspace import Desk, create_project, open_workspace
from corpora.searching_queries import Match

WORDS = (
    "bestuur leraar tekort populatie visie verzuim begeleiden school kwaliteit toezicht leerling ouder resultaat "
    "cijfer gesprek team toets taal ontwikkelen samenwerken"
).split()

# A sentence, then the words it belongs to: any inflection, compound or close derivation of them.
SAMPLE = tuple(
    tuple(line.split(" | "))
    for line in """\
De besturen hebben te weinig zicht op wat er gebeurt. | bestuur
Het schoolbestuur wisselt om de twee jaar. | bestuur school
Aan bestuurskracht ontbreekt het daar. | bestuur
De bestuurder kent de cijfers van buiten. | bestuur cijfer
Bestuurlijke drukte helpt niemand. | bestuur
Leraren vertrekken naar de stad. | leraar
Het lerarentekort treft vooral de kleine scholen. | leraar tekort school
Een lerares stond er alleen voor. | leraar
De lerarenopleiding levert te weinig mensen. | leraar
Tekorten op de begroting worden doorgeschoven. | tekort
Het personeelstekort is groter dan gedacht. | tekort
Te kort door de bocht, vond zij. |
De leerlingenpopulatie verandert snel. | populatie leerling
Met zulke populaties moet men anders werken. | populatie
De schoolpopulatie is gemengd. | populatie school
Er is geen gedeelde visie. | visie
Het visiedocument ligt in een la. | visie
Visies verschillen per afdeling. | visie
De televisie stond de hele dag aan. |
Het ziekteverzuim loopt op. | verzuim
Wie verzuimt, wordt gebeld. | verzuim
Schoolverzuim krijgt aandacht van de wethouder. | verzuim school
De verzuimcoördinator belt dezelfde dag. | verzuim
Zij begeleidt starters een jaar lang. | begeleiden
De begeleiding van nieuwe mensen is goed geregeld. | begeleiden
Begeleidingsplannen worden zelden bijgesteld. | begeleiden
Een zorgbegeleider kijkt mee in de klas. | begeleiden
Hij werd goed begeleid. | begeleiden
Het beleid is op orde. |
De schoolleider zit er elke dag bovenop. | school
Op beide scholen is het rustig. | school
Basisscholen doen het beter. | school
De kwaliteitszorg is een papieren werkelijkheid. | kwaliteit
Onderwijskwaliteit staat elke maand op de agenda. | kwaliteit
Welke kwaliteiten brengt zij mee? | kwaliteit
Kwalitatief is er weinig op aan te merken. | kwaliteit
De toezichthouder vroeg om stukken. | toezicht
Intern toezicht bleef uit. | toezicht
De raad van toezicht kwam in actie. | toezicht
Leerlingen voelen zich gezien. | leerling
Het leerlingenaantal daalt. | leerling
Elke leerling telt. | leerling
Ouders klagen bij de inspectie. | ouder
De ouderbijeenkomst was druk bezocht. | ouder
Een ouderraad is er niet. | ouder
Het gebouw is oud. |
De resultaten vallen tegen. | resultaat
Eindresultaten zijn drie jaar onvoldoende. | resultaat
Dat resulteert in onrust. | resultaat
De examencijfers worden besproken. | cijfer
Niemand keek naar het cijfer. | cijfer
Cijfermatig klopt het. | cijfer
Er is een goed gesprek gevoerd. | gesprek
De gesprekkencyclus is ingevoerd. | gesprek
In functioneringsgesprekken komt het terug. | gesprek
Er wordt veel gesproken over werkdruk. | gesprek
Teams overleggen wekelijks. | team
De teamcultuur is open. | team
Het docententeam is stabiel. | team
De toetsen zijn afgenomen. | toets
Eindtoetsen laten een daling zien. | toets
Er wordt te veel getoetst. | toets
Het toetsbeleid is nieuw. | toets
Taalachterstanden worden ingelopen. | taal
In beide talen is het te volgen. | taal
De taalcoach komt op dinsdag. | taal
Wij ontwikkelen een eigen methode. | ontwikkelen
De ontwikkeling van het kind staat voorop. | ontwikkelen
Schoolontwikkeling vraagt tijd. | ontwikkelen school
Ontwikkelde materialen worden gedeeld. | ontwikkelen
Zij werken samen met de buren. | samenwerken
De samenwerking met jeugdzorg stokt. | samenwerken
Het samenwerkingsverband betaalt mee. | samenwerken
Er is lang samengewerkt. | samenwerken
De directie kwam met een plan voor de lange termijn. |
Het gebouw wordt volgend jaar verbouwd. |
In de gang hangt een rooster. |
De stad groeit en de dorpen krimpen. |""".split("\n")
)


def scores() -> Iterator[tuple[Match, float, float]]:
    """For each way of matching precision and recall over all words together."""
    with TemporaryDirectory() as folder:
        workspace = open_workspace(f"sqlite:///{folder}/sample.sqlite3")
        desk = Desk(workspace, create_project(workspace, "Zoeken").id)
        sentences = [sentence.removesuffix(" |") for sentence, *_ in SAMPLE]
        document = add(desk, "Zinnen.txt", "\n\n".join(sentences).encode()).document
        text = content(desk, document.id).text
        starts = [text.index(sentence) for sentence in sentences]
        wanted = {
            (start, word) for start, line in zip(starts, SAMPLE, strict=True) for word in "".join(line[1:]).split()
        }
        for match in Match:
            found = {
                (max(start for start in starts if start <= hit.span.start), word)
                for word in WORDS
                for hit in search(desk, word, Options(match))
            }
            right = len(found & wanted)
            yield match, right / len(found), right / len(wanted)
        workspace.database.close()
