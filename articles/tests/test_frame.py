"""The frame around the newsroom: health, hosts, headers."""

import pytest
from django.db import OperationalError

pytestmark = pytest.mark.django_db


def test_health_is_ok_where_the_database_answers(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def refuse():
        raise OperationalError("secret details")

    monkeypatch.setattr("newsroom.health.connection.cursor", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"secret" not in answer.content


def test_health_is_answered_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/").status_code == 301


def test_health_is_asked_and_told_nothing(client):
    assert client.post("/healthz").status_code == 405


def test_a_foreign_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example.com"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/om/", "/admin/login/", "/nowhere/", "/healthz"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/om", 301), ("/nowhere/", 404), ("/feed/", 200)])
def test_nobody_shows_a_page_that_he_kept_without_asking(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-cache")


def test_a_page_of_the_newsroom_is_not_kept_at_all(client):
    assert "no-store" in client.get("/admin/login/").headers["Cache-Control"]


def test_a_readers_page_allows_no_script_of_its_own(client):
    assert "nonce" not in client.get("/").headers["Content-Security-Policy"]
