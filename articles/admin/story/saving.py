"""What the buttons of a story's form do with what was written, and what to say of it."""

from dataclasses import dataclass, field, replace
from hashlib import sha256

from django.contrib import messages
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.errors import NotReady
from articles.actions.publish import drop_update, plan_update, publish_article
from articles.actions.save import lock, newest_revision, save_draft, start_article
from articles.actions.telling import NOTHING, Told
from articles.admin.story.conflicts import picks_in
from articles.admin.story.desk import READY, STEPS, DeskForm, take_step, what_was_done
from articles.admin.story.dismissed import keep_dismissed
from articles.admin.story.form import ArticleForm
from articles.admin.story.times_form import keep_embargo, keep_end
from articles.admin.wording import clock, moment
from articles.models import Actor, Article, Revision
from articles.text.drafts.draft import Draft, clean_draft

SAVE, PUBLISH, PLAN, DROP = "_save", "_publish", "_plan", "_drop"
# What keeps a story back and is not to be put right in the draft.
SAID = ("eyes", "embargo", "unpublish_at")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a save came to: the story, whether a revision was written, and what kept it from being published.

    `met` is a colleague's revision that this one was put together with; `is_unread` where the story was ready before;
    `is_done` where a step over the desk was taken.
    """

    article: Article
    is_changed: bool
    problems: dict[str, str] = field(default_factory=dict)
    met: Revision | None = None
    is_unread: bool = False
    is_done: bool = False


@transaction.atomic
def save(
    form: ArticleForm,
    article: Article | None,
    before: Draft,
    *,
    by: Actor,
    wish: str,
    desk: DeskForm,
    told: Told = NOTHING,
) -> Outcome:
    """Write the draft and, if wished, publish this very draft, or take a step over the desk with it.

    Raises StaleDraft, QuotesReworded and `desk.REFUSALS`, which undo all. A story that is not ready keeps its draft,
    and one that was put together with a colleague's is not published, or found ready, before somebody has read it.
    """
    written = _write(form, article, before, by=by, wish=wish)
    article = written.article
    keep_dismissed(article, form.cleaned_data["dismissed"], by=by)
    written = replace(written, is_changed=written.is_changed or form.has_new_times)
    gives_out = wish in (PUBLISH, PLAN, DROP) and not written.met
    refused = keep_embargo(form, article, by=by)
    if not gives_out:
        refused |= keep_end(form, article, by=by)
    if refused:
        return replace(written, problems=refused)
    if gives_out:
        return _give_out(form, written, by=by, wish=wish, told=told)
    if wish not in STEPS or (written.met and wish == READY):
        return written
    return replace(written, article=take_step(article, wish, desk, by=by), is_done=True)


def _write(form: ArticleForm, article: Article | None, before: Draft, *, by: Actor, wish: str) -> Outcome:
    """Write the draft; a form in which nothing was changed makes no revision."""
    draft, cleaned, sent = form.draft(before), form.cleaned_data, _hash_of(form.data)
    if article is None:
        return Outcome(start_article(draft, by=by, key=cleaned["key"], sent=sent), is_changed=True)
    locked = lock(article)
    newest, was_ready = newest_revision(locked), locked.status == Article.Status.READY
    # One's own autosave, now saved on purpose, is a version to be told of.
    is_own_autosave = newest.reason == Revision.Reason.AUTOSAVE and newest.author_id == by.pk
    is_changed = is_own_autosave or clean_draft(draft) != clean_draft(before)
    if not is_changed:
        return Outcome(article, is_changed, met=newest if cleaned["base"] != newest.number else None)
    revision = save_draft(
        article,
        draft,
        by=by,
        base=cleaned["base"],
        picks=picks_in(form.data, against=newest.number),
        key=cleaned["key"],
        sent=sent,
        reason=Revision.Reason.PUBLISH if wish in (PUBLISH, PLAN) else Revision.Reason.SAVE,
    )
    met = newest if revision.merged_with else None
    return Outcome(article, is_changed, met=met, is_unread=was_ready and article.is_in_review)


def _hash_of(data: QueryDict) -> str:
    """What a form that was sent says, whichever button sent it."""
    said = {name: values for name, values in data.lists() if not name.startswith(("csrf", "_"))}
    return sha256(repr(sorted(said.items())).encode()).hexdigest()


def _give_out(form: ArticleForm, saved: Outcome, *, by: Actor, wish: str, told: Told) -> Outcome:
    """Do as wished. An end before the moment that was planned until now is set when that is moved."""
    article, ends = saved.article, form.cleaned_data["unpublish_at"]
    is_later = ends is None or article.publish_at is None or ends > article.publish_at
    try:
        if is_later and (refused := keep_end(form, article, by=by)):
            raise NotReady(refused)
        article = _published(form, article, by=by, wish=wish, told=told)
        if not is_later and (refused := keep_end(form, article, by=by)):
            raise NotReady(refused)
    except NotReady as lacking:
        return replace(saved, problems=lacking.problems)
    return replace(saved, article=article)


def _published(form: ArticleForm, article: Article, *, by: Actor, wish: str, told: Told) -> Article:
    publish_at, lifting = form.cleaned_data["publish_at"], form.cleaned_data["embargo_reason"]
    if wish == PUBLISH:
        return publish_article(article, by=by, told=told, lifting=lifting)
    if wish == DROP:
        return drop_update(article, by=by)
    if article.is_published():
        return plan_update(article, by=by, update_at=publish_at, told=told)
    return publish_article(article, by=by, publish_at=publish_at, lifting=lifting)


def what_happened(outcome: Outcome, wish: str) -> tuple[int, str]:
    """A message's level, and what the save came to in a sentence."""
    article, told = outcome.article, {"clock": clock(timezone.now())}
    if outcome.is_done:
        return messages.SUCCESS, what_was_done(article, wish)
    if outcome.problems or (outcome.met and wish != SAVE) or outcome.is_unread:
        return messages.WARNING, _what_is_left(outcome, wish)
    if wish == DROP:
        return messages.SUCCESS, _("The plan is dropped. The changes are a draft again.")
    if wish == PLAN and article.update_at:
        return messages.SUCCESS, _("The changes go out %(moment)s.") % {"moment": moment(article.update_at)}
    if wish != SAVE and article.is_planned():
        return messages.SUCCESS, _("Planned for %(moment)s.") % {"moment": moment(article.publish_at)}
    if wish == PUBLISH:
        return messages.SUCCESS, _("Published. Readers see this version now.")
    if not outcome.is_changed:
        return messages.INFO, _("Nothing was changed, so nothing was saved.")
    if article.is_planned():
        return _what_goes_out(article, told)
    if article.has_unpublished_changes:
        return messages.SUCCESS, _("Saved at %(clock)s. Readers do not see the changes yet.") % told
    return messages.SUCCESS, _("Saved at %(clock)s.") % told


def _what_goes_out(article: Article, told: dict[str, str]) -> tuple[int, str]:
    """Whether a planned story goes out as it was saved."""
    if article.has_unpublished_changes:
        sentence = _("Saved at %(clock)s. The story goes out without these changes, as it was planned.")
        return messages.WARNING, sentence % told
    sentence = _("Saved at %(clock)s. So the story goes out %(moment)s.")
    return messages.SUCCESS, sentence % (told | {"moment": moment(article.publish_at)})


def _what_is_left(outcome: Outcome, wish: str) -> str:
    """Why a story that was saved is not where one might think."""
    told = {"clock": clock(timezone.now())}
    if outcome.is_unread:
        return _("Saved at %(clock)s. The story was ready; now it has to be read again.") % told
    if said := [outcome.problems[place] for place in SAID if place in outcome.problems]:
        is_publishing = wish in (PUBLISH, PLAN)
        saved = _("Saved at %(clock)s, but not published.") if is_publishing else _("Saved at %(clock)s.")
        return " ".join([saved % told, *said])
    if wish == READY:
        return _("Saved at %(clock)s, but not marked as ready.") % told
    if outcome.problems:
        return _("Saved at %(clock)s, but not published: something is missing.") % told
    return _("Saved at %(clock)s, but not published.") % told
