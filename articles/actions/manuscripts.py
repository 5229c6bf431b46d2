"""From a manuscript to a draft: what the reading found, tied to the newsroom's people, topics, sections and sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed, NotReady
from articles.actions.people import person_for, row_named, what_fits
from articles.actions.placing import foreign_section
from articles.actions.publish import publish_article
from articles.actions.readiness import said
from articles.actions.save import made_with, newest_revision, start_article
from articles.models import (
    Actor,
    Article,
    Credit,
    Person,
    Quote,
    RelatedLink,
    Revision,
    Section,
    Source,
    Tag,
    TagAlias,
    can,
    known_topics,
)
from articles.text.drafts.body import plain_text
from articles.text.drafts.draft import Draft, new_draft, new_ref
from articles.text.folding import fold
from articles.text.manuscripts.composing import compose_body
from articles.text.parts import FoundQuote, Manuscript, Sureness
from articles.text.rules import findings
from articles.text.rules.headline_missing import headline_missing
from articles.text.rules.open_links import open_links
from articles.text.rules.quotes_without_speaker import quotes_without_speaker
from articles.text.rules.section_missing import section_missing
from articles.text.rules.story import Story
from articles.text.topics.suggestions import topics_of

MOST_TOPICS = 12


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a manuscript: the story, the reading, and what is left for an editor to do, in sentences."""

    article: Article
    reading: Manuscript
    to_do: tuple[str, ...]


@transaction.atomic
def import_manuscript(
    reading: Manuscript,
    *,
    by: Actor,
    publish: bool = False,
    headline: str = "",
    section: str = "",
    publish_at: datetime | None = None,
    at: datetime | None = None,
    key: str = "",
) -> ImportResult:
    """Make a story of a manuscript that was read, published if wanted and ready.

    An editor may have put the reading right (articles/text/manuscripts/corrections.py). `headline` and `section` (a
    name) stand in where the text does not say; `key` makes the import happen once. Raises NotAllowed. What keeps the
    story from being published is told in the result's `to_do`.
    """
    if not can(by, "add", Article):
        raise NotAllowed
    at = at or timezone.now()
    if made := made_with(key, by):
        return ImportResult(made.article, reading, tuple(_left_to_do(newest_revision(made.article).content)))
    draft = draft_from_reading(reading, by=by, at=at)
    draft["headline"] = draft["headline"] or headline
    if draft["section"] is None:
        draft["section"] = section_named(section or reading.section)
    foreign = foreign_section(by, None, draft["section"])
    if foreign:
        draft["section"] = None
    article = start_article(draft, by=by, at=at, key=key, reason=Revision.Reason.IMPORT)
    to_do = [*filter(None, [foreign]), *_left_to_do(newest_revision(article).content)]
    if publish:
        try:
            article = publish_article(article, by=by, at=at, publish_at=publish_at)
        except NotReady as problem:
            to_do = [*problem.problems.values(), *to_do]
    return ImportResult(article, reading, tuple(dict.fromkeys(to_do)))


def draft_from_reading(reading: Manuscript, *, by: Actor, at: datetime) -> Draft:
    """The draft that a reading makes: unknown people and sources become rows, unknown topics do not."""
    refs = [new_ref() for _quote in reading.quotes]
    titles = {person.name: person.role for person in reading.people}
    return new_draft(
        headline=reading.headline,
        lede=reading.lede,
        body=compose_body(reading, refs),
        section=section_named(reading.section),
        language=reading.language,
        tags=_topics_of(reading, by=by, at=at),
        credits=_credits_of(reading, by=by, at=at),
        sources=[row_named(Source, name, by=by, at=at).pk for name in reading.sources],
        related=[
            {"title": what_fits(RelatedLink, "title", title), "address": "", "story": story_titled(title)}
            for title in reading.related
        ],
        quotes={ref: facts_of(quote, titles, by=by, at=at) for ref, quote in zip(refs, reading.quotes, strict=True)},
    )


def facts_of(quote: FoundQuote, titles: dict[str, str], *, by: Actor, at: datetime) -> dict:
    """The facts of a quote as a draft holds them; a speaker whom nobody knows becomes a person with that title."""
    person, sureness = None, quote.sureness
    if quote.speaker:
        person, _made = person_for(quote.speaker, title=titles.get(quote.speaker, ""), by=by, at=at)
        if person is None:
            sureness = Sureness.UNSURE  # namesakes
    told = {
        "name": quote.speaker,
        "role": quote.role,
        "mention": quote.mention,
        "verb": quote.verb,
        "setting": quote.setting,
    }
    return {
        "speaker": person.pk if person else None,
        "form": quote.form.value,
        "sureness": sureness.value,
        # A whole sentence may have been read as somebody's name.
        **{name: what_fits(Quote, name, text) for name, text in told.items()},
    }


def section_named(name: str) -> int | None:
    """The section of that name or slug."""
    wanted = fold(name)
    return next((s.pk for s in Section.objects.all() if wanted in (fold(s.name), s.slug)), None) if wanted else None


def story_titled(title: str) -> int | None:
    """The newest published story of that headline."""
    found = Article.objects.published().newest_first().filter(headline__iexact=title).first()
    return found.pk if found else None


def topics_found(reading: Manuscript) -> dict[str, int | None]:
    """{name: id, or None where nobody knows it}: keywords of the header block first, then what the text names.

    Topics that are not offered are left to an editor, even where a keyword names them.
    """
    known = dict(Tag.objects.values_list("fold", "pk")) | dict(TagAlias.objects.values_list("fold", "tag_id"))
    offered = dict(Tag.objects.offered().values_list("pk", "name"))
    keywords = ((keyword, known.get(fold(keyword))) for keyword in reading.keywords)
    found = [(keyword, pk) for keyword, pk in keywords if pk is None or pk in offered]
    body = plain_text(compose_body(reading, ["" for _quote in reading.quotes]))
    named = topics_of({"headline": reading.headline, "lede": reading.lede, "body": body}, known_topics())
    found += [(offered[each.tag], each.tag) for each in named if each.tag in offered]
    once: dict[int | str, tuple[str, int | None]] = {}
    for name, pk in found:
        once.setdefault(pk or fold(name), (name, pk))
    return dict(list(once.values())[:MOST_TOPICS])


def _topics_of(reading: Manuscript, *, by: Actor, at: datetime) -> list[int]:
    found = topics_found(reading).items()
    return list(dict.fromkeys(pk or row_named(Tag, name, by=by, at=at).pk for name, pk in found))


def _credits_of(reading: Manuscript, *, by: Actor, at: datetime) -> Sequence[dict]:
    found = [(person_for(name, by=by, at=at)[0], role) for name, role in people_credited(reading)]
    return [{"person": person.pk, "role": role} for person, role in found if isinstance(person, Person)]


def people_credited(reading: Manuscript) -> list[tuple[str, str]]:
    """Name and role of each person in the byline and the credits."""
    roles = {choice.value for choice in Credit.Role} - {Credit.Role.SOURCE.value}
    return [(credit.name, credit.role) for credit in reading.credits if credit.role in roles]


def _left_to_do(draft: Draft) -> Iterator[str]:
    missing = findings(Story(draft), [headline_missing, section_missing, quotes_without_speaker, open_links])
    yield from map(said, missing)
