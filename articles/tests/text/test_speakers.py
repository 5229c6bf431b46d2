"""Who speaks: the full name and role behind a surname, a title or a pronoun."""

import pytest

from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Sureness


def speaker(*paragraphs):
    """(speaker, role, sureness) of the last quote."""
    quote = read_manuscript("\n".join(["Det skjedde mye i Vik i går.", *paragraphs])).quotes[-1]
    return quote.speaker, quote.role, quote.sureness.value


def test_a_surname_means_the_person_presented_earlier():
    assert speaker("Viks ordfører Kari Moen kom.", "– Ja, sa Moen.") == ("Kari Moen", "Viks ordfører", "certain")


def test_the_role_first_met_stays():
    first, second = "Viks ordfører Kari Moen kom.", "Viks nye ordfører Kari Moen gikk."
    assert speaker(first, second, "– Ja, sa Moen.")[1] == "Viks ordfører"


def test_an_adjective_between_owner_and_title_belongs_to_the_role():
    assert speaker("Viks nye ordfører Kari Moen kom.", "– Ja, sa Moen.")[1] == "Viks nye ordfører"


def test_an_apposition_gives_the_role():
    assert speaker("Kari Moen, leder i Fagforbundet, kom.", "– Ja, sa Moen.")[1] == "leder i Fagforbundet"


def test_the_attribution_may_present_the_speaker():
    assert speaker("– Ja, sa rektor Per Vik.") == ("Per Vik", "rektor", "certain")


def test_a_pronoun_is_the_person_mentioned_last_and_only_likely():
    paragraphs = ("Ordfører Kari Moen og rektor Per Vik kom.", "Vik var fornøyd.", "– Ja, sa han.")
    assert speaker(*paragraphs) == ("Per Vik", "rektor", "likely")


def test_whoever_is_spoken_about_in_a_quote_is_not_the_pronoun():
    paragraphs = ("Rektor Per Vik og ordfører Kari Moen møttes.", "– Jeg traff Vik, sa Moen.", "– Nå går vi, sa hun.")
    assert speaker(*paragraphs)[0] == "Kari Moen"


def test_a_title_alone_is_the_last_person_who_has_it_and_only_likely():
    assert speaker("Ordfører Kari Moen kom.", "– Ja, sa ordføreren.") == ("Kari Moen", "Ordfører", "likely")


def test_a_shared_surname_is_only_likely():
    paragraphs = ("Rektor Per Moen og ordfører Kari Moen kom.", "– Ja, sa Moen.")
    assert speaker(*paragraphs) == ("Kari Moen", "ordfører", "likely")


def test_an_unknown_surname_stays_open():
    assert speaker("– Ja, sa Moen.") == ("", "", "unsure")


def test_we_and_they_name_nobody():
    assert speaker("Ordfører Kari Moen kom.", "– Ja, sa de.")[0] == ""


def test_a_dash_paragraph_after_a_quote_is_offered_to_the_same_speaker():
    paragraphs = ("– Ja, sa ordfører Kari Moen.", "– Og det haster.")
    assert speaker(*paragraphs) == ("Kari Moen", "ordfører", "unsure")


def test_the_people_of_a_text_have_name_role_and_place():
    text = "I dag kom ordfører Kari Moen og rektor Per Vik.\nDe var glade."
    people = read_manuscript(text).people
    assert [(person.name, person.role) for person in people] == [("Kari Moen", "ordfører"), ("Per Vik", "rektor")]
    assert [text[person.start : person.end] for person in people] == ["Kari Moen", "Per Vik"]
    assert {person.sureness for person in people} == {Sureness.CERTAIN}


def test_a_pronoun_fits_the_person_it_means():
    assert speaker("Ordfører Kari Moen og rektor Per Vik kom.", "– Ja, sa hun.")[0] == "Kari Moen"
    assert speaker("Rektor Per Vik og ordfører Kari Moen kom.", "– Ja, sa han.")[0] == "Per Vik"


def test_a_pronoun_means_the_subject_of_the_sentence_before():
    assert speaker("Per Vik møtte Ola Moen i går.", "– Ja, sa han.") == ("Per Vik", "", "likely")


def test_a_pronoun_for_somebody_without_a_name_stays_open():
    assert speaker("Ordfører Kari Moen kom.", "En kvinne på gata var sint.", "– Ja, sa hun.")[0] == ""
    assert speaker("Ordfører Per Moen kom.", "Ektemannen Odd var hjemme.", "– Ja, sa han.")[0] == ""


def test_an_office_matches_whoever_holds_it_by_whatever_name():
    assert speaker("Kunnskapsminister Kari Moen kom.", "– Ja, sa statsråden.")[0] == "Kari Moen"
    assert speaker("Kunnskapsminister Kari Moen kom.", "– Ja, sa ministeren.")[0] == "Kari Moen"


def test_the_deputy_is_not_the_leader():
    assert speaker("Leder Ola Moen kom.", "Nestleder Per Vik gikk.", "– Ja, sa lederen.")[0] == "Ola Moen"


def test_an_age_names_whoever_has_it():
    assert speaker("Ola Moen (79) og Per Vik (52) kom.", "– Ja, sa 79-åringen.") == ("Ola Moen", "", "likely")


def test_a_role_before_comma_and_name_is_kept():
    paragraphs = ("Lederen i Fagforbundet, Geir Ytre, er sint.", "– Ja, sa Ytre.")
    assert speaker(*paragraphs)[:2] == ("Geir Ytre", "Lederen i Fagforbundet")


def test_the_adjective_of_an_office_belongs_to_the_role():
    assert speaker("Administrerende direktør Lars Nes kom.", "– Ja, sa Nes.")[1] == "Administrerende direktør"


def test_a_question_that_nobody_is_named_for_is_not_offered_to_the_last_speaker():
    paragraphs = ("– Ja, sa ordfører Kari Moen.", "– Hva nå?")
    assert speaker(*paragraphs) == ("", "", "unsure")


def test_an_answer_after_a_question_is_offered_to_the_last_speaker():
    assert speaker("– Ja, sa ordfører Kari Moen.", "– Hva nå?", "– Vi får se.")[0] == "Kari Moen"


def test_the_sentence_after_may_tell_who_spoke():
    assert speaker("Ordfører Kari Moen kom.", "– Vi bygger.", "Det sier Moen til avisa.")[0] == "Kari Moen"


def test_a_family_is_no_person():
    assert read_manuscript("Her bor familien Haugen Strand.\n– Ja, sa Per Strand.").people[0].name == "Per Strand"


def test_an_english_title_has_all_its_words():
    assert speaker("He met former defence minister Ole Strand.", "“We wait,” said Strand.")[1] == (
        "former defence minister"
    )


def test_a_surname_in_s_speaks_too():
    assert speaker("Ordfører Kari Nes kom.", "Nes sa: «Vi bygger skole i år.»")[0] == "Kari Nes"


def test_a_name_that_is_another_word_in_small_letters_is_a_name():
    assert speaker("Lensmann Even Berre kom.", "– Ja, sa Even.")[0] == "Even Berre"


@pytest.mark.parametrize(
    ("paragraph", "name", "role"),
    [
        ("– Ja, sier Venstres Trine Vik.", "Trine Vik", ""),
        ("– Ja, sier seniorrådgiver i Kystvakta Kari Moe.", "Kari Moe", ""),
        ("– Ja, sier keeper Egil «Kroken» Moe.", "Egil Moe", "keeper"),
        ("“Yes,” said Transport Secretary Ann Lee.", "Ann Lee", "Transport Secretary"),
        ("“Yes,” said Mary Baker Lee.", "Mary Baker Lee", ""),
    ],
)
def test_a_name_begins_behind_party_office_and_nickname(paragraph, name, role):
    assert speaker(paragraph)[:2] == (name, role)


def test_a_trade_that_opens_a_sentence_is_no_name():
    assert speaker("Klokker Arne Grip låser døra.", "– Ja, sier Grip.")[0] == "Arne Grip"
