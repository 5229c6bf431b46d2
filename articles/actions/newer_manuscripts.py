"""A newer manuscript taken into a story: what is new comes in, what people have put right in the story stays."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from articles.actions.errors import NotAllowed
from articles.actions.manuscripts import (
    facts_of,
    people_credited,
    section_named,
    story_titled,
    topics_found,
)
from articles.actions.people import person_for, row_named
from articles.actions.save import newest_revision, save_draft
from articles.models import Actor, Article, Person, Revision, Source, Tag, can
from articles.text.drafts.body import marked_quotes
from articles.text.drafts.body_rules import sanitize_body
from articles.text.drafts.draft import Draft, clean_draft, new_ref
from articles.text.folding import fold
from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.newer import Newer, merged, said_in
from articles.text.parts import FoundQuote, Manuscript

TOPIC, CREDIT, SOURCE, RELATED, SECTION = "tags", "credits", "sources", "related", "section"


@dataclass(frozen=True, slots=True)
class Besides:
    """What a newer manuscript has that the story has not, beside its text; `field` is where it goes in the draft."""

    field: str
    name: str
    role: str = ""

    @property
    def key(self) -> str:
        return sha256("\0".join((self.field, self.role, fold(self.name))).encode()).hexdigest()[:12]


def newer_of(reading: Manuscript, article: Article) -> tuple[Newer, dict[str, FoundQuote]]:
    """What the reading says to the story, and its quotes by the refs that they have in it."""
    refs = [new_ref() for _quote in reading.quotes]
    body = sanitize_body(compose_body(reading, refs))
    newer = Newer(reading.headline, reading.lede, body, _said_before(article))
    return newer, dict(zip(refs, reading.quotes, strict=True))


def _said_before(article: Article) -> frozenset[str]:
    """What the manuscripts of the story have said, as far as it was taken in and the last of them had it still."""
    versions = list(article.revisions.order_by("number").values_list("number", "reason"))
    numbers = [number for number, _reason in versions]
    imports = [at for at, (_number, reason) in enumerate(versions) if reason == Revision.Reason.IMPORT]
    steps = [(numbers[at - 1] if at else 0, numbers[at]) for at in imports]
    wanted = article.revisions.filter(number__in={number for step in steps for number in step})
    contents = wanted.values_list("number", "content__headline", "content__lede", "content__body")
    said = {number: said_in(*(text or "" for text in content)) for number, *content in contents}
    known: frozenset[str] = frozenset()
    for before, after in steps:
        was, now = said.get(before, frozenset()), said[after]
        known = known - (was - now) | (now - was)
    return known


def found_besides(reading: Manuscript, draft: Draft) -> list[Besides]:
    """Topics, credits, sources, related links and section that the draft lacks. Nothing is written."""
    return list({found.key: found for found in _besides(reading, draft)}.values())


@transaction.atomic
def take_in_newer(
    article: Article,
    reading: Manuscript,
    *,
    by: Actor,
    base: int,
    kept: Collection[str] = (),
    added: Collection[str] = (),
    at: datetime | None = None,
    key: str = "",
) -> Revision | None:
    """The next revision of `article`, with what is new in a newer manuscript that was read.

    `base` is the version that the differences were shown against, `kept` the keys of those that are not taken, `added`
    the keys of what is to be taken beside the text. None where nothing is taken. Raises NotAllowed and StaleDraft.
    """
    if not can(by, "change", article):
        raise NotAllowed
    at = at or timezone.now()
    opened = article.revisions.filter(number=base).first()
    before = (opened or newest_revision(article)).draft
    newer, found = newer_of(reading, article)
    draft = merged(before, newer, kept)
    titles = {person.name: person.role for person in reading.people}
    marks = [mark.ref for mark in marked_quotes(draft["body"])]
    fresh = {ref: facts_of(found[ref], titles, by=by, at=at) for ref in marks if ref in found}
    draft |= {"quotes": draft["quotes"] | fresh}
    for besides in found_besides(reading, before):
        if besides.key in added:
            draft |= _with(draft, besides, by=by, at=at)
    if base == article.version and clean_draft(draft) == clean_draft(before):
        return None
    return save_draft(article, draft, by=by, base=base, meets=False, at=at, key=key, reason=Revision.Reason.IMPORT)


def _besides(reading: Manuscript, draft: Draft) -> Iterator[Besides]:
    yield from (Besides(TOPIC, name) for name, pk in topics_found(reading).items() if pk not in draft["tags"])
    credited = dict(Person.objects.filter(pk__in=[c["person"] for c in draft["credits"]]).values_list("pk", "name"))
    had = {(fold(credited.get(c["person"], "")), c["role"]) for c in draft["credits"]}
    yield from (Besides(CREDIT, name, role) for name, role in people_credited(reading) if (fold(name), role) not in had)
    cited = set(Source.objects.filter(pk__in=draft["sources"]).values_list("fold", flat=True))
    yield from (Besides(SOURCE, name) for name in reading.sources if fold(name) not in cited)
    linked = {fold(link["title"]) for link in draft["related"]}
    yield from (Besides(RELATED, title) for title in reading.related if fold(title) not in linked)
    if draft["section"] is None and section_named(reading.section):
        yield Besides(SECTION, reading.section)


def _with(draft: Draft, besides: Besides, *, by: Actor, at: datetime) -> Draft:
    name = besides.name
    if besides.field == SECTION:
        return {SECTION: section_named(name)}
    if besides.field == CREDIT:
        person, _made = person_for(name, by=by, at=at)
        new = [{"person": person.pk, "role": besides.role}] if person else []
    elif besides.field == RELATED:
        new = [{"title": name, "address": "", "story": story_titled(name)}]
    else:
        new = [row_named(Tag if besides.field == TOPIC else Source, name, by=by, at=at).pk]
    return {besides.field: [*draft[besides.field], *new]}
