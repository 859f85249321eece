"""Invented sentences in spoken style, with what has to be found in them between braces: `{kind:words}`.

Written before the rules were run on them. `P` person, `S` school, `B` board, `L` place (only known from a list),
`T` phone, `M` mail, `Z` postcode, `N` BRIN, `A` street and number. Nobody and no school in it exists as far as we know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.pseudonyms_kinds import Kind
from corpora.spans import Span

KINDS = {
    "P": Kind.PERSON,
    "S": Kind.SCHOOL,
    "B": Kind.BOARD,
    "L": Kind.PLACE,
    "T": Kind.PHONE,
    "M": Kind.MAIL,
    "Z": Kind.POSTCODE,
    "N": Kind.BRIN,
    "A": Kind.ADDRESS,
    "D": Kind.BIRTH,
    "W": Kind.WEB,
    "G": Kind.NUMBER,
}
SENTENCES = """
Ja, ik ben {P:Marloes Terpstra} en ik werk nu, eh, zes jaar op {S:obs De Wilgenroos}.
Nou, mevrouw {P:van der Kolk} zei dat eigenlijk ook al.
Toen {P:Henk} wegging, was het eigenlijk meteen onrustig in het team.
Bij ons doet {P:Fatima el Hamdaoui} de kwaliteitszorg, en die doet dat heel goed.
We vallen onder {B:Stichting Het Baken}, dat weten jullie.
De heer {P:Oosterhuis} van het bestuur kwam pas kijken toen de Inspectie al geweest was.
Je kunt me bellen op {T:06-48211907}, of mailen naar {M:m.terpstra@hetbaken.example}.
Ons BRIN-nummer is {N:17QZ}, en de nevenvestiging heeft {N:17QZ02}.
Het adres is {A:Lindelaan 4}, {Z:7461 KD} in {L:Rijssenveld}.
Op het {S:Zuiderpoortcollege} hadden ze precies hetzelfde probleem.
Dat heb ik met {P:J.M. Brandsma} besproken, en met de controller.
{P:Ayşe} en {P:Joost van Riemsdijk} hebben dat samen opgepakt.
Kijk, de VO-raad vindt er wat van, OCW vindt er wat van, maar wij moeten het doen.
In 2021 VO en in 2022 PO waren de cijfers anders.
Juf {P:Anneke} stond al dertig jaar voor de klas, en meester {P:Sietse} ook.
{B:Scholengroep Noorderlicht} heeft dat anders geregeld dan wij.
Bel anders even met het secretariaat, dat is {T:(038) 421 77 65}.
Bestuurder {P:De Wit} zei: we gaan het gewoon proberen.
En toen zei {P:de Wit} nog dat het geld op was.
Onze rector, {P:Bernadette Kuipers-Smal}, is nu met pensioen.
Op {S:basisschool Sint Gerlachus} draaien ze al jaren met combinatiegroepen.
Het {S:Willem de Zwijger Lyceum} heeft een nieuwe directie.
Ik zat eerst bij {S:ROC Rivierland}, daarna pas hier.
De raad van toezicht had dat moeten zien, vind ik.
Volgens de Onderwijsraad moet het kleiner, volgens DUO groeit het.
Dat is typisch iets voor {P:Jan-Willem}, die rekent alles door.
{P:Karin de Groot}: Wij hebben een lijst gemaakt met alle vacatures.
{P:Terpstra}: Ja, die lijst ken ik.
Het nummer in het buitenland is {T:+31 6 48 21 19 07}.
Mail maar naar {M:info apenstaartje hetbaken punt nl}, zeg ik dan.
Wij zijn met {B:Vereniging voor Protestants Onderwijs Oostland} gefuseerd.
Mijn naam is {P:Ruben}, ik ben teamleider.
Dr. {P:A. van Houten} heeft dat onderzocht.
Er was een moeder, mevrouw {P:Yılmaz}, die iedere week kwam.
Het CBS publiceert dat elk jaar, en wij lezen dat dan.
Vorige week sprak ik {P:marieke} nog, die is directeur op {S:de regenboog}.
Bij {B:Vectis} krijg je daar gewoon uren voor.
Na drie jaar {P:Dijkgraaf} was iedereen moe.
De wethouder, {P:Ineke Posthumus}, heeft ons gebouw beloofd.
Ik denk dat Nederland daar te weinig aan doet.
Er zijn 25 leerlingen in groep 8 en 31 in groep 7.
Wat Passend Onderwijs kost, weet niemand precies.
Ik heb met {P:Khadija} en meneer {P:Bos} om de tafel gezeten.
Op maandag is collega {P:Sterk} er niet, dan valt groep 5 uit.
{P:Tjitske}, wil jij daar wat over zeggen?
Zij ging naar het {S:Christelijk College Oostland} in {L:Heerdebosch}.
"""
PLACES = ("Rijssenveld", "Heerdebosch")
_MARKED = re.compile(r"\{([A-Z]):([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what has to be found in it."""

    text: str
    names: tuple[tuple[Kind, Span], ...]


def told(sentences: str = SENTENCES) -> Iterator[Told]:
    """The sentences, unmarked."""
    for line in sentences.strip().splitlines():
        text, names, read = "", [], 0
        for mark in _MARKED.finditer(line):
            text += line[read : mark.start()]
            names.append((KINDS[mark[1]], Span(len(text), len(text) + len(mark[2]))))
            text, read = text + mark[2], mark.end()
        yield Told(text + line[read:], tuple(names))
