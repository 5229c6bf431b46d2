"""What the reader's templates and styles may hold."""

import re
from pathlib import Path

import pytest

from articles.models import Quote, Section

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = [path for path in (ROOT / "templates").rglob("*.*") if "admin" not in path.parts]
STYLES = [path for path in (ROOT / "static/css").rglob("*.css") if "admin" not in path.parts]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_hold_no_style_script_or_trusted_text_of_their_own(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape off|mark_safe", source)
    assert not re.search(r"\sstyle=|<style|<script|javascript:|\son[a-z]+=", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_keep_to_their_length(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


def test_text_is_trusted_in_two_places_only():
    trusted = [
        (path.name, line.strip())
        for path in (ROOT / "articles").rglob("*.py")
        if not {"tests", "admin"} & set(path.parts)
        for line in path.read_text(encoding="utf-8").splitlines()
        if "mark_safe(" in line
    ]
    assert [file for file, _line in trusted] == ["newsroom_tags.py", "newsroom_tags.py"]


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_styles_need_nothing_from_elsewhere(path):
    source = path.read_text(encoding="utf-8")
    assert "@import" not in source
    assert "!important" not in source
    for address in re.findall(r'url\("([^"]+)"\)', source):
        assert (path.parent / address).is_file()


def test_styles_of_a_readers_page_are_small():
    on_screen = [path for path in STYLES if path.name not in ("print.css", "draft.css")]
    assert sum(len(path.read_bytes()) for path in on_screen) < 30_800


def test_every_colour_of_a_section_has_a_style():
    tokens = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    assert all(f".in-{colour} {{ --accent: var(--{colour}); }}" in tokens for colour in Section.Colour.values)


def test_every_form_of_a_quote_has_a_look_and_words():
    words = (ROOT / "templates/components/quote_facts.html").read_text(encoding="utf-8")
    look = (ROOT / "static/css/components/quote.css").read_text(encoding="utf-8")
    plain, *others = Quote.Form.values
    assert plain == Quote.Form.DASH
    assert all(f".quote-{form}" in look for form in others)
    assert words.count("translate") >= len(Quote.Form.values)
