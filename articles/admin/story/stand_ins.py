"""A draft out of a form in which somebody is still writing, for pages that show it and write nothing."""

from django.db.models import Model

from articles.admin.story.form import ArticleForm
from articles.text.drafts.draft import Draft
from articles.text.folding import fold
from articles.text.slugs import slug_for


class StandIns(dict[int, Model]):
    """Rows for names that are nobody's yet, under ids that no row in the database has."""

    def keep(self, row: Model) -> Model:
        """The row itself, or for a new one a stand-in: the same for the same name."""
        if row.pk:
            return row
        same = (known for known in self.values() if type(known) is type(row) and fold(known.name) == fold(row.name))
        if stand_in := next(same, None):
            return stand_in
        row.pk, row.slug = -1 - len(self), slug_for(row.name)
        self[row.pk] = row
        return row


def draft_typed(form: ArticleForm, opened: Draft) -> tuple[Draft, StandIns]:
    """The draft as `form` has it, and who stands in for new names; what is wrong or not sent is as `opened` has it."""
    stand_ins = StandIns()
    form.is_valid()
    for name in form.cleaned_data.keys() - form.data.keys():
        del form.cleaned_data[name]
    return form.draft(opened, stand_ins.keep), stand_ins
