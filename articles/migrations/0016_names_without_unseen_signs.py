from django.db import migrations, models

from articles.text.folding import fold, plain_name, sort_key


def fold_anew(apps, schema_editor):
    """Names are compared without signs that nobody sees. Two topics that are one by that stay two, to be merged."""
    for noun in ("Tag", "TagAlias", "Source", "Person"):
        rows = apps.get_model("articles", noun).objects
        for row in rows.only("name", "fold").order_by("pk").iterator():
            name, folded = plain_name(row.name), fold(row.name)[: row._meta.get_field("fold").max_length]
            is_taken = noun != "Person" and rows.filter(fold=folded).exclude(pk=row.pk).exists()
            if (name, folded) != (row.name, row.fold) and name and not is_taken:
                rows.filter(pk=row.pk).update(name=name, fold=folded)


def order_aliases(apps, schema_editor):
    aliases = apps.get_model("articles", "TagAlias").objects
    for row in aliases.only("name").iterator():
        aliases.filter(pk=row.pk).update(sort_key=sort_key(row.name))


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_audit_is_not_replaced")]

    operations = [
        migrations.AlterModelOptions(
            name="tagalias",
            options={"ordering": ["sort_key", "pk"], "verbose_name": "alias", "verbose_name_plural": "aliases"},
        ),
        migrations.AddField(
            model_name="tagalias",
            name="sort_key",
            field=models.CharField(default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.RunPython(fold_anew, migrations.RunPython.noop),
        migrations.RunPython(order_aliases, migrations.RunPython.noop),
    ]
