"""Samples at the desk."""

import pytest
from django.urls import reverse

from articles.actions.sample_stories import make_sample_stories
from articles.models import SYSTEM, Article
from articles.tests.admin.desk import save, words
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


def make(count, **options):
    list(make_sample_stories(count, by=SYSTEM, seed=1, **options))
    return Article.objects.filter(is_sample=True).order_by("pk")


def test_the_form_opens_a_sample_and_saves_it_without_change(as_chief, seeded):
    sample = make(3).last()
    credits = [{"name": credit.person.name, "role": credit.role} for credit in sample.credits.filter(source=None)]
    answer = save(as_chief, sample, credits=credits, **_facts_of_quotes(as_chief, sample))
    assert answer.status_code == 302
    assert sample.revisions.count() == 1


def _facts_of_quotes(client, article) -> dict:
    panel = client.get(reverse("admin:articles_article_change", args=[article.pk])).context["form"].quotes
    return {field.html_name: field.value() or "" for form in panel.forms for field in form}


def test_the_list_says_which_stories_are_samples(as_chief, seeded):
    make_article(headline="En sak som er sann")
    make(1, beside_real=True)
    assert words(as_chief.get(LIST)).count("sample story") == 1


def test_a_sample_is_found_by_its_topic_as_any_story(client, seeded):
    sample = next(article for article in make(5) if article.is_published())
    topic = sample.tags.first()
    assert sample.headline in client.get(topic.get_absolute_url()).content.decode()
