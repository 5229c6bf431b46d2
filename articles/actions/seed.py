"""The newsroom's first day: sections, topics and the first story, out of the files in articles/seed/."""

import json
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.actions.audit import write_down
from articles.actions.manuscripts import ImportResult, import_manuscript
from articles.models import SYSTEM, Article, AuditEntry, Section, Tag, TagAlias
from articles.text.folding import fold
from articles.text.manuscripts.decoding import decode_manuscript
from articles.text.manuscripts.manuscript import read_manuscript

SEED = Path(__file__).resolve().parent.parent / "seed"
STORIES = ("japan-og-nato",)


@transaction.atomic
def plant() -> list[ImportResult]:
    """Make what a new newsroom lacks; what is there stays as editors have made it. Returns the stories that were made.

    Whoever has stories wants the first neither again nor anew: it may be changed, withdrawn or deleted.
    """
    plant_sections()
    _plant_topics()
    return [] if Article.objects.exists() else [_plant_story(name) for name in STORIES]


def plant_sections() -> None:
    """Make the sections of a new newspaper, where there are none."""
    # An editor who renamed or removed a section does not want it back: sections are made once, all together.
    if not Section.objects.exists():
        facts = json.loads((SEED / "sections.json").read_text(encoding="utf-8"))
        for order, section in enumerate(facts, start=1):
            made = Section.objects.create(order=order, **section)
            write_down(AuditEntry.Action.CREATED, made, by=SYSTEM, at=timezone.now())


def _plant_topics() -> None:
    if Tag.objects.exists():
        return
    for topic in json.loads((SEED / "topics.json").read_text(encoding="utf-8")):
        aliases = topic.pop("aliases", [])
        tag = Tag.objects.create(**topic)
        write_down(AuditEntry.Action.CREATED, tag, by=SYSTEM, at=timezone.now())
        TagAlias.objects.bulk_create(TagAlias(tag=tag, name=name, fold=fold(name)) for name in aliases)


def _plant_story(name: str) -> ImportResult:
    beside = json.loads((SEED / f"{name}.json").read_text(encoding="utf-8"))
    moment = datetime.fromisoformat(beside.pop("publish_at"))
    reading = read_manuscript(decode_manuscript((SEED / f"{name}.txt").read_bytes()))
    return import_manuscript(reading, by=SYSTEM, publish=True, at=moment, key=f"seed:{name}", **beside)
