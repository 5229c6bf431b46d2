"""Bytes into text, or a refusal in a sentence."""

import pytest

from articles.text.decoding import LARGEST, ManuscriptError, decode_manuscript

TEXT = "Første dag på skolen – «så bra», sa Åse Ærø.\r\nSlutt.\r"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_text_in_any_common_encoding_comes_out_the_same(encoding):
    assert decode_manuscript(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"abc\x00def\x00\x00", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04abc", "broken"),
        (b"\xff\xfea", "broken"),
        (b"a" * (LARGEST + 1), "larger"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, reason):
    with pytest.raises(ManuscriptError, match=rf"{reason}.*\.$"):
        decode_manuscript(data)
