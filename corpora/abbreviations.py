"""Dutch abbreviations that end in a full stop. Upper and lower case matter: *mr.* is a title, *MR.* ends a sentence."""

_NEVER_AT_THE_END_WORDS = """
aanw. adj. adm. afb. afd. afl. afz. alg. alin. apr. art. aug. bel. betr. bijl. bijv. biol. bl. blz. bv. ca. cf.
cfm. cie. co. col. conf. coörd. dd. dec. dep. dhr. dir. div. dl. do. dr. dra. drs. e.v. ed. eds. eig. em. excl.
ext. febr. feb. fig. fr. geb. gebr. gecit. gem. gen. geref. gez. hfst. hoogl. hs. i.c. ib. ibid. id. incl. ing.
inl. inst. int. ir. jan. jhr. jkvr. jr. kath. kol. kand. lic. lid. lit. maj. max. mej. mevr. mgr. min. mln. mld.
mnd. mr. mrs. mrt. mw. nl. nov. nr. nrs. ob. okt. ong. onderw. oorspr. openb. opm. org. par. pag. penn. plm.
plv. pred. prof. prot. prov. pseud. publ. red. ref. reg. resp. rk. secr. sept. sep. sg. st. stg. str. subs. tab.
tek. tel. temp. toel. tr. ts. uitg. univ. vac. ver. verg. verz. vgl. vlg. vnl. vol. voorz. vs. wd. wed. wethouw.
wo. zgn. zg. zn. A.D. Afb. Afd. Art. Bijl. Bijv. Blz. Bv. Ca. Dhr. Dr. Drs. Fig. Hfst. Ing. Ir. Mevr. Mr. Mrs.
Ms. Mw. Nr. Prof. Stg. St. Tab. Tel. Vgl. Ds. ds. Fam. fam.
"""
NEVER_AT_THE_END = frozenset(_NEVER_AT_THE_END_WORDS.split())

# Dotted ones (o.a., m.b.t., d.w.z.) are known by their shape; these may also close a sentence.
_MAY_END_WORDS = """
etc. enz. e.d. z.s.m. n.v.t. e.a. a.u.b. s.v.p. o.i.d. e.o. n.a.v. h.t. v.j. l.l. j.l. c.s. m.m. ok. ca.
"""
MAY_END = frozenset(_MAY_END_WORDS.split())

# After one of MAY_END, only a word that often opens a sentence makes a new one.
_OPENERS_WORDS = """
De Het Een Dat Dit Deze Die Er En Maar Ook Dus Want Daar Daarom Daarnaast Daarbij Dan Toch Hier Hierdoor Wij We
Ik Hij Zij Ze Je Jij U In Op Bij Voor Als Om Uit Van Met Wat Wie Waar Waarom Hoe Wanneer Veel Sommige Andere
Alle Niet Nu Verder Bovendien Echter Omdat Hoewel Tot Na Ja Nee Volgens Binnen Door Aan Over Zo Geen Elk Iedere
Iedereen Men
"""
OPENERS = frozenset(_OPENERS_WORDS.split())
