"""How fast manuscripts are read: `python bench/reading.py`. Goals: 2,000 ordinary paragraphs a second.

Each hostile text is read at two lengths; a growth well above 2 for twice the length would be more than linear.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.manuscripts.manuscript import read_manuscript  # noqa: E402

SAMPLES = Path(__file__).resolve().parent.parent / "articles" / "tests" / "text" / "samples"
HOSTILE = ["«", '«"', "– ", ", sa ", "( ", "A ", "\n", "Han, ", "*", "– sa Moen, ", "«en to tre fire», sa Moen. "]


def seconds(work, *args) -> float:
    """The best of three runs."""
    best = float("inf")
    for _run in range(3):
        started = time.perf_counter()
        work(*args)
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.txt")))
    paragraphs = sum(bool(line.strip()) for line in text.splitlines())
    print(f"samples: {paragraphs * 10 / seconds(read_manuscript, text * 10):.0f} paragraphs a second")
    print(f"a line of 10 MB: {seconds(read_manuscript, '– Ja, sa «han ' * 750_000):.1f} s")
    for signs in HOSTILE:
        once, twice = (seconds(read_manuscript, signs * (size // len(signs))) for size in (20_000, 40_000))
        print(f"{signs!r} × {20_000 // len(signs)}: {once * 1000:.0f} ms, twice as long: ×{twice / once:.1f}")


if __name__ == "__main__":
    main()
