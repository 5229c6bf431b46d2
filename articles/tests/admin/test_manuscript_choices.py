"""A manuscript put right: split, joined, read again, missed quotes, and choices that follow a changed text."""

import re
from html import unescape

import pytest
from django.utils import translation

from articles.admin.manuscripts.kinds import ACTS, KEYS
from articles.models import Article
from articles.tests.admin.desk import words
from articles.tests.admin.test_manuscript import PASTE, SEED, SUBHEADING, as_shown, body, card, look, make

pytestmark = pytest.mark.django_db

TEXT = "Leder Kari Moen kom til Vik i går. Hun vil bygge bro.\n\n– Ja, sier hun.\n\nHun mener det er nok nå.\n"


def hidden(page) -> dict[str, str]:
    """The hidden fields of the form, as a browser sends them."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def send(client, page, **sent):
    return client.post(PASTE, as_shown(page) | hidden(page) | sent)


def by_words(client, page, wish: str, sought: str):
    return send(client, page, _words=wish, words=sought)


def beginnings(page) -> list[str]:
    return [card.beginning for card in page.context["cards"]]


def test_a_part_is_split_by_the_place_or_by_the_words(as_reporter):
    page = look(as_reporter, TEXT)
    for answer in (by_words(as_reporter, page, "split", "Hun vil"), send(as_reporter, page, _split=35)):
        assert beginnings(answer)[:2] == ["Leder Kari Moen kom til Vik i går.", "Hun vil bygge bro."]


def test_a_split_stays_until_the_parts_are_joined_again(as_reporter):
    page = send(as_reporter, by_words(as_reporter, look(as_reporter, TEXT), "split", "Hun vil"), _read="")
    assert len(beginnings(page)) == 4
    assert len(beginnings(by_words(as_reporter, page, "join", "Leder Kari"))) == 3


def test_joined_parts_are_one_paragraph_in_the_draft(as_reporter):
    page = send(as_reporter, look(as_reporter), _join=card(look(as_reporter), SUBHEADING).start)
    send(as_reporter, page, _make="")
    assert f"<p>{SUBHEADING} Samarbeidet skal" in body()


def test_a_missed_quote_is_marked_and_has_a_speaker_field(as_reporter):
    page = by_words(as_reporter, look(as_reporter, TEXT), "quote", "det er nok nå")
    assert "<mark>det er nok nå</mark>" in page.content.decode()
    assert [quote.words for quote in card(page, "Hun mener").quotes] == ["det er nok nå"]


def test_a_marked_quote_is_in_the_draft_with_its_speaker(as_reporter):
    page = by_words(as_reporter, look(as_reporter, TEXT), "quote", "det er nok nå")
    place = card(page, "Hun mener").quotes[0].place
    send(as_reporter, page, **{f"speaker-{place}": "Moen", "_make": ""})
    assert Article.objects.get().quotes.get(words="det er nok nå").speaker.name == "Kari Moen"


def test_a_marked_quote_is_taken_away_again(as_reporter):
    page = by_words(as_reporter, look(as_reporter, TEXT), "quote", "det er nok nå")
    sent = as_shown(page) | hidden(page)
    del sent[f"said-{card(page, 'Hun mener').quotes[0].place}"]
    assert card(as_reporter.post(PASTE, sent), "Hun mener").quotes == []


@pytest.mark.parametrize(
    ("wish", "sought", "trouble"),
    [
        ("split", "", "Write the words."),
        ("quote", "finnes ikke", "These words are not in the manuscript."),
        ("split", "Hun", "These words stand there more than once."),
        ("split", "Leder Kari", "Nothing can be changed there."),
        ("join", "det er nok nå", "Nothing can be changed there."),
    ],
)
def test_words_that_lead_nowhere_are_told_and_kept(as_reporter, wish, sought, trouble):
    page = by_words(as_reporter, look(as_reporter, TEXT), wish, sought)
    assert trouble in words(page)
    assert page.context["choices"].words == sought


def test_a_guess_confirmed_is_no_doubt_and_certain_in_the_draft(as_reporter):
    page = look(as_reporter)
    place = card(page, "– Dette initiativet").quotes[0].place
    page = send(as_reporter, page, **{f"confirm-{place}": "on"})
    assert page.context["doubts"] == 0
    send(as_reporter, page, **{f"confirm-{place}": "on", "_make": ""})
    assert set(Article.objects.get().quotes.values_list("sureness", flat=True)) == {"certain"}


def test_a_guess_that_nobody_touched_follows_the_reading(as_reporter):
    """What was only guessed on the page before is no choice of the editor's."""
    text = "Leder Kari Moen og sjef Siri Berg kom.\n\nBerg gikk her\n\n– Ja, sier hun.\n\nSlutt på saken her.\n"
    page = look(as_reporter, text)
    part = card(page, "Berg gikk her")
    page = send(as_reporter, page, **{f"kind-{part.start}": "paragraph"})
    assert card(page, "– Ja").quotes[0].sure.code != "certain"


def test_choices_follow_the_text_when_it_is_changed(as_reporter):
    page = look(as_reporter)
    place = card(page, "– Et sterkere").quotes[0].place
    asked = send(as_reporter, page, **{f"speaker-{place}": "Rutte", "_back": ""})
    text = SEED.replace("Japans statsminister", "Den japanske statsministeren", 1)
    again = as_reporter.post(PASTE, hidden_form(asked) | {"manuscript": text})
    assert card(again, "– Et sterkere").quotes[0].speaker == "Mark Rutte"


def hidden_form(page) -> dict:
    form = page.context["form"]
    return {name: form[name].value() for name in ("key", "earlier")}


@pytest.mark.parametrize("earlier", ["", "{", "[1]", '{"text": 1}', '{"text": "a", "chosen": "[{"}', "[" * 9000])
def test_earlier_choices_that_are_none_do_no_harm(as_reporter, earlier):
    assert look(as_reporter, earlier=earlier).status_code == 200


@pytest.mark.parametrize("chosen", ["", "7", '{"splits": "x", "kinds": {"0": "none"}, "marked": [[1], ["a", 2]]}'])
def test_chosen_that_is_no_choice_does_no_harm(as_reporter, chosen):
    assert look(as_reporter, chosen=chosen).status_code == 200


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_key_does_one_thing(language):
    with translation.override(language):
        keys = [str(key) for key in (*KEYS.values(), *(key for key, _name in ACTS.values()))]
    assert len({*keys, "J", "K"}) == len(keys) + 2


def test_the_page_asks_the_database_no_more_for_more_parts(as_reporter, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        look(as_reporter, SEED + "\n\n– Ja, sa Rutte." * 200)


def test_make_with_a_split_makes_two_paragraphs(as_reporter):
    page = by_words(as_reporter, look(as_reporter, TEXT), "split", "Hun vil")
    make(as_reporter, page, split=page.context["shown"].chosen.splits[0])
    assert "<p>Hun vil bygge bro.</p>" in body()
