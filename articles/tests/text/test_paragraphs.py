"""Our own paragraphs, in newspaper manner, read right to the letter: words, pieces and who is said to speak."""

import pytest

from articles.tests.text.paragraphs import read_marked
from articles.text.speech.said import read_quotes


@pytest.mark.parametrize(
    "paragraph",
    [paragraph for language in ("nb", "nn", "en") for paragraph in read_marked(language)],
    ids=lambda paragraph: f"{paragraph.language}: {paragraph.text[:60]}",
)
def test_a_paragraph_is_read_as_it_is_marked(paragraph):
    read = tuple(
        (tuple(paragraph.text[span.start : span.end] for span in quote.spans), quote.mention)
        for quote in read_quotes(paragraph.text)
    )
    assert read == paragraph.quotes
