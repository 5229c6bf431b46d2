"""What a save costs: one transaction and so many queries, however many versions the story has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.save import save_draft
from articles.tests.admin.desk import change, filled
from articles.tests.make import make_article

pytestmark = pytest.mark.django_db
BODY = "".join(
    f'<p>Avsnitt {number} om saken.</p><p>– <q data-quote="aaa{number}22">Ord {number}</q>, sa hun.</p>'
    for number in range(10, 25)
)


WRITES = ('INSERT INTO "articles_', 'UPDATE "articles_', 'DELETE FROM "articles_')


def statements(client, article, *, headline) -> list[str]:
    sent = filled(article, client, headline=headline) | {"_save": ""}
    with CaptureQueriesContext(connection) as captured:
        assert client.post(change(article), sent).status_code == 302
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("status", ["draft", "published"])
def test_thirty_paragraphs_cost_the_same_after_two_versions_and_after_forty(as_editor, editor, status):
    article = make_article(status=status, body=BODY)
    statements(as_editor, article, headline="Den første fyller Djangos egne mellomlagre")
    early = statements(as_editor, article, headline="Tidlig")
    for number in range(40):
        content = article.revisions.first().content | {"headline": f"Nr. {number}"}
        article.refresh_from_db()
        save_draft(article, content, by=editor, base=article.version)
    late = statements(as_editor, article, headline="Sent")
    assert len(late) == len(early) <= 45


@pytest.mark.django_db(transaction=True)
def test_all_that_a_save_writes_is_one_transaction(as_editor):
    article = make_article(status="draft", body=BODY)
    made = statements(as_editor, article, headline="Ny")
    writes = [at for at, statement in enumerate(made) if statement.startswith(WRITES)]
    begins = [at for at, statement in enumerate(made) if statement.startswith("BEGIN")]
    ends = [at for at, statement in enumerate(made) if statement == "COMMIT"]
    around = [(begin, end) for begin, end in zip(begins, ends, strict=True) if begin < writes[0] < end]
    assert len(writes) > 3
    assert [(begin, end) for begin, end in around if begin < writes[-1] < end] == around != []
