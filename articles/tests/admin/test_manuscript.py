"""«Lim inn manus»: pasted, put right, made into a draft."""

import io
import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin.manuscripts import manuscript
from articles.models import Article, Person, Revision
from articles.tests.admin.desk import change, words

pytestmark = pytest.mark.django_db

PASTE = reverse("admin:articles_article_manuscript")
SEED = (Path(__file__).parents[2] / "seed" / "japan-og-nato.txt").read_text(encoding="utf-8")
SUBHEADING = "Vil samarbeide om rom, cyber og øvelser"


def look(client, text=SEED, **sent):
    return client.post(PASTE, {"manuscript": text, "key": "k"} | sent)


def card(page, beginning: str):
    return next(card for card in page.context["cards"] if card.beginning.startswith(beginning))


def as_shown(page, **changes) -> dict:
    """What the form of the second step sends, with `changes`."""
    data = {"manuscript": page.context["text"], "key": page.context["key"]}
    for part in page.context["cards"]:
        data[f"kind-{part.start}"] = part.kind
        data |= {f"speaker-{quote.place}": quote.speaker for quote in part.quotes}
        data |= {f"said-{quote.place}": "on" for quote in part.quotes if quote.is_quote}
    return {name: value for name, value in (data | changes).items() if value is not None}


def make(client, page, **changes):
    return client.post(PASTE, as_shown(page, **changes) | {"_make": ""})


def body() -> str:
    return Article.objects.get().body


# The way in, and who may go it


@pytest.mark.parametrize("name", ["admin:index", "admin:articles_article_changelist"])
def test_a_manuscript_is_pasted_from_where_stories_begin(as_reporter, name):
    assert f'href="{PASTE}"' in as_reporter.get(reverse(name)).content.decode()


def test_who_may_not_write_may_not_paste(as_reporter, reporter):
    reporter.groups.clear()
    assert as_reporter.get(PASTE).status_code == 403
    assert look(as_reporter, _make="").status_code == 403
    assert not Article.objects.exists()


def test_a_reader_is_asked_to_log_in(as_reader):
    assert as_reader.get(PASTE).status_code == 302


# The first step


@pytest.mark.parametrize("text", ["", " \r\n \t", "\0"])
def test_an_empty_manuscript_is_told(as_reporter, text):
    assert "The manuscript is empty." in words(look(as_reporter, text))


def test_a_refused_file_is_told_beside_the_field(as_reporter):
    answer = look(as_reporter, "", file=SimpleUploadedFile("a.pdf", b"%PDF-1.7"))
    assert answer.context["form"].errors["file"] == [
        "The file is a PDF file, and cannot be read. Save the text as .docx, .odt or plain text."
    ]


def test_a_file_beside_pasted_text_loses_neither(as_reporter):
    answer = look(as_reporter, "Det limte", file=SimpleUploadedFile("a.txt", b"Tekst."))
    assert answer.context["form"].errors.keys() == {"file"}
    assert "Det limte" in answer.content.decode()


def test_a_file_is_weighed_before_it_is_read(as_reporter, monkeypatch):
    monkeypatch.setattr(manuscript, "LARGEST", 1024 * 1024)
    monkeypatch.setattr(manuscript, "decode_manuscript", None)
    answer = look(as_reporter, "", file=SimpleUploadedFile("a.txt", b"x" * (1024 * 1024 + 1)))
    assert "The manuscript is larger than 1 MB." in words(answer)


def test_a_word_file_is_read(as_reporter):
    file = io.BytesIO()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with ZipFile(file, "w") as docx:
        docx.writestr("[Content_Types].xml", "<Types/>")
        text = "<w:p><w:r><w:t>Tittelen her</w:t></w:r></w:p><w:p><w:r><w:t>Det skjedde i går.</w:t></w:r></w:p>"
        docx.writestr("word/document.xml", f"<w:document {names}><w:body>{text}</w:body></w:document>")
    page = look(as_reporter, "", file=SimpleUploadedFile("a.docx", file.getvalue()))
    assert card(page, "Tittelen her").kind == "headline"


@pytest.mark.parametrize("text", ["a" * 5_000_000, "Linje.\n" * 2_000], ids=["long", "many"])
def test_what_is_too_much_for_a_page_is_told_and_kept(as_reporter, text):
    answer = look(as_reporter, text)
    assert "Paste it piece by piece." in words(answer)
    assert answer.context["form"]["manuscript"].value() == text


def test_signs_that_no_form_can_carry_do_no_harm(as_reporter):
    text = "Tittel\0en her\r\n\r\n– Ja\ud800, sa Kari Moen.\u202e\n\x0b\x0c".encode("utf-8", "surrogatepass")
    page = as_reporter.post(PASTE, b"manuscript=" + text, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200
    assert make(as_reporter, page).status_code == 302


# The second step


def test_the_manuscript_stands_there_taken_apart(as_reporter):
    page = look(as_reporter)
    kinds = [card.kinds[card.kind] for card in page.context["cards"]]
    assert kinds[:5] == ["Lede", "Paragraph", "Paragraph", "Paragraph", "Sub-heading"]
    assert "Read also" in kinds


def test_quoted_words_are_marked_with_who_said_them(as_reporter):
    page = look(as_reporter)
    assert "<mark>Et sterkere NATO vil være til stor fordel for Japan</mark>" in page.content.decode()
    quote = card(page, "– Et sterkere").quotes[0]
    assert (quote.speaker, quote.sure.word) == ("Shigeru Ishiba", "certain")


def test_a_guess_is_shown_as_one(as_reporter):
    page = look(as_reporter)
    assert card(page, "– Dette initiativet").quotes[0].sure.word == "likely"
    assert page.context["doubts"] == 1


def test_the_page_sends_the_text_back_to_the_letter(as_reporter):
    text = "\n  Tittel & <b>«her»</b>\n\n– Ja, sa Kari Moen."
    page = look(as_reporter, text).content.decode()
    assert unescape(re.search(r'name="manuscript" value="([^"]*)"', page).group(1)) == text


def test_a_form_as_large_as_it_may_be_is_taken(settings):
    assert 2 * manuscript.MOST_PARTS + 3 * manuscript.MOST_QUOTES + 20 < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert 2 * manuscript.LONGEST * 4 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_what_is_left_out_asks_for_no_eyes(as_reporter):
    page = look(as_reporter)
    sent = as_shown(page, **{f"kind-{card(page, '– Dette initiativet').start}": "left_out"})
    assert as_reporter.post(PASTE, sent | {"_read": ""}).context["doubts"] == 0


def test_what_is_pasted_is_shown_as_text(as_reporter):
    page = look(as_reporter, "<script>alert(1)</script>\n\n– Ja <b>, sa Kari Moen.").content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page


def test_read_again_keeps_the_choices(as_reporter):
    page = look(as_reporter)
    part, quote = card(page, SUBHEADING), card(page, "– Et sterkere").quotes[0]
    changes = {f"kind-{part.start}": "paragraph", f"speaker-{quote.place}": "Rutte", f"said-{quote.place}": None}
    again = as_reporter.post(PASTE, as_shown(page, **changes) | {"_read": ""})
    assert card(again, SUBHEADING).kind == "paragraph"
    assert [(q.speaker, q.is_quote) for q in card(again, "– Et sterkere").quotes] == [("Rutte", False)]


def test_the_text_can_be_changed_again(as_reporter):
    page = as_reporter.post(PASTE, as_shown(look(as_reporter)) | {"_back": ""})
    assert page.context["form"]["manuscript"].value() == SEED


def test_a_kind_that_was_not_offered_is_passed_over(as_reporter):
    page = look(as_reporter)
    part = card(page, SUBHEADING)
    make(as_reporter, page, **{f"kind-{part.start}": "blank", "kind-7": "headline", "speaker-x": "a"})
    assert f"<h2>{SUBHEADING}</h2>" in body()


def test_a_name_that_is_too_long_is_told_and_kept(as_reporter):
    page = look(as_reporter)
    name = "x" * 121
    answer = make(as_reporter, page, **{f"speaker-{card(page, '– Et sterkere').quotes[0].place}": name})
    assert "is too long for a name." in words(answer)
    assert card(answer, "– Et sterkere").quotes[0].speaker == name
    assert not Article.objects.exists()


# The draft


def test_the_draft_is_by_who_pasted_it(as_reporter, reporter):
    answer = make(as_reporter, look(as_reporter))
    article = Article.objects.get()
    assert answer.url == change(article)
    assert (article.status, article.created_by, article.language) == ("draft", reporter, "nb")
    assert article.revisions.get().reason == Revision.Reason.IMPORT
    assert article.quotes.count() == 4


def test_a_changed_speaker_is_in_the_draft(as_reporter):
    page = look(as_reporter)
    make(as_reporter, page, **{f"speaker-{card(page, '– Et sterkere').quotes[0].place}": "Rutte"})
    quote = Article.objects.get().quotes.first()
    assert (quote.speaker.name, quote.sureness) == ("Mark Rutte", "certain")


def test_a_sub_heading_is_turned_into_a_paragraph(as_reporter):
    page = look(as_reporter)
    make(as_reporter, page, **{f"kind-{card(page, SUBHEADING).start}": "paragraph"})
    assert f"<p>{SUBHEADING}</p>" in body()


def test_a_wrong_quote_is_dropped(as_reporter):
    page = look(as_reporter)
    make(as_reporter, page, **{f"said-{card(page, '– Et sterkere').quotes[0].place}": None})
    assert Article.objects.get().quotes.count() == 3
    assert "<p>– Et sterkere NATO" in body()


def test_the_choices_hit_their_places_whatever_the_line_breaks(as_reporter):
    page = look(as_reporter)
    sent = as_shown(page, **{f"kind-{card(page, SUBHEADING).start}": "paragraph"})
    as_reporter.post(PASTE, sent | {"manuscript": SEED.replace("\n", "\r\n"), "_make": ""})
    assert f"<p>{SUBHEADING}</p>" in body()


def test_a_double_click_makes_one_story(as_reporter):
    page = look(as_reporter)
    first, second = make(as_reporter, page), make(as_reporter, page)
    assert first.url == second.url
    assert Article.objects.count() == 1


def test_other_choices_after_going_back_are_not_lost(as_reporter):
    page = look(as_reporter)
    make(as_reporter, page)
    make(as_reporter, page, **{f"kind-{card(page, SUBHEADING).start}": "paragraph"})
    assert Article.objects.count() == 2


def test_what_is_left_to_do_is_told(as_reporter):
    answer = make(as_reporter, look(as_reporter))
    page = words(as_reporter.get(answer.url))
    assert "The headline is missing." in page
    assert Person.objects.filter(name="Mark Rutte").count() == 1
