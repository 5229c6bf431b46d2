"""What the form says of pull-quotes and of quotes that nobody has marked."""

import pytest
from django.contrib.auth.models import Permission

from articles.actions.errors import NotReady
from articles.actions.publish import publish_article
from articles.models import SYSTEM
from articles.queries.story import story_of
from articles.queries.structured_data import news_article
from articles.tests.admin.desk import change, save, words
from articles.tests.make import make_article, make_person, make_user, quoted

pytestmark = pytest.mark.django_db

PULL = '<blockquote class="pull"><p>Vi må gjøre dette</p></blockquote>'
SENTENCE = "The pull-quote “Vi må gjøre dette” does not stand in the text."


def test_a_draft_with_a_pull_quote_that_is_not_in_the_text_is_saved_and_told_of(as_reporter):
    article = make_article(status="draft")
    save(as_reporter, article, body=f"<p>Tekst</p>{PULL}")
    article.refresh_from_db()
    assert article.body == f"<p>Tekst</p>{PULL}"
    assert SENTENCE in words(as_reporter.get(change(article)))


def test_a_story_with_such_a_pull_quote_is_not_published():
    article = make_article(status="draft", body=f"<p>Tekst</p>{PULL}")
    with pytest.raises(NotReady) as refusal:
        publish_article(article, by=SYSTEM)
    assert refusal.value.problems == {"body": SENTENCE}


def test_the_form_says_so_beside_the_text_when_it_is_refused(as_editor):
    article = make_article(status="draft")
    answer = save(as_editor, article, "_publish", body=f"<p>Tekst</p>{PULL}")
    assert SENTENCE in words(as_editor.get(answer["Location"]))
    article.refresh_from_db()
    assert not article.is_published()


def test_a_pull_quote_of_the_texts_own_words_is_published(as_editor):
    facts = quoted(speaker=make_person())
    article = make_article(status="draft", **facts)
    save(as_editor, article, "_publish", body=facts["body"] + PULL)
    article.refresh_from_db()
    assert article.is_published()


def test_a_pull_quote_adds_no_words_to_a_story():
    facts = quoted(speaker=make_person())
    plain, pulled = make_article(**facts), make_article(**facts | {"body": facts["body"] + PULL})
    counts = [news_article(story_of(article, article.publish_at))["wordCount"] for article in (plain, pulled)]
    assert counts[0] == counts[1]


def test_readers_get_the_name_of_who_is_pulled_even_without_a_page(client):
    facts = quoted(speaker=make_person("Ada Berg", is_listed=False))
    article = make_article(**facts | {"body": facts["body"] + PULL})
    page = client.get(article.get_absolute_url()).content.decode()
    assert "<figcaption>Ada Berg</figcaption>" in page
    assert "story_blocks" in page


def test_the_look_of_boxes_is_asked_for_only_where_there_are_some(client):
    assert "story_blocks" not in client.get(make_article(**quoted()).get_absolute_url()).content.decode()


def test_an_unmarked_quote_is_offered_and_nothing_is_stored(as_reporter):
    body = "<p>– Vi må gjøre dette, sa NATO-sjef Mark Rutte.</p>"
    article = make_article(status="draft", body=body)
    page = words(as_reporter.get(change(article)))
    assert "Are these quotes? Vi må gjøre dette Mark Rutte · certain" in page
    article.refresh_from_db()
    assert (article.version, article.body, article.quotes.count()) == (1, body, 0)


def test_the_lede_may_present_who_speaks(as_reporter):
    article = make_article(status="draft", lede="Mark Rutte kom.", body="<p>– Vi må gjøre dette, sa Rutte.</p>")
    assert "Mark Rutte · certain" in words(as_reporter.get(change(article)))


def test_who_may_only_read_is_offered_nothing(client):
    article = make_article(body="<p>– Vi må gjøre dette, sa Mark Rutte.</p>")
    archivist = make_user("archivist", is_staff=True)
    archivist.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(archivist)
    answer = client.get(change(article))
    assert answer.status_code == 200
    assert "Are these quotes?" not in words(answer)


def test_offers_are_escaped(as_reporter):
    article = make_article(status="draft", body="<p>– &lt;b&gt;\"Vi' må&lt;/b&gt; dette, sa Mark Rutte.</p>")
    assert "<b>" not in as_reporter.get(change(article)).content.decode().split("data-offers")[1]
