"""People met in manuscripts become rows, once each."""

from articles.models import Person


def person_for(name: str, *, title: str = "") -> tuple[Person | None, bool]:
    """The person of that name, made with `title` where nobody has it, and whether the row was made.

    Namesakes are kept apart: where several people have the name the answer is (None, False), for an editor to choose.
    """
    known = list(Person.objects.named(name)[:2])
    if not known:
        return Person.objects.create(name=name, title=title[:120]), True
    return (known[0] if len(known) == 1 else None), False
