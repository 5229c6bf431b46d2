"""Things to test with: each test states only the facts that it is about."""

from datetime import datetime, timedelta
from itertools import count
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from articles.actions.publish import publish_article
from articles.actions.save import start_article
from articles.models import SYSTEM, Article, Person, Section, Source, Tag
from articles.models.roles import make_roles
from articles.text.drafts.draft import new_draft

_numbers = count(1)
PASSWORD = "a long and quiet password"


def make_user(username, *, role="", sections=(), **facts):
    user = get_user_model().objects.create_user(username, password=PASSWORD, **facts)
    if role:
        # A test that drives a browser begins with an emptied database, without what migrations wrote.
        if not Group.objects.filter(name=role).exists():
            make_roles()
        user.groups.add(Group.objects.get(name=role))
    user.edited_sections.set(sections)
    return user


def take_right(user, codename):
    """Let the user's role lack a right from now on."""
    for role in user.groups.all():
        role.permissions.remove(*role.permissions.filter(codename=codename))


def let_only_view(user):
    """Let the user see every story, and do nothing else."""
    user.groups.clear()
    user.user_permissions.set(Permission.objects.filter(codename="view_article"))


def make_section(name="Utenriks", **facts) -> Section:
    slug = facts.pop("slug", name.lower())
    return Section.objects.get_or_create(slug=slug, defaults={"name": name, **facts})[0]


def make_tag(name, **facts) -> Tag:
    return Tag.objects.create(name=name, **facts)


def make_person(name="Mark Rutte", **facts) -> Person:
    return Person.objects.create(name=name, **facts)


def make_source(name="EuroNews", **facts) -> Source:
    return Source.objects.create(name=name, **facts)


def make_draft(**facts) -> dict:
    """A draft with all that publishing asks for; `section`, `tags`, `sources` are rows, `by` its writers."""
    section = facts.pop("section", None) or make_section()
    by = facts.pop("by", ())
    facts["tags"] = [tag.pk for tag in facts.pop("tags", ())]
    facts["sources"] = [source.pk for source in facts.pop("sources", ())]
    facts["credits"] = [{"person": person.pk, "role": "text"} for person in by]
    plain = {
        "headline": f"Sak nummer {next(_numbers)}",
        "lede": "Dette er ingressen.",
        "body": "<p>Dette er teksten.</p>",
    }
    return new_draft(**plain | {"section": section.pk} | facts)


def quoted(words="Vi må gjøre dette", ref="aaaa22", speaker=None, **facts):
    """A body with one dash quote, and its facts: give both to `make_article(**quoted(…))`."""
    known = {"speaker": speaker.pk if speaker else None, "name": speaker.name if speaker else "", **facts}
    name = speaker.last_name if speaker else "hun"
    return {
        "body": f'<p>De møttes i går.</p><p>– <q data-quote="{ref}">{words}</q>, sa {name}.</p>',
        "quotes": {ref: known},
    }


def make_article(*, status="published", publish_at: datetime | None = None, made_by=None, **facts) -> Article:
    """A story through the newsroom's own actions: published an hour ago unless told otherwise.

    It is `made_by` a user, else by the cast's reporter; its versions are the newsroom's own. Readers may have stories
    from before a rule of articles/text/rules was made, so none of them stops it.
    """
    at = timezone.now()
    article = start_article(make_draft(**facts), by=SYSTEM, at=min(at, publish_at or at))
    article.created_by = made_by or get_user_model().objects.filter(username="reporter").first()
    article.save(update_fields=["created_by"])
    if status == "published":
        moment = publish_at or at - timedelta(hours=1)
        with patch("articles.actions.publish.what_is_missing", return_value={}):
            article = publish_article(article, by=SYSTEM, publish_at=moment, at=min(at, moment))
    elif status != "draft":
        handed_in_at = at if status == "review" else None
        Article.objects.filter(pk=article.pk).update(status=status, handed_in_at=handed_in_at)
        article.refresh_from_db()
    return article
