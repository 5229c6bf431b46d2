"""The command read_quotes: paragraphs in, quotes out, one JSON object a line."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


@pytest.fixture
def run(monkeypatch):
    """Run the command on lines; return what it writes and the text it says about errors."""

    def run_command(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
        out, errors, failed = io.StringIO(), io.StringIO(), False
        try:
            call_command("read_quotes", stdout=out, stderr=errors)
        except CommandError:
            failed = True
        return [json.loads(line) for line in out.getvalue().splitlines()], errors.getvalue(), failed

    return run_command


def paragraph(text, **more):
    return json.dumps({"id": "1", "lang": "nb", "text": text, **more}, ensure_ascii=False)


def test_a_quote_has_id_words_speaker_and_mention(run):
    found, _, _ = run(paragraph("– Vi bygger, sa Moen.", context=["Ordfører Kari Moen kom."]))
    assert found == [{"id": "1", "text": "Vi bygger", "speaker": "Kari Moen", "mention": "Moen"}]


def test_the_pieces_of_a_dash_quote_are_lines_of_their_own(run):
    found, _, _ = run(paragraph("– Nei, sa Moen, jeg vil bygge."))
    assert [(quote["text"], quote["mention"]) for quote in found] == [("Nei", "Moen"), ("jeg vil bygge", "Moen")]


def test_a_speaker_whom_nobody_presented_is_given_as_mentioned(run):
    found, _, _ = run(paragraph("– Vi bygger, sa Moen."))
    assert found[0]["speaker"] == "Moen"


def test_a_quote_in_pieces_is_written_piece_by_piece_as_each_stands_in_the_paragraph(run):
    found, _, _ = run(paragraph("– Vi bygger, ja, og vi bygger fort, fortsatte Moen, men det tar tid."))
    assert [quote["text"] for quote in found] == ["Vi bygger, ja, og vi bygger fort", "men det tar tid"]


def test_a_quote_without_speaker_says_so_with_null(run):
    found, _, _ = run(paragraph("– Vi bygger."))
    assert (found[0]["speaker"], found[0]["mention"]) == (None, None)


def test_a_paragraph_without_quotes_writes_nothing(run):
    assert run(paragraph("Skolen bygges i Vik.")) == ([], "", False)


@pytest.mark.parametrize("broken", ["{", "[]", '"text"', '{"id": "1"}', '{"id": "1", "text": 5}'])
def test_a_line_that_is_no_paragraph_is_told_with_its_number_after_the_rest_is_read(run, broken):
    found, errors, failed = run(broken, paragraph("– Ja, sa Moen."))
    assert [quote["text"] for quote in found] == ["Ja"]
    assert "1" in errors
    assert failed


def test_empty_lines_are_passed_over(run):
    assert run("", "  ") == ([], "", False)
