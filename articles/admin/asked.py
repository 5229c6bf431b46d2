"""What every route of the admin asks of who comes, and who runs the commands: a declaration that a test holds them to.

A new route, or a new command, is written down here: `articles/tests/admin/test_asked.py` walks the addresses, asks each
as every role, and fails on one that declares nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.contrib.auth.models import Group, User
from django.db.models import Model

from articles.models import Article, AuditEntry, Person, Quote, Section, Source, Tag


class Whoever(Enum):
    """Routes that ask about no noun."""

    EVERYBODY = "a stranger too"
    STAFF = "whoever has a log-in for the newsroom"
    NOBODY = "closed: the route is Django's, and we have no use for it"


@dataclass(frozen=True, slots=True)
class Asks:
    """`can(user, action, noun)`, where the address names a row: of that row. `post` is what writing asks beside.

    HEAD is GET without its words. Methods other than those named are no way in for anybody.
    """

    action: str
    noun: type[Model]
    post: str = ""
    methods: tuple[str, ...] = ("GET", "POST")

    def asked_by(self, method: str) -> str:
        return self.post if method == "POST" and self.post else self.action


def _noun(model: type[Model], *, suggests: bool = True) -> dict[str, Asks | Whoever]:
    """Django's own routes of a noun, and the one that suggests its names."""
    name = f"{model._meta.app_label}_{model._meta.model_name}"
    declared = {
        f"{name}_changelist": Asks("view", model),
        f"{name}_add": Asks("add", model),
        f"{name}_change": Asks("view", model, post="change"),
        f"{name}_delete": Asks("delete", model),
        f"{name}_history": Asks("view", model),
        # Leads to the row's own route, there or not.
        f"{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/": Whoever.STAFF,
    }
    return declared | ({f"{name}_names": Asks("view", model)} if suggests else {})


def _merging(model: type[Model]) -> dict[str, Asks]:
    return {f"articles_{model._meta.model_name}_{route}": Asks("change", model) for route in ("merge", "unmerge")}


def _story(name: str, action: str, **more) -> dict[str, Asks]:
    return {f"articles_article_{name}": Asks(action, Article, **more)}


ASKED: Mapping[str, Asks | Whoever] = {
    "index": Whoever.STAFF,
    "login": Whoever.EVERYBODY,
    "logout": Whoever.EVERYBODY,
    "password_change": Whoever.STAFF,
    "password_change_done": Whoever.STAFF,
    "jsi18n": Whoever.STAFF,
    # Shows the nouns that one may see, be it the audit trail alone.
    "app_list": Whoever.STAFF,
    "(?P<url>.*)$": Whoever.NOBODY,
    **_noun(Article),
    **_story("change", "open", post="change"),
    **_story("history", "open"),
    **_story("done", "open"),
    **_story("compare", "open"),
    **_story("version", "open"),
    **_story("notes", "open"),
    **_story("preview", "open"),
    **_story("add_preview", "add"),
    **_story("add_quote_card", "add"),
    **_story("add_autosave", "add", methods=("POST",)),
    **_story("add_checks", "add", methods=("POST",)),
    **_story("add_pulse", "add"),
    **_story("manuscript", "add"),
    **_story("autosave", "change", methods=("POST",)),
    **_story("checks", "change", methods=("POST",)),
    **_story("pulse", "change"),
    **_story("leave", "change", methods=("POST",)),
    **_story("newer_manuscript", "change"),
    **_story("quote_card", "change"),
    **_story("share", "change"),
    **_story("restore", "change"),
    **_story("withdraw", "publish"),
    **_story("correct", "publish"),
    **_story("bin", "delete"),
    **_story("take_back", "delete", methods=("POST",)),
    **_story("topics", "change"),
    **_noun(Quote, suggests=False),
    "articles_quote_add": Whoever.NOBODY,
    "articles_quote_delete": Whoever.NOBODY,
    **_noun(Tag),
    **_merging(Tag),
    "articles_tag_report": Asks("change", Tag),
    **_noun(Person),
    **_merging(Person),
    **_noun(Source),
    **_noun(Section, suggests=False),
    **_noun(User, suggests=False),
    "auth_user_password_change": Asks("change", User),
    **_noun(Group, suggests=False),
    # Read as a whole; nothing adds to it, changes it or deletes from it but what it tells of.
    "articles_auditentry_changelist": Asks("view", AuditEntry, methods=("GET",)),
}

# Run by an operator, as the newsroom itself (SYSTEM): who has the machine has everything.
COMMANDS = frozenset(
    (
        "empty_bin", "flush", "import_manuscript", "make_first_editor", "make_stories", "overdue", "publish_due",
        "read_manuscript", "read_quotes", "remove_samples", "seed",
    )
)  # fmt: skip

# Readers' pages: they ask nobody, and show what `published()` answers; a draft's secret link asks for its secret.
READERS = frozenset(
    (
        "about", "article", "corrections", "feed", "front_page", "people", "person", "person_stories", "robots",
        "section", "section_feed", "shared_draft", "sitemap", "sitemap_section", "topic", "topic_feed",
        "topic_quotes", "topics",
    )
)  # fmt: skip
