"""A story's versions: the list of them, two compared, one read, one brought back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.actions.bin import bin_article
from articles.actions.publish import plan_update, publish_article
from articles.actions.save import save_draft
from articles.models import SYSTEM, AuditEntry, Revision
from articles.tests.admin.desk import words
from articles.tests.make import make_article, make_person, make_section, make_source, make_tag, make_user, quoted

pytestmark = pytest.mark.django_db
RUTTE = {"name": "Mark Rutte"}


def page(name: str, article, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def write(article, *, by=SYSTEM, reason=Revision.Reason.SAVE, **facts) -> Revision:
    content = article.revisions.get(number=article.version).content | facts
    return save_draft(article, content, by=by, base=article.version, reason=reason)


def compared(client, article, **asked):
    """What the page says when two versions are compared."""
    asked = {"from": 1, "to": article.version} | asked
    return client.get(page("compare", article), asked)


def after(client, before: dict, **facts) -> str:
    """What the page says of a draft with `before` that gets `facts`."""
    article = make_article(status="draft", **before)
    write(article, **facts)
    return words(compared(client, article))


def line(answer, number: int):
    return next(version for version in answer.context["versions"] if version.number == number)


# The list


def test_the_history_tells_who_when_and_why(as_editor, editor, reporter):
    article = make_article(status="draft")
    write(article, by=reporter)
    newest, first = as_editor.get(page("history", article)).context["versions"]
    assert (newest.number, newest.who, newest.why, newest.before) == (2, "reporter", ["saved"], 1)
    assert (first.number, first.who, first.before) == (1, "The newsroom", None)


def test_autosaves_that_were_passed_are_not_told(as_editor, reporter):
    article = make_article(status="draft")
    for headline in ("A", "An", "And"):
        write(article, by=reporter, reason=Revision.Reason.AUTOSAVE, headline=headline)
    told = as_editor.get(page("history", article)).context["versions"]
    assert [(version.number, version.before) for version in told] == [(4, 1), (1, None)]


def test_a_version_put_together_says_so(as_editor, reporter, editor):
    article = make_article(status="draft")
    write(article, by=editor, headline="Ny tittel")
    draft = article.revisions.get(number=1).content | {"lede": "Ny ingress"}
    save_draft(article, draft, by=reporter, base=1)
    assert "put together with version 2" in words(as_editor.get(page("history", article)))


def test_it_says_which_version_readers_have_and_had(as_editor, editor):
    article = publish_article(make_article(status="draft"), by=editor)
    write(article, headline="Andre")
    publish_article(article, by=editor)
    article.refresh_from_db()
    write(article, headline="Tredje")
    answer = as_editor.get(page("history", article))
    assert [version.number for version in answer.context["versions"] if version.is_with_readers] == [2]
    assert line(answer, 1).fate[0].startswith("published ")
    assert line(answer, 2).fate[0].endswith(" by editor")
    assert line(answer, 3).fate == []


def test_it_says_which_version_goes_out_and_when(as_editor, editor):
    article = make_article()
    write(article, headline="Snart")
    plan_update(article, by=editor, update_at=timezone.now() + timedelta(hours=1))
    write(article, headline="Senere")
    answer = as_editor.get(page("history", article))
    assert [version.fate[0][:9] for version in answer.context["versions"] if version.number == 2] == ["goes out "]


def test_a_planned_story_says_when_it_goes_out_and_not_that_it_did(as_editor):
    article = make_article(publish_at=timezone.now() + timedelta(hours=1))
    (fate,) = line(as_editor.get(page("history", article)), 1).fate
    assert fate.startswith("goes out ")


def test_a_long_history_comes_in_pages(as_editor):
    article = make_article(status="draft")
    for number in range(35):
        write(article, headline=f"Tittel {number}")
    first = as_editor.get(page("history", article))
    second = as_editor.get(page("history", article), {"before": first.context["next_before"]})
    numbers = [version.number for answer in (first, second) for version in answer.context["versions"]]
    assert numbers == list(range(36, 0, -1))
    assert line(first, first.context["next_before"]).before == first.context["next_before"] - 1


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 40, "0", "²", "\0"])
def test_a_page_asked_for_by_anything_is_answered(as_editor, asked):
    assert as_editor.get(page("history", make_article(status="draft")), {"before": asked}).status_code == 200


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_ten_versions_by_ten_people_cost_what_two_do(as_editor):
    article = make_article(status="draft")
    counts = []
    for names in ("a", "bcdefghij"):
        for name in names:
            write(article, by=make_user(name, is_staff=True, is_superuser=True), headline=name)
        counts.append(cost(as_editor, page("history", article)))
    assert counts[0] == counts[1]


def test_what_was_done_to_the_story_is_told(as_chief, chief):
    article = bin_article(make_article(status="draft"), by=chief)
    as_chief.post(reverse("admin:articles_article_take_back", args=[article.pk]))
    line, *_before = as_chief.get(page("history", article)).context["done"]
    assert (line.who, line.what) == ("chief", "brought back from the bin")


# Two compared


def test_words_taken_out_and_put_in_stand_in_the_prose(as_editor):
    article = make_article(status="draft", headline="Vi må gå", body="<p>Det var kaldt ute.</p>")
    write(article, headline="Vi skal gå", body="<p>Det var varmt ute.</p>")
    page = compared(as_editor, article).content.decode()
    for word, tag in (("må", "del"), ("skal", "ins"), ("kaldt", "del"), ("varmt", "ins")):
        assert f'{word}<span class="visually-hidden">]</span></{tag}>' in page
    assert "<p>Det" not in page
    assert "&lt;p&gt;" not in page


def test_what_did_not_change_is_folded_and_counted(as_editor):
    same = [f"<p>Avsnitt nummer {number} står.</p>" for number in range(14)]
    body = "".join(["<p>Først her.</p>", *same, "<p>Sist her.</p>"])
    told = after(as_editor, {"body": body}, body=body.replace("Først her", "Fremst der").replace("Sist", "Aller sist"))
    assert "14 paragraphs without changes" in told


def test_a_box_that_changed_in_part_is_one_box(as_editor):
    items = "".join(f"<li><p>{item}</p></li>" for item in ("Én ting", "To ting", "Tre"))
    box = f'<aside class="facts"><h3>Fakta</h3><ul>{items}</ul></aside>'
    article = make_article(status="draft", body=f"<p>Først</p>{box}")
    write(article, body=f"<p>Først</p>{box.replace('Tre', 'Fire')}")
    page = words(compared(as_editor, article))
    assert page.count("Fact box") == 1
    assert "1 paragraph without changes" not in page


def test_equal_versions_say_so(as_editor):
    article = make_article(status="draft")
    write(article)
    assert "No difference." in words(compared(as_editor, article))
    assert "No difference." in words(compared(as_editor, article, to=1))


@pytest.mark.parametrize(
    ("before", "body", "told"),
    [
        ("<p>ord her</p>", '<p><a href="https://b.no">ord</a> her</p>', "«ord» became a link to https://b.no"),
        ('<p><a href="https://a.no">ord</a></p>', '<p><a href="https://b.no">ord</a></p>', "«ord» now leads to https://b.no"),
        ("<p>ord her</p>", "<p><strong>ord</strong> her</p>", "«ord» was made bold"),
        ("<p><em>ord</em> her</p>", "<p>ord her</p>", "«ord» is not italic any more"),
        ("<p>Mer penger</p>", "<h2>Mer penger</h2>", "Was body text, is now sub-heading."),
        ("<p>Mer penger</p>", "<blockquote><p>Mer penger</p></blockquote>", "Now stands in: Block quote."),
        ("<p>En to</p><p>fire fem</p><p>seks</p>", "<p>fire fem</p><p>seks</p><p>En to</p>", "Moved here from"),
    ],
)  # fmt: skip
def test_what_became_of_a_passage_is_said_in_words(as_editor, before, body, told):
    assert told in after(as_editor, {"body": before}, body=body)


def test_words_marked_as_a_quote_name_who_said_them(as_editor):
    rutte, body = make_person(), '<p>– <q data-quote="aaaa22">Vi må</q>, sa Rutte.</p>'
    told = after(as_editor, {"body": "<p>– Vi må, sa Rutte.</p>"}, body=body, quotes={"aaaa22": {"speaker": rutte.pk}})
    assert "«Vi må» was marked as a quote of Mark Rutte" in told
    assert "new quote" in told


def test_words_that_are_a_quote_no_more_say_so(as_editor):
    told = after(as_editor, quoted("Vi må gå"), body="<p>De møttes i går.</p><p>– Vi må gå, sa hun.</p>", quotes={})
    assert "«Vi må gå» is not marked as a quote any more" in told
    assert "not a quote in the story any more" in told


def test_facts_of_a_quote_are_told_by_its_words(as_editor, editor):
    facts = {"speaker": make_person().pk, "role": "leder", "form": "ordrett", "confirmed_by": editor.pk}
    told = after(as_editor, quoted("Vi må gå", role="sjef"), quotes={"aaaa22": facts})
    for said in ("«Vi må gå»", "Mark Rutte", "sjef", "leder", "verbatim", "editor"):
        assert said in told


def test_everything_else_a_draft_has_is_told_in_words(as_editor):
    tag, person, source, sport = make_tag("NATO"), make_person("Kari Li"), make_source(), make_section("Sport")
    told = after(
        as_editor,
        {},
        tags=[tag.pk],
        credits=[{"person": person.pk, "role": "photo"}],
        sources=[source.pk],
        section=sport.pk,
        genre="feature",
        language="nn",
        related=[{"title": "Les mer", "address": "https://a.no", "story": None}],
    )
    for said in ("NATO", "Kari Li (", "EuroNews", "Sport", "feature", "nynorsk", "Les mer (https://a.no)"):
        assert said in told


def test_topics_in_another_order_name_the_main_topic(as_editor):
    nato, japan = make_tag("NATO"), make_tag("Japan")
    told = after(as_editor, {"tags": [nato, japan]}, tags=[japan.pk, nato.pk])
    assert "The main topic is now Japan (before: NATO)." in told


def test_a_topic_removed_since_is_not_passed_over(as_editor):
    tag = make_tag("NATO")
    article = make_article(status="draft", tags=[tag])
    write(article, tags=[])
    tag.delete()
    assert "removed since" in words(compared(as_editor, article))


def test_a_key_without_a_name_yet_is_told_too(as_editor):
    article = make_article(status="draft")
    write(article, headline="Ny")
    new = article.revisions.get(number=2)
    Revision.objects.filter(pk=new.pk).update(content=new.content | {"pictures": [{"image": 7, "caption": "En elg"}]})
    assert "En elg" in words(compared(as_editor, article))


def test_an_old_version_without_newer_keys_is_compared_read_and_brought_back(as_editor):
    article = make_article(status="draft", **quoted("Vi må gå"))
    write(article, headline="Ny")
    old = article.revisions.get(number=1)
    bare = {"headline": "Gammel", "body": old.content["body"], "quotes": {"aaaa22": {}}}
    Revision.objects.filter(pk=old.pk).update(content=bare)
    assert compared(as_editor, article).status_code == 200
    assert as_editor.get(page("version", article, 1)).status_code == 200
    as_editor.post(page("restore", article, 1), {"key": "x"})
    assert article.revisions.get(number=3).content["headline"] == "Gammel"


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "", "to": ""}, {"from": "x", "to": "1"}, {"from": "1", "to": "99"}, {"from": "9" * 30, "to": "1"},
        {"from": "-1", "to": "1"}, {"from": "\0", "to": "²"}, {"from": "0", "to": "0"}, {"from": "1e3", "to": "1.0"},
    ],
)  # fmt: skip
def test_versions_that_cannot_be_compared_get_a_sentence(as_editor, asked):
    answer = compared(as_editor, make_article(status="draft"), **asked)
    assert answer.status_code == 200
    assert answer.context["problem"]


def test_the_older_stands_first_whichever_was_chosen_first(as_editor):
    article = make_article(status="draft", headline="Gammel")
    write(article, headline="Ny")
    answer = compared(as_editor, article, **{"from": 2, "to": 1})
    assert (answer.context["old"].number, answer.context["is_swapped"]) == (1, True)


def test_the_changes_before_and_after_are_one_step_away(as_editor):
    article = make_article(status="draft")
    for headline in "abcd":
        write(article, headline=headline)
    page = compared(as_editor, article, **{"from": 2, "to": 3}).content.decode()
    assert "?from=1&amp;to=2" in page
    assert "?from=3&amp;to=4" in page


def test_a_version_of_another_story_is_not_there(as_editor):
    article, other = make_article(status="draft"), make_article(status="draft")
    write(other, headline="Hemmelig")
    assert "There is no version 2" in words(compared(as_editor, article, to=2))


def test_markup_in_words_is_shown_and_not_obeyed(as_editor):
    hostile = "<script>alert(1)</script>"
    article = make_article(status="draft", headline="En", tags=[make_tag(hostile)])
    write(article, headline=hostile, tags=[], lede=hostile)
    for answer in (compared(as_editor, article), as_editor.get(page("version", article, 2))):
        assert hostile not in answer.content.decode()


def test_many_quotes_and_topics_cost_what_few_do(as_editor, editor):
    counts = []
    for many in (2, 12):
        facts = {
            f"aaaa{n:02}": {"speaker": make_person(f"Navn {n}").pk, "confirmed_by": editor.pk} for n in range(many)
        }
        body = "".join(f'<p>– <q data-quote="{ref}">Ord {ref}</q></p>' for ref in facts)
        article = make_article(status="draft", body=body, tags=[make_tag(f"T{many} {n}") for n in range(many)])
        write(article, quotes=facts, tags=[])
        counts.append(cost(as_editor, page("compare", article) + "?from=1&to=2"))
    assert counts[0] == counts[1]


# One read, one brought back


def test_a_version_is_read_in_full(as_editor):
    article = make_article(
        status="draft", headline="Gammel", tags=[make_tag("NATO")], **quoted("Vi må gå", role="sjef")
    )
    write(article, headline="Ny")
    told = words(as_editor.get(page("version", article, 1)))
    for said in ("Gammel", "De møttes i går.", "«Vi må gå»", "sjef", "NATO"):
        assert said in told
    assert "The order has changed." not in told


def test_bringing_back_asks_first_and_says_what_happens(as_editor):
    article = make_article(headline="Ute")
    write(article, headline="Ny")
    told = words(as_editor.get(page("restore", article, 1)))
    assert "comes back as a new version, number 3" in told
    assert "Readers see nothing of it until it is published." in told
    assert article.revisions.count() == 2


def test_an_older_version_is_brought_back_once_with_one_key(as_editor, editor):
    article = make_article(status="draft", headline="Gammel")
    write(article, headline="Ny")
    for _click in (1, 2):
        answer = as_editor.post(page("restore", article, 1), {"key": "k" * 500}, follow=True)
    assert "Version 1 is back, as version 3." in words(answer)
    assert [r.content["headline"] for r in article.revisions.all()] == ["Gammel", "Ny", "Gammel"]
    assert AuditEntry.objects.get(action="restored").details == {"version": 3, "older": 1}


def test_a_key_used_for_another_story_is_a_key_like_any(as_editor):
    stories = [make_article(status="draft"), make_article(status="draft")]
    for article in stories:
        write(article, headline="Ny")
        as_editor.post(page("restore", article, 1), {"key": "same"})
    assert [article.revisions.count() for article in stories] == [3, 3]


def test_readers_see_nothing_of_what_was_brought_back(as_editor, client):
    article = make_article(headline="Første")
    write(article, headline="Andre")
    publish_article(article, by=SYSTEM)
    as_editor.post(page("restore", article, 1), {"key": "k"})
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Andre", 3)


def test_the_newest_is_not_brought_back(as_editor):
    article = make_article(status="draft")
    assert "is the newest already" in words(as_editor.post(page("restore", article, 1), follow=True))
    assert article.revisions.count() == 1


def test_what_a_planned_story_gives_readers_is_said(as_editor):
    article = make_article(publish_at=timezone.now() + timedelta(hours=1))
    write(article, headline="Ny")
    assert "goes out then" in words(as_editor.get(page("restore", article, 1)))


# Rights


def test_who_may_only_see_may_compare_and_not_bring_back(client, reader):
    reader.is_staff = True
    reader.save()
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    article = make_article(status="draft")
    write(article, headline="Ny")
    assert compared(client, article).status_code == 200
    assert "Bring back" not in words(client.get(page("history", article)))
    assert client.post(page("restore", article, 1), {"key": "k"}).status_code == 403


@pytest.mark.parametrize("name", ["history", "compare", "version", "restore"])
def test_absent_and_deleted_stories_answer_alike(as_reporter, chief, name):
    article = bin_article(make_article(status="draft", headline="Hemmelig"), by=chief)
    numbers = [1] if name in ("version", "restore") else []
    answers = [
        as_reporter.get(reverse(f"admin:articles_article_{name}", args=[pk, *numbers]), follow=True)
        for pk in (article.pk, 4711, "x", "9" * 40)
    ]
    assert len({answer.redirect_chain[0] for answer in answers}) == 1
    assert all("Hemmelig" not in words(answer) for answer in answers)


@pytest.mark.parametrize("name", ["version", "restore"])
def test_a_version_that_is_not_there_is_said_so(as_editor, name):
    article = make_article(status="draft")
    for number in (99, int("9" * 40)):
        assert "There is no version" in words(as_editor.get(page(name, article, number), follow=True))
