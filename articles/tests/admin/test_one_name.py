"""One name, one thing: the same name in other letters is the same topic through every door, and so is one kept long."""

import pytest

from articles.actions.manuscripts import import_manuscript
from articles.admin.unique_names import owner_of
from articles.models import Article, Tag, TagAlias
from articles.tests.admin.desk import save
from articles.tests.admin.test_keeping import at, shown, topic_form
from articles.text.manuscripts.manuscript import read_manuscript

pytestmark = pytest.mark.django_db

SAME = ["økonomi", "ØKONOMI", " Økonomi  ", "O\u0338konomi", "o\u0338konomi"]
SAME += ["Øko\u00adnomi", "Øko\u200bnomi", "\ufeffØkonomi", "Økonomi\u200e", "Øko\ufe0fnomi", "Økonomi\u2060"]


@pytest.mark.parametrize("name", SAME)
def test_the_same_name_in_other_letters_is_refused_for_a_new_topic(as_chief, economy, name):
    page = shown(as_chief.post(at("tag", "add"), topic_form(Tag(name=name))))
    assert "This name is taken by «Økonomi»." in page
    assert Tag.objects.get() == economy


@pytest.mark.parametrize("name", SAME)
def test_the_same_name_in_other_letters_is_the_same_topic_on_a_story(as_chief, economy, name):
    save(as_chief, topics=name)
    assert Article.objects.get().tagged.get().tag == economy


@pytest.mark.parametrize("name", SAME)
def test_the_same_name_in_other_letters_is_the_same_topic_in_a_manuscript(chief, economy, name):
    found = import_manuscript(read_manuscript(f"Tittel: En sak\nStikkord: {name}\n\nTekst i saken."), by=chief)
    assert [row.tag for row in found.article.tagged.all()] == [economy]


def test_a_name_is_kept_without_what_nobody_sees_of_it(as_chief):
    save(as_chief, topics="Sør\u00adøst, Nord\u2011Korea")
    assert [tag.name for tag in Tag.objects.order_by("pk")] == ["Sørøst", "Nord-Korea"]


@pytest.mark.parametrize("name", ["\u200b", "\u0301", "\u00ad\ufeff"])
def test_what_nobody_sees_is_no_alias(as_editor, economy, name):
    rows = {"aliases-TOTAL_FORMS": 1, "aliases-0-name": name, "aliases-0-tag": economy.pk}
    page = shown(as_editor.post(at("tag", "change", economy.pk), topic_form(economy, **rows)))
    assert "Write a name." in page
    assert not economy.aliases.exists()


@pytest.mark.parametrize("name", ["ß" * 60, "ﷺ" * 20])
def test_a_name_whose_comparable_form_is_longer_than_names_are_is_one_topic(as_chief, name):
    for _time in range(2):
        assert save(as_chief, topics=name).status_code == 302
    assert Tag.objects.get().name == name


# A colleague who writes the same name at the same moment, after we asked whose it is


@pytest.fixture
def too_late(monkeypatch):
    """Nobody has the name when it is asked for the first time."""
    asked = []

    def owner(*name, **besides):
        asked.append(name)
        return owner_of(*name, **besides) if name in asked[:-1] else None

    for module in ("unique_names", "tag"):
        monkeypatch.setattr(f"articles.admin.{module}.owner_of", owner)


def test_a_new_topic_is_told_whose_its_name_is(as_chief, economy, too_late):
    page = shown(as_chief.post(at("tag", "add"), topic_form(Tag(name="økonomi"), description="Om penger.")))
    assert "This name is taken by «Økonomi»." in page
    assert "Om penger." in page


def test_a_renamed_topic_is_told_whose_its_name_is(as_chief, economy, business, too_late):
    page = shown(as_chief.post(at("tag", "change", economy.pk), topic_form(economy, name="næringsliv")))
    assert "This name is taken by «Næringsliv»." in page


def test_an_alias_is_told_whose_it_is(as_chief, economy, business, too_late):
    TagAlias.objects.create(tag=business, name="handel")
    rows = {"aliases-TOTAL_FORMS": 1, "aliases-0-name": "Handel", "aliases-0-tag": economy.pk}
    page = shown(as_chief.post(at("tag", "change", economy.pk), topic_form(economy, **rows)))
    assert "This name is taken by «Næringsliv»." in page
