"""Quotes in a paragraph: their exact words, their form, and who is written to have said them."""

import pytest

from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Form
from articles.text.speech.said import read_quotes


def read(text):
    """(words, mention) of each quote."""
    return [(quote.words, quote.mention) for quote in read_quotes(text)]


@pytest.mark.parametrize("dash", ["–", "—", "―", "-"])
def test_a_dash_opens_a_quote_and_the_attribution_closes_it(dash):
    assert read(f"{dash} Vi bygger skole, sier Moen.") == [("Vi bygger skole", "Moen")]


def test_a_question_keeps_its_mark_and_needs_no_comma():
    assert read("– Hvem betaler? spurte Moen.") == [("Hvem betaler?", "Moen")]


def test_several_sentences_are_one_quote():
    assert read("– Vi bygger. Det haster. Nå, sier Moen. Så gikk hun.") == [("Vi bygger. Det haster. Nå", "Moen")]


def test_a_quote_interrupted_by_its_attribution_is_one_quote_in_two_pieces():
    (quote,) = read_quotes("– Vi bygger skole, fortsatte han, men det tar tid.")
    assert [span.start for span in quote.spans] == [2, 34]
    assert quote.words == "Vi bygger skole men det tar tid"


def test_a_narrators_but_is_no_second_piece():
    assert read("– Vi bygger skole, sa han, men ville ikke si når.") == [("Vi bygger skole", "han")]


def test_what_the_speaker_thinks_inside_the_quote_is_no_attribution():
    assert read("– Det går bra, tror jeg, sier Moen.") == [("Det går bra, tror jeg", "Moen")]


def test_reported_speech_in_the_quote_is_no_attribution():
    assert read("– Han løy, sa han ville komme, men kom ikke, sier Moen.")[0][1] == "Moen"


def test_a_split_verb_needs_its_particle():
    assert read("– Vi bygger skole, legger Moen til.") == [("Vi bygger skole", "Moen")]
    assert read("– Vi bygger skole, slår rektor Per Vik fast.") == [("Vi bygger skole", "rektor Per Vik")]


def test_marks_with_attribution_after():
    assert read("«Vi bygger skole», sa Moen.") == [("Vi bygger skole", "Moen")]


def test_marks_with_attribution_before():
    assert read("Moen sa: «Vi bygger skole.»") == [("Vi bygger skole.", "Moen")]


def test_ifolge_attributes_too():
    assert read("«Vi bygger skole», ifølge Moen.") == [("Vi bygger skole", "Moen")]


def test_english_marks_with_the_comma_inside_in_both_orders():
    assert read('"We are building a school," said Moen.') == [("We are building a school", "Moen")]
    assert read("“We are building a school,” Moen said.") == [("We are building a school", "Moen")]


def test_english_attribution_with_an_apposition():
    text = '"We are building a school," Kari Moen, the mayor of Vik, said.'
    assert read(text) == [("We are building a school", "Kari Moen")]


def test_the_same_speaker_goes_on_in_marks():
    assert [q.mention for q in read_quotes('"We build," said Moen. "It is time to build now."')] == ["Moen", "Moen"]


def test_a_part_quote_after_at_is_a_delsitat():
    (quote,) = read_quotes("Moen sa at skolen er «et løft for hele bygda».")
    assert (quote.form, quote.words, quote.mention) == (Form.PARTIAL, "et løft for hele bygda", "Moen")
    assert quote.setting == ""


@pytest.mark.parametrize(
    "text",
    [
        "Partene vil satse på såkalte «dobbeltbruksteknologier» og standardisering.",
        "Filmen «Veien hjem» hadde premiere fredag.",
        "Den «frie» pressen er ikke fri, sier mange.",
        "Bandet kaller seg «Tre små bukker» og spiller på lørdag.",
    ],
)
def test_a_term_or_a_title_in_marks_is_no_quote(text):
    assert read(text) == []


def test_marks_within_a_dash_quote_belong_to_it():
    assert read("– Jeg leste «Veien hjem» i går, sa Moen.") == [("Jeg leste «Veien hjem» i går", "Moen")]


def test_a_dash_paragraph_without_attribution_has_no_mention():
    assert read("– Vi bygger skole.") == [("Vi bygger skole.", "")]


def test_a_dash_between_words_is_no_quote():
    assert read("Skolen – den nye – står klar til høsten.") == []


def test_the_setting_is_read_after_the_speaker():
    (quote,) = read_quotes("– Vi bygger, sa Moen under åpningen av messen.")
    assert quote.setting == "under åpningen"


def test_nynorsk_verbs_and_pronouns():
    assert read("– Me byggjer skule, seier ho.") == [("Me byggjer skule", "ho")]
    assert read("– Det hastar, meiner rådmann Per Vik.") == [("Det hastar", "rådmann Per Vik")]


def test_marks_left_open_are_speech_where_the_next_paragraph_opens_with_a_mark():
    first, second = "Moen sa: «Vi bygger nå. Det haster.", "«Og vi bygger mer.»"
    quotes = read_manuscript(f"Kari Moen kom.\n\n{first}\n\n{second}").quotes
    assert [(quote.words, quote.speaker) for quote in quotes] == [
        ("Vi bygger nå. Det haster.", "Kari Moen"),
        ("Og vi bygger mer.", "Kari Moen"),
    ]


def test_marks_left_open_by_a_slip_of_the_keyboard_are_none():
    assert read("Moen sa: «Vi bygger nå. Det haster.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Vi går nå, sier Kari Moen. "Det er på tide å dra hjem", sier hun.', ["Det er på tide å dra hjem"]),
        ('"Vi går nå", sier Kari Moen. På tide", sier hun. "Ha det bra", sier hun.', ["Vi går nå", "Ha det bra"]),
        ('Skjermen er 42" bred. "Den er veldig stor", sier Kari Moen.', ["Den er veldig stor"]),
        ('"Han sa "ja takk" til meg i går", sier Kari Moen.', ['Han sa "ja takk" til meg i går']),
        ('Kari Moen said," We are going home." She left.', ["We are going home."]),
    ],
)
def test_a_mark_too_many_spoils_no_quote_but_its_own(text, words):
    assert [quote.words for quote in read_quotes(text)] == words


def test_the_setting_does_not_swallow_what_was_reported():
    assert read_quotes("Moen kom. Nå sier hun at hun «ikke har noe som helst å si».")[0].setting == ""


def test_a_channel_with_a_number_is_a_setting_whole():
    assert read_quotes("– Ja, sa Moen til TV 2.")[0].setting == "til TV 2"
