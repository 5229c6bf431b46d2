"""The parts of a manuscript: what is headline, lede, sub-heading, body."""

from articles.text.manuscripts.manuscript import read_manuscript, reading_as_dict
from articles.text.parts import Kind, Sureness

BODY = "Kommunestyret vedtok budsjettet mandag kveld. Det ble holdt votering over fjorten forslag."


def kinds(text):
    return [part.kind.value for part in read_manuscript(text).parts if part.kind is not Kind.BLANK]


def test_a_short_first_line_without_stop_is_the_headline_and_the_next_paragraph_the_lede():
    reading = read_manuscript(f"Budsjettet er vedtatt\n\nFlertallet sa ja.\n\n{BODY}\n")
    assert (reading.headline, reading.lede) == ("Budsjettet er vedtatt", "Flertallet sa ja.")


def test_a_first_line_that_is_a_sentence_is_the_lede_and_no_headline_is_invented():
    reading = read_manuscript(f"Flertallet sa ja til budsjettet.\n{BODY}")
    assert (reading.headline, reading.lede) == ("", "Flertallet sa ja til budsjettet.")


def test_a_single_paragraph_is_body_and_nothing_else():
    assert kinds(BODY) == ["paragraph"]


def test_a_dash_line_first_is_speech_and_no_lede():
    assert kinds(f"– Vi er lettet, sa ordfører Kari Moen.\n{BODY}") == ["paragraph", "paragraph"]


def test_a_short_dash_line_first_is_a_headline():
    assert read_manuscript(f"– Vi gir oss aldri\n{BODY}\n{BODY}").headline == "– Vi gir oss aldri"


def test_a_short_line_before_a_paragraph_is_a_sub_heading():
    assert kinds(f"{BODY}\n{BODY}\nUenige om skolen\n{BODY}") == ["lede", "paragraph", "subheading", "paragraph"]


def test_a_sub_heading_may_stand_before_a_dash_line():
    assert kinds(f"{BODY}\n{BODY}\nUenige om skolen\n– Vi taper, sa Moen.")[2] == "subheading"


def test_a_sub_heading_that_asks_is_only_likely():
    reading = read_manuscript(f"{BODY}\n{BODY}\nHva skjer nå?\n{BODY}")
    assert reading.first(Kind.SUBHEADING).sureness is Sureness.LIKELY


def test_a_short_last_line_is_no_sub_heading():
    assert kinds(f"{BODY}\n{BODY}\nUenige om skolen")[-1] == "paragraph"


def test_lines_of_a_list_are_no_sub_headings():
    assert "subheading" not in kinds(f"{BODY}\nDette er kravene:\nFlere lærere\nBedre veier\n{BODY}")


def test_a_header_block_gives_headline_section_keywords_and_byline():
    reading = read_manuscript(
        "Tittel: Ja til skole\nSeksjon: Innenriks\nStikkord: skole, budsjett\nAv: Kari Moen\n\n"
        f"Flertallet sa ja.\n{BODY}"
    )
    assert (reading.headline, reading.section, reading.keywords) == ("Ja til skole", "Innenriks", ("skole", "budsjett"))
    assert [(credit.name, credit.role) for credit in reading.credits] == [("Kari Moen", "text")]
    assert reading.lede == "Flertallet sa ja."


def test_a_header_block_may_be_in_nynorsk_or_english():
    assert read_manuscript(f"Overskrift: Ja\nBolk: Innanriks\n{BODY}").section == "Innanriks"
    assert read_manuscript(f"Headline: Yes\nTags: school; budget\n{BODY}").keywords == ("school", "budget")


def test_a_header_label_further_down_is_body():
    assert kinds(f"{BODY}\n{BODY}\nTittel: Ja til skole.")[-1] == "paragraph"


def test_les_ogsa_is_a_related_title():
    reading = read_manuscript(f"{BODY}\n{BODY}\nLes også: Nei til skole\n{BODY}")
    assert reading.related == ("Nei til skole",)


def test_les_ogsa_alone_takes_its_title_from_the_next_line():
    assert read_manuscript(f"{BODY}\n{BODY}\nLes òg:\nNei til skule\n{BODY}").related[-1] == "Nei til skule"


def test_a_byline_stands_near_the_top():
    reading = read_manuscript(f"Ja til skole\nAv Kari Moen og Ola Vik\nFlertallet sa ja.\n{BODY}")
    assert [credit.name for credit in reading.credits] == ["Kari Moen", "Ola Vik"]
    assert reading.lede == "Flertallet sa ja."


def test_any_line_break_parts_lines():
    for line_break in ("\n", "\r\n", "\r", "\u2028", "\u2029"):
        text = line_break.join(["Ja til skole", "Flertallet sa ja.", BODY])
        assert kinds(text) == ["headline", "lede", "paragraph"]


def test_the_reading_is_plain_data_for_json():
    reading = reading_as_dict(read_manuscript(f"{BODY}\n– Ja, sa ordfører Kari Moen.\n"))
    assert reading["quotes"][0]["spans"] == [[93, 95]]
    assert reading["people"][0]["role"] == "ordfører"
