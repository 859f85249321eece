"""What became of a fragment when the transcript was corrected, as a researcher would say it."""

import pytest

from corpora.anchoring import Lost, Moved, Reason, moved
from corpora.refusal import Refusal
from corpora.spans import Span

OLD = (
    "Gespreksleider: Wat valt op in het vo?\n\n"
    "Jansen: De leeraar gaf les aan de klas. Er is een leraren-tekort, o.a. in de regio. Dat klopt niet altijd.\n\n"
    "De Boer: Wij zien dat de directeur vaak wisselt, en dat is lastig. Daarna kwam er rust in het team."
)


def became(old: str, new: str, quote: str) -> str | Lost:
    """The new words of a fragment, or why there are none."""
    start = old.index(quote)
    (found,) = moved(old, new, [Span(start, start + len(quote))]).all
    return new[found.new_span.start : found.new_span.end] if isinstance(found, Moved) else found


@pytest.mark.parametrize(
    ("was", "put", "quote", "now"),
    [
        ("Jansen:", "Mevrouw Jansen zegt:", "gaf les aan de klas", "gaf les aan de klas"),
        ("team.", "team. En zo ging het verder.", "de directeur vaak", "de directeur vaak"),
        ("leeraar", "leraar", "leeraar", "leraar"),
        ("leeraar", "leraar", "De leeraar gaf les", "De leraar gaf les"),
        ("leraren-tekort", "lerarentekort", "een leraren-tekort", "een lerarentekort"),
        ("leraren-tekort", "lerarentekort", "tekort", "tekort"),
        ("leraren-tekort", "leraren tekort", "leraren-tekort", "leraren tekort"),
        ("o.a.", "onder andere", "o.a. in de regio", "onder andere in de regio"),
        ("het vo?", "het voortgezet onderwijs?", "vo", "voortgezet onderwijs"),
        ("wisselt, en", "wisselt; en", "vaak wisselt, en dat is lastig", "vaak wisselt; en dat is lastig"),
        ("vaak wisselt", "heel erg vaak wisselt", "vaak wisselt", "vaak wisselt"),
        ("vaak wisselt", "vaak van school wisselt", "vaak wisselt", "vaak van school wisselt"),
        ("Wij zien", "Wij merken", "Wij zien dat de directeur", "Wij merken dat de directeur"),
        ("wisselt", "wisselde", "de directeur vaak wisselt", "de directeur vaak wisselde"),
        ("de klas", "klas", "gaf les aan de klas", "gaf les aan klas"),
    ],
)
def test_a_correction_of_words_keeps_the_fragment(was: str, put: str, quote: str, now: str) -> None:
    assert became(OLD, OLD.replace(was, put), quote) == now


def test_the_first_and_the_last_word_go_along_with_the_white_space_around_them() -> None:
    new = "Vooraf.\n\n" + OLD
    for quote in ("altijd.\n\nDe Boer", " en dat is lastig. ", "\n\n", "vo?\n"):
        assert became(OLD, new, quote) == quote


def test_a_fragment_of_which_the_words_are_gone_is_deleted() -> None:
    lost = became(OLD, OLD.replace(" Dat klopt niet altijd.", ""), "Dat klopt niet altijd.")
    assert isinstance(lost, Lost)
    assert (lost.quote, lost.reason, lost.candidates) == ("Dat klopt niet altijd.", Reason.DELETED, ())


def test_a_fragment_that_became_other_words_is_rewritten_and_says_where() -> None:
    new = OLD.replace("de directeur vaak wisselt", "er telkens iemand anders zit")
    lost = became(OLD, new, "de directeur vaak wisselt")
    assert isinstance(lost, Lost)
    assert lost.reason is Reason.REWRITTEN
    assert [new[span.start : span.end] for span in lost.candidates] == ["er telkens iemand anders zit"]


def test_a_border_at_which_two_words_became_one_is_a_question() -> None:
    lost = became(OLD, OLD.replace("De leeraar gaf", "Toen gaf"), "De leeraar gaf les aan de klas")
    assert isinstance(lost, Lost)
    assert (lost.reason, len(lost.candidates)) == (Reason.AMBIGUOUS, 1)


def test_a_paragraph_that_was_pasted_elsewhere_takes_its_fragments_along() -> None:
    one, two, three = OLD.split("\n\n")
    new = "\n\n".join((one, three, two.replace("leeraar", "leraar")))
    for quote in ("gaf les aan de klas", "Er is een leraren-tekort", "vaak wisselt, en dat is lastig", "klopt niet"):
        assert became(OLD, new, quote) == quote
    assert became(OLD, new, "De leeraar") == "De leraar"


def test_a_pasted_fragment_says_that_it_is_elsewhere() -> None:
    long = "\n\n".join(f"Spreker {n}: Dit is beurt nummer {n} over het onderwerp {n * 7}." for n in range(9))
    start = long.index("beurt nummer 1")
    first, second, *rest = long.split("\n\n")
    (found,) = moved(long, "\n\n".join((first, *rest, second)), [Span(start, start + 14)]).moved
    assert found.elsewhere


def test_words_that_were_pasted_alone_are_a_question() -> None:
    new = OLD.replace(" Dat klopt niet altijd.", "").replace("rust in", "rust, dat klopt niet altijd, in")
    lost = became(OLD, new.replace("dat klopt niet altijd,", "Dat klopt niet altijd."), "Dat klopt niet altijd.")
    assert isinstance(lost, Lost)
    assert lost.reason is Reason.AMBIGUOUS
    assert len(lost.candidates) == 1


def test_of_two_equal_sentences_each_keeps_its_own_place() -> None:
    old = "Anna: Dat klopt. Wij zien het vaak. Dat klopt. De cijfers komen laat. Dat klopt."
    new = "Anna: Dat klopt. Wij zien het heel vaak. Dat klopt. Nu komen de cijfers laat. Dat klopt."
    places = [at for at in range(len(old)) if old.startswith("Dat klopt.", at)]
    found = moved(old, new, [Span(at, at + 10) for at in places]).moved
    assert [each.new_span.start for each in found] == [at for at in range(len(new)) if new.startswith("Dat klopt.", at)]


def test_which_of_three_equal_sentences_was_left_out_is_a_question() -> None:
    old, new = "Goed. Ja. Ja. Ja. Zeker niet.", "Goed. Ja. Ja. Zeker niet."
    found = moved(old, new, [Span(at, at + 3) for at in (6, 10, 14)])
    assert [lost.reason for lost in found.lost] == [Reason.AMBIGUOUS] * 3


def test_of_equal_words_at_a_border_the_fragment_keeps_the_words_it_had() -> None:
    old = "En toen kwam de man de vrouw halen van school."
    assert became(old, old.replace("de man ", "", 1), "de vrouw halen") == "de vrouw halen"


def test_a_text_without_words_in_common_loses_everything() -> None:
    found = moved(OLD, "Heel iets nieuws", [Span(0, 10), Span(20, len(OLD))])
    assert [lost.reason for lost in found.lost] == [Reason.REWRITTEN, Reason.REWRITTEN]
    assert len(moved(OLD, "", [Span(0, 10)]).lost) == 1


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(Refusal, match="span-outside"):
        moved("kort", "korter", [Span(2, 9)])


def test_a_fragment_does_not_swallow_a_paragraph_that_was_pasted_into_it() -> None:
    """Found by chance among random corrections, where a moved paragraph landed before a fragment's last word."""
    old = "Het bestuur kijkt vooraf elke maand naar alle cijfers. De inspectie is tevreden."
    pasted = "Hierna sprak de voorzitter nog lang over de begroting, het gebouw, de fusie en de verkiezingen. " * 2
    new = old.replace("naar alle cijfers", f"naar\n\n{pasted}\n\nalle cijfers")
    quote = "elke maand naar alle cijfers"
    span = Span(old.index(quote), old.index(quote) + len(quote))
    (found,) = moved(old, new, [span]).all
    assert isinstance(found, Lost)
