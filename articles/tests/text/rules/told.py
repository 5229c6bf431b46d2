"""A draft that no rule has anything to say about, and what one rule tells of it when a test has changed it."""

from datetime import datetime

from articles.text.drafts.draft import clean_draft, new_draft
from articles.text.rules.finding import Finding, Rule
from articles.text.rules.story import Story

REF = "aaaa22"
RUTTE = 7
NOW = datetime(2026, 11, 23, 12)
PEOPLE = {RUTTE: "Mark Rutte", 8: "Shigeru Ishiba", 9: "Ada Berg"}
BODY = f'<p>De møttes i går.</p><p>– <q data-quote="{REF}">Vi må handle nå</q>, sa Rutte.</p>'


def story(*, facts: dict | None = None, publish_at: datetime | None = None, now: datetime = NOW, **draft) -> Story:
    """`facts` are those of the quote in the text."""
    plain = {
        "headline": "Toppmøte i Tokyo",
        "lede": "Lederne vil samarbeide tettere.",
        "body": BODY,
        "section": 1,
        "tags": [1],
        "credits": [{"person": 9, "role": "text"}],
        "sources": [1],
    }
    quotes = {REF: {"speaker": RUTTE, "name": "Mark Rutte"} | (facts or {})}
    return Story(clean_draft(new_draft(**plain | {"quotes": quotes} | draft)), PEOPLE, now, publish_at)


def told(rule: Rule, **draft) -> list[Finding]:
    return list(rule(story(**draft)))


def quoted(*words: str) -> str:
    """A body with a dash quote for each of these words, all with the same speaker and the refs aaaa22, aaaa23 …"""
    return "".join(
        f'<p>– <q data-quote="aaaa{22 + number}">{said}</q>, sa Rutte.</p>' for number, said in enumerate(words)
    )
