"""The server is killed while two editors save: `python bench/kills.py --database sqlite --kills 200`.

After each kill the server starts again. Every save that was acknowledged has to be a version of its story (else it is
lost); each story has to be wholly as one version says, quotes and topics too (else it is torn); and the save that got
no answer is sent again with its key and has to be one version, not two. The last line counts; exit 1 unless none.
"""

import argparse
import random
import sys
import threading
import time
from uuid import uuid4

from server import NO_ANSWER, PASSWORD, Client, Newsroom, form_of


class Editor(threading.Thread):
    """Saves a story of her own again and again until the server is gone; remembers what was acknowledged."""

    def __init__(self, client: Client, address: str, base: int, story: int) -> None:
        super().__init__()
        self.client, self.address, self.base, self.story = client, address, base, story
        self.acknowledged: list[str] = []
        self.unanswered: dict = {}
        self.trouble = ""

    def run(self) -> None:
        while True:
            token = uuid4().hex
            body = f'<p>De møttes i går.</p><p>– <q data-quote="aaaa22">Ord {token}</q>, sa hun.</p>'
            self.unanswered = form_of(f"Sak {token}", f"Ingress {token}", body, base=self.base, key=token)
            self.unanswered["topics"] = f"Emne {token[:2]}"
            try:
                status, _page = self.client.post(self.address, self.unanswered)
            except NO_ANSWER:
                return
            if status != 302:
                self.trouble = f"a save was answered {status}"
                return
            self.acknowledged.append(token)
            self.unanswered = {}
            self.base += 1


class Newsdesk:
    """The stories and their editors; counts what is lost and what is torn."""

    def __init__(self, newsroom: Newsroom, stories: int = 2) -> None:
        from django.contrib.auth import get_user_model

        from articles.actions.save import start_article
        from articles.models import SYSTEM
        from articles.text.drafts.draft import new_draft

        self.newsroom = newsroom
        self.articles = [start_article(new_draft(headline="Sak"), by=SYSTEM) for _story in range(stories)]
        get_user_model().objects.create_superuser("ada", password=PASSWORD)
        self.client = newsroom.connect()
        newsroom.start()
        self.client.sign_in("ada")
        self.acknowledged = self.lost = self.torn = 0
        # Saves that were made and whose answer the kill swallowed: each has to be one version when it is sent again.
        self.came_through = 0

    def kill_once(self, seconds: float) -> None:
        """Let all save for so long, kill the server, start it again, and look."""
        editors = [self._editor(article) for article in self.articles]
        for editor in editors:
            editor.start()
        time.sleep(seconds)
        self.newsroom.kill()
        for editor in editors:
            editor.join()
            if editor.trouble:
                print(editor.trouble, file=sys.stderr)
                self.torn += 1
        self.newsroom.start()
        for editor in editors:
            self._look_at(editor)

    def _editor(self, article) -> Editor:
        article.refresh_from_db()
        client = self.newsroom.connect()
        client.cookies, client.token = dict(self.client.cookies), self.client.token
        return Editor(client, f"/admin/articles/article/{article.pk}/change/", article.version, article.pk)

    def _look_at(self, editor: Editor) -> None:
        from articles.models import Revision

        self.acknowledged += len(editor.acknowledged)
        versions = Revision.objects.filter(article=editor.story)
        made = versions.filter(key__in=editor.acknowledged).values_list("key", "content__headline", "content__body")
        said = {key for key, headline, body in made if headline == f"Sak {key}" and f"Ord {key}<" in body}
        self.lost += len(set(editor.acknowledged) - said)
        self.torn += self._is_torn(editor.story)
        if editor.unanswered:
            self.came_through += versions.filter(key=editor.unanswered["key"]).count()
            answers = [editor.client.post(editor.address, editor.unanswered)[0] for _time in range(2)]
            made_once = versions.filter(content__headline=editor.unanswered["headline"]).count() == 1
            self.torn += answers != [302, 302] or not made_once
            self.torn += self._is_torn(editor.story)

    def _is_torn(self, story: int) -> bool:
        """Does anything on the story's row say otherwise than its newest version?"""
        from articles.models import Article

        article = Article.objects.get(pk=story)
        newest = article.revisions.order_by("-number").first()
        draft = newest.content
        row = (article.version, article.headline, article.lede, article.body)
        quotes = dict(article.quotes.current().values_list("ref", "words"))
        tags = list(article.tagged.order_by("order").values_list("tag_id", flat=True))
        expected = {ref: f"Ord {draft['headline'].split()[1]}" for ref in draft["quotes"]}
        is_whole = row == (newest.number, draft["headline"], draft["lede"], draft["body"])
        return not (is_whole and quotes == expected and tags == draft["tags"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    moments = random.Random(2026)
    with Newsroom(options.database) as newsroom:
        desk = Newsdesk(newsroom)
        for number in range(options.kills):
            desk.kill_once(moments.uniform(0.05, 0.8))
            if number % 20 == 19:
                told = f"{number + 1} kills, {desk.acknowledged} saves, {desk.came_through} answers swallowed"
                print(told, file=sys.stderr)
    print(f"kills={options.kills} acknowledged={desk.acknowledged} lost={desk.lost} torn={desk.torn}")
    sys.exit(1 if desk.lost or desk.torn else 0)


if __name__ == "__main__":
    main()
