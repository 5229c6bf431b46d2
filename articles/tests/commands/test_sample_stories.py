"""make_stories and remove_samples, as an operator meets them."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.actions import sample_stories
from articles.management.commands import make_stories
from articles.management.progress import Progress
from articles.models import Article
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_stories_are_made_told_of_and_removed(capsys, seeded):
    call_command("make_stories", "3")
    assert "3" in capsys.readouterr().out
    assert Article.objects.filter(is_sample=True).count() == 3
    call_command("remove_samples")
    assert "3" in capsys.readouterr().out
    assert not Article.objects.filter(is_sample=True).exists()


def test_nothing_is_said_when_nothing_shall_be(capsys, seeded):
    call_command("make_stories", "1", verbosity=0)
    call_command("remove_samples", verbosity=0)
    assert capsys.readouterr() == ("", "")


def test_the_same_seed_makes_the_same_headlines(seeded):
    call_command("make_stories", "5", seed=9, verbosity=0)
    first = list(Article.objects.filter(is_sample=True).order_by("pk").values_list("headline", flat=True))
    call_command("remove_samples", verbosity=0)
    call_command("make_stories", "5", seed=9, verbosity=0)
    assert list(Article.objects.filter(is_sample=True).order_by("pk").values_list("headline", flat=True)) == first


def test_a_paper_with_readers_is_told_what_would_happen(seeded):
    make_article()
    with pytest.raises(CommandError, match="--beside-real-stories"):
        call_command("make_stories", "1")
    call_command("make_stories", "1", beside_real_stories=True, verbosity=0)
    assert Article.objects.filter(is_sample=True).count() == 1


def test_none_is_no_number_of_stories():
    with pytest.raises(CommandError):
        call_command("make_stories", "0")


def test_stopping_tells_how_many_there_are(monkeypatch, capsys, seeded):
    def interrupted(count, **options):
        yield next(sample_stories.make_sample_stories(2, **options))
        raise KeyboardInterrupt

    monkeypatch.setattr(make_stories, "make_sample_stories", interrupted)
    with pytest.raises(CommandError) as stopped:
        call_command("make_stories", "10")
    assert stopped.value.returncode == 130
    assert "2" in capsys.readouterr().out


def test_progress_is_one_line_on_a_terminal():
    terminal, clock = Terminal(), iter([0, 10])
    with Progress(400, terminal, clock=lambda: next(clock)) as progress:
        progress.show(100)
    line = terminal.getvalue()
    assert line.startswith("\r[######  ")
    assert "0:30" in line
    assert line.count("\n") == 1


def test_progress_is_silent_in_a_log_and_when_asked_to_be():
    for stream, quiet in ((io.StringIO(), False), (Terminal(), True)):
        with Progress(4, stream, quiet=quiet) as progress:
            progress.show(4)
        assert stream.getvalue() == ""
