"""A quote that was cut in one save and comes back in a later one has the facts that the story knew of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.save import newest_revision, recall_quotes, save_draft
from articles.models import SYSTEM
from articles.tests.make import make_article, make_draft, make_person, quoted

pytestmark = pytest.mark.django_db


def cut(ref="aaaa22", **facts):
    """A story whose second version lacks the quote that its first had."""
    article = make_article(status="draft", **quoted(ref=ref, speaker=make_person(), **facts))
    save_draft(article, make_draft(), by=SYSTEM, base=1)
    return article


def paste(article, ref="aaaa22", **facts):
    body = make_draft(**quoted(ref=ref))["body"]
    save_draft(article, make_draft(body=body, **facts), by=SYSTEM, base=article.version)
    return newest_revision(article).content["quotes"].get(ref)


@pytest.mark.parametrize("ref", ["aaaa22", "222222"])
def test_a_quote_comes_back_with_its_facts(ref):
    article = cut(ref, role="statsminister", note="Opptak 3")
    assert newest_revision(article).content["quotes"] == {}
    facts = paste(article, ref)
    assert (facts["role"], facts["note"], facts["name"]) == ("statsminister", "Opptak 3", "Mark Rutte")
    assert article.quotes.current().get().speaker.name == "Mark Rutte"


def test_the_newest_version_that_knew_a_quote_tells_of_it():
    article = make_article(status="draft", **quoted(role="gammel"))
    save_draft(article, make_draft(**quoted(role="ny")), by=SYSTEM, base=1)
    save_draft(article, make_draft(), by=SYSTEM, base=2)
    assert paste(article)["role"] == "ny"


def test_facts_that_come_with_the_mark_are_taken_as_they_are():
    assert paste(cut(role="gammel"), quotes={"aaaa22": {"role": "ny"}})["role"] == "ny"


def test_another_storys_quote_brings_nothing_along():
    cut(role="gammel")
    article = make_article(status="draft")
    assert paste(article)["role"] == ""


def test_each_quote_is_known_from_its_own_version():
    article = cut(ref="aaaa22", role="først")
    save_draft(article, make_draft(**quoted(ref="bbbb22", role="så")), by=SYSTEM, base=2)
    known = recall_quotes(article, {"aaaa22", "bbbb22", "cccc22"})
    assert {ref: facts["role"] for ref, facts in known.items()} == {"aaaa22": "først", "bbbb22": "så"}


def test_one_query_asks_for_what_came_back_and_none_for_what_is_there():
    costs = []
    for draft in (make_draft(**quoted()), make_draft(body=make_draft(**quoted())["body"])):
        article = make_article(status="draft", **quoted())
        with CaptureQueriesContext(connection) as queries:
            save_draft(article, draft, by=SYSTEM, base=1)
        costs.append(len(queries))
    assert costs[1] == costs[0] + 1
