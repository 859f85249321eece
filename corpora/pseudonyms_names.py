"""Words by which Dutch names are known: titles before them, particles in them, first names; and what is no name."""

import re

from corpora.abbreviations import OPENERS

TITLES = (
    "mevrouw|mevr\\.|mw\\.|meneer|mijnheer|de heer|dhr\\.|heer|juffrouw|juf|meester|drs\\.|dr\\.|prof\\.|ir\\.|ing\\.|"
    "mr\\.|dra\\.|professor|inspecteur|bestuurder|bestuursvoorzitter|directeur|directrice|rector|conrector|wethouder|collega|"
    "docent|docente|leraar|lerares|schoolleider|teamleider|adjunct|conciërge|voorzitter|moeder|vader|oma|opa|tante|oom"
)
PARTICLES = "van|von|de|der|den|ten|ter|te|du|la|le|el|al|bin|ben|da|dos|'t|’t|het"

_FIRST_NAMES = """
Aad Aaliyah Abdel Abdullah Achmed Adriaan Adrie Ahmed Aisha Albert Alex Alexander Ali Alice Amber Amina Amir Amy
Andrea André Angela Anita Anja Anke Ankie Anna Annabel Anne Anneke Anneloes Annelies Annemarie Annemiek Annet Annette
Annie Anouk Anton Antoinette Arend Ari Arie Arjan Arjen Arnold Arnoud Arthur Astrid Aukje Ayşe Barbara Bart Bas
Bastiaan Beatrijs Ben Bernadette Bernard Bert Bianca Bilal Boris Boudewijn Bram Brigitte Carin Carla Carlijn Carmen
Carolien Caroline Casper Cees Celine Charlotte Chantal Chris Christa Christel Christiaan Christian Christine Claudia
Claudio Coen Conny Coosje Cor Corine Corrie Cynthia Daan Damian Daniel Daniëlle David Debbie Dennis Denise Derk
Desiree Diana Dick Diederik Dieuwertje Dirk Dominique Dorien Edith Edwin Eefje Eelco Elena Elif Eline Elisabeth Elise
Elke Ellen Ellis Els Elsbeth Elly Emiel Emily Emine Emma Eric Erica Erik Erika Erna Ernst Esmee Esra Esther Eugène Eva
Eveline Evelien Evert Fatih Fatima Fatma Femke Ferdi Ferry Fleur Floortje Floris Frank Frans Fred Frederik Freek
Froukje Gea Geert Geertje Gerard Gerda Gerben Gerrit Gert Gertjan Gijs Gina Giovanni Greet Greetje Guido Guus Gwen
Hamza Hanna Hannah Hanneke Hannie Hans Harm Harma Harrie Harry Hassan Hatice Heidi Hein Heleen Helga Hendrik Hendrika
Henk Henny Henri Henriëtte Herman Hester Hetty Hicham Hilde Hugo Ibrahim Ida Ilse Imane Ineke Inez Inge Ingeborg
Ingrid Irene Iris Irma Isa Isabel Ismail Ivo Jaap Jack Jacob Jacqueline Jacques Jamal Jan Janine Janna Janneke Jannie
Jantien Jantje Jasmijn Jasper Jeanette Jelle Jelmer Jenny Jeroen Jessica Jetske Jip Jitske Joanna Jochem Joep Johan
Johanna Johannes John Jolanda Joke Jolien Jonathan Joost Joop Jorien Joris Jos Josephine José Josine Joyce Judith
Jules Julia Julian Juliette Jurgen Jurre Justin Karel Karim Karin Karina Karlijn Kasper Katja Kees Kemal Khadija
Khalid Kim Klaas Klaartje Koen Koos Krijn Lars Laura Laurens Leen Leendert Lennart Leo Leon Leonie Leontien Lex Lia
Lianne Lidewij Lieke Liesbeth Lieselotte Lilian Linda Lisa Lisanne Lisette Loes Lotte Louis Louise Luc Lucas Lucia
Ludo Luuk Lydia Maaike Maarten Maartje Machteld Maia Malika Manon Marc Marcel Marco Margje Margot Margreet Margriet
Maria Marian Mariam Marianne Marieke Mariëlle Marije Marijke Marijn Marina Mario Marion Marit Marja Marjan Marjo
Marjolein Marjolijn Mark Marleen Marlies Marloes Marten Martha Martijn Martin Martine Mathilde Matthijs Maud Maurice
Maurits Max Mees Mehmet Meike Melanie Melissa Menno Merel Merlijn Michael Michel Michelle Michiel Mieke Miep Mike
Milan Milou Mirjam Moniek Monique Mohamed Mohammed Mostafa Murat Mustafa Nadia Nadine Naima Nancy Natasja
Natalie Nico Nicole Niek Niels Nienke Nina Noa Noor Noortje Nora Olga Olivier Omar Onno Oscar Otto Pascal Patricia
Patrick Paul Paula Pauline Peter Petra Piet Pieter Pim Quinten Rachel Rachid Ralph Ramon Ramona Raymond Rebecca
Reinier Remco Renate René Renske Renée Ria Richard Rick Rianne Rik Rienk Rinske Rita Riet Rob Robbert Robert Roberto
Robin Roel Roeland Roelof Rogier Roland Rolf Ron Ronald Rosa Rosalie Rosanne Ruben Rudolf Rutger Ruth Ruud Sabine Said
Sabrina Sahar Salma Sam Samira Samuel Sander Sandra Sanne Sara Sarah Saskia Sebastiaan Selma Serge Shirley Siebe
Sietske Sigrid Silvia Simon Simone Sjaak Sjoerd Sjors Sofie Sonja Sophia Stan Stefan Stefanie Stephan Steven Stijn
Suzan Suzanne Sven Sylvia Tamara Tanja Teun Theo Thea Thijs Thomas Thijmen Tim Timo Tineke Tjeerd Tjitske Tobias Tom
Ton Toon Trudy Truus Tessa Ulrike Ursula Vera Veerle Victor Victoria Vincent Vivian Walter Wanda Wendy Werner Wesley
Wieke Wilco Willeke Willem Willemien Willemijn Willie Wilma Wim Winnie Wouter Xander Yara Yasmin Yasmina Yolanda
Youssef Yusuf Yvette Yvonne Zahra Zeynep
"""
FIRST_NAMES = frozenset(_FIRST_NAMES.split())

_NO_FIRST_NAMES = """
Raad College Ministerie Minister Inspectie Staat Plan Vereniging Stichting Bond Hogeschool Universiteit Vrije
Programma Partij Code Wet Besluit Hoofd Lid Leden Dienst Bureau Commissie Kamer Tweede Eerste Hoge Rijk Onderwijs
Scholengroep Scholen School Scholengemeenschap Onderwijsgroep Gemeente Provincie Directie Bestuur Bestuurder
Bestuurders Inspecteur Inspecteurs Directeur Rector Leraren Docenten Ouders Team Sector Afdeling Roc Basisschool
Schoolbestuur Volgens Tijdens Sinds Namens Zonder Tegen Onder Tussen Zoals Want Heeft Hebben Is Zijn Was Waren Wordt
Worden Kan Kunnen Moet Moeten Mag Zou Zouden Zal Gaat Gaan Komt Kijkt Kijk Doet Weet Denk Vind Vindt Ligt Focusgroep
Panel Interview Gesprek Verslag Mijn Onze Ons Jullie Hun Haar Dankzij Vanwege Ondanks Rond Richting Helaas Soms Vaak
Altijd Nooit Misschien Eigenlijk Nederland Nederlandse Nederlands Nederlander Europa Europese Engels Duits Frans
Grieks Turks Marokkaans Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December
Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Pasen Kerst Corona Covid Passend Primair Voortgezet
Speciaal Interviewer Gespreksleider Spreker Respondent Deelnemer Notulist Moderator Voorzitter Mevrouw Meneer Mijnheer
Heer Juf Meester Collega Leraar Lerares Docent Teamleider Schoolleider
"""
NO_NAMES = (frozenset(_NO_FIRST_NAMES.split()) - {"Frans"}) | OPENERS

# With a capital in the middle of a sentence, and yet nobody.
NO_PEOPLE = frozenset(
    """
    Amerika Amerikaans Amerikaanse Amsterdam België Belgische Den Haag Drenthe Duitsland Finland Flevoland Frankrijk
    Friesland Fryslân Gelderland Groningen Limburg Noord-Brabant Noord-Holland Overijssel Rotterdam Utrecht Vlaanderen
    Vlaamse Zeeland Zuid-Holland Engeland Engelse Duitse Franse Friese Turkse Marokkaanse Poolse Oekraïense Syrische
    Arabisch Arabische Spaans Spaanse Pools Latijn Rekenen Taal Lezen Wiskunde Nederlands Engels Geschiedenis Biologie
    Teams Zoom Google Microsoft Word Excel Magister Somtoday ParnasSys Snappet Gynzy Kwinta Whatsapp WhatsApp
    Gemeenteraad Gemeenten Provincie Eindtoets Privacy Patiëntenfederatie Wmo Jeugdzorg
    Internet God Jezus Kerstmis Sinterklaas Ramadan Suikerfeest Cito-toets Nationaal Programma
    """.split()
)

PUBLIC_BODIES = re.compile(
    r"\b(?:(?:de\s+)?Inspectie(?:\s+van\s+het\s+Onderwijs)?|Onderwijsinspectie|VO-[Rr]aad|PO-[Rr]aad|MBO[- ][Rr]aad|"
    r"OCW|DUO|Onderwijsraad|Ministerie(?:\s+van\s+[A-Z]\w+(?:,\s[A-Z]\w+)*(?:\s+en\s+[A-Z]\w+)?)?|Tweede\s+Kamer|Eerste\s+Kamer|"
    r"Raad\s+van\s+State|(?:Algemene\s+)?Rekenkamer|CBS(?!\s+(?:De|Het|de|het|'t)\s)|SCP|CPB|"
    r"Autoriteit\s+Persoonsgegevens|NRO|NWO|SLO|Cito|CvTE|NVAO|UWV|GGD|VNG|AOb|CNV(?:\s+Onderwijs)?|FvOv|AVS|Raad\s+van\s+Toezicht|"
    r"College\s+van\s+Bestuur|Staat\s+van\s+het\s+Onderwijs|Dienst\s+Uitvoering\s+Onderwijs|Kamer\s+van\s+Koophandel|Belastingdienst|"
    r"College\s+voor\s+Toetsen\s+en\s+Examens|Vereniging\s+(?:Hogescholen|van\s+Nederlandse\s+Gemeenten)|"
    r"Stichting\s+(?:Leerplanontwikkeling|van\s+het\s+Onderwijs|Vensters))\b"
)
