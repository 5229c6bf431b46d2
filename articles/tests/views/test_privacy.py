"""A reader's page sets no cookie, looks at none, and lets nothing foreign in."""

import re

import pytest

from articles.tests.make import PASSWORD

pytestmark = pytest.mark.django_db


def test_no_page_sets_or_looks_at_a_cookie(client, addresses):
    for path in [*addresses, "/feed/", "/sitemap.xml", "/robots.txt", "/ukjent/"]:
        answer = client.get(path)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_an_editor_gets_the_readers_page_to_the_byte(client, editor, addresses):
    as_reader = [client.get(path).content for path in addresses]
    client.login(username=editor.username, password=PASSWORD)
    assert [client.get(path).content for path in addresses] == as_reader


def test_no_page_lets_scripts_or_styles_of_its_own_in(client, addresses):
    for path in addresses:
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in f"{policy};"
        assert "style-src 'self';" in f"{policy};"
        assert "unsafe" not in policy


def test_no_page_asks_a_stranger_for_anything(read, addresses):
    for page in map(read, addresses):
        fetched = re.findall(r'<(?:script|img|iframe|source)[^>]+src="([^"]+)', page)
        fetched += re.findall(r'<link rel="(?:stylesheet|preload|icon|apple-touch-icon)" href="([^"]+)', page)
        assert fetched
        assert all(address.startswith("/static/") for address in fetched)
