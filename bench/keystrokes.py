"""How soon a key shows in the writing room: `python bench/keystrokes.py`. A story of 300 paragraphs and 100 quotes.

The newsroom is set up in a temporary folder and served on a free port. Numbers are milliseconds, from the key to the
frame that shows it; a frame is waited for, so about 8 ms of each are the screen's. «script» is the work before it.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Instead of this folder, where this file would be taken for the standard library's module of its name.
sys.path[0] = str(ROOT)

PARAGRAPHS, QUOTES, KEYS = 300, 100, 120
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run"]
WATCH = """() => {
  window.taken = [];
  addEventListener("keydown", () => {
    const began = performance.now();
    const task = new MessageChannel();
    const times = {};
    task.port1.onmessage = () => (times.script = performance.now() - began);
    task.port2.postMessage(0);
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = () => {
        times.frame = performance.now() - began;
        window.taken.push(times);
      };
      frame.port2.postMessage(0);
    });
  }, { capture: true });
}"""


def prepare() -> tuple[int, str, str]:
    """A database with the long story: its id, and the session cookie of somebody who may write."""
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from articles.actions.save import start_article  # noqa: PLC0415
    from articles.models import SYSTEM, Person  # noqa: PLC0415
    from articles.text.drafts.draft import new_draft  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    person = Person.objects.create(name="Kari Nordmann")
    plain = "<p>" + "Kommunen har brukt mer enn den hadde. " * 6 + "</p>"
    refs = [f"q{number:05}" for number in range(QUOTES)]
    said = [f'<p>– <q data-quote="{ref}">Vi må bygge mer enn vi gjør i dag</q>, sier Nordmann.</p>' for ref in refs]
    body = "".join(paragraph + plain * (PARAGRAPHS // QUOTES - 1) for paragraph in said)
    # Every other quote lacks its speaker.
    facts = {ref: {"speaker": person.pk, "name": person.name} for ref in refs[::2]}
    article = start_article(new_draft(headline="Lang sak", body=body, quotes=facts), by=SYSTEM)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench", password="bench and no more"))  # noqa: S106
    name = settings.SESSION_COOKIE_NAME
    return article.pk, name, client.cookies[name].value


@contextmanager
def served(port: int):
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _try in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/").close()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def type_in(page, where: str) -> list[dict]:
    page.locator(f".ProseMirror {where}").click()
    page.wait_for_timeout(100)
    page.evaluate("() => (window.taken = [])")
    for number in range(KEYS):
        page.keyboard.press("a" if number % 6 else "Space")
        page.wait_for_function("count => window.taken.length === count", arg=number + 1)
    return page.evaluate("() => window.taken")


def tell(what: str, times: list[dict]) -> None:
    for kind in ("frame", "script"):
        taken = sorted(each[kind] for each in times)
        print(f"{what}, {kind}: median {statistics.median(taken):.1f} ms, 95 % {taken[int(len(taken) * 0.95)]:.1f} ms")


def main() -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from newsroom.testing import find_chromium  # noqa: PLC0415

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "SECRET_KEY": "bench", "DEBUG": "True", "DATABASE_URL": ""}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "SITE_ROOT": f"http://127.0.0.1:{port}"}
        article, cookie, session = prepare()
        with served(port) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
            context.add_cookies([{"name": cookie, "value": session, "url": address}])
            page = context.new_page()
            page.goto(f"{address}/admin/articles/article/{article}/change/")
            page.evaluate(WATCH)
            paragraphs, quotes = (page.locator(f".ProseMirror {tag}").count() for tag in ("p", "q"))
            print(f"{paragraphs} paragraphs, {quotes} quotes, {KEYS} keys in each place")
            tell("in a paragraph", type_in(page, "> p >> nth=149"))
            tell("in a quote", type_in(page, "q >> nth=50"))
            browser.close()


if __name__ == "__main__":
    main()
