"""The environment is read strictly, and what is risky is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from newsroom import env

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def setting(monkeypatch):
    return lambda value: monkeypatch.setenv("SOME", value)


@pytest.mark.parametrize("value", ["true", "1", "yes", "Flase"])
def test_a_switch_is_true_or_false_and_nothing_else(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match="SOME"):
        env.env_bool("SOME")


@pytest.mark.parametrize("value", ["-1", "ten", "1.5", "٣"])
def test_a_number_is_whole(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match="SOME"):
        env.env_int("SOME", 3)


@pytest.mark.parametrize(
    "value", ["example.com", "ftp://example.com", "https://", "https://a.no/path", "https://a.no:x", "https://a.no?x"]
)
def test_an_address_is_absolute(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match="SOME"):
        env.env_address("SOME", "https://example.com")


def test_a_choice_is_one_of_its_words(setting):
    setting("se")
    with pytest.raises(ImproperlyConfigured, match="nb, en"):
        env.env_str("SOME", "nb", choices=["nb", "en"])


@pytest.mark.parametrize("value", ["mysql://a/b", "postgres://host", "postgres://host:x/name", "rubbish", "sqlite://x"])
def test_a_database_that_is_none_stops_the_start_and_is_not_shown(setting, value):
    setting(value)
    with pytest.raises(ImproperlyConfigured, match="SOME") as told:
        env.env_database("SOME", Path("x"))
    assert value not in str(told.value)


def test_a_database_address_may_hold_odd_signs(setting):
    setting("postgres://ola:p%40ss%2Fword@db.example.com:5433/news")
    database = env.env_database("SOME", Path("x"))
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("ola", "p@ss/word", "db.example.com")
    assert (database["PORT"], database["NAME"]) == ("5433", "news")


def test_without_an_address_the_database_is_a_file(tmp_path):
    database = env.env_database("NOT_SET_ANYWHERE", tmp_path / "x.sqlite3")
    assert database["NAME"] == tmp_path / "x.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_secret_may_stand_in_a_file(setting, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("hush\n")
    monkeypatch.setenv("SOME_FILE", str(tmp_path / "secret"))
    assert env.env_secret("SOME", tmp_path / "other") == "hush"


def test_a_missing_secret_stops_the_start(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="NOT_SET is missing"):
        env.env_secret("NOT_SET", tmp_path / "nothing")


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("RESPONSIBLE_EDITOR", "", "articles.E001"),
        ("SITE_ROOT", "http://example.com", "articles.E002"),
        ("ALLOWED_HOSTS", ["*"], "articles.E003"),
        ("ALLOWED_HOSTS", ["other.example.com"], "articles.E004"),
        ("EDITOR_EMAIL", "", "articles.W001"),
        ("SECURE_SSL_REDIRECT", True, "articles.W003"),
    ],
)
def test_a_risky_setting_is_said_with_what_to_do(settings, name, value, check):
    setattr(settings, name, value)
    told = {message.id: message for message in run_checks(include_deployment_checks=True)}
    assert told[check].hint


def test_an_old_sqlite_is_said(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 40, 1))
    assert "articles.W002" in {message.id for message in run_checks(include_deployment_checks=True)}
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    assert "articles.W002" not in {message.id for message in run_checks(include_deployment_checks=True)}


def test_every_setting_of_the_environment_is_in_the_operators_guide():
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    source = (ROOT / "newsroom" / "settings.py").read_text(encoding="utf-8")
    names = {line.split("env_")[1].split('"')[1] for line in source.splitlines() if "env_" in line and '("' in line}
    assert names
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_a_wrong_setting_stops_the_start_with_one_sentence():
    environment = os.environ | {"DEBUG": "yes"}
    outcome = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 1
    assert outcome.stderr == "The newsroom cannot start. DEBUG is 'yes'; it must be True or False.\n"
