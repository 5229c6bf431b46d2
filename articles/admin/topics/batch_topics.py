"""A topic for all the stories that the list shows, as it is filtered: put on, or taken away."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.actions.batch_topics import Outcome, put_topic
from articles.actions.sensitive import topic_not_offered
from articles.admin.topics.one_name import known_field
from articles.models import Actor, Article, Tag, can

# What one request does within its time.
MOST = 200
SAMPLES = 10


class TopicForm(forms.Form):
    way = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[("add", gettext_lazy("Put it on")), ("remove", gettext_lazy("Take it away"))],
        widget=forms.RadioSelect,
        initial="add",
    )

    def __init__(self, data, *, user: Actor):
        super().__init__(data, label_suffix="")
        self.fields["topic"] = known_field(Tag, user, label=_("Topic"))
        self.user = user

    def clean(self) -> dict:
        cleaned = super().clean()
        topic = cleaned.get("topic")
        if topic and cleaned.get("way") == "add" and (sentence := topic_not_offered(self.user, [topic.pk], [])):
            self.add_error("topic", sentence)
        return cleaned


def topics(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Ask which topic, then do it to every story of the list that the user may change."""
    if not can(request.user, "change", Article):
        raise PermissionDenied
    back = reverse("admin:articles_article_changelist")
    asked = request.GET.dict()
    try:
        rows = model_admin.get_changelist_instance(request).get_queryset(request)
    except (IncorrectLookupParameters, PermissionDenied):
        return HttpResponseRedirect(back)
    stories = Article.objects.filter(pk__in=rows.order_by().values("pk")).order_by("-edited_at", "-pk")
    count = stories.count()
    form = TopicForm(request.POST if request.method == "POST" else None, user=request.user)
    if count <= MOST and form.is_valid():
        tag, remove = form.cleaned_data["topic"], form.cleaned_data["way"] == "remove"
        outcome = put_topic(stories.defer("body", "lede"), tag, by=request.user, remove=remove)
        _tell(request, outcome, tag, remove=remove)
        return HttpResponseRedirect(f"{back}?{urlencode(asked)}" if asked else back)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("A topic for these stories"),
        "form": form,
        "count": count,
        "most": MOST,
        "samples": stories.select_related("section").defer("body", "lede")[:SAMPLES],
        "back": f"{back}?{urlencode(asked)}" if asked else back,
    }
    return TemplateResponse(request, "admin/articles/article/topics_for_many.html", context)


def _tell(request: HttpRequest, outcome: Outcome, tag: Tag, *, remove: bool) -> None:
    done = len(outcome.changed) + len(outcome.waiting)
    if remove:
        told = ngettext("“%(topic)s” taken from %(count)d story.", "“%(topic)s” taken from %(count)d stories.", done)
    else:
        told = ngettext("“%(topic)s” put on %(count)d story.", "“%(topic)s” put on %(count)d stories.", done)
    messages.success(request, told % {"topic": tag, "count": done})
    if waiting := len(outcome.waiting):
        told = ngettext(
            "Readers do not have it yet in %(count)d story: publish the changes there.",
            "Readers do not have it yet in %(count)d stories: publish the changes there.",
            waiting,
        )
        messages.info(request, told % {"count": waiting})
    if foreign := len(outcome.foreign):
        told = ngettext("%(count)d story was left as it is.", "%(count)d stories were left as they are.", foreign)
        messages.warning(request, told % {"count": foreign})
    for sentence in outcome.told:
        messages.warning(request, sentence)
