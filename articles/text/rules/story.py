"""What rules are asked about: a draft, and the little that is known beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from articles.text.drafts.body import MarkedQuote, marked_quotes, plain_text
from articles.text.drafts.draft import QUOTE_FACTS, Draft
from articles.text.drafts.html_tree import Element, parse


@dataclass(frozen=True)
class Story:
    """A clean draft and what stands around it.

    `people` are the names of those whom the draft names by id; `now` is the moment by the newsroom's clock and
    `publish_at` the time it is planned for, None where nobody knows. Rules that need what is not known say nothing.
    """

    draft: Draft
    people: Mapping[int, str] = field(default_factory=dict)
    now: datetime | None = None
    publish_at: datetime | None = None

    @cached_property
    def quotes(self) -> list[MarkedQuote]:
        """The quotes that the text marks, in its order."""
        return marked_quotes(self.draft["body"])

    @cached_property
    def text(self) -> str:
        return plain_text(self.draft["body"])

    @cached_property
    def tree(self) -> Element:
        return parse(self.draft["body"])

    def facts(self, ref: str) -> Mapping[str, Any]:
        return {**QUOTE_FACTS, **self.draft["quotes"].get(ref, {})}

    def speaker(self, ref: str) -> str:
        """Who says a quote: the person's name, else the name as printed, "" for nobody."""
        facts = self.facts(ref)
        return self.people.get(facts["speaker"], "") or facts["name"]
