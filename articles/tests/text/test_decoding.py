"""Bytes into text, or a refusal in a sentence."""

import pytest

from articles.text.manuscripts.decoding import LARGEST, ManuscriptError, Reason, decode_manuscript

TEXT = "Første dag på skolen – «så bra», sa Åse Ærø.\r\nSlutt.\r"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_text_in_any_common_encoding_comes_out_the_same(encoding):
    assert decode_manuscript(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (b"", Reason.EMPTY, ""),
        (b"\xef\xbb\xbf \r\n", Reason.EMPTY, ""),
        (b"abc\x00def\x00\x00", Reason.BINARY, ""),
        (bytes(range(1, 9)) * 50, Reason.BINARY, ""),
        (b"%PDF-1.7 abc", Reason.NOT_TEXT, "PDF"),
        (b"{\\rtf1 abc}", Reason.NOT_TEXT, "RTF"),
        (b"PK\x03\x04abc", Reason.BROKEN_FILE, "zip"),
        (b"\xff\xfea", Reason.BROKEN_ENCODING, "UTF-16"),
        (b"a" * (LARGEST + 1), Reason.TOO_LARGE, "20 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_sentence(data, reason, detail):
    with pytest.raises(ManuscriptError, match=r"^The manuscript .*\.$") as refusal:
        decode_manuscript(data)
    assert (refusal.value.reason, refusal.value.detail) == (reason, detail)
    assert detail in str(refusal.value)


def test_html_is_read_as_plain_text():
    assert decode_manuscript("<p>– Ja, sa Åse.</p>".encode()) == "– Ja, sa Åse."


def test_a_word_file_with_a_password_is_told_from_an_old_one():
    data = b"\xd0\xcf\x11\xe0" + b"\1" * 600 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ManuscriptError) as refusal:
        decode_manuscript(data)
    assert refusal.value.reason is Reason.LOCKED


def test_one_broken_byte_does_not_spoil_a_text_in_utf_8():
    data = "Blåbærene på Ås er røde og så søte at ingen får nok.".encode()
    assert decode_manuscript(data + b"\xff") == data.decode() + "\ufffd"
    assert decode_manuscript(data + "æ".encode()[:1]) == data.decode() + "\ufffd"
