from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def date_rows(apps, schema_editor):
    moments = apps.get_model("articles", "Article").objects
    for model, story in (("TaggedArticle", "content_object"), ("Credit", "article"), ("Quote", "article")):
        moment = moments.filter(pk=OuterRef(f"{story}_id")).values("publish_at")
        apps.get_model("articles", model).objects.update(publish_at=Subquery(moment))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_keeping_topics"),
    ]

    operations = [
        migrations.AddField(
            model_name="credit",
            name="publish_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="quote",
            name="is_listed",
            field=models.BooleanField(
                default=True,
                help_text="Off: the quote stands in its story, and nowhere else.",
                verbose_name="show on people’s pages and in search",
            ),
        ),
        migrations.AddField(
            model_name="quote",
            name="publish_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="taggedarticle",
            name="publish_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["person", "-publish_at", "-article"], name="credit_newest_of_person"),
        ),
        migrations.AddIndex(
            model_name="quote",
            index=models.Index(fields=["speaker", "-publish_at", "-article", "order"], name="quote_last_published"),
        ),
        migrations.AddIndex(
            model_name="taggedarticle",
            index=models.Index(fields=["tag", "-publish_at", "-content_object"], name="tagged_newest"),
        ),
        migrations.RunPython(date_rows, migrations.RunPython.noop),
    ]
