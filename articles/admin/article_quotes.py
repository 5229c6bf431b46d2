"""The quotes of a story as its newest draft has them, for the panel beside the text."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Actor, Article, Person, Quote, can
from articles.text.body import marked_quotes
from articles.text.drafts import Draft


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quote in the panel: `speaker` is "" where nobody is known, `sureness` "" where nothing is to be doubted."""

    ref: str
    words: str
    speaker: str
    role: str
    form: str
    sureness: str
    address: str

    @property
    def needs_eyes(self) -> bool:
        return not self.speaker or bool(self.sureness)


def quote_cards(article: Article | None, draft: Draft, user: Actor) -> list[QuoteCard]:
    marked, facts = marked_quotes(draft["body"]), draft["quotes"]
    people = Person.objects.in_bulk({fact["speaker"] for fact in facts.values() if fact["speaker"]})
    rows = {}
    if article and marked and can(user, "view", Quote):
        rows = dict(article.quotes.current().values_list("ref", "pk"))
    return [_card(mark, facts[mark.ref], people, rows) for mark in marked if mark.ref in facts]


def _card(mark, facts: dict, people: dict[int, Person], rows: dict[str, int]) -> QuoteCard:
    person = people.get(facts["speaker"])
    doubted = facts["sureness"] != Quote.Sureness.CERTAIN and not facts["confirmed_by"]
    return QuoteCard(
        ref=mark.ref,
        words=mark.words,
        speaker=(facts["name"] or person.name) if person else "",
        role=facts["role"],
        form=str(Quote.Form(facts["form"]).label),
        sureness=str(Quote.Sureness(facts["sureness"]).label) if doubted else "",
        address=reverse("admin:articles_quote_change", args=[rows[mark.ref]]) if mark.ref in rows else "",
    )
