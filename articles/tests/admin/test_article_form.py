import pytest

from articles.actions import save as actions
from articles.actions.save import save_draft
from articles.models import Article, Person, Revision, Section, Tag
from articles.tests.admin.desk import ADD, change, filled, save, words
from articles.tests.make import (
    let_only_view,
    make_article,
    make_draft,
    make_person,
    make_section,
    make_source,
    make_tag,
    quoted,
    take_right,
)

pytestmark = pytest.mark.django_db


def newest(article: Article) -> dict:
    return article.revisions.first().content


def without(user, codename):
    take_right(user, codename)


# Saving


def test_a_new_story_is_a_draft_by_its_writer(as_reporter, reporter):
    answer = save(as_reporter, headline="Ny sak", section=make_section().pk)
    article = Article.objects.get()
    assert answer.url == change(article)
    assert (article.headline, article.status, article.created_by) == ("Ny sak", "draft", reporter)


def test_a_save_makes_a_revision_and_keeps_the_one_before(as_reporter):
    article = make_article(status="draft", headline="Først")
    save(as_reporter, article, headline="Så")
    assert list(article.revisions.values_list("content__headline", flat=True)) == ["Så", "Først"]


def test_a_form_in_which_nothing_was_changed_makes_no_revision(as_reporter):
    article = make_article(status="draft", tags=[make_tag("NATO")], **quoted())
    save(as_reporter, article)
    assert article.revisions.count() == 1


def test_readers_of_a_live_story_see_nothing_of_a_save(as_editor, client):
    article = make_article(headline="Som leserne har den", body="<p>Gammel tekst</p>")
    save(as_editor, article, headline="Ny tittel", body="<p>Ny tekst</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Gammel tekst" in page
    assert "Ny t" not in page


def test_the_form_shows_the_newest_draft_and_not_what_readers_have(as_editor):
    article = make_article(headline="Live")
    save(as_editor, article, headline="Kladd")
    assert as_editor.get(change(article)).context["form"]["headline"].value() == "Kladd"


def test_what_is_hostile_in_a_body_does_not_survive(as_reporter):
    save(
        as_reporter,
        body='<p onclick="x()">a<script>b</script><a href="javascript:c()">d</a></p><img src=x onerror=e()>',
    )
    assert newest(Article.objects.get())["body"] == "<p>ad</p>"


def test_quotes_keep_their_facts_when_the_text_is_saved(as_reporter):
    speaker = make_person("Mark Rutte")
    article = make_article(status="draft", **quoted("Vi må gjøre dette", speaker=speaker, role="NATO-sjef"))
    save(as_reporter, article, body=article.body.replace("gjøre dette", "gjøre det"))
    quote = article.quotes.get()
    assert (quote.words, quote.speaker, quote.role) == ("Vi må gjøre det", speaker, "NATO-sjef")


def test_what_is_wrong_stands_in_the_form_with_all_that_was_typed(as_reporter):
    answer = save(as_reporter, headline="x" * 201, lede="Ingressen", topics="NATO")
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"headline"}
    assert "Ingressen" in answer.content.decode()
    assert not Article.objects.exists()
    assert not Tag.objects.exists()


def test_a_reader_has_no_form(as_reader):
    assert as_reader.get(ADD).status_code == 302


def test_who_may_only_view_reads_a_form_without_buttons(as_reporter, reporter):
    let_only_view(reporter)
    article = make_article(status="draft")
    answer = as_reporter.get(change(article))
    assert answer.context["form"].fields["headline"].disabled
    assert 'name="_save"' not in answer.content.decode()
    assert as_reporter.post(change(article), filled()).status_code == 403


# Two at one story, and the same save twice


def test_two_who_wrote_in_the_same_place_are_shown_both_texts(as_reporter, editor):
    article = make_article(status="draft", headline="Gammel tittel")
    editor.first_name, editor.last_name = "Ola", "Hansen"
    editor.save()
    mine = filled(article, as_reporter, headline="Min tittel")
    save_draft(article, make_draft(headline="Din tittel", tags=[make_tag("NATO")]), by=editor, base=1)
    answer = as_reporter.post(change(article), mine | {"_save": ""})
    assert answer.status_code == 409
    assert "Ola Hansen saved this story" in words(answer)
    assert "<mark>Din</mark> tittel" in answer.content.decode()
    assert "<mark>Min</mark> tittel" in answer.content.decode()
    assert answer.context["form"]["headline"].value() == "Min tittel"
    assert article.revisions.count() == 2


def told(client, article, mine):
    """What a browser sends back from the page that shows conflicts, with nothing picked yet."""
    answer = client.post(change(article), mine | {"_save": ""})
    assert answer.status_code == 409
    return mine | {"against": str(answer.context["newest"].number), "_save": ""}


def test_what_was_picked_stands_and_no_version_is_lost(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, headline="Min")
    save_draft(article, make_draft(headline="Din", lede="Din ingress"), by=editor, base=1)
    as_reporter.post(change(article), told(as_reporter, article, mine) | {"pick-headline": "mine"})
    assert list(article.revisions.values_list("content__headline", flat=True)[:2]) == ["Min", "Din"]
    assert article.revisions.first().content["lede"] == "Din ingress"


def test_without_a_choice_one_is_asked_again(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, headline="Min")
    save_draft(article, make_draft(headline="Din"), by=editor, base=1)
    answer = as_reporter.post(change(article), told(as_reporter, article, mine))
    assert (answer.status_code, "Choose what shall stand here." in words(answer)) == (409, True)
    assert article.revisions.count() == 2


def test_what_was_chosen_in_one_place_stays_chosen_while_another_is_asked_about_again(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, headline="Min", lede="Min")
    save_draft(article, make_draft(headline="Din", lede="Din"), by=editor, base=1)
    sent = told(as_reporter, article, mine) | {"pick-headline": "theirs"}
    answer = as_reporter.post(change(article), sent)
    assert [shown.picked for shown in answer.context["conflicts"]] == ["theirs", ""]
    as_reporter.post(change(article), sent | {"pick-lede": "mine"})
    assert (newest(article)["headline"], newest(article)["lede"]) == ("Din", "Min")


def test_a_choice_about_an_older_version_than_the_newest_is_asked_for_again(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, headline="Min")
    save_draft(article, make_draft(headline="Din"), by=editor, base=1)
    sent = told(as_reporter, article, mine) | {"pick-headline": "mine"}
    save_draft(article, make_draft(headline="Dine"), by=editor, base=2)
    assert as_reporter.post(change(article), sent).status_code == 409


def test_two_who_wrote_in_different_places_are_put_together_and_told(as_reporter, editor):
    article = make_article(status="draft", headline="Gammel", lede="Gammel")
    mine = filled(article, as_reporter, headline="Min")
    draft = article.revisions.get().content
    save_draft(article, draft | {"lede": "Din"}, by=editor, base=1)
    answer = as_reporter.post(change(article), mine | {"_save": ""}, follow=True)
    assert "Editor saved this story" in words(answer)
    assert "Both are put together here" in words(answer)
    article.refresh_from_db()
    assert (article.headline, article.lede) == ("Min", "Din")


def test_what_was_put_together_is_read_before_it_is_published(as_editor, chief):
    article = make_article(status="draft", headline="Gammel", lede="Gammel")
    mine = filled(article, as_editor, headline="Min")
    save_draft(article, article.revisions.get().content | {"lede": "Din"}, by=chief, base=1)
    answer = as_editor.post(change(article), mine | {"_publish": ""}, follow=True)
    assert "not published" in words(answer)
    article.refresh_from_db()
    assert (article.status, article.headline, article.lede) == ("draft", "Min", "Din")


def test_conflicts_of_every_kind_are_shown_in_words(as_editor, chief, seeded):
    article = Article.objects.get()
    base = article.revisions.first().content
    ref = next(iter(base["quotes"]))
    sections = list(Section.objects.values_list("pk", flat=True)[:3])
    section = next(pk for pk in sections if pk != base["section"])
    theirs = {"body": base["body"].replace("Japan", "Nippon"), "genre": "feature", "section": section}
    theirs["quotes"] = base["quotes"] | {
        ref: base["quotes"][ref] | {"role": "Deres rolle", "speaker": None, "name": ""}
    }
    mine = filled(article, as_editor, body=base["body"].replace("Japan", "Yamato"), genre="opinion", section="")
    mine |= {f"quotes-{ref}-role": "Min rolle", f"quotes-{ref}-speaker": "Kari Nordmann"}
    save_draft(article, base | theirs, by=chief, base=article.version)
    page = words(as_editor.post(change(article), mine | {"_save": ""}))
    for said in ("Deres rolle", "Min rolle", "Kari Nordmann", "Nippon", "Yamato", "feature", "opinion", "Speaker:"):
        assert said in page


def test_topics_typed_in_a_save_that_was_not_made_are_not_made(as_reporter, editor):
    article = make_article(status="draft")
    mine = filled(article, as_reporter, topics="Nytt emne", headline="Min")
    save_draft(article, make_draft(headline="Din"), by=editor, base=1)
    as_reporter.post(change(article), mine | {"_save": ""})
    assert not Tag.objects.exists()


def test_a_double_click_makes_one_revision(as_reporter):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny") | {"_save": ""}
    answers = [as_reporter.post(change(article), sent) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert article.revisions.count() == 2


def test_a_double_click_on_a_new_story_makes_one_story(as_reporter):
    sent = filled(headline="Ny") | {"_save": ""}
    addresses = {as_reporter.post(ADD, sent).url for _click in range(2)}
    assert addresses == {change(Article.objects.get())}


def test_of_two_clicks_at_the_same_instant_the_later_finds_the_story_of_the_first(as_reporter, monkeypatch):
    sent = filled(headline="Ny") | {"_save": ""}
    as_reporter.post(ADD, sent)
    answers = iter([None])
    found = actions.made_with
    monkeypatch.setattr(actions, "made_with", lambda key, by: next(answers, found(key, by)))
    assert as_reporter.post(ADD, sent).url == change(Article.objects.get())


def test_who_goes_back_to_a_form_that_was_sent_and_writes_on_saves_anew(as_reporter):
    article = make_article(status="draft")
    sent = filled(article, as_reporter, headline="Ny") | {"_save": ""}
    as_reporter.post(change(article), sent)
    assert as_reporter.post(change(article), sent | {"headline": "Nyere", "lede": "Og mer"}).status_code == 409
    as_reporter.post(change(article), sent | {"lede": "Og mer"})
    assert (newest(article)["headline"], newest(article)["lede"]) == ("Ny", "Og mer")


def test_who_goes_back_to_a_new_storys_form_and_writes_on_loses_nothing(as_reporter):
    sent = filled(headline="Ny") | {"_save": ""}
    for headline in ("Ny", "Nyere"):
        as_reporter.post(ADD, sent | {"headline": headline})
    assert set(Article.objects.values_list("headline", flat=True)) == {"Ny", "Nyere"}


@pytest.mark.parametrize(
    "tampered", [{"base": "x"}, {"base": "²"}, {"base": ""}, {"key": "k" * 99}, {"credits-TOTAL_FORMS": "x"}]
)
def test_a_tampered_form_saves_nothing(as_reporter, tampered):
    article = make_article(status="draft")
    assert as_reporter.post(change(article), filled(article, as_reporter) | tampered).status_code == 200
    assert Revision.objects.count() == 1


# Topics, sources, people, links


def test_known_topics_and_aliases_match_in_any_case(as_reporter):
    nato, japan = make_tag("NATO"), make_tag("Ålesund")
    nato.aliases.create(name="Atlanterhavspakten")
    save(as_reporter, topics="ålesund, ATLANTERHAVSPAKTEN, nato")
    assert newest(Article.objects.get())["tags"] == [japan.pk, nato.pk]
    assert Tag.objects.count() == 2


def test_an_unknown_topic_is_made_by_who_may(as_reporter):
    save(as_reporter, topics="NATO, Mjøsa, nato")
    assert list(Tag.objects.values_list("name", flat=True)) == ["Mjøsa", "NATO"]


def test_an_unknown_topic_is_refused_in_words_to_who_may_not(as_reporter, reporter):
    without(reporter, "add_tag")
    make_tag("NATO")
    answer = save(as_reporter, topics="NATO, Mjøsa")
    assert answer.context["form"].errors["topics"] == [
        "There is no topic called «Mjøsa» yet, and you may not make new ones."
    ]


def test_a_topic_with_a_comma_survives_the_form(as_reporter):
    tag = make_tag("Bø, Telemark")
    article = make_article(status="draft", tags=[tag, make_tag("NATO")])
    save(as_reporter, article, headline="Ny")
    assert newest(article)["tags"][0] == tag.pk


def test_a_name_that_is_too_long_is_refused(as_reporter):
    assert "too long" in save(as_reporter, topics="x" * 101).context["form"].errors["topics"][0]


def test_a_text_in_place_of_names_is_refused_and_kept(as_reporter):
    text = "ord, " * 10 + "x" * 200_000
    answer = save(as_reporter, topics=text)
    assert answer.context["form"].errors["topics"]
    assert text in answer.content.decode()


def test_sources_are_known_in_any_case(as_reporter):
    source = make_source("EuroNews")
    save(as_reporter, sources="EURONEWS")
    assert newest(Article.objects.get())["sources"] == [source.pk]


def test_the_byline_takes_known_and_new_people_in_order(as_reporter):
    known = make_person("Kari Nordmann")
    rows = [
        {"name": "Ola Hansen", "role": "photo"},
        {"name": "kari nordmann", "role": "text"},
        {"name": "", "role": "text"},
    ]
    save(as_reporter, credits=rows)
    new = Person.objects.get(name="Ola Hansen")
    assert newest(Article.objects.get())["credits"] == [
        {"person": new.pk, "role": "photo"},
        {"person": known.pk, "role": "text"},
    ]


def test_an_unknown_person_is_refused_to_who_may_not_add(as_reporter, reporter):
    without(reporter, "add_person")
    answer = save(as_reporter, credits=[{"name": "Ola Hansen", "role": "text"}])
    assert "Ola Hansen" in answer.context["form"].credits.forms[0].errors["name"][0]


def test_namesakes_are_told_apart_by_their_titles(as_reporter):
    make_person("Ola Hansen", title="trener")
    mayor = make_person("Ola Hansen", title="ordfører")
    answer = save(as_reporter, credits=[{"name": "Ola Hansen", "role": "text"}])
    (sentence,) = answer.context["form"].credits.forms[0].errors["name"]
    assert "«Ola Hansen (trener)»" in sentence
    save(as_reporter, credits=[{"name": "Ola Hansen (ordfører)", "role": "text"}])
    assert newest(Article.objects.get())["credits"] == [{"person": mayor.pk, "role": "text"}]


def test_a_namesake_in_the_byline_survives_the_form(as_reporter):
    people = [make_person("Ola Hansen"), make_person("Ola Hansen")]
    article = make_article(status="draft", by=people[1:])
    shown = [row.initial for row in as_reporter.get(change(article)).context["form"].credits.initial_forms]
    save(as_reporter, article, headline="Ny", credits=shown)
    assert newest(article)["credits"] == [{"person": people[1].pk, "role": "text"}]


@pytest.mark.parametrize("how", ["{address}", "http://127.0.0.1:8000{address}", "/feil/i/{code}/"])
def test_a_related_link_finds_our_story_by_its_address(as_reporter, how):
    other = make_article(headline="Den andre")
    address = how.format(address=other.get_absolute_url(), code=other.code)
    save(as_reporter, related=[{"title": "", "address": address}])
    assert newest(Article.objects.get(headline=""))["related"] == [{"title": "", "address": "", "story": other.pk}]


def test_a_story_is_not_related_to_itself(as_reporter, reporter):
    article = make_article(status="draft", made_by=reporter)
    answer = save(as_reporter, article, related=[{"title": "", "address": article.get_absolute_url()}])
    assert "This is the address of the story itself." in words(answer)


def test_a_related_title_without_address_is_a_to_do(as_reporter):
    save(as_reporter, related=[{"title": "Japan skjerper beredskapen", "address": ""}])
    assert "Leads nowhere yet" in words(as_reporter.get(change(Article.objects.get())))


def test_a_web_address_gets_its_scheme(as_reporter):
    save(as_reporter, related=[{"title": "NRK", "address": "nrk.no/saken"}])
    assert newest(Article.objects.get())["related"][0]["address"] == "https://nrk.no/saken"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.no/", "http://[", "/utenriks/i/absent22/"])
def test_a_wrong_address_is_refused_in_words(as_reporter, address):
    answer = save(as_reporter, related=[{"title": "A", "address": address}])
    assert answer.context["form"].related.forms[0].errors["address"]
    assert not Article.objects.exists()


def test_related_links_survive_the_form(as_reporter):
    other = make_article()
    links = [
        {"title": "Vår", "address": "", "story": other.pk},
        {"title": "Ute", "address": "https://example.com/", "story": None},
        {"title": "Uløst", "address": "", "story": None},
    ]
    article = make_article(status="draft", related=links)
    shown = [row.initial for row in as_reporter.get(change(article)).context["form"].related.initial_forms]
    save(as_reporter, article, headline="Ny", related=shown)
    assert newest(article)["related"] == links


def test_the_panel_shows_the_quotes_of_the_draft_and_which_need_eyes(as_reporter):
    said = {"aaaa22": "En", "bbbb22": "To", "cccc22": "Tre"}
    body = "".join(f'<p>– <q data-quote="{ref}">{words}</q></p>' for ref, words in said.items())
    known = {"speaker": make_person("Mark Rutte").pk, "name": "Mark Rutte"}
    article = make_article(
        status="draft", body=body, quotes={"aaaa22": known, "bbbb22": known | {"sureness": "likely"}}
    )
    cards = as_reporter.get(change(article)).context["form"].quotes
    assert [(card.words, card["speaker"].value(), card.sureness, card.needs_eyes) for card in cards] == [
        ("En", "Mark Rutte", "", False),
        ("To", "Mark Rutte", "likely", True),
        ("Tre", "", "", True),
    ]
