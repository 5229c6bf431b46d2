"""A story's moments in its form: said, asked about, kept, refused in words; who sees which of them."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from articles.actions.embargo import set_embargo
from articles.actions.ending import plan_end
from articles.admin.moments import MomentField
from articles.admin.wording import clock, moment, state
from articles.models import SYSTEM, Article, AuditEntry
from articles.tests.admin.desk import change, filled, save, words
from articles.tests.make import make_article, make_section

pytestmark = pytest.mark.django_db
NOW = timezone.now()
BACK = "2031-10-26T02:30"  # shown twice
FORWARD = "2031-03-30T02:30"  # never shown
SUMMER, WINTER = datetime(2031, 10, 26, 0, 30, tzinfo=UTC), datetime(2031, 10, 26, 1, 30, tzinfo=UTC)
UNTIL = datetime(2031, 2, 8, 5, tzinfo=UTC)


class OneMoment(forms.Form):
    at = MomentField()


def typed(time, choice=""):
    return OneMoment(QueryDict(mutable=True) | {"at": time, "at-choice": choice})


def embargoed(**facts):
    return set_embargo(make_article(status="draft", **facts), UNTIL, by=SYSTEM)


def opened(client, article, **changes):
    """The moments of a form as a browser sends them, with those that it was opened on."""
    form = client.get(change(article)).context["form"]
    fields = [form[name] for name in ("embargo_until", "unpublish_at")]
    shown = {field.name: field.field.widget.format_value(field.value()) or "" for field in fields}
    return {f"{field.name}-was": field.was for field in fields} | shown | changes


# Hours that the clock shows twice or never


@given(st.datetimes(datetime(2026, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC)))
def test_what_is_shown_and_sent_back_is_the_same_moment(at):
    at = at.replace(second=0, microsecond=0)
    shown = OneMoment(initial={"at": at})["at"]
    time = shown.field.widget.format_value(shown.value())
    choice = next((one.value for one in shown.choices if one.is_chosen), "")
    form = typed(time, choice)
    assert form.is_valid()
    assert form.cleaned_data["at"] == at


@pytest.mark.parametrize("field", ["publish_at", "unpublish_at", "embargo_until"])
@pytest.mark.parametrize(
    ("time", "said"),
    [
        (BACK, ["02:30 summer time (the first time)", "02:30 winter time (the second time)"]),
        (FORWARD, ["01:59", "03:00"]),
    ],
)
def test_an_hour_shown_twice_or_never_is_asked_about_beside_its_field(as_editor, field, time, said):
    article = make_article(status="draft")
    answer = save(as_editor, article, **opened(as_editor, article, **{field: time}), headline="Beholdes")
    form = answer.context["form"]
    assert [one.words for one in form[field].choices] == said
    assert list(form.errors) == [field]
    assert form["headline"].value() == "Beholdes"
    assert f'name="{field}-choice" value="1"' in answer.content.decode()


@pytest.mark.parametrize(("choice", "at"), [("0", SUMMER), ("1", WINTER)])
def test_the_hour_that_was_chosen_is_planned_and_shown(as_editor, choice, at):
    article = make_article(status="draft")
    save(as_editor, article, "_plan", **{"publish_at": BACK, "publish_at-choice": choice})
    article.refresh_from_db()
    assert article.publish_at == at
    page = as_editor.get(change(article))
    assert [one.is_chosen for one in page.context["form"]["publish_at"].choices] == [choice == "0", choice == "1"]
    season = "summer time" if choice == "0" else "winter time"
    assert f"planned for 26 October 2031, 02:30 {season}" in words(page).lower().replace("october", "October")


def test_the_minute_beside_an_hour_that_never_was_is_taken_when_it_is_chosen(as_editor):
    article = make_article(status="draft")
    save(as_editor, article, "_plan", **{"publish_at": FORWARD, "publish_at-choice": "1"})
    article.refresh_from_db()
    assert article.publish_at == datetime(2031, 3, 30, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("choice", ["", "2", "x"])
def test_a_choice_that_is_none_is_asked_for_again(choice):
    assert not typed(BACK, choice).is_valid()


@pytest.mark.parametrize("time", ["26.10.2031 02:30", "26.10.2031 02:30:00"])
def test_a_time_typed_as_one_writes_it_is_asked_about_too(time):
    with translation.override("nb"):
        asked, chosen = typed(time), typed(time, "1")
        assert asked["at"].errors.as_data()[0].code == "twice"
        assert [choice.value for choice in asked["at"].choices] == ["0", "1"]
        assert chosen.is_valid()
        assert chosen.cleaned_data["at"] == WINTER


def test_a_choice_means_nothing_where_there_is_none():
    form = typed("2031-10-26T04:30", "1")
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2031, 10, 26, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize("time", ["i morgen", "0000-13-45T99:99", "99999-01-01T00:00", "0001-01-01T00:00", "\0"])
def test_what_is_no_time_is_refused_and_never_an_error(as_editor, time):
    answer = save(as_editor, make_article(status="draft"), "_plan", publish_at=time)
    assert answer.context["form"].errors["publish_at"]


def test_only_an_hour_shown_twice_is_told_with_its_time_of_year():
    assert [moment(at) for at in (SUMMER, WINTER)] == [
        "26 October 2031, 02:30 summer time",
        "26 October 2031, 02:30 winter time",
    ]
    assert clock(WINTER) == "02:30 winter time"
    assert clock(WINTER + timedelta(hours=1)) == "03:30"


# Embargo


def test_a_reporter_sets_an_embargo_and_everybody_reads_it(as_reporter):
    article = make_article(status="draft")
    save(as_reporter, article, **opened(as_reporter, article, embargo_until="2031-02-08T06:00"))
    page = as_reporter.get(change(article))
    assert Article.objects.get().embargo_until == UNTIL
    assert "Under embargo until 8 February 2031, 06:00" in words(page)
    assert 'name="embargo_reason"' not in page.content.decode()
    assert 'name="publish_at"' not in page.content.decode()


def test_a_new_story_begins_with_its_embargo(as_reporter):
    save(as_reporter, headline="Ny", **{"embargo_until": "2031-02-08T06:00", "embargo_until-was": ""})
    assert Article.objects.get().embargo_until == UNTIL


@pytest.mark.parametrize(("button", "time"), [("_publish", ""), ("_plan", "2031-02-08T05:59")])
def test_publishing_before_its_end_is_refused_in_words_and_all_is_kept(as_editor, button, time):
    article = embargoed()
    answer = save(as_editor, article, button, **opened(as_editor, article), headline="Ny tittel", publish_at=time)
    page = as_editor.get(answer.url)
    assert "but not published. The story is under embargo." in words(page)
    assert f'value="{time}"' in page.content.decode()
    article.refresh_from_db()
    assert (article.status, article.headline) == ("draft", "Ny tittel")


def test_a_story_is_planned_for_the_end_of_its_embargo(as_editor):
    article = embargoed()
    save(as_editor, article, "_plan", publish_at="2031-02-08T06:00")
    article.refresh_from_db()
    assert article.is_planned()


def test_an_embargo_set_in_the_same_breath_holds(as_editor):
    article = make_article(status="draft")
    save(as_editor, article, "_publish", **opened(as_editor, article, embargo_until="2031-02-08T06:00"))
    article.refresh_from_db()
    assert (article.status, article.embargo_until) == ("draft", UNTIL)


def test_a_chief_publishes_with_a_reason(as_chief):
    article = embargoed()
    save(as_chief, article, "_publish", embargo_reason="Sluppet av avsenderen")
    article.refresh_from_db()
    assert (article.is_published(), article.embargo_until) == (True, None)
    lifted = AuditEntry.objects.get(action=AuditEntry.Action.EMBARGO_LIFTED)
    assert lifted.details["reason"] == "Sluppet av avsenderen"


@pytest.mark.parametrize(
    ("who", "sentence"),
    [("as_chief", "Say why the embargo is lifted"), ("as_editor", "Only those who may lift an embargo")],
)
def test_emptying_it_without_reason_or_right_is_refused_in_words(request, who, sentence):
    client, article = request.getfixturevalue(who), embargoed()
    answer = save(client, article, **opened(client, article, embargo_until=""), headline="Lagres likevel")
    assert sentence in words(client.get(answer.url))
    article.refresh_from_db()
    assert (article.embargo_until, article.headline) == (UNTIL, "Lagres likevel")


def test_a_form_opened_before_a_colleague_set_the_embargo_does_not_lift_it(as_chief):
    article = make_article(status="draft")
    stale = filled(article, as_chief, **opened(as_chief, article, embargo_until=""))
    set_embargo(article, UNTIL, by=SYSTEM)
    as_chief.post(change(article), stale | {"_save": "", "embargo_reason": "Uvitende"})
    article.refresh_from_db()
    assert article.embargo_until == UNTIL


# The end


def test_an_editor_says_until_when_readers_have_it(as_editor):
    article = make_article()
    answer = save(as_editor, article, **opened(as_editor, article, unpublish_at="2031-02-08T06:00"))
    page = words(as_editor.get(answer.url))
    assert "taken down 8 February 2031, 06:00" in page
    assert "Nothing was changed" not in page
    assert Article.objects.get().unpublish_at == UNTIL


def test_beginning_and_end_are_planned_together_and_moved_together(as_editor):
    article = make_article(status="draft")
    for begin, end in [("08", "12"), ("14", "18"), ("02", "06")]:
        times = {"publish_at": f"2031-02-08T{begin}:00", "unpublish_at": f"2031-02-08T{end}:00"}
        save(as_editor, article, "_plan", **opened(as_editor, article, **times))
        article.refresh_from_db()
        local = [f"{timezone.localtime(at):%H}" for at in (article.publish_at, article.unpublish_at)]
        assert local == [begin, end]


def test_an_end_before_the_beginning_is_refused_in_words_and_both_are_kept(as_editor):
    article = make_article(status="draft")
    times = {"publish_at": "2031-02-08T08:00", "unpublish_at": "2031-02-08T07:00"}
    answer = save(as_editor, article, "_plan", **opened(as_editor, article, **times))
    page = as_editor.get(answer.url)
    assert "The story is to be taken down before that." in words(page)
    assert all(f'value="{time}"' in page.content.decode() for time in times.values())


def test_a_reporter_who_forges_an_end_sets_none(as_reporter):
    article = make_article(status="draft")
    forged = {"unpublish_at": "2031-02-08T06:00", "unpublish_at-was": ""}
    assert save(as_reporter, article, **forged).status_code == 403
    assert Article.objects.get().unpublish_at is None


def test_a_story_that_is_over_is_a_withdrawn_one_before_anybody_has_seen_to_it(as_editor):
    article = plan_end(make_article(), NOW + timedelta(hours=1), by=SYSTEM)
    Article.objects.update(unpublish_at=NOW - timedelta(seconds=1))
    article.refresh_from_db()
    assert state(article) == "withdrawn"
    page = as_editor.get(reverse("admin:articles_article_changelist") + "?state=withdrawn")
    assert list(page.context["cl"].queryset) == [article]


# What is typed


def test_a_time_beside_a_saved_draft_is_not_lost(as_editor):
    article = make_article(status="draft")
    answer = save(as_editor, article, publish_at=BACK, **{"publish_at-choice": "1"})
    assert parse_qs(urlsplit(answer.url).query) == {"publish_at": ["2031-10-26T02:30:00+01:00"]}
    form = as_editor.get(answer.url).context["form"]
    assert [one.is_chosen for one in form["publish_at"].choices] == [False, True]
    assert Article.objects.get().status == "draft"


@pytest.mark.parametrize("kept", ["i morgen", "2031-02-30T06:00", "2031-02-08T06:00", ""])
def test_an_address_that_says_no_moment_is_no_trouble(as_editor, kept):
    article = make_article(status="draft")
    assert as_editor.get(change(article), {"publish_at": kept, "embargo_until": kept}).status_code == 200


def test_moments_wait_while_a_story_saves_itself(as_editor):
    article = make_article(status="draft")
    times = {"publish_at": BACK, "unpublish_at": "2031-11-08T06:00", "embargo_until": "2031-02-08T06:00"}
    address = reverse("admin:articles_article_autosave", args=[article.pk])
    data = filled(article, as_editor, **opened(as_editor, article, **times), headline="Ny", embargo_reason="Fordi")
    left = as_editor.post(address, data).json()["left"]
    assert left.keys() == {*times, "embargo_reason"}
    assert "shows this time twice" in left["publish_at"]
    article.refresh_from_db()
    assert (article.headline, article.embargo_until, article.unpublish_at) == ("Ny", None, None)


def test_the_button_brings_the_words_that_it_may_say(as_editor):
    page = as_editor.get(change(make_article())).content.decode()
    assert 'data-today="Plan changes for {clock}"' in page
    new = as_editor.get(change(make_article(status="draft", section=make_section("Sport")))).content.decode()
    assert 'data-on="Plan for {day} {clock}"' in new
