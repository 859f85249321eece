"""Eighty invented sentences, written before the rules were run on them; what has to be found stands between braces.

Marked as in `tests.unit.corpora.invented_names`, with `D` date of birth, `W` web address and `G` number of a board.
Sentences without braces are there to be left alone. Nobody in it exists, and where a school or board bears the name of
a real one, nothing that is true is said of it.
"""

PLACES = ("Rijssenveld", "Oostwolde", "Best")

SENTENCES = """
{P:Annemarie van den Heuvel} is daar sinds 2019 bestuurder, samen met {P:Karel ter Braak}.
{P:Van den Heuvel} heeft toen zelf de teamleiders gebeld.
Dat zei {P:De Bruin} ook al, en meneer {P:de Bruin} zegt zoiets niet snel.
Er stonden alleen nog de bruine stoelen van vroeger.
Mevrouw {P:Vos} en haar collega {P:Terlouw} hebben het plan geschreven.
Een oude vos verliest wel zijn haren, maar niet zijn streken.
Wij hebben met dr. {P:H.J. Wessels} en prof. dr. {P:M. Aalders} gesproken.
Volgens drs. {P:Kooistra} was de formatie toen al rond.
Toen kwam {P:Mohammed El Idrissi} erbij als {P:Sabine} met verlof ging.
{P:Jan-Peter} doet de zorg, {P:Anne-Fleur} doet de rest.
Vraag het maar aan {P:P. de Vries-Bakker}, die weet dat precies.
Ik, {P:Willemijn}, heb dat toen op mij genomen.
Onze intern begeleider heet {P:Hatice Demir} en zij werkt vier dagen.
{P:Kees} zijn vrouw werkt ook bij ons.
Van {P:Roos} en {P:Storm} weten we het nog niet.
De roos in het logo is van de oude school.
Na de storm in januari lag het dak eraf.
Meester {P:Bram} is weg, en juf {P:Wietske} ook.
We hadden het met de inspecteur, {P:Yvonne Tromp}, afgesproken.
Dat is gewoon {P:Geert-Jan Oude Elferink}, die laat niet los.
Ik werk op {S:obs De Regenboog} en daarvoor op {S:cbs 't Kompas}.
De {S:CSG Het Streek} had toen een nieuwe rector.
Bij {S:RSG Slingerbos} gaan ze het anders doen.
Het {S:Sint-Nicolaaslyceum} en {S:het Vossius Gymnasium} deden mee.
{S:Basisschool De Wegwijzer} is gesloten in de zomer.
Onze kinderen zitten op {S:OBS de Klimboom}, twee straten verder.
{S:PC Basisschool De Fontein} krijgt een nieuw gebouw.
{S:Montessori Lyceum Oostpoort} telt negenhonderd leerlingen.
Op {S:KSE Etten} werken ze met domeinen.
Het {S:Dalton College Voorburg} kent dat niet.
De leerlingen van {S:ISK De Brug} stromen door.
{S:Jenaplanschool De Vlier} en {S:sbo De Windroos} delen een gang.
{B:Stichting Carmelcollege} heeft een eigen academie.
Dat is beleid van {B:Stichting Openbaar Onderwijs Noordwest}, niet van ons.
{B:Scholengroep Het Plein} en {B:Onderwijsgroep Amersfoort} praten over fusie.
Wij horen bij {B:PCBO Baarn-Soest}, al heel lang.
De {B:Vereniging voor Christelijk Onderwijs te Oostwolde} wil dat niet.
Bij {B:SKO West-Achterhoek} bestaat dat gewoon.
Ons bevoegd gezag is {G:41234}, dat staat op elke brief.
Bevoegd gezagnummer {G:30056} en bestuursnummer {G:28477} zijn samengegaan.
Er waren 41234 leerlingen in de hele regio.
Onze BRIN is {N:25PX}, met vestiging {N:25PX01}.
In de export staat {N:ab12} niet, maar wel brin {N:17qz}.
Groep 8B heeft les in lokaal 12, groep 7A in lokaal 14.
Mijn nummer is {T:06 - 1234 5678}, of vast {T:0512-345678}.
U kunt bellen met {T:+31 (0)6 12 34 56 78} na vijf uur.
Het alarmnummer kent iedereen en het budget is 0612 euro lager.
Stuur het naar {M:h.demir@dewegwijzer.example} of {M:IB-team@sko.example}.
Het staat op {W:www.obsderegenboog.example/team} en op {W:https://intranet.sko.example/p?id=3}.
Wij zitten aan de {A:Dorpsstraat 14b} in {L:Rijssenveld}, {Z:7461KD}.
Het nieuwe gebouw komt aan {A:Laan van Meerdervoort 112}.
Stuur post naar {A:Burgemeester Jansenplein 3}, {Z:9561 AB} {L:Oostwolde}.
Zij is geboren op {D:14 maart 1988} en begon in 2012.
Leerling met geboortedatum {D:03-11-2009} is teruggeplaatst.
Hij is van {D:12 mei 2011}, dus te jong voor de brugklas.
De vergadering was op 14 maart 2021 en de volgende op 12-05-2021.
In {L:Best} gaat het goed, en dat is best bijzonder.
De beste school is niet de grootste school.
In mei en juni doen we de eindtoets, in augustus begint het weer.
De Inspectie van het Onderwijs kwam in maart langs.
De Raad van Toezicht en het College van Bestuur waren het eens.
De PO-Raad, de VO-raad en OCW hebben een convenant.
Het is een kleine stad met een grote kerk en een lange dijk.
De koning kwam langs op de dag van de leraar.
Passend Onderwijs is iets anders dan Speciaal Onderwijs.
De Cito-toets en het LVS van ParnasSys geven hetzelfde beeld.
Op dinsdag en vrijdag is er geen directeur in huis.
Nederlands, Engels en Wiskunde zijn onze zwakste vakken.
Het Nationaal Programma Onderwijs liep tot 2025.
Wij gebruiken Snappet, Gynzy en Kwinta naast elkaar.
De medezeggenschapsraad stemde in met het formatieplan.
Ik denk dat de bakker en de slager het beter geregeld hebben.
De Gemeenteraad vond het prima, de Provincie ook.
Je ziet dat in Finland en in Vlaanderen ook gebeuren.
{P:Hans Wieringa} heeft dat ooit gezegd, geloof ik.
Nou, {P:Kok}, die man van het bestuur, die wist het niet.
Met {P:Oosterhuis} kon je daar gewoon over praten.
{P:marieke} heeft dat toen met {P:jan willem} opgelost.
Bij {B:Quadraam} en {B:Lucas} is dat niet anders.
Ik zat met {P:Demir} en {P:Wessels} in de auto toen {P:Aalders} belde.
"""
