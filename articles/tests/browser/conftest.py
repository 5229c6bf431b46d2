"""A real browser for tests marked `browser`. A page that errs, breaks the policy or asks a stranger fails its test."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

import axe_playwright_python
import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect, sync_playwright

from articles.models import Article
from articles.tests.make import make_article

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A machine that does much at once may keep a page waiting.
expect.set_options(timeout=15_000)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Without preload: it sets style elements of its own, which the policy refuses.
RULES = {"preload": False, "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# Every page is looked at in these: `@pytest.mark.parametrize(("width", "scheme"), SIGHTS)`.
SIGHTS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


class UnderWay:
    """The requests that the live server is still at. Emptying the database while one writes would lock them both."""

    def __init__(self) -> None:
        self.count, self.lock = 0, Lock()
        request_started.connect(self.begin)
        request_finished.connect(self.end)

    def begin(self, **_signal) -> None:
        with self.lock:
            self.count += 1

    def end(self, **_signal) -> None:
        with self.lock:
            self.count -= 1

    def wait(self) -> None:
        """Return when nothing has been under way for a moment; a page that is closed says farewell (pulse, leave)."""
        quiet, until = 0, time.monotonic() + 10
        while quiet < 3 and time.monotonic() < until:
            time.sleep(0.02)
            quiet = 0 if self.count > 0 else quiet + 1


UNDER_WAY = UnderWay()


@pytest.fixture(scope="session")
def browser(chromium):
    with pytest.MonkeyPatch.context() as patch:
        # Playwright keeps an event loop running, beside which Django's database calls would be refused.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            yield browser
            browser.close()


@pytest.fixture
def expected() -> set[str]:
    """What a test brings about itself and is no trouble: answers such as "404: /pulse/"."""
    return set()


@pytest.fixture
def new_page(browser: Browser, live_server, expected) -> Iterator[Callable[[], Page]]:
    """Pages of browsers that know nothing of each other; the site's address is their base: `page.goto("/")`."""
    contexts, trouble = [], []

    def make() -> Page:
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="nb-NO")
        context.set_default_timeout(15_000)
        context.on("console", lambda message: _note(message, trouble))
        context.on("weberror", lambda error: trouble.append(f"script: {error.error}"))
        context.on("request", lambda request: _note_stranger(request.url, live_server.url, trouble))
        context.on("response", lambda response: _note_missing(response, expected, trouble))
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    UNDER_WAY.wait()
    assert trouble == []


@pytest.fixture
def page(new_page) -> Page:
    """A page of its own, with the site's address as base: `page.goto("/")`."""
    return new_page()


def _note(message, trouble: list[str]) -> None:
    # What failed to load is told by its response.
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        trouble.append(f"console: {message.text}")


def _note_stranger(address: str, own: str, trouble: list[str]) -> None:
    if not address.startswith((own, "data:", "blob:")):
        trouble.append(f"asks a stranger: {address}")


def _note_missing(response, expected: set[str], trouble: list[str]) -> None:
    # 409 is how a story that saves by itself tells of a colleague's save.
    if response.status < 400 or response.status == 409 or response.request.resource_type == "document":
        return
    told = f"{response.status}: {response.url}"
    if not any(
        told.startswith(status) and told.endswith(end) for status, _, end in (e.partition(" ") for e in expected)
    ):
        trouble.append(told)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong with the page as it stands: `assert axe(page) == []`."""

    def run(page: Page) -> list[str]:
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]

    return run


@pytest.fixture
def scrolls_sideways() -> Callable[[Page], bool]:
    return lambda page: page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture
def sign_in(request, live_server) -> Callable:
    """Let a user be signed in without the form, on the test's page or another: `sign_in(editor)`."""

    def enter(user, page: Page | None = None) -> None:
        page = page or request.getfixturevalue("page")
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return enter


@pytest.fixture
def write(page, editor, sign_in) -> Callable:
    """Open a draft in the writing room: `write(body=…)`; the caret is not in the text yet."""

    def go(**facts) -> Article:
        sign_in(editor)
        article = make_article(status="draft", **facts)
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        expect(page.locator(".ProseMirror[contenteditable=true]")).to_be_visible()
        return article

    return go
