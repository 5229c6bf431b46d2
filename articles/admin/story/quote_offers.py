"""Quotes that are offered beside the text: found by the newsroom's own reading, marked only by who writes."""

import json

from articles.models import Quote
from articles.text.parts import Sureness
from articles.text.quotes.offers import QuoteOffer, find_offers


def offers_beside(body: str, lede: str) -> list[dict]:
    """What the template shows of each unmarked quote of a clean body, and `data` for the script that marks it."""
    return [
        {
            "words": offer.quote.words,
            "speaker": offer.quote.speaker,
            "mention": offer.quote.mention,
            "sureness": Quote.Sureness(offer.quote.sureness.value).label,
            "is_certain": offer.quote.sureness is Sureness.CERTAIN,
            "data": _data(offer),
        }
        for offer in find_offers(body, lede)
    ]


def _data(offer: QuoteOffer) -> str:
    quote = offer.quote
    facts = {name: getattr(quote, name) for name in ("speaker", "mention", "verb", "role", "setting")}
    spans = [[span.start, span.end] for span in quote.spans]
    return json.dumps({"text": offer.text, "spans": spans, "facts": facts | {"form": quote.form.value}})
