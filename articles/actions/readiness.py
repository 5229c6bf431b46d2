"""Whether readers may have a story: what the rules of articles/text/rules tell, in the words of who asks."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from articles.text.drafts.draft import Draft
from articles.text.rules import STOPS, findings
from articles.text.rules.finding import Finding
from articles.text.rules.story import Story
from articles.text.rules.strange_pull_quotes import strange_pull_quotes


def what_is_missing(draft: Draft) -> dict[str, str]:
    """What keeps a clean draft from readers: {place: sentences}, empty where nothing does.

    The place is a field of the form, or "quotes".
    """
    return _by_place(findings(Story(draft), STOPS))


def what_is_misquoted(draft: Draft) -> dict[str, str]:
    """What a clean draft sets large though its text says it nowhere: {"body": sentences}, empty where there is none."""
    return _by_place(findings(Story(draft), [strange_pull_quotes]))


def said(finding: Finding) -> str:
    """A finding as a sentence, in the language of who asks."""
    if isinstance(finding.sentence, tuple):
        return ngettext(*finding.sentence, finding.details["count"]) % finding.details
    return gettext(finding.sentence) % finding.details


def _by_place(found: Iterable[Finding]) -> dict[str, str]:
    places: dict[str, list[str]] = {}
    for finding in found:
        places.setdefault("quotes" if finding.quote else finding.field, []).append(said(finding))
    return {place: " ".join(sentences) for place, sentences in places.items()}
