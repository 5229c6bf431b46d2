"""Lines whose kind depends on convention and neighbours: datelines, boxes, pictures, questions, lists."""

import pytest

from articles.text.manuscripts.composing import compose_body
from articles.text.manuscripts.manuscript import read_manuscript
from articles.text.parts import Kind

BODY = "Kommunestyret vedtok budsjettet mandag kveld. Det ble holdt votering over fjorten forslag."


def parts(text):
    return [(part.kind.value, part.text) for part in read_manuscript(text).parts if part.kind is not Kind.BLANK]


def kinds(text):
    return [kind for kind, _ in parts(text)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("TOKYO (NTB): Møtet er over.", "TOKYO (NTB)"),
        ("Oslo (NTB-Reuters): Møtet er over.", "Oslo (NTB-Reuters)"),
        ("OSLO/BERGEN (NTB): Møtet er over.", "OSLO/BERGEN (NTB)"),
        ("LONDON, 4 May (Reuters) - Møtet er over.", "LONDON, 4 May (Reuters)"),
        ("BERGEN: Møtet er over.", "BERGEN"),
    ],
)
def test_a_dateline_is_a_part_of_its_own_before_the_first_paragraph(line, place):
    assert parts(f"{line}\n{BODY}")[:2] == [("dateline", place), ("lede", "Møtet er over.")]


@pytest.mark.parametrize(
    "line", ["Kari Moen (Ap): Møtet er over.", "Merk: Møtet er over.", "SV (Oslo): Møtet er over."]
)
def test_a_speaker_or_a_party_before_a_colon_is_no_dateline(line):
    assert "dateline" not in kinds(f"{line}\n{BODY}")


def test_a_dateline_opens_the_first_paragraph_of_the_composed_body():
    reading = read_manuscript(f"TOKYO (NTB): Møtet er over.\n{BODY}")
    assert compose_body(reading, []) == f"<p>TOKYO (NTB): {BODY}</p>"


@pytest.mark.parametrize("heading", ["FAKTA", "Fakta:", "Fakta om skolen", "FAKTABOKS", "Fakta: Skolen", "FACTS"])
def test_a_fact_box_has_a_heading_and_facts_until_a_blank_line(heading):
    text = f"{BODY}\n\n{BODY}\n\n{heading}\nSkolen ble bygd i 1921.\n• Den har 200 elever.\n\n{BODY}"
    assert kinds(text)[2:] == ["fact_box", "fact", "fact", "paragraph"]


def test_the_word_fact_in_a_sentence_opens_no_box():
    assert "fact_box" not in kinds(f"{BODY}\n{BODY}\nFakta er at skolen legges ned.\n{BODY}")


def test_a_fact_box_composes_to_a_box_with_a_heading_and_what_it_holds():
    text = f"{BODY}\n\n{BODY}\n\nFAKTA\nBygd i 1921.\n• 200 elever\n• 20 lærere"
    assert compose_body(read_manuscript(text), []).splitlines()[1:] == [
        "<aside><h3>FAKTA</h3><p>Bygd i 1921.</p><ul><li><p>200 elever</p></li><li><p>20 lærere</p></li></ul></aside>",
    ]


@pytest.mark.parametrize("tail", ["Foto: Ola Vik / NTB", "(Foto: Ola Vik / NTB)", "FOTO: Ola Vik / NTB."])
def test_a_sentence_with_its_photographer_is_a_picture_text(tail):
    read = parts(f"{BODY}\n{BODY}\nOrdfører Kari Moen klipper snora. {tail}\n{BODY}")
    assert read[2:4] == [("caption", "Ordfører Kari Moen klipper snora."), ("credit", "Ola Vik / NTB")]


def test_text_and_photographer_on_one_line_are_two_credits():
    reading = read_manuscript(f"Ja til skole\nTekst: Kari Moen  Foto: Ola Vik\n{BODY}\n{BODY}")
    assert [(credit.name, credit.role) for credit in reading.credits] == [("Kari Moen", "text"), ("Ola Vik", "photo")]


def test_a_byline_may_tell_who_wrote_and_who_photographed():
    reading = read_manuscript(f"Ja til skole\nAv Kari Moen (tekst) og Ola Vik (foto)\nkari@avisa.no\n{BODY}\n{BODY}")
    assert [(credit.name, credit.role) for credit in reading.credits] == [("Kari Moen", "text"), ("Ola Vik", "photo")]
    assert kinds(f"Ja til skole\nAv Kari Moen\nE-post: kari@avisa.no\n{BODY}\n{BODY}")[1:3] == ["byline", "byline"]


def test_an_opinion_is_signed_on_its_last_line():
    assert parts(f"{BODY}\n{BODY}\nKari Moen, lege")[-1] == ("byline", "Kari Moen, lege")


def test_questions_that_dashes_answer_are_the_interviewers():
    text = f"{BODY}\n{BODY}\n– Hva skjer?\n– Vi bygger.\n– Når?\n– Nå, sier Kari Moen."
    reading = read_manuscript(text)
    assert kinds(text)[2:] == ["question", "paragraph", "question", "paragraph"]
    assert [quote.words for quote in reading.quotes] == ["Vi bygger.", "Nå"]


def test_one_question_alone_makes_no_interview():
    assert kinds(f"{BODY}\n{BODY}\n– Hva skjer?\n– Vi bygger.\n{BODY}")[2] == "paragraph"


def test_questions_asked_in_the_story_are_no_interview():
    text = f"{BODY}\n– Hva skjer? spurte Moen.\n– Ja, sa Vik.\n– Når? spurte Moen.\n– Nå, sa Vik."
    assert "question" not in kinds(text)


def test_a_dash_list_after_a_colon_is_no_speech():
    reading = read_manuscript(f"{BODY}\nDette er kravene:\n– Flere lærere\n– Bedre veier\n{BODY}")
    assert [part.text for part in reading.parts if part.kind is Kind.LIST_ITEM] == ["Flere lærere", "Bedre veier"]
    assert reading.quotes == ()


def test_dash_lines_that_answer_after_a_colon_are_speech():
    reading = read_manuscript(f"{BODY}\nSlik svarte de:\n– Ja, sa Moen.\n– Nei, sa Vik.")
    assert [quote.mention for quote in reading.quotes] == ["Moen", "Vik"]


def test_items_of_a_list_compose_to_one_list():
    body = compose_body(read_manuscript(f"{BODY}\n{BODY}\n• Ein\n• To\n{BODY}"), [])
    assert "<ul><li><p>Ein</p></li><li><p>To</p></li></ul>" in body


def test_markdown_headings_and_bold_lines_are_headline_and_sub_headings():
    text = f"# Ja til skole\n\n{BODY}\n\n{BODY}\n\n## Uenige\n\n{BODY}\n\n**Enige**\n\n{BODY}"
    assert [said for kind, said in parts(text) if kind in ("headline", "subheading")] == [
        "Ja til skole",
        "Uenige",
        "Enige",
    ]


def test_a_paragraph_that_mail_broke_into_lines_is_one_paragraph():
    lines = [
        "Kommunestyret vedtok mandag kveld et budsjett som gir mer penger til",
        "skole, men mindre til veier, og flere av representantene sa at de hadde",
        "stemt mot dersom de hadde visst det.",
        "",
        "– Vi er glade for at det endelig er et flertall for å bygge skole, og at",
        "det skjer nå, sa ordfører Kari Moen.",
        "",
        "Rektor Per Vik var også fornøyd med utfallet, sa han etter møtet, som",
        "varte til langt på natt.",
    ]
    reading = read_manuscript("\n".join(lines))
    assert kinds("\n".join(lines)) == ["lede", "paragraph", "paragraph"]
    assert [quote.mention for quote in reading.quotes] == ["ordfører Kari Moen"]
    assert "\n" not in reading.lede
    assert "endelig er et flertall for å bygge skole, og at det skjer nå</q>" in compose_body(reading, ["a"])


def test_several_titles_may_follow_les_ogsa():
    text = f"{BODY}\n{BODY}\nLes også:\n• Nei til skole\n• Ja til vei\n{BODY}"
    assert read_manuscript(text).related == ("Nei til skole", "Ja til vei")


@pytest.mark.parametrize("line", [">> Les også: Nei til skole", "LES MER: Nei til skole", "(Les også: Nei til skole)"])
def test_ornaments_around_a_related_title_are_no_part_of_it(line):
    assert read_manuscript(f"{BODY}\n{BODY}\n{line}").related == ("Nei til skole",)


def test_a_dash_after_a_dateline_opens_a_quote():
    text = f"Ny brann\n\n{BODY}\n\nOSLO (NTB): – Vi ser det samme hvert år, sier brannsjef Tor Lie.\n\n{BODY}"
    assert [quote.words for quote in read_manuscript(text).quotes] == ["Vi ser det samme hvert år"]


def reading_of(*lines):
    return read_manuscript("\n".join(lines))


INTERVIEW = (
    "Hun gir seg",
    "",
    "Randi Hauge (58) legger ned taktstokken. Men stille blir det ikke.",
    "",
    "Spørsmål: Hvorfor nå?",
    "",
    "Svar: Fordi det er noen andre sin tur. Fjorten år er lenge.",
)


def test_labels_tell_who_asks_and_who_answers():
    asked, answered = reading_of(*INTERVIEW).parts[4:8:2]
    assert (asked.kind, asked.text) == (Kind.QUESTION, "Hvorfor nå?")
    assert (answered.kind, answered.text) == (Kind.PARAGRAPH, "Fordi det er noen andre sin tur. Fjorten år er lenge.")


def test_a_labelled_answer_is_a_quote_of_whom_the_text_told_of_last_and_to_be_confirmed():
    (quote,) = reading_of(*INTERVIEW).quotes
    assert (quote.words[:10], quote.speaker, quote.sureness.value) == ("Fordi det ", "Randi Hauge", "unsure")


def test_an_answer_without_a_question_is_a_paragraph_as_it_stands():
    reading = reading_of(BODY, "", BODY, "", "Svar: Det vet vi ikke.")
    assert (reading.parts[-1].text, reading.quotes) == ("Svar: Det vet vi ikke.", ())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("– Ble du aldri lei?", "– Jo, sier Hauge."), ("– Kor mange er det?", "– Det må fagfolk svare på, svarar han.")],
)
def test_one_question_alone_is_the_interviewers_where_it_is_put_to_somebody_or_answered(asked, answer):
    assert reading_of(BODY, "", "– Vi bygger, sa Ola Moen.", "", asked, "", answer).first(Kind.QUESTION).text == asked


def test_a_question_that_somebody_asks_in_the_text_is_no_interviewers():
    reading = reading_of(BODY, "", "– Hvem skal betale?", "", "– Det blir dyrt, sa Ola Moen.")
    assert reading.first(Kind.QUESTION) is None


def test_lines_that_count_themselves_are_a_numbered_list():
    reading = reading_of(BODY, "", "Tre ting må til:", "1. Mindre skjerm", "2) Flere bøker", "3. Lengre friminutt")
    assert [(part.label, part.text) for part in reading.parts if part.kind is Kind.LIST_ITEM] == [
        ("1.", "Mindre skjerm"),
        ("2)", "Flere bøker"),
        ("3.", "Lengre friminutt"),
    ]


def test_a_numbered_list_is_one_in_the_story():
    body = compose_body(reading_of(BODY, "", BODY, "", "1. Mindre skjerm", "2. Flere bøker"), [])
    assert body.endswith("<ol><li><p>Mindre skjerm</p></li><li><p>Flere bøker</p></li></ol>")


def test_a_day_of_the_month_opens_no_list():
    assert reading_of(BODY, "", "1. mai er det tog i alle byer.", "", BODY).first(Kind.LIST_ITEM) is None


def test_dashes_under_the_heading_of_a_box_are_its_facts():
    reading = reading_of(BODY, "", BODY, "", "FAKTA BRANNER", "- 12 låvebranner i fjor", "- 8 året før")
    assert [part.text for part in reading.parts if part.kind is Kind.FACT] == ["12 låvebranner i fjor", "8 året før"]
    assert reading.quotes == ()


def test_bakgrunn_heads_a_box_of_points_and_is_a_sub_heading_before_prose():
    points = reading_of(BODY, "", BODY, "", "BAKGRUNN: Toll", "* 10 prosent i april.", "* Fristen er 1. august.")
    prose = reading_of(BODY, "", BODY, "", "Bakgrunn", "", BODY)
    assert (points.first(Kind.FACT_BOX).text, prose.first(Kind.FACT_BOX)) == ("BAKGRUNN: Toll", None)


def test_several_titles_may_stand_under_les_ogsa():
    reading = reading_of(BODY, "", BODY, "", "Les også:", "Sjøfuglene forsvinner", "Slik teller du fugler", "", BODY)
    assert reading.related == ("Sjøfuglene forsvinner", "Slik teller du fugler")


def test_a_vignette_above_the_headline_tells_the_section_and_is_no_headline():
    reading = reading_of("SPORT", "Brann vant igjen", "", BODY, "", BODY)
    assert (reading.section, reading.headline) == ("SPORT", "Brann vant igjen")


def test_any_word_in_capitals_above_a_headline_is_likely_a_vignette():
    reading = reading_of("SKOLE", "Lærere sier nei til ny prøve", BODY, BODY)
    assert (reading.headline, reading.lede) == ("Lærere sier nei til ny prøve", BODY)
    assert (reading.parts[0].kind, reading.parts[0].sureness) == (Kind.HEADER, "likely")


@pytest.mark.parametrize("after", [["SISTE: TO DØDE", BODY], ["To er sendt til sykehus", "En er savnet"], [BODY]])
def test_a_headline_in_capitals_stays_one(after):
    assert reading_of("STORBRANN", *after, BODY).headline == "STORBRANN"


def test_the_head_of_a_mail_is_no_headline():
    assert reading_of("Fra: Per Moen", "Til: desken", "", "Brann i låve", "", BODY, "", BODY).headline == "Brann i låve"


def test_a_dateline_may_end_in_a_long_dash():
    reading = reading_of("Council backs plan", "", "WHITBY — A plan to rebuild the harbour was approved.", "", BODY)
    assert (reading.first(Kind.DATELINE).text, reading.lede[:6]) == ("WHITBY", "A plan")


def test_two_hyphens_are_a_list_in_markdown():
    kinds = [part.kind for part in read_manuscript(f"# Ja til skole\n\n{BODY}\n\n- 40 elever\n- 5 lærere").parts]
    assert kinds[-2:] == [Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_a_name_alone_under_the_headline_is_the_author_of_an_opinion():
    reading = read_manuscript(f"Skolen trenger ro\nAnne Lise Fjell\nLektor, Hamar\n\n{BODY}\n\n{BODY}")
    assert [part.text for part in reading.parts if part.kind is Kind.BYLINE] == ["Anne Lise Fjell", "Lektor, Hamar"]
    assert [credit.name for credit in reading.credits] == ["Anne Lise Fjell"]


@pytest.mark.parametrize("dateline", ["BERGEN (Bergensavisen):", "OSLO TINGRETT (Dagsavisen):", "BERGEN (VG)"])
def test_a_dateline_may_name_a_paper_and_want_its_colon(dateline):
    reading = read_manuscript(f"Ja til skole\n\n{dateline} {BODY}")
    assert [part.kind for part in reading.parts if part.text][1] is Kind.DATELINE


def test_a_person_and_their_paper_are_no_dateline():
    reading = read_manuscript(f"Ja til skole\n\nKari Moe (NRK) kom. {BODY}")
    assert Kind.DATELINE not in {part.kind for part in reading.parts}


def test_numbered_pictures_have_captions():
    reading = read_manuscript(f"Ja til skole\n\n{BODY}\n\nFoto 1: Kari Moe på brua.\nFoto 2: Brua.")
    assert [part.text for part in reading.parts if part.kind is Kind.CAPTION] == ["Kari Moe på brua.", "Brua."]


def test_what_a_mail_is_about_is_no_keyword():
    head = "Fra: Kari Moe <kari@avisa.example>\nTil: desken@avisa.example\nEmne: Sak til i morgen"
    assert read_manuscript(f"{head}\n\nJa til skole\n\n{BODY}").keywords == ()


@pytest.mark.parametrize("result", ["Brann – Vålerenga 2–1 (1–0)", "Rosenborg-Molde 3-0", "Arsenal 2-1 Chelsea"])
def test_a_result_above_the_headline_is_no_headline_and_opens_the_story(result):
    reading = read_manuscript(f"{result}\n\nBrann i finalen\n\n{BODY}\n\n{BODY}")
    assert (reading.headline, reading.lede, reading.section) == ("Brann i finalen", BODY, "")
    assert compose_body(reading, []).splitlines()[0] == f"<p>{result}</p>"


@pytest.mark.parametrize("headline", ["Brann – Vålerenga 2–1", "Oslo – Bergen 2025–26"])
def test_a_result_that_stands_alone_and_a_span_of_years_are_headlines(headline):
    following = "" if "Brann" in headline else "Nytt rutetilbud\n\n"
    assert read_manuscript(f"{headline}\n\n{following}{BODY}\n\n{BODY}").headline == headline
