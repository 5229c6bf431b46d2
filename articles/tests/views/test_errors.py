"""Pages for when something is wrong: calm, and silent about the inside."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure

from articles.tests.make import make_article
from articles.views import pages
from articles.views.errors import server_error


@pytest.mark.django_db
def test_a_fault_shows_no_stack_and_no_version(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("secret details")

    monkeypatch.setattr(pages, "published_story", fail)
    client.raise_request_exception = False
    answer = client.get(make_article().get_absolute_url())
    assert answer.status_code == 500
    assert not any(word in answer.content for word in (b"secret", b"Traceback", b"Django", b"Python", b"RuntimeError"))


def test_a_fault_needs_no_database():
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"<h1>" in answer.content


def test_a_bad_request_needs_no_database():
    answer = defaults.bad_request(RequestFactory().get("/"), ValueError("secret details"))
    assert answer.status_code == 400
    assert b"<h1>" in answer.content
    assert b"secret" not in answer.content


def test_a_form_from_elsewhere_is_refused_in_words():
    answer = csrf_failure(RequestFactory().post("/"), reason="secret details")
    assert answer.status_code == 403
    assert b"<h1>" in answer.content
    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_who_may_not_come_in_is_told_in_words():
    answer = defaults.permission_denied(RequestFactory().get("/"), PermissionDenied("secret details"))
    assert answer.status_code == 403
    assert b"<h1>" in answer.content
    assert b"secret" not in answer.content
