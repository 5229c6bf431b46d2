"""«På desken»: handing a story in, sending it back, marking it as ready, and who has it until when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.errors import WrongColleague, WrongState
from articles.actions.notes import UnknownColleague
from articles.actions.save import lock
from articles.actions.workflow import assign, hand_in, has_found_ready, mark_ready, send_back, set_due
from articles.admin.moments import MomentField
from articles.admin.story.notes import sentence_about
from articles.admin.wording import when, who
from articles.models import Actor, Article, AuditEntry, Note, can
from articles.queries.desk import colleagues, last_step

HAND_IN, SEND_BACK, READY, ASSIGN = "_hand_in", "_send_back", "_ready", "_assign"
# What each button asks of who presses it.
STEPS = {HAND_IN: "change", SEND_BACK: "publish", READY: "publish", ASSIGN: "publish"}
REFUSALS = (WrongState, WrongColleague, UnknownColleague)
PREFIX = "desk"
# What was typed here and is not sent yet lies in the session until the form is shown again: addresses are logged.
KEPT, LONGEST_KEPT = "desk_typed", 5000


class ColleagueField(forms.ModelChoiceField):
    default_error_messages = {"invalid_choice": gettext_lazy("Choose somebody who may work on this story.")}

    def label_from_instance(self, obj: AbstractBaseUser) -> str:
        return who(obj)


class DeskForm(forms.Form):
    """A note, a colleague, a deadline: part of the story's form, and no part of its draft."""

    note = forms.CharField(
        label=gettext_lazy("Note to your colleague"),
        required=False,
        max_length=Note._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    # What one did not change here, a colleague may have changed meanwhile.
    to = ColleagueField(queryset=None, required=False, show_hidden_initial=True)
    due = MomentField(label=gettext_lazy("Deadline"))

    def __init__(self, data: Mapping[str, str] | None, *, article: Article | None, user: Actor, wish: str = ""):
        is_here = wish in STEPS or any(name.startswith(f"{PREFIX}-") for name in data or ())
        due_at = article.due_at.replace(second=0, microsecond=0) if article and article.due_at else None
        initial = {"to": article.assigned_to_id if article else None, "due": due_at}
        super().__init__(data if is_here else None, prefix=PREFIX, initial=initial, label_suffix="")
        self.wish = wish
        self.use_required_attribute = False
        self.fields["due"].was = due_at
        is_desk, to = can(user, "publish", article or Article), self.fields["to"]
        to.queryset = colleagues(article, "change" if is_desk else "publish")
        to.label, to.empty_label = (_("Assigned to"), _("Nobody")) if is_desk else (_("To"), _("The desk"))
        if not is_desk:
            self.initial["to"] = None
            del self.fields["due"]

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.wish == SEND_BACK and "note" in cleaned and not cleaned["note"]:
            self.add_error("note", _("Write what is left to do."))
        due = cleaned.get("due")
        if self.wish == ASSIGN and due and self["due"].is_changed and due <= timezone.now():
            self.add_error("due", _("This time has passed."))
        return cleaned

    def may_go(self) -> bool:
        """Whether what stands here lets its own button be pressed; other buttons ask nothing of it."""
        return self.wish not in STEPS or self.is_valid()

    @property
    def is_refused(self) -> bool:
        return self.wish in STEPS and bool(self.errors)

    def blame(self, refusal: Exception) -> None:
        """Say beside its field why a step was not done."""
        if isinstance(refusal, UnknownColleague):
            return self.add_error("note", sentence_about(refusal))
        return self.add_error("to" if isinstance(refusal, WrongColleague) else None, str(refusal))


def take_step(article: Article, wish: str, form: DeskForm, *, by: Actor) -> Article:
    """Do what a button of the desk says. Raises NotAllowed, and one of REFUSALS."""
    cleaned = form.cleaned_data
    note = cleaned["note"]
    if wish == HAND_IN:
        return hand_in(article, by=by, note=note, to=cleaned["to"])
    if wish == SEND_BACK:
        return send_back(article, by=by, note=note)
    if wish == READY:
        return mark_ready(article, by=by, note=note)
    article = lock(article)
    to = cleaned["to"] if "to" in form.changed_data else article.assigned_to
    due_at = cleaned["due"] if form["due"].is_changed else article.due_at
    assign(article, to, by=by, note=note)
    return set_due(article, due_at, by=by)


def what_was_done(article: Article, wish: str) -> str:
    """A sentence about the step that was taken."""
    to, due = who(article.assigned_to), when(article.due_at)
    if wish == HAND_IN:
        return _("Handed in to %(who)s.") % {"who": to} if to else _("Handed in to the desk.")
    if wish == SEND_BACK:
        return _("Sent back to %(who)s.") % {"who": to} if to else _("Sent back.")
    if wish == READY:
        return _("Marked as ready.")
    told = [_("Assigned to %(who)s.") % {"who": to} if to else _("Assigned to nobody.")]
    return " ".join([*told, *([_("Deadline %(moment)s.") % {"moment": due}] if due else [])])


def on_desk(article: Article) -> Iterator[tuple[str, bool]]:
    """Where a story stands on the desk, while anything is left to do there: sentences, each with whether it is late."""
    is_done = article.is_published() and not article.has_unpublished_changes
    if article.is_in_review or (article.status == Article.Status.READY and article.handed_in_at):
        told = {"who": who(article.handed_in_by) or _("somebody"), "moment": when(article.handed_in_at)}
        yield _("handed in by %(who)s %(moment)s") % told, False
    elif is_done:
        return
    if article.assigned_to:
        yield _("assigned to %(who)s") % {"who": who(article.assigned_to)}, False
    if article.due_at:
        is_late = article.due_at <= timezone.now()
        told = _("the deadline was %(moment)s") if is_late else _("deadline %(moment)s")
        yield told % {"moment": when(article.due_at)}, is_late


@dataclass(frozen=True, slots=True)
class Said:
    """The last step, and the note that went with it; `is_hand_in` where the step is the first line of `on_desk` too."""

    step: str
    note: str
    is_hand_in: bool = False


def desk_beside(article: Article | None, form: DeskForm, user: Actor) -> dict:
    """What the part «On the desk» of a story's form shows: `form`, and which of its buttons."""
    status, model = article.status if article else Article.Status.DRAFT, article or Article
    may_publish, may_write = can(user, "publish", model), can(user, "change", model)
    lines, said = (list(on_desk(article)), _said(article)) if article else ([], None)
    is_live = status == Article.Status.PUBLISHED
    is_in, is_ready = bool(article and article.is_in_review), status == Article.Status.READY
    # Where nobody publishes alone, a second reader of what is ready can say so.
    may_read = is_ready and settings.FOUR_EYES and not has_found_ready(user, article)
    return {
        "form": form,
        "lines": lines[1:] if said and said.is_hand_in else lines,
        "said": said,
        "may_write": may_write,
        "is_desk": may_publish,
        "is_ready": is_ready,
        "may_hand_in": may_write and not may_publish and not is_in and not is_ready,
        "may_send_back": may_publish and (is_in or is_ready),
        "may_mark": may_publish and (may_read if is_ready else not is_live and status != Article.Status.WITHDRAWN),
    }


def _said(article: Article) -> Said | None:
    step = last_step(article)
    if step is None:
        return None
    note = article.notes.filter(pk=step.details.get("note")).first() if "note" in step.details else None
    told = {"who": step.user_name or _("The newsroom"), "moment": when(step.at)}
    match step.action:
        case AuditEntry.Action.SENT_BACK:
            sentence = _("Sent back by %(who)s %(moment)s") % told
        case AuditEntry.Action.READY:
            sentence = _("Marked as ready by %(who)s %(moment)s") % told
        case _handed_in if "was" in step.details:
            sentence = _("Changed by %(who)s %(moment)s, after it was marked as ready") % told
        case _handed_in:
            return Said(_("Handed in by %(who)s %(moment)s") % told, note.text if note else "", is_hand_in=True)
    return Said(sentence, note.text if note else "")


# What was typed and not sent


def keep_typed(request: HttpRequest, article: Article) -> None:
    """Keep what was typed beside a draft that was saved by another button."""
    form = DeskForm(request.POST, article=article, user=request.user)
    if form.is_bound and form.has_changed():
        names = [name for name in request.POST if name.removeprefix("initial-").startswith(f"{PREFIX}-")]
        typed = {name: request.POST[name][:LONGEST_KEPT] for name in names[: 2 * len(form.fields)]}
        request.session[KEPT] = {"story": article.pk, "typed": typed}


def take_typed(request: HttpRequest, article: Article | None) -> dict[str, str] | None:
    """What was kept for this story's form, once."""
    kept = request.session.get(KEPT)
    if not kept or article is None or kept["story"] != article.pk:
        return None
    del request.session[KEPT]
    return kept["typed"]
