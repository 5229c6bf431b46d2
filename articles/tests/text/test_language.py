"""Language by common words."""

import pytest

from articles.text.manuscripts.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeg vet ikke hva som skjer, sier hun.", "nb"),
        ("Eg veit ikkje kva som skjer, seier ho.", "nn"),
        ("I do not know what is going on with the school.", "en"),
        ("", "nb"),
        ("Skole 2025", "nb"),
    ],
)
def test_the_language_is_told_by_its_common_words(text, language):
    assert detect_language(text) == language
