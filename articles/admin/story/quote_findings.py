"""What contradicts about a story's quotes, in words, for the cards beside the text."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.admin.story.form import ArticleForm
from articles.admin.story.quotes import PLAIN, QuoteFacts
from articles.admin.wording import moment
from articles.models import Actor, Article, can
from articles.queries.quote_context import PrintedBefore, printed_before
from articles.text.drafts.body import plain_text
from articles.text.drafts.body_rules import sanitize_body
from articles.text.drafts.comparing import Change, Piece
from articles.text.quotes.consistency import CheckedQuote, Finding, Kind, Known, findings
from articles.text.quotes.places import Place, places_of
from articles.text.quotes.spelling import Capital, capitals


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its sentence, and the address of the story it comes from."""

    finding: Finding
    sentence: str
    address: str
    moment: str

    @property
    def kind(self) -> str:
        return self.finding.kind.value

    @property
    def there(self) -> list[Piece]:
        """The other wording, with what is not in the text here."""
        return [piece for piece in self.finding.difference if piece.kind is not Change.NEW]

    @property
    def here(self) -> list[Piece]:
        """The wording of the text, with what is not in the other."""
        return [piece for piece in self.finding.difference if piece.kind is not Change.GONE]


def check_quotes(form: ArticleForm, article: Article | None, user: Actor) -> None:
    """Give each quote of a story's form its findings, as the form stands. Asks as much for one quote as for hundred."""
    cards = form.quotes.forms
    if not cards:
        return
    body, language = sanitize_body(form["body"].value() or ""), form["language"].value()
    speakers = {card.person.pk for card in cards if card.person and card.person.pk}
    before = printed_before(speakers, besides=article, language=language, user=user)
    places = places_of(body)
    story = "\n".join([form["headline"].value() or "", form["lede"].value() or "", plain_text(body)])
    words, credited = capitals(story), [row["name"].value() or "" for row in form.credits]
    names, seen = [_name(card) for card in cards], set()
    for card, name in zip(cards, names, strict=True):
        others = {*credited, *names} - {name}
        known = _known(card, before, language=language, words=words, others=others, is_first=name not in seen)
        place = places.get(card.ref, Place(1, "", ""))
        quote = CheckedQuote(card.ref, card.words, _facts(card), place)
        card.pieces = place.pieces
        card.findings = [_shown(finding, user) for finding in findings(quote, known)]
        seen.add(name)


def _known(
    card: QuoteFacts,
    before: PrintedBefore,
    *,
    language: str,
    words: list[Capital],
    others: Collection[str],
    is_first: bool,
) -> Known:
    person = card.person
    return Known(
        language=language,
        person=person.name if person else "",
        last_printed=before.last_roles.get(person.pk, ()) if person else (),
        elsewhere=before.elsewhere.get(person.pk, ()) if person else (),
        capitals=words,
        others=others,
        is_first=is_first,
    )


def _name(card: QuoteFacts) -> str:
    return card.person.name if card.person else card["name"].value() or ""


def _facts(card: QuoteFacts) -> dict:
    """The quote's facts as the form stands; the note is nobody's to compare."""
    return {**card.shown, **{name: card[name].value() or "" for name in PLAIN if name in card.fields}, "note": ""}


def _shown(finding: Finding, user: Actor) -> ShownFinding:
    source = finding.source
    address = ""
    if source and can(user, "view", Article):
        address = reverse("admin:articles_article_change", args=[source.story])
    return ShownFinding(finding, _sentence(finding), address, moment(source.at) if source else "")


def _sentence(finding: Finding) -> str:
    told = {"here": finding.here, "there": finding.there, "words": _list(finding.said)}
    match finding.kind:
        case Kind.WORDS:
            return _("The text says something else than what was confirmed.")
        case Kind.CUT:
            return _("The part leaves out %(words)s, which may turn the meaning.") % told
        case Kind.ELSEWHERE:
            return _("The same words are printed otherwise in another story.")
        case Kind.ROLE:
            return _("Last printed as «%(there)s», here as «%(here)s».") % told
        case Kind.NAME:
            return _("Printed as «%(here)s», but the person is called «%(there)s».") % told
        case Kind.SPELLING:
            return _("The person is called «%(there)s», but the story also has %(words)s.") % told
    return _marks(finding)


def _marks(finding: Finding) -> str:
    # Språkrådet, «Anførselstegn eller replikkstrek».
    if finding.said == ("translated",):
        return _("Quotation marks promise the very words (Språkrådet, VVP 3.7), but these are translated: use a dash.")
    return _("Quotation marks promise the very words (Språkrådet, VVP 3.7), but the form says that these are reworked.")


def _list(words: Iterable[str]) -> str:
    return get_text_list([f"«{word}»" for word in words], _("and"))
