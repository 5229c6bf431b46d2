"""A draft is a dictionary: the whole editable content of a story, as it stands in a revision.

headline, lede, body      text; the body is HTML by the allow-list (body_rules)
section                   id or None
language, genre           as the Article's choices
tags                      ids, main topic first
credits                   [{"person": id, "role": …}], in the order of the byline
sources                   ids
related                   [{"title": …, "address": …, "story": id or None}]
quotes                    {ref: facts}, one for each quote marked in the body
pfu                       {"points": …, "address": …, "date": ISO date}, or None: what the press complaints body found
ai_use                    how AI was used, in words; "" for not at all

A version may be older than a key: `new_draft() | content` has what it lacks.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from articles.text.codes import new_code
from articles.text.drafts.body import marked_quotes, separate_copies
from articles.text.drafts.body_rules import sanitize_body

Draft = dict[str, Any]

REF_LENGTH = 6

QUOTE_FACTS: Mapping[str, Any] = {
    "speaker": None,  # a person's id
    "name": "",
    "role": "",
    "mention": "",
    "form": "talestrek",
    "verb": "",
    "setting": "",
    "said_on": None,  # ISO date
    "original_language": "",
    "original_words": "",
    "note": "",
    "sureness": "certain",
    "confirmed_by": None,  # a user's id
    "confirmed_words": "",  # as they stood when they were confirmed
    "is_listed": True,  # shown outside the story, too
}


def new_draft(**facts: Any) -> Draft:
    """A draft with nothing in it but the facts given."""
    empty: Draft = {
        "headline": "",
        "lede": "",
        "body": "",
        "section": None,
        "language": "nb",
        "genre": "news",
        "tags": [],
        "credits": [],
        "sources": [],
        "related": [],
        "quotes": {},
        "pfu": None,
        "ai_use": "",
    }
    unknown = facts.keys() - empty.keys()
    if unknown:
        raise ValueError(f"a draft has no {', '.join(sorted(unknown))}")
    return empty | facts


def marking(content: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a story's row that mark it for readers, as a draft has them."""
    pfu = content.get("pfu") or {}
    return {
        "pfu_points": pfu.get("points", ""),
        "pfu_address": pfu.get("address", ""),
        "pfu_on": date.fromisoformat(pfu["date"]) if pfu.get("date") else None,
        "ai_use": content.get("ai_use", ""),
    }


def new_ref() -> str:
    """A ref for a quote's mark."""
    return new_code(REF_LENGTH)


def clean_draft(content: Draft) -> Draft:
    """The draft in its one normal form: what every writer's content passes through before it becomes a revision.

    The body holds only what is allowed; a quote copied within it gets a ref of its own and its original's facts;
    each marked quote has all facts, and no facts stand without a mark. Raises ValueError for unknown keys.
    """
    draft = new_draft(**content)
    body, copies = separate_copies(sanitize_body(draft["body"]), new_ref)
    facts = {ref: draft["quotes"].get(copies.get(ref, ref), {}) for ref in (q.ref for q in marked_quotes(body))}
    return draft | {
        "headline": _one_line(draft["headline"]),
        "lede": _one_line(draft["lede"]),
        "body": body,
        "tags": list(dict.fromkeys(draft["tags"])),
        "sources": list(dict.fromkeys(draft["sources"])),
        "credits": [dict(pair) for pair in dict.fromkeys(tuple(sorted(c.items())) for c in draft["credits"])],
        "related": [link | {"title": _one_line(link["title"])} for link in _each_story_once(draft["related"])],
        "quotes": {
            ref: {key: known.get(key, value) for key, value in QUOTE_FACTS.items()} for ref, known in facts.items()
        },
        "pfu": _pfu(draft["pfu"]),
        "ai_use": _one_line(draft["ai_use"]),
    }


def _each_story_once(links: list[dict]) -> list[dict]:
    first: dict[tuple[int, str], dict] = {}
    return [
        link for link in links if not link["story"] or first.setdefault((link["story"], link["address"]), link) is link
    ]


def _pfu(ruling: Mapping[str, str] | None) -> dict[str, str] | None:
    """A ruling with all its facts; None where it has no day. No address leads out of the web."""
    if not ruling or not ruling.get("date"):
        return None
    found = {key: _one_line(ruling.get(key) or "") for key in ("points", "address", "date")}
    return found if found["address"].startswith(("https://", "http://")) else found | {"address": ""}


def _one_line(text: str) -> str:
    """Without line breaks and spaces at the ends; hard spaces inside stay, they were typed."""
    return " ".join(text.replace("\0", "").split("\n")).replace("\r", " ").strip()
