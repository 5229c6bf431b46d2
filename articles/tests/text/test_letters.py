"""What a mail says to the desk around its story: left out, while headline, lede and who signs are found."""

import pytest

from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

STORY = """Skolen i Vik legges ned

Kommunestyret vedtok mandag kveld å legge ned skolen fra høsten av.

– Trist, sier rektor Kari Moen."""


def parts(text):
    return [(part.kind.value, part.text) for part in read_manuscript(text).parts if part.kind is not Kind.BLANK]


def left_out(text):
    return [said for kind, said in parts(text) if kind == "left_out"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Hei desk!",
        "Hei,",
        "Hei, Kari,",
        "God morgen, alle sammen!",
        "Kjære redaktør",
        "Hi all,",
        "Dear editor,",
        "Hei Kari!",
        "Hei, her kommer saken om skolen:",
        "Hei, her kommer saken om skolen i Vik. Ring meg om noe er uklart.",
        "Her er saken om skolen, som avtalt.",
        "Here's the story about the school as agreed",
    ],
)
def test_a_greeting_is_left_out_and_the_headline_is_found_after_it(greeting):
    reading = read_manuscript(f"{greeting}\n\n{STORY}")
    assert (reading.headline, reading.lede) == tuple(STORY.split("\n\n")[:2])
    assert left_out(reading.text) == [greeting]
    assert reading.first(Kind.LEFT_OUT).sureness == "likely"


def test_what_is_said_to_the_desk_after_a_greeting_is_left_out_too():
    notes = ["Hi all,", "Please find my story below.", "Call me if you have questions."]
    assert left_out("\n\n".join([*notes, STORY])) == notes


def test_a_greeting_may_stand_below_the_head_of_a_mail_and_above_a_labelled_headline():
    text = "Fra: Kari Nordmann\nEmne: Skolen\n\nHei!\n\nTittel: Skolen legges ned\n\nKommunestyret vedtok det mandag."
    assert [kind for kind, _ in parts(text)][:4] == ["header", "header", "left_out", "headline"]


@pytest.mark.parametrize("headline", ["Hei sommer!", "Kjære Erna", "Hi-fi er tilbake", "Heidi vant", "Her er planene"])
def test_a_headline_that_sounds_like_a_greeting_stays_one(headline):
    assert parts(f"{headline}\n\nNå må du betale mer for strømmen.\n\nFlere turister\n\nDet er mange.")[0] == (
        "headline",
        headline,
    )


@pytest.mark.parametrize(
    "farewell",
    [
        ["Mvh Kari"],
        ["Med vennlig hilsen", "Vikaposten", "Tlf. 900 11 222"],
        ["Best,", "Jane", "+44 20 7946 0000"],
        ["Beste helsing", "Kari", "kari@vikaposten.no", "Sendt frå min iPhone"],
        ["Hilsen fra Kari"],
        ["Sent from my iPhone"],
    ],
)
def test_a_farewell_and_what_follows_it_are_left_out(farewell):
    assert left_out(STORY + "\n\n" + "\n".join(farewell)) == farewell


@pytest.mark.parametrize("farewell", ["Mvh\nKari Nordmann\nTlf. 900 11 222", "Hilsen Kari Nordmann\n900 11 222"])
def test_the_full_name_that_signs_a_mail_is_likely_its_byline(farewell):
    byline = read_manuscript(f"{STORY}\n\n{farewell}").first(Kind.BYLINE)
    assert (byline.text, byline.sureness) == ("Kari Nordmann", "likely")


@pytest.mark.parametrize("last", ["Det sa Moen til slutt.", "FAKTA\n\n• Bygd i 1921", "– Takk for alt"])
def test_thanks_before_what_belongs_to_the_story_are_no_farewell(last):
    assert left_out(f"{STORY}\n\nTakk\n\n{last}") == []


def test_what_is_left_out_stands_nowhere_in_the_body():
    body = compose_body(read_manuscript(f"Hei desk!\n\n{STORY}\n\nMvh Kari"), ["q1"])
    assert ("Hei" in body, "Mvh" in body) == (False, False)
