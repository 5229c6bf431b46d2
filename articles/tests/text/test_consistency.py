"""Where a quote contradicts what is known: what each question finds, and what it leaves in peace."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.drafts.comparing import Change
from articles.text.drafts.draft import QUOTE_FACTS
from articles.text.quotes.consistency import (
    CHECKS,
    CheckedQuote,
    Kind,
    Known,
    Printed,
    cut_may_turn_meaning,
    findings,
    marks_promise_too_much,
    name_differs_from_person,
    printed_otherwise_elsewhere,
    role_differs_from_last,
    text_spells_name_otherwise,
    words_differ_from_confirmed,
)
from articles.text.quotes.places import Place, places_of
from articles.text.quotes.spelling import capitals

SAID = "Vi må bygge mer forsvar i Norge nå"


def quote(words=SAID, place=None, **facts) -> CheckedQuote:
    return CheckedQuote("aaaa22", words, {**QUOTE_FACTS, **facts}, place or Place(1, "– ", ", sa hun."))


def printed(words=SAID, role="", language="nb", **facts) -> Printed:
    return Printed(words, role, language, **{"story": 7, "headline": "Før", "at": None} | facts)


def confirmed(words: str, **facts) -> dict:
    return {"confirmed_by": 1, "confirmed_words": words, **facts}


def test_words_changed_after_they_were_confirmed_are_told_word_by_word():
    found = words_differ_from_confirmed(quote(**confirmed("Vi må bygge mer vern i Norge nå")), Known())
    assert [(piece.kind, piece.text) for piece in found.difference if piece.kind is not Change.SAME] == [
        (Change.GONE, "vern"),
        (Change.NEW, "forsvar"),
    ]


@given(st.text(min_size=1), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_space_and_unicode_form_alone_are_no_other_words(words, form):
    spaced = unicodedata.normalize(form, words).replace(" ", " \u00a0\n")
    assert words_differ_from_confirmed(quote(words, **confirmed(spaced)), Known()) is None


@pytest.mark.parametrize("facts", [{}, {"confirmed_by": 1}, {"confirmed_words": "Noe annet enn dette"}])
def test_words_that_nobody_confirmed_contradict_nothing(facts):
    assert words_differ_from_confirmed(quote(**facts), Known()) is None


def test_another_role_than_the_last_printed_is_told_with_its_story():
    last = printed(role="Natos generalsekretær")
    found = role_differs_from_last(quote(role="statsminister"), Known(last_printed=[last]))
    assert (found.here, found.there, found.source) == ("statsminister", "Natos generalsekretær", last)


@pytest.mark.parametrize("role", ["", "ordfører", "Ordføreren", " ordfører "])
def test_the_same_role_in_another_form_or_none_contradicts_nothing(role):
    assert role_differs_from_last(quote(role=role), Known(last_printed=[printed(role="ordfører")])) is None


def test_one_of_several_roles_in_the_last_story_is_enough():
    last = [printed(role="lege"), printed(role="forsker")]
    assert role_differs_from_last(quote(role="forsker"), Known(last_printed=last)) is None


@pytest.mark.parametrize("name", ["Marc Rutte", "Mark Ruttes", "Kari Nordmann", "André Rutte"])
def test_a_name_spelt_otherwise_than_the_persons_is_found(name):
    assert name_differs_from_person(quote(name=name), Known(person="Mark Rutte")).there == "Mark Rutte"


@pytest.mark.parametrize("name", ["", "MARK RUTTE", "Mark Peter Rutte", "M. Rutte", "Rutte", "mark  rutte"])
def test_a_name_in_other_letters_or_with_parts_left_out_is_the_same(name):
    assert name_differs_from_person(quote(name=name), Known(person="Mark Rutte")) is None


def test_an_accent_makes_another_name():
    assert name_differs_from_person(quote(name="Andre Lie"), Known(person="André Lie"))


def test_a_last_name_misspelt_in_the_text_is_found_at_the_persons_first_quote_alone():
    known = {"person": "Mark Rutte", "capitals": capitals("Mark Rutte kom. Det sa Rute i går, og Ruttes folk lo.")}
    assert text_spells_name_otherwise(quote(), Known(**known)).said == ("Rute",)
    assert text_spells_name_otherwise(quote(), Known(**known, is_first=False)) is None


MARKED = Place(1, "«", "», sa hun.")


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (None, {"form": "ordrett", "original_words": "We must build"}),
        (None, {"form": "ordrett", "original_language": "engelsk"}),
        (MARKED, {"form": "delsitat", "original_language": "en"}),
        (MARKED, {"form": "talestrek"}),
        (Place(1, "– “", ".” she said"), {"form": "indirekte"}),
    ],
)
def test_marks_around_translated_or_reworked_words_are_found(place, facts):
    assert marks_promise_too_much(quote(place=place, **facts), Known()).kind is Kind.MARKS


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (MARKED, {"form": "ordrett"}),
        (MARKED, {"form": "delsitat"}),
        (None, {"form": "talestrek", "original_language": "en", "original_words": "We must build"}),
        (None, {"form": "ordrett", "original_language": "Norsk", "original_words": SAID}),
        (None, {"form": "ordrett", "original_words": f"Jeg tror at {SAID}"}),
        (Place(1, "«Ja», sa hun. ", ", sa «hun»"), {"form": "talestrek"}),
    ],
)
def test_marks_that_keep_their_promise_and_dashes_are_left_in_peace(place, facts):
    assert marks_promise_too_much(quote(place=place, **facts), Known()) is None


@pytest.mark.parametrize(
    ("said", "story", "is_translated"),
    [
        ("en-GB", "en", False),
        ("Norsk", "nn", False),
        ("nynorsk", "nb", True),
        ("sv", "nb", True),
        ("English", "nb", True),
    ],
)
def test_languages_are_known_by_their_names_and_codes(said, story, is_translated):
    asked = quote(form="ordrett", original_language=said), Known(language=story)
    assert bool(marks_promise_too_much(*asked)) == is_translated


def test_marks_within_the_quote_around_all_of_it_are_marks():
    assert marks_promise_too_much(quote("«Ja, visst»"), Known())
    assert marks_promise_too_much(quote("«Ja» er ikke «nei»"), Known()) is None


def test_marks_are_seen_where_the_body_has_them():
    place = places_of('<p>«<q data-quote="a">Ja,</q>» sa han, «<q data-quote="a">det <em>er</em> så</q>».</p>')["a"]
    assert place == Place(2, "«", "».")


@pytest.mark.parametrize(
    "other",
    [
        "Vi må bygge mer forsvar i Europa nå",
        "Verden er farlig, sa hun, og vi må bygge mye mer forsvar i Norge nå, før det er for sent for oss alle.",
    ],
)
def test_the_same_words_printed_otherwise_are_told_with_both_wordings(other):
    source = printed(other)
    found = printed_otherwise_elsewhere(quote(), Known(elsewhere=[printed("Noe helt annet sa hun da"), source]))
    assert (found.source, found.here, found.there) == (source, SAID, other)
    assert "".join(piece.text for piece in found.difference if piece.kind is not Change.NEW) == other


@pytest.mark.parametrize(
    "other", [SAID, f"{SAID.upper()}!", f"Ja. {SAID}, sa hun", "Noe annet ble sagt av henne her", "Vi må bygge"]
)
def test_the_same_words_a_part_of_them_and_other_words_contradict_nothing(other):
    assert printed_otherwise_elsewhere(quote(), Known(elsewhere=[printed(other)])) is None


def test_short_quotes_are_alike_by_chance():
    assert printed_otherwise_elsewhere(quote("Det er bra nå"), Known(elsewhere=[printed("Det er bra ja")])) is None


PART = "vil bygge mer veg"


@pytest.mark.parametrize(
    ("fuller", "language", "turning"),
    [
        ("Ingen vil bygge mer veg. Det er dyrt.", "nb", "ingen"),
        ("Vi vil bygge mer veg, men bare i nord", "nb", "men"),
        ("Dersom Stortinget sier ja, tror jeg vi vil bygge mer veg", "nb", "dersom"),
        ("Eg veit ikkje om vi vil bygge mer veg", "nn", "ikkje"),
    ],
)
def test_a_part_cut_off_from_a_word_that_turns_it_is_found(fuller, language, turning):
    known = Known(language=language)
    found = cut_may_turn_meaning(quote(PART, form="delsitat", **confirmed(fuller)), known)
    assert found.said[0] == turning
    assert found.cut.before + found.cut.part + found.cut.after == fuller
    assert found.cut.part == PART


@pytest.mark.parametrize(
    "fuller",
    [
        "Vi vil bygge mer veg i nord",
        "Det er ikke dyrt. Vi vil bygge mer veg. Men ikke i nord.",
        "Vi bygger ikke",
        PART,
        "Vi vil snakke om at vi vil bygge mer veg",
    ],
)
def test_a_part_with_nothing_that_turns_it_in_its_sentence_is_left_in_peace(fuller):
    assert cut_may_turn_meaning(quote(PART, form="delsitat", **confirmed(fuller)), Known()) is None


def test_a_part_is_looked_for_in_other_stories_and_in_the_original_of_the_same_language():
    source = printed("We don’t want to build more roads", language="en")
    found = cut_may_turn_meaning(quote("build more roads", form="delsitat"), Known(language="en", elsewhere=[source]))
    assert (found.source, found.said) == (source, ("don't",))
    original = {"original_language": "nb", "original_words": f"Ingen {PART}"}
    assert cut_may_turn_meaning(quote(PART, form="delsitat", **original), Known())


def test_only_part_quotes_are_cut():
    assert cut_may_turn_meaning(quote(PART, form="talestrek", **confirmed(f"Ingen {PART}")), Known()) is None


def test_a_quote_of_which_nothing_is_known_contradicts_nothing():
    assert findings(quote(), Known()) == []


@given(st.text(min_size=1), st.text(), st.sampled_from(["talestrek", "ordrett", "delsitat", "indirekte"]))
def test_any_words_can_be_asked_about(words, other, form):
    known = Known(person=other, last_printed=[printed(other, role=other)], elsewhere=[printed(other)])
    facts = confirmed(other, form=form, name=words, role=words, original_words=other, original_language=other)
    found = findings(quote(words, Place(1, other, other), **facts), known)
    assert {finding.kind for finding in found} <= set(Kind)
    assert len(found) <= len(CHECKS) == len(Kind)
