"""Columns that the newsroom's nouns share."""

from collections.abc import Callable
from random import getrandbits

from django.db import models

from articles.text.codes import new_code
from articles.text.folding import plain_name


class NameField(models.CharField):
    """What somebody or something is called, without signs that nobody sees.

    Cleaned so by forms, and whenever the row is written, by `save` and `bulk_create` alike.
    """

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else plain_name(value)

    def pre_save(self, model_instance, add):
        value = plain_name(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


class DerivedField(models.CharField):
    """Text computed from another field whenever the row is written, by `save` and `bulk_create` alike.

    Arguments: `source`, the other field's name; `by`, a function from its text to this one's.
    A `save(update_fields=…)` that names the source must name this field too.
    """

    def __init__(self, *args, source: str = "", by: Callable[[str], str] | None = None, **kwargs):
        self.source, self.by = source, by
        super().__init__(*args, editable=kwargs.pop("editable", False), **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance, add):
        value = self.by(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        """It is looked for as it is stored: what is computed may be longer than the column («ß» is folded to «ss»)."""
        value = super().get_prep_value(value)
        return value[: self.max_length] if isinstance(value, str) else value


class StampField(models.PositiveIntegerField):
    """A number that is another one whenever the row is written: the sum of a table's tells whether it is as it was.

    A `save(update_fields=…)` that names what readers of the sum go by must name this field too.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": 0, "editable": False} | kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveIntegerField", args, kwargs

    def pre_save(self, model_instance, add):
        value = getrandbits(31)
        setattr(model_instance, self.attname, value)
        return value


class StoryMomentField(models.DateTimeField):
    """When the row's story is published: a copy, so that an index can hold the rows of a topic or a person in time.

    For order alone: whether readers may see the story, its own row says. Written with the row, by `save` and
    `bulk_create` alike; `articles.actions.project.date_rows` keeps rows in step when the story gets another moment.
    Argument: `story`, the name of the key to the story.
    """

    def __init__(self, *args, story: str = "", **kwargs):
        self.story = story
        defaults = {"null": True, "blank": True, "editable": False}
        super().__init__(*args, **(defaults | kwargs))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.story).publish_at
        setattr(model_instance, self.attname, value)
        return value


class CodeField(models.CharField):
    """A short random public id: it finds the row, and nothing can be counted or guessed from it."""

    def __init__(self, *args, **kwargs):
        defaults = {"max_length": 12, "unique": True, "editable": False, "default": new_code}
        super().__init__(*args, **(defaults | kwargs))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
