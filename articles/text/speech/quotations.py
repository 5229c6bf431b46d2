"""Quoted words in one paragraph, with the clause that attributes them. Who the speaker is, is settled elsewhere."""

from __future__ import annotations

from articles.text.speech.dash_quotes import opens_speech, read_dash
from articles.text.speech.marked_quotes import read_marks
from articles.text.speech.tokens import DASHES, Token, narration
from articles.text.speech.utterances import LONGEST_PARAGRAPH, Utterance


def find_utterances(text: str, *, runs_on: bool = False) -> tuple[list[Token], list[Utterance]]:
    """Return the tokens of the paragraph and the quotes in it, in order. `runs_on` is as for `narration`."""
    if len(text) > LONGEST_PARAGRAPH:
        return [], []
    tokens = narration(text, runs_on=runs_on)
    if not any(token.passage or token.text in DASHES for token in tokens):
        return tokens, []
    found: list[Utterance] = []
    at = 0
    while at < len(tokens):
        if opens_speech(tokens, at):
            at = read_dash(text, tokens, at, found)
        elif tokens[at].passage:
            at = read_marks(text, tokens, at, found)
        else:
            at += 1
    return tokens, found
