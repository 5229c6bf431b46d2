import pytest
from django.utils.translation import override

from articles.actions.errors import NotAllowed, refusal
from articles.actions.manuscripts import import_manuscript
from articles.actions.save import newest_revision, save_draft
from articles.models import SYSTEM, Article, Person, Quote, RelatedLink, Source, Tag, TagAlias
from articles.tests.make import make_article, make_person, make_section, make_tag
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.manuscripts.refusals import ManuscriptError, Reason

pytestmark = pytest.mark.django_db

MANUSCRIPT = """Tittel: Kommunen vil bygge bro
Seksjon: Innenriks
Stikkord: Bruer, Samferdsel
Av: Kari Nordmann

Kommunestyret i Vik vedtok mandag å bygge ny bro over elva, skriver Vikposten.

– Dette har vi ventet på i tjue år, sier ordfører Ola Hansen.

– Nå er det endelig avgjort, sier Hansen.

Les også: Ferga går sin siste tur
"""


def read(text=MANUSCRIPT, **facts):
    return import_manuscript(read_manuscript(text), by=SYSTEM, **facts)


def test_a_manuscript_becomes_a_draft():
    article = read().article
    assert (article.status, article.headline) == (Article.Status.DRAFT, "Kommunen vil bygge bro")
    assert [quote.words for quote in article.quotes.all()] == [
        "Dette har vi ventet på i tjue år",
        "Nå er det endelig avgjort",
    ]


def test_speakers_become_people_once():
    read()
    read()
    assert Person.objects.filter(name="Ola Hansen").count() == 1
    assert Person.objects.get(name="Ola Hansen").quotes.count() == 4


def test_namesakes_are_left_for_an_editor_to_tell_apart():
    make_person("Ola Hansen")
    make_person("Ola Hansen")
    quote = read().article.quotes.first()
    assert (quote.speaker, quote.name, quote.sureness) == (None, "Ola Hansen", "unsure")


def test_the_section_is_found_by_name():
    section = make_section("Innenriks")
    assert read().article.section == section


def test_a_section_that_nobody_knows_is_left_to_do():
    result = read()
    assert result.article.section is None
    assert len(result.to_do) == 2


def test_keywords_become_topics_and_known_topics_are_found():
    bridges = make_tag("bruer")
    vik = make_tag("Vik")
    names = [tagged.tag for tagged in read().article.tagged.all()]
    assert names == [bridges, Tag.objects.get(name="Samferdsel"), vik]


def test_a_topic_is_found_by_its_alias():
    tag = make_tag("Lokalpolitikk")
    TagAlias.objects.create(tag=tag, name="kommunestyret")
    assert tag in [tagged.tag for tagged in read().article.tagged.all()]


def test_writers_and_sources_are_credited():
    names = [str(credit.person or credit.source) for credit in read().article.credits.all()]
    assert names == ["Kari Nordmann", "Vikposten"]


def test_a_related_title_that_we_have_leads_to_our_story():
    ferry = make_article(headline="Ferga går sin siste tur")
    assert read().article.related_links.get().story == ferry


def test_a_related_title_that_nobody_knows_is_a_to_do():
    link = read().article.related_links.get()
    assert (link.title != "", link.story, link.address) == (True, None, "")


def test_a_ready_manuscript_is_published():
    make_section("Innenriks")
    assert read(publish=True).article.is_published()


def test_a_manuscript_without_a_headline_is_not_published():
    make_section("Innenriks")
    text = MANUSCRIPT.split("\n", 1)[1]
    result = read(text, publish=True)
    assert result.article.status == Article.Status.DRAFT
    assert result.article.headline == ""
    assert result.to_do


def test_a_manuscript_in_which_nobody_says_a_quote_stays_a_draft_and_tells_why():
    make_section("Innenriks")
    head = MANUSCRIPT.split("– Dette", 1)[0]
    result = read(f"{head}– Dette har ingen sagt til noen.\n", publish=True)
    assert result.article.status == Article.Status.DRAFT
    assert result.to_do == ("1 sitat uten kilde.",)


LONG = "Lang" * 60


@pytest.mark.parametrize(
    "text",
    [
        f"Stikkord: {LONG}\n{MANUSCRIPT}",
        f"Kilde: {LONG}\n{MANUSCRIPT}",
        f"{MANUSCRIPT}\n– Det er sikkert, sier {LONG} Hansen.",
        f"{MANUSCRIPT}\nLes også: {LONG}",
    ],
)
def test_a_sentence_where_a_name_should_be_is_kept_as_far_as_its_column_holds(text):
    for _time in range(2):
        read(text)
    for noun in (Tag, Source, Person, Quote, RelatedLink):
        for row in noun.objects.all():
            row.clean_fields()


def test_the_same_import_happens_once():
    assert read(key="k").article == read(key="k").article
    assert Article.objects.count() == 1


def test_the_same_import_publishes_nothing_that_waits_since():
    make_section("Innenriks")
    article = read(key="k", publish=True).article
    save_draft(article, newest_revision(article).draft | {"headline": "Utkast"}, by=SYSTEM, base=1)
    assert read(key="k", publish=True).article.headline == "Kommunen vil bygge bro"


def test_a_reader_imports_nothing(reader):
    with pytest.raises(NotAllowed):
        import_manuscript(read_manuscript(MANUSCRIPT), by=reader)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("reason", "detail", "sentence"),
    [
        (Reason.NOT_TEXT, "old Word", "an old Word file (.doc)"),
        (Reason.NOT_TEXT, "picture", "The file is a picture"),
        (Reason.BROKEN_FILE, "zip", "The zip file is broken."),
    ],
)
def test_a_file_that_is_no_manuscript_is_named_in_words(reason, detail, sentence):
    with override("en"):
        assert sentence in refusal(ManuscriptError(reason, detail))
