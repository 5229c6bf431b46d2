"""What every test run needs: a pytest plugin that pyproject.toml loads before the settings are read.

A run has an environment of its own, so that nobody's data folder, secret or site address reaches a test;
of the variables that the settings read, only DATABASE_URL passes through.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

SETTINGS = Path(__file__).with_name("settings.py")
CHROMIUMS = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]


def variables() -> set[str]:
    """The names of the environment variables that the settings read."""
    return set(re.findall(r'\benv_\w+\(\s*"(\w+)"', SETTINGS.read_text(encoding="utf-8")))


def find_chromium() -> str | None:
    """The browser that CHROME names, else the first that is installed."""
    named = os.environ.get("CHROME")
    return next(filter(None, map(shutil.which, [named] if named else CHROMIUMS)), None)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    """Stand around pytest-django, which reads the settings and sets Django up in this same hook."""
    data = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
    early_config.add_cleanup(lambda: shutil.rmtree(data, ignore_errors=True))
    for folder in ("static", "media"):
        (data / folder).mkdir()
    for name in variables() - {"DATABASE_URL"}:
        os.environ.pop(name, None)
    os.environ["DATA_DIR"] = str(data)
    os.environ["SECRET_KEY"] = "only-for-tests"  # noqa: S105
    result = yield
    _make_quick()
    _let_two_in(data)
    return result


def _make_quick() -> None:
    """Serve static files from where they lie, and keep no test waiting for a password's hash."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _let_two_in(data: Path) -> None:
    """Keep SQLite in a file: in memory, a page that asks by itself would share the test's own transaction."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(data / "test.sqlite3")
        # Nobody waits for a disk that is thrown away.
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")


def pytest_configure(config):
    if os.environ.get("CI") and not find_chromium():
        raise pytest.UsageError("CI is set, so browser tests have to run, and no Chromium is found (CHROME names one).")


def pytest_report_header(config):
    return f"database: {connection.vendor}, browser: {find_chromium() or 'none found'}"


def pytest_collection_modifyitems(config, items):
    if find_chromium():
        return
    config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("browser")])
    items[:] = [item for item in items if not item.get_closest_marker("browser")]


def pytest_terminal_summary(terminalreporter):
    if not find_chromium():
        terminalreporter.write_line(
            "Browser tests were left out: no Chromium is found. Install one, or name it in CHROME.", yellow=True
        )


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser for tests marked `browser`."""
    return find_chromium()
