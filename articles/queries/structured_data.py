"""A story as schema.org NewsArticle and a topic's page as CollectionPage, for search engines and archives."""

from django.conf import settings
from django.templatetags.static import static

from articles.models import Tag
from articles.queries.story import Story

KINDS = {Tag.Kind.PERSON: "Person", Tag.Kind.ORGANISATION: "Organization", Tag.Kind.PLACE: "Place"}


def news_article(story: Story) -> dict:
    """JSON-LD of a published story (schema.org/NewsArticle), with what is said in it as Quotations.

    A quotation is a work of its own (schema.org/Quotation) and a part of the story: `hasPart` is a property of every
    CreativeWork and takes any other, where `citation` means a reference to another publication. `creator` is who said
    it, as in schema.org's own example (`spokenByCharacter` is for fiction). Google's documentation of articles asks
    for none of these, and passes over properties that it does not use.
    """
    article = story.article
    address = absolute(article.get_absolute_url())
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "mainEntityOfPage": address,
        "url": address,
        "headline": article.headline,
        "description": story.summary,
        "inLanguage": article.language,
        "articleSection": article.section.name,
        "datePublished": article.publish_at.isoformat(timespec="seconds"),
        "dateModified": (article.updated_at or article.publish_at).isoformat(timespec="seconds"),
        "author": [_person(credit.person) for credit in story.authors if credit.role == "text"] or [publisher()],
        "publisher": publisher(),
        "image": [absolute(static("icons/share.png"))],
        "keywords": [tag.name for tag in story.tags],
        "wordCount": len(story.text.split()),
        "isAccessibleForFree": True,
        "isBasedOn": [_source(credit.source) for credit in story.sources],
        "correction": [_correction(event) for event in story.corrections],
        "hasPart": [_quotation(quote) for quote in story.quotations if quote.form != quote.Form.INDIRECT],
    }
    return {key: value for key, value in data.items() if value not in ("", [], None)}


def topic_collection(topic: Tag) -> dict:
    """JSON-LD of a topic's page (schema.org/CollectionPage), with what it is about as Wikidata knows it.

    An Event has to have a day (Google), which a topic has not: it is a Thing, as a subject is.
    """
    address = absolute(topic.get_absolute_url())
    about = {"@type": KINDS.get(topic.kind, "Thing"), "name": topic.name, "description": topic.description}
    if topic.wikidata_id:
        about["sameAs"] = f"https://www.wikidata.org/entity/{topic.wikidata_id}"
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": topic.name,
        "about": {key: value for key, value in about.items() if value},
        "publisher": publisher(),
    }


def publisher() -> dict:
    """The newspaper as schema.org NewsMediaOrganization."""
    data = {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#publisher"),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "legalName": settings.PUBLISHER,
        "logo": {"@type": "ImageObject", "url": absolute(static("icons/icon-512.png")), "width": 512, "height": 512},
        "publishingPrinciples": absolute("/om/"),
    }
    return {key: value for key, value in data.items() if value}


def absolute(path: str) -> str:
    """The full address of a path of the site."""
    return f"{settings.SITE_ROOT}{path}"


def _person(person) -> dict:
    data = {"@type": "Person", "name": person.name}
    if person.is_listed:
        data["url"] = absolute(person.get_absolute_url())
    return data


def _source(source) -> dict:
    data = {"@type": "CreativeWork", "name": source.name}
    if source.address:
        data["url"] = source.address
    return data


def _correction(event) -> dict:
    return {
        "@type": "CorrectionComment",
        "@id": absolute(event.get_absolute_url()),
        "text": event.text,
        "datePublished": event.at.isoformat(timespec="seconds"),
    }


def _quotation(quote) -> dict:
    creator = _person(quote.speaker) | {"name": quote.name or quote.speaker.name}
    if quote.role:
        creator["jobTitle"] = quote.role
    data = {
        "@type": "Quotation",
        "@id": absolute(quote.get_absolute_url()),
        "url": absolute(quote.get_absolute_url()),
        "text": quote.words,
        "creator": creator,
    }
    if quote.correction:
        data["correction"] = {"@id": absolute(quote.correction.get_absolute_url())}
    return data
