"""A moment that is shown and read again is the same; in two nights a year what is shown means two moments, or none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.clock_changes import moments_shown, nearest_shown

OSLO = ZoneInfo("Europe/Oslo")
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC))
BACK, FORWARD = datetime(2026, 10, 25, 2, 30), datetime(2027, 3, 28, 2, 30)


@given(MOMENTS)
def test_every_moment_is_among_those_that_its_own_time_means(moment):
    shown = moment.astimezone(OSLO).replace(tzinfo=None)
    assert moment in [one.astimezone(UTC) for one in moments_shown(shown, OSLO)]


@given(st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31)))
def test_whatever_is_typed_means_what_shows_it_or_has_a_minute_on_either_side(shown):
    for one in (moments := moments_shown(shown, OSLO)):
        assert one.astimezone(UTC).astimezone(OSLO).replace(tzinfo=None, fold=0) == shown
    if not moments:
        before, after = nearest_shown(shown, OSLO)
        assert before.replace(tzinfo=None) < shown < after.replace(tzinfo=None)
        assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(minutes=1)


def test_an_hour_that_is_shown_twice_is_summer_time_first():
    assert [one.utcoffset() for one in moments_shown(BACK, OSLO)] == [timedelta(hours=2), timedelta(hours=1)]


def test_an_hour_that_is_never_shown_lies_between_two_minutes_that_follow_each_other():
    assert moments_shown(FORWARD, OSLO) == []
    assert [f"{one:%H:%M}" for one in nearest_shown(FORWARD, OSLO)] == ["01:59", "03:00"]


@pytest.mark.parametrize("hour", [1, 3])
@pytest.mark.parametrize("night", [BACK, FORWARD])
def test_the_hours_beside_it_are_shown_once(night, hour):
    shown = night.replace(hour=hour, minute=0)
    assert len(moments_shown(shown, OSLO)) == 1
