import hashlib
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from articles.actions.save import newest_revision, save_draft
from articles.actions.seed import SEED
from articles.models import SYSTEM, Article, AuditEntry, Person, Quote, Section, Tag
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
STORY = SEED / "japan-og-nato.txt"


def run(capsys, *args, **options) -> str:
    call_command(*args, **options)
    return capsys.readouterr().out


def test_the_seeded_story_is_published_with_all_that_the_text_says(seeded):
    article = Article.objects.published().get()
    assert (article.headline, article.section.name) == ("Japan og NATO vil samarbeide tettere", "Utenriks")
    assert article.lede == STORY.read_text(encoding="utf-8").splitlines()[0]
    assert article.body.count("<h2>") == 3
    assert [credit.source.name for credit in article.credits.all()] == ["EuroNews"]
    assert article.related_links.get().title == "Japan skjerper krigsberedskapen"
    assert {"NATO", "Japan", "Kina", "Russland", "Nord-Korea", "Ukraina"} <= {t.tag.name for t in article.tagged.all()}


def test_the_seeded_quotes_have_their_speakers(seeded):
    said = [(q.name, q.role, q.form, q.sureness, q.words) for q in Quote.objects.published()]
    rutte, ishiba = ("Mark Rutte", "NATOs generalsekretær"), ("Shigeru Ishiba", "Japans statsminister")
    assert said == [
        (*ishiba, "talestrek", "certain", "Et sterkere NATO vil være til stor fordel for Japan"),
        (*rutte, "talestrek", "certain", "Russland forsøker fortsatt å endre det europeiske sikkerhetsbildet med makt"),
        (*rutte, "talestrek", "certain", "Kina driver fortsatt med destabiliserende aktiviteter i regionen"),
        (
            *rutte,
            "talestrek",
            "likely",
            "Dette initiativet hjelper Ukraina både i dagens krig og med å bygge opp forsvaret sitt for fremtiden",
        ),
    ]


def test_seeding_again_changes_nothing(seeded):
    article, topics = Article.objects.get(), Tag.objects.count()
    Section.objects.get(slug="sport").delete()
    call_command("seed", verbosity=0)
    assert (Article.objects.get().version, Tag.objects.count()) == (article.version, topics)
    assert not Section.objects.filter(slug="sport").exists()


def test_seeding_again_gives_readers_nothing_that_waits(seeded):
    article, entries = Article.objects.get(), AuditEntry.objects.count()
    save_draft(article, newest_revision(article).draft | {"tags": []}, by=SYSTEM, base=article.version)
    Person.objects.filter(name="Mark Rutte").update(name="M. Rutte", fold="m. rutte")
    call_command("seed", verbosity=0)
    assert Article.objects.get().tagged.exists()
    assert AuditEntry.objects.count() == entries + 1
    assert Person.objects.count() == 2


def test_seeding_again_brings_no_story_back(seeded):
    Article.objects.all().delete()
    make_article()
    call_command("seed", verbosity=0)
    assert Article.objects.count() == 1


def test_all_can_be_moved_to_another_database(seeded, tmp_path):
    def dump(name: str) -> str:
        """As docs/operations.md says it. A moment just after its second loses its zeros on the way."""
        left_out = ["contenttypes", "auth.permission", "sessions"]
        call_command("dumpdata", use_natural_foreign_keys=True, exclude=left_out, output=str(tmp_path / name))
        return (tmp_path / name).read_text().replace(".000Z", "Z")

    before = dump("before.json")
    call_command("loaddata", str(tmp_path / "before.json"), verbosity=0)
    assert dump("after.json") == before


def test_a_newspaper_has_its_sections_in_order(seeded):
    names = ["Innenriks", "Utenriks", "Økonomi", "Kultur", "Sport", "Meninger"]
    assert [section.name for section in Section.objects.in_menu()] == names


def test_a_reading_is_printed_as_json_and_saves_nothing(capsys):
    reading = json.loads(run(capsys, "read_manuscript", str(STORY)))
    assert reading["lede"].startswith("Japans statsminister")
    assert len(reading["quotes"]) == 4
    assert not Article.objects.exists()


def test_the_printed_parts_give_the_manuscript_back(capsys):
    reading = json.loads(run(capsys, "read_manuscript", str(STORY)))
    assert "".join(part["raw"] for part in reading["parts"]) == STORY.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_manuscripts_are_imported_in_the_encodings_that_newsrooms_use(tmp_path, capsys, encoding):
    file = tmp_path / "sak.txt"
    file.write_bytes(
        "Tittel: Østlandet får snø\r\n\r\nDet blir kaldt på Østlandet, sier meteorologen.\r\n".encode(encoding)
    )
    out = run(capsys, "import_manuscript", str(file))
    assert Article.objects.get().headline == "Østlandet får snø"
    assert len(out.strip().splitlines()) == 1


def test_a_broken_file_is_refused_with_a_sentence_and_stops_no_other(tmp_path, capsys):
    broken, good = tmp_path / "bilde.txt", tmp_path / "sak.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    good.write_text("Kort tittel\n\nDette er en hel tekst om noe.\n", encoding="utf-8")
    with pytest.raises(CommandError, match="1 .* 2"):
        call_command("import_manuscript", str(broken), str(good))
    assert str(broken) in capsys.readouterr().err
    assert Article.objects.get().headline == "Kort tittel"


def test_a_missing_file_is_told_of(tmp_path):
    with pytest.raises(CommandError, match="borte"):
        call_command("read_manuscript", str(tmp_path / "borte.txt"))


def test_an_imported_story_can_be_published_at_once(tmp_path, seeded):
    file = tmp_path / "sak.txt"
    file.write_text("Ny bro åpner\n\nDen nye broen i Vik åpner i dag.\n", encoding="utf-8")
    call_command("import_manuscript", str(file), publish=True, section="Innenriks", verbosity=0)
    assert Article.objects.published().filter(section__slug="innenriks").exists()


def test_the_first_editor_gets_a_password_once(capsys):
    out = run(capsys, "make_first_editor")
    password = out.split(":")[2].split()[0]
    assert get_user_model().objects.get().check_password(password)
    assert run(capsys, "make_first_editor") == ""
    assert get_user_model().objects.count() == 1


def test_the_seed_is_the_source_text_to_the_letter():
    assert hashlib.sha256(STORY.read_bytes()).hexdigest().startswith("6c60a45bc8bc4b3c")
