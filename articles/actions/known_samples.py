"""The rows behind the names in sample stories: sections, topics, people, sources.

Each is made when a story first needs it.
"""

from collections.abc import Iterable, Sequence

from articles.models import Person, Section, Source, Tag, TagAlias
from articles.text.drafts.draft import Draft
from articles.text.folding import fold
from articles.text.samples.cast import Somebody
from articles.text.samples.story import SampleStory, Topic


class KnownSamples:
    """Ids by name, for as long as stories are being made.

    A topic or a source that is there already is used as it is. A person is used where it was made for samples: a
    namesake of somebody real is somebody else.
    """

    def __init__(self) -> None:
        sections = list(Section.objects.in_menu())
        self._sections = {section.slug: section for section in sections}
        self._first = sections[0]
        self._topics: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._sources: dict[str, int] = {}

    def meet(self, stories: Sequence[SampleStory]) -> None:
        """Let every name in the stories have a row."""
        self._meet_topics(topic for story in stories for topic in story.topics)
        people = [who for story in stories for who in story.speakers.values()]
        self._meet_people([*people, *(who for story in stories for who, _role in story.credits)])
        self._meet_sources(name for story in stories for name in story.sources)

    def section(self, slug: str) -> Section:
        """The section with that slug, else the first of the paper."""
        return self._sections.get(slug, self._first)

    def ids(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        """The ids of topics, people and sources, by name."""
        return self._topics, self._people, self._sources

    def draft_of(self, story: SampleStory) -> Draft:
        """The story's draft, with the ids of whom and what it names."""
        quotes = story.draft["quotes"]
        return story.draft | {
            "section": self.section(story.section).pk,
            "tags": list(dict.fromkeys(self._topics[topic.name] for topic in story.topics)),
            "credits": [{"person": self._people[who.name], "role": role} for who, role in story.credits],
            "sources": [self._sources[name] for name in story.sources],
            "quotes": {
                ref: facts | {"speaker": self._people[story.speakers[ref].name]} for ref, facts in quotes.items()
            },
        }

    def _meet_topics(self, topics: Iterable[Topic]) -> None:
        new = {topic.name: topic for topic in topics if topic.name not in self._topics}
        folds = {fold(name): name for name in new}
        known = dict(TagAlias.objects.filter(fold__in=folds).values_list("fold", "tag"))
        known |= dict(Tag.objects.filter(fold__in=folds).values_list("fold", "pk"))
        for folded, name in folds.items():
            # One at a time, so that the noun itself finds an address that is free.
            made = None if folded in known else Tag.objects.create(name=name, kind=new[name].kind, is_sample=True)
            self._topics[name] = made.pk if made else known[folded]

    def _meet_people(self, people: Iterable[Somebody]) -> None:
        new = {who.name: who for who in people if who.name not in self._people}
        self._people |= dict(Person.objects.filter(is_sample=True, name__in=new).values_list("name", "pk"))
        rows = [
            Person(
                name=who.name,
                title=who.roles[0],
                organisation=who.organisation,
                is_listed=not who.is_minor,
                is_sample=True,
            )
            for who in new.values()
            if who.name not in self._people
        ]
        self._people |= {person.name: person.pk for person in Person.objects.bulk_create(rows)}

    def _meet_sources(self, names: Iterable[str]) -> None:
        for name in dict.fromkeys(names):
            if name not in self._sources:
                facts = {"name": name, "is_sample": True}
                self._sources[name] = Source.objects.get_or_create(fold=fold(name), defaults=facts)[0].pk
