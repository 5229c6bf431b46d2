"""How moments are written, for Norwegians and for others."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from articles.templatetags.newsroom_tags import clock_or_date, day, iso, json_ld, moment

AFTERNOON = datetime(2025, 2, 8, 13, 5, 0, 123456, tzinfo=UTC)
JUST_AFTER_MIDNIGHT_IN_OSLO = datetime(2025, 6, 30, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"), [("nb", "8. februar 2025 kl. 14.05"), ("en", "8 February 2025 at 14:05")]
)
def test_a_moment_is_written_in_local_time_and_language(language, written):
    with translation.override(language):
        assert moment(AFTERNOON) == written


def test_a_day_is_the_day_in_oslo():
    assert day(JUST_AFTER_MIDNIGHT_IN_OSLO) == "1. juli 2025"
    assert day(date(2025, 6, 30)) == "30. juni 2025"


@pytest.mark.parametrize(
    ("today", "written"),
    [(date(2025, 2, 8), "kl. 14.05"), (date(2025, 2, 9), "8. februar"), (date(2026, 2, 8), "8. februar 2025")],
)
def test_the_clock_is_for_today_and_the_year_for_other_years(today, written):
    assert clock_or_date(AFTERNOON, today) == written


def test_machines_get_whole_seconds_and_the_zone():
    assert iso(AFTERNOON) == "2025-02-08T14:05:00+01:00"


def test_data_cannot_end_its_element():
    script = json_ld({"headline": "</script><!-- & æøå"})
    assert script.count("</script>") == 1
    assert "\\u003C/script\\u003E\\u003C!-- \\u0026 æøå" in script
