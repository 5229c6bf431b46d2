"""Two editors save one story at the same moment, over HTTP: `python bench/races.py --database sqlite --races 2000`.

Half of the races are in different paragraphs, where both have to stand afterwards; half are in the same one, where one
is saved and the other is told, chooses its own words, and stands then. A save that was acknowledged and is not there,
or was written over without anybody being asked, is lost. The last line says how many; exit status 1 unless none.
"""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from server import NO_ANSWER, PASSWORD, Client, Newsroom, form_of

HEADLINE, LEDE = "En sak med to redaktører", "Dette er ingressen."
PARAGRAPHS = ["Det første avsnittet står her.", "Det andre avsnittet står der.", "Det siste avsnittet er sist."]


def body_of(*paragraphs: str) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


class Race:
    """One story, two editors; counts what is lost and what errs."""

    def __init__(self, newsroom: Newsroom) -> None:
        from django.contrib.auth import get_user_model

        from articles.actions.save import start_article
        from articles.models import SYSTEM
        from articles.text.drafts.draft import new_draft

        self.article = start_article(new_draft(headline=HEADLINE, lede=LEDE, body=body_of(*PARAGRAPHS)), by=SYSTEM)
        self.address = f"/admin/articles/article/{self.article.pk}/change/"
        self.editors: list[Client] = []
        for name in ("ada", "kari"):
            get_user_model().objects.create_superuser(name, password=PASSWORD)
            client = newsroom.connect()
            client.sign_in(name)
            self.editors.append(client)
        self.lost = self.errors = 0
        self.pool = ThreadPoolExecutor(2)

    def run(self, number: int) -> None:
        """Both begin from the newest version; then both save at once."""
        self.article.refresh_from_db()
        base, before = self.article.version, self.paragraphs()
        places = (0, 1) if number % 2 else (1, 1)
        forms = [self.form(base, before, place, f"{number}{name}") for place, name in zip(places, "ak", strict=True)]
        answers = list(self.pool.map(self.send, self.editors, forms))
        if places[0] != places[1]:
            self.check(answers == [302, 302], [f"{number}a", f"{number}k"])
            return
        told = [at for at, status in enumerate(answers) if status == 409]
        self.check(sorted(answers) == [302, 409], [f"{number}{'ka'[at]}" for at in told])
        for at in told:
            self.article.refresh_from_db()
            chosen = forms[at] | {"against": self.article.version, "pick-body-1": "mine", "key": uuid4().hex}
            self.check(self.send(self.editors[at], chosen) == 302, [f"{number}{'ak'[at]}"])

    def form(self, base: int, before: list[str], place: int, token: str) -> dict:
        after = [*before[:place], f"{PARAGRAPHS[place]} {token}.", *before[place + 1 :]]
        return form_of(HEADLINE, LEDE, body_of(*after), base=base, key=uuid4().hex)

    def send(self, editor: Client, form: dict) -> int:
        try:
            status, _page = editor.post(self.address, form)
        except NO_ANSWER:
            status = 599
        self.errors += status >= 500
        return status

    def paragraphs(self) -> list[str]:
        from articles.text.drafts.comparing import blocks_of

        return [block.text for block in blocks_of(self.article.body)]

    def check(self, is_as_expected: bool, tokens: list[str]) -> None:  # noqa: FBT001
        """The words of these saves have to stand in the story now."""
        self.article.refresh_from_db()
        there = " ".join(self.paragraphs())
        missing = [token for token in tokens if f" {token}." not in there]
        self.lost += max(len(missing), not is_as_expected)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--races", type=int, default=2000)
    options = parser.parse_args()
    with Newsroom(options.database) as newsroom:
        newsroom.start()
        race = Race(newsroom)
        for number in range(options.races):
            race.run(number)
            if number % 100 == 99:
                print(f"{number + 1} races", file=sys.stderr)
        race.pool.shutdown()
    print(f"races={options.races} lost={race.lost} errors={race.errors}")
    sys.exit(1 if race.lost or race.errors else 0)


if __name__ == "__main__":
    main()
