"""Files of word processors, and files that only pretend to be."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.manuscripts.decoding import ManuscriptError, Reason, decode_manuscript

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def zipped(compression=zipfile.ZIP_DEFLATED, **members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def docx(body, declaration=""):
    return zipped(word__document_xml=f"{declaration}<w:document {W}><w:body>{body}</w:body></w:document>")


def odt(body, declaration=""):
    content = (
        f"{declaration}<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
    )
    return zipped(content_xml=content + "</office:document-content>")


def reason_for(data):
    with pytest.raises(ManuscriptError) as refusal:
        decode_manuscript(data)
    assert str(refusal.value).endswith(".")
    return refusal.value.reason


def test_paragraphs_of_a_word_file_are_lines_and_headings_and_items_are_marked():
    text = decode_manuscript(
        docx(
            '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ja til skole</w:t></w:r></w:p>'
            "<w:p><w:r><w:t>Flertallet </w:t></w:r><w:r><w:t>sa ja.</w:t></w:r></w:p>"
            '<w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr><w:r><w:t>Krav</w:t></w:r></w:p>'
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>Flere lærere</w:t></w:r></w:p>'
        )
    )
    assert text == "# Ja til skole\nFlertallet sa ja.\n## Krav\n• Flere lærere"


def test_what_an_editor_deleted_in_word_is_not_read():
    deleted = "<w:p><w:del><w:r><w:delText>Ikke </w:delText></w:r></w:del><w:r><w:t>Bygg.</w:t></w:r></w:p>"
    assert decode_manuscript(docx(deleted)) == "Bygg."


def test_paragraphs_of_an_odt_file_are_lines_too():
    text = decode_manuscript(
        odt(
            '<text:h text:outline-level="1">Ja til skole</text:h>'
            "<text:p>Flertallet<text:s/>sa<text:span> ja.</text:span></text:p>"
            "<text:list><text:list-item><text:p>Flere lærere</text:p></text:list-item></text:list>"
        )
    )
    assert text == "# Ja til skole\nFlertallet sa ja.\n• Flere lærere"


@pytest.mark.parametrize("make", [docx, odt])
def test_entities_and_document_types_are_refused_unread(make):
    laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>'
    outside = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    assert reason_for(make("<w:p/>".replace("w:", ""), laughs)) is Reason.UNSAFE_FILE
    assert reason_for(make("", outside)) is Reason.UNSAFE_FILE


def test_a_bomb_is_refused_by_what_it_unpacks_to_and_not_by_what_it_says():
    bomb = docx(f"<w:p><w:r><w:t>{'a' * 40_000_000}</w:t></w:r></w:p>")
    assert len(bomb) < 100_000
    assert reason_for(bomb) is Reason.UNSAFE_FILE


def test_endless_nesting_is_refused():
    assert reason_for(docx("<w:p>" * 5_000 + "</w:p>" * 5_000)) is Reason.UNSAFE_FILE


def test_a_file_that_is_cut_off_or_scrambled_is_refused():
    whole = docx("<w:p><w:r><w:t>Ja.</w:t></w:r></w:p>")
    assert reason_for(whole[: len(whole) // 2]) is Reason.BROKEN_FILE
    assert reason_for(docx("<w:p>")) is Reason.BROKEN_FILE


@given(st.data())
def test_a_file_with_a_scrambled_byte_is_read_or_refused_but_never_crashes(data):
    whole = docx("<w:p><w:r><w:t>Ja.</w:t></w:r></w:p>")
    at = data.draw(st.integers(4, len(whole) - 1))
    with suppress(ManuscriptError):
        assert decode_manuscript(whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :])


def test_a_zip_of_something_else_is_refused():
    assert reason_for(zipped(holiday_xml="<x/>")) is Reason.NOT_TEXT


def test_a_zip_with_thousands_of_members_is_refused():
    assert reason_for(zipped(zipfile.ZIP_STORED, **{f"m{number}": "" for number in range(5_001)})) is Reason.UNSAFE_FILE


def test_a_locked_file_is_refused():
    data = bytearray(docx("<w:p><w:r><w:t>Ja.</w:t></w:r></w:p>"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert reason_for(bytes(data)) is Reason.LOCKED


def test_an_empty_word_file_is_empty():
    assert reason_for(docx("<w:p/>")) is Reason.EMPTY


def test_an_encoding_that_nobody_knows_is_told_as_a_broken_file():
    assert reason_for(docx("", '<?xml version="1.0" encoding="x-klingon"?>')) is Reason.BROKEN_FILE


def test_a_way_of_packing_that_nobody_knows_is_no_password():
    data = bytearray(docx("<w:p/>"))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 99
    assert reason_for(bytes(data)) is Reason.BROKEN_FILE
