"""How fast a story's text suggests topics: `python bench/suggestions.py`. Goal: 50 ms for 2,000 words, 20,000 topics.

The story is new each time, word by word, as if nothing of it had been read before.
"""

import json
import random
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.tests.text.paragraphs import read_marked  # noqa: E402
from articles.text.speech import (
    names,  # noqa: E402
    tokens,  # noqa: E402
)
from articles.text.topics import vocabulary  # noqa: E402
from articles.text.topics.suggestions import suggest_tags  # noqa: E402
from articles.text.topics.vocabulary import Term, Vocabulary  # noqa: E402

ARTICLES = Path(__file__).resolve().parent.parent / "articles"
SAMPLES, SEED = ARTICLES / "tests" / "text" / "samples", ARTICLES / "seed" / "topics.json"
WORDS, TAGS, RUNS = 2_000, 20_000, 31
CACHES = [vocabulary._forms, tokens._shape, names.names_office, names.title_stem]


def made_up(chance: random.Random, words: list[str]) -> list[Term]:
    """The seed's topics, and others of one to three of the stories' own words with an ending that these lack there."""
    terms = {topic["name"]: number for number, topic in enumerate(json.loads(SEED.read_text(encoding="utf-8")))}
    while len(terms) < TAGS:
        name = " ".join(chance.choice(words) for _ in range(chance.choice((1, 1, 2, 3))))
        ending = chance.choice(("by", "land", "vik", "bygg", " IL", "s venner", " kommune", " skole"))
        terms.setdefault(f"{name}{ending}".capitalize(), len(terms))
    return [Term(number, name, number % 2 == 0) for name, number in terms.items()]


def story_of(lines: list[str]) -> list[str]:
    """As many of the lines, from the first on, as have WORDS words."""
    story, count = [], 0
    for line in lines:
        story.append(line)
        count += len(line.split())
        if count >= WORDS:
            return story
    raise SystemExit(f"there are only {count} words to make a story of")


def main() -> None:
    chance = random.Random(1)
    lines = [line for file in sorted(SAMPLES.glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]
    lines += [paragraph.text for paragraph in read_marked("nb")]
    text = "\n".join(lines)
    words = sorted({word.strip("«»–.,:;?!()") for word in text.split()} - {""})
    terms = made_up(chance, words)
    started = time.perf_counter()
    known = Vocabulary(terms)
    print(f"vocabulary of {len(terms)} names made in {(time.perf_counter() - started) * 1000:.0f} ms")
    spent, found = [], 0
    for _run in range(RUNS):
        chance.shuffle(lines)
        headline, lede, *body = story_of(lines)
        for cache in CACHES:
            cache.cache_clear()
        started = time.perf_counter()
        found += len(suggest_tags({"headline": headline, "lede": lede, "body": "\n".join(body)}, known).tags)
        spent.append((time.perf_counter() - started) * 1000)
    print(f"{found // RUNS} topics found a story; slowest {max(spent):.1f} ms")
    print(f"words={WORDS} tags={TAGS} median={median(spent):.1f} ms")


if __name__ == "__main__":
    main()
