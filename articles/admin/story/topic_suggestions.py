"""«Suggestions from the text» beside the topics field, for a form as it stands (static/js/topic-suggestions.js)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.names import split_names
from articles.admin.story.dismissed import NAME
from articles.admin.story.form import ArticleForm
from articles.models import Article, Tag, can
from articles.queries.suggested_tags import suggested_tags
from articles.text.drafts.body import plain_text
from articles.text.drafts.body_rules import sanitize_body
from articles.text.folding import fold

TOPICS = ("topics-field", "topic-suggestions")  # scripts, in this order


@dataclass(frozen=True, slots=True)
class ShownSuggestion:
    """A suggestion: what to call it, what it is, why it is there; `key` is how a form says no to it."""

    name: str
    key: str
    why: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ShownSuggestions:
    """Topics, and names that are no topic yet; `may_add` where these may become one."""

    tags: list[ShownSuggestion]
    names: list[ShownSuggestion]
    may_add: bool


def suggestions_beside(form: ArticleForm, article: Article | None) -> ShownSuggestions | None:
    """What the text in a form suggests for its topics, None to who may not see topics."""
    if not can(form.user, "view", Tag):
        return None
    texts = {name: form[name].value() or "" for name in ("headline", "lede")}
    texts["body"] = plain_text(sanitize_body(form["body"].value() or ""))
    no = form.fields["dismissed"].clean(form["dismissed"].value() or "")
    on_story = frozenset(map(fold, _names_on(form)))
    suggested = suggested_tags(texts, form.user, article=article, on_story=on_story)
    tags = [each for each in suggested.tags if each.tag.pk not in no.tags]
    names = [each for each in suggested.names if fold(each.name) not in no.names]
    return ShownSuggestions(
        [
            ShownSuggestion(tag.name, str(tag.pk), _why(found.count, found.triggers), tag.get_kind_display())
            for tag, found in ((each.tag, each.found) for each in tags)
        ],
        [ShownSuggestion(each.name, f"{NAME}{fold(each.name)}", _why(each.count, [])) for each in names],
        can(form.user, "add", Tag),
    )


def _names_on(form: ArticleForm) -> list[str]:
    """The topics that the form has, by the names that they have and by those that were typed."""
    typed = split_names(form["topics"].value() or "")
    known = form.cleaned_data.get("topics", []) if form.is_bound and hasattr(form, "cleaned_data") else []
    return [*typed, *(tag.name for tag in known)]


def _why(count: int, triggers: list[str]) -> str:
    times = ngettext("%(count)d mention", "%(count)d mentions", count) % {"count": count}
    return _("%(times)s: %(words)s") % {"times": times, "words": ", ".join(triggers)} if triggers else times
