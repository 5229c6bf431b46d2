"""How long headline, lede and text are, as the form says it before any script has run."""

import pytest

from articles.tests.admin.desk import ADD, change, save, words
from articles.tests.make import make_article
from articles.text.limits import HEADLINE_ADVICE, LEDE_ADVICE

pytestmark = pytest.mark.django_db


def test_what_is_saved_is_counted(as_reporter):
    article = make_article(headline="Ørret", lede="To ord", body="<h2>Fisk</h2><p>– Ja, sa<br>hun.</p>")
    page = words(as_reporter.get(change(article)))
    assert f"5 of {HEADLINE_ADVICE} characters" in page
    assert f"6 of {LEDE_ADVICE} characters 2 of 30 words" in page
    assert "4 words 17 characters 1 minute to read" in page


def test_a_new_story_has_no_length(as_reporter):
    page = words(as_reporter.get(ADD))
    assert f"0 of {HEADLINE_ADVICE} characters" in page
    assert "0 words 0 characters 0 minutes to read" in page


def test_what_is_too_much_is_said_and_does_not_hinder(as_reporter):
    article = make_article(status="draft")
    save(as_reporter, article, headline="x" * (HEADLINE_ADVICE + 12), lede="ord " * 31)
    page = as_reporter.get(change(article)).content.decode()
    assert "12 characters too many</span>" in page
    assert "1 word too many</span>" in page
    article.refresh_from_db()
    assert len(article.headline) == HEADLINE_ADVICE + 12


def test_what_was_typed_is_counted_when_a_save_is_refused(as_reporter):
    article = make_article(status="draft")
    answer = save(as_reporter, article, headline="x" * 201)
    assert "101 characters too many" in words(answer)


def test_the_script_gets_limits_and_words_from_the_page(as_reporter):
    page = as_reporter.get(ADD).content.decode()
    assert f'data-advice="{HEADLINE_ADVICE}" data-within="%(count)d of %(advice)d characters"' in page
    assert 'data-one="%(count)d character too many" data-many="%(count)d characters too many"' in page


def test_the_key_list_names_no_button_that_one_does_not_have(as_reporter):
    page = as_reporter.get(ADD).content.decode()
    assert 'data-key="Ctrl+S"' in page
    assert "[name=_publish]" not in page
