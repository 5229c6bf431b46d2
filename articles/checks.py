"""Risky settings told as system checks, with what to do about them. Deploy checks speak under `check --deploy` only."""

import sqlite3
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.http.request import validate_host

# The WAL-reset bug: connections that write and checkpoint at once can lose committed rows (sqlite.org, 3.51.3).
SQLITE_SOUND = (3, 51, 3)


@register(Tags.security, deploy=True)
def responsible_editor_is_named(app_configs, **kwargs):
    if settings.RESPONSIBLE_EDITOR:
        return []
    return [
        Error(
            "Nobody is named as responsible editor.",
            hint="Set RESPONSIBLE_EDITOR to a name: medieansvarsloven asks for it on the site.",
            id="articles.E001",
        )
    ]


@register(Tags.security, deploy=True)
def editor_can_be_reached(app_configs, **kwargs):
    if settings.EDITOR_EMAIL:
        return []
    return [
        Warning(
            "Readers find no address to write to.",
            hint="Set EDITOR_EMAIL: corrections and replies come to it (VVP 4.13, 4.15).",
            id="articles.W001",
        )
    ]


@register(Tags.security, deploy=True)
def site_is_served_over_https(app_configs, **kwargs):
    if settings.SITE_ROOT.startswith("https://"):
        return []
    return [
        Error(
            "The site's address is not https: log-ins and readers can be listened to.",
            hint="Set SITE_ROOT to the site's https:// address; secure cookies and HSTS follow from it.",
            id="articles.E002",
        )
    ]


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs, **kwargs):
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "Any host name is answered.",
            hint="Name the site's hosts in ALLOWED_HOSTS: links in feeds and mails are built from them.",
            id="articles.E003",
        )
    ]


@register(Tags.security, deploy=True)
def site_answers_to_its_own_name(app_configs, **kwargs):
    host = urlsplit(settings.SITE_ROOT).hostname
    if any(validate_host(host, [allowed]) for allowed in settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            f"The site's own host, {host}, is not among the hosts that are answered.",
            hint="Add it to ALLOWED_HOSTS: every link in feeds and sitemaps leads to it.",
            id="articles.E004",
        )
    ]


@register(Tags.security, deploy=True)
def proxy_is_believed(app_configs, **kwargs):
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            "Requests that come through a proxy would be redirected to https for ever.",
            hint="Set TRUSTED_PROXY=True where a proxy ends TLS and sets X-Forwarded-Proto itself.",
            id="articles.W003",
        )
    ]


@register(Tags.database, deploy=True)
def sqlite_is_sound(app_configs, **kwargs):
    uses_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not uses_sqlite or sqlite3.sqlite_version_info >= SQLITE_SOUND:
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can, rarely, lose a committed save when two processes write at once.",
            hint="Set DATABASE_URL to a PostgreSQL database, or run on SQLite 3.51.3 or newer.",
            id="articles.W002",
        )
    ]
