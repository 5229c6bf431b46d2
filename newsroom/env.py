"""Settings from the environment, read strictly: a wrong value stops the start with a sentence."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # WAL alone makes writers collide more often; IMMEDIATE is what makes the timeout count (docs/decisions.md).
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


def env_str(name: str, default: str = "", *, choices: Sequence[str] = ()) -> str:
    """The value of `name`, or `default`; with `choices`, ImproperlyConfigured for any other value."""
    value = os.environ.get(name, "").strip() or default
    if choices and value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be one of {', '.join(choices)}.")
    return value


def env_bool(name: str, *, default: bool = False) -> bool:
    """True or False as written; ImproperlyConfigured for any other word, so that a typo switches nothing."""
    value = env_str(name, str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be True or False.")
    return value == "True"


def env_int(name: str, default: int) -> int:
    """A whole number, zero or more; ImproperlyConfigured for anything else."""
    value = env_str(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number.")
    return int(value)


def env_list(name: str, default: Sequence[str] = ()) -> list[str]:
    """Values separated by commas, without empty ones."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()] or list(default)


def env_address(name: str, default: str) -> str:
    """An absolute http or https address without path or trailing slash."""
    value = env_str(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and parts.hostname and not parts.path and parts.port != 0
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be an address such as https://www.example.com.")
    return value


def env_secret(name: str, default_file: Path) -> str:
    """The secret in `name`, else in the file that `{name}_FILE` names, else in `default_file`."""
    if value := env_str(name):
        return value
    file = Path(env_str(f"{name}_FILE", str(default_file)))
    try:
        value = file.read_text(encoding="utf-8").strip()
    except OSError:
        value = ""
    if not value:
        raise ImproperlyConfigured(
            f"{name} is missing: set {name}, or let {name}_FILE name a file that holds it (`make setup` writes {file})."
        )
    return value


def env_database(name: str, default_file: Path) -> dict:
    """Django's settings for the database in the address `name`; without one, an SQLite file."""
    value = env_str(name)
    if not value:
        return _sqlite(default_file)
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError:
        raise ImproperlyConfigured(f"{name} has a wrong port or host.") from None
    path = unquote(url.path.removeprefix("/"))
    if url.scheme == "sqlite" and path:
        return _sqlite(Path(path))
    if url.scheme not in ("postgres", "postgresql") or not path:
        raise ImproperlyConfigured(
            f"{name} must look like postgres://user:password@host:5432/name or sqlite:///file; its value is not shown."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": path,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        # A host in the query is a Unix socket's folder, which no host part can hold.
        "HOST": unquote(url.hostname or "") or dict(_pairs(url.query)).get("host", ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _pairs(query: str):
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        yield key, unquote(value)


def _sqlite(file: Path) -> dict:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": dict(SQLITE_OPTIONS)}
