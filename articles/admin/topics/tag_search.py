"""Topics suggested while somebody types in the topics field: what they are, how used, and a new one where none fits."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.suggestions import Suggesting
from articles.admin.unique_names import owner_of
from articles.models import Tag, can
from articles.queries.tag_search import LONGEST_TYPED, TagHit, search_tags
from articles.text.folding import fold, plain_name


class SuggestingTopics(Suggesting):
    """Answers `names/?q=` with topics, best first, and by right a new one last: {"value", "label", "last", …}."""

    def names(self, request: HttpRequest) -> JsonResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = plain_name(request.GET.get("q", ""))
        hits = search_tags(typed, request.user)
        names = [_option(hit) for hit in hits]
        may_be_new = fold(typed) and len(typed) <= LONGEST_TYPED and can(request.user, "add", Tag)
        # One that has the name may be offered to others alone.
        if may_be_new and not any(hit.is_exact for hit in hits) and not owner_of(typed, Tag):
            names.append({"value": typed, "label": _("New topic: %(name)s") % {"name": typed}, "isNew": True})
        return JsonResponse({"names": names})


def _option(hit: TagHit) -> dict:
    said = [hit.tag.get_kind_display()]
    said.append(ngettext("%(count)d story", "%(count)d stories", hit.stories) % {"count": hit.stories})
    if hit.alias:
        said.append(_("also «%(alias)s»") % {"alias": hit.alias})
    if hit.is_near:
        said.append(_("spelt much the same"))
    shown = {"value": hit.tag.name, "label": hit.tag.name, "last": " · ".join(said)}
    return shown | {"isExact": hit.is_exact, "isNear": hit.is_near}
