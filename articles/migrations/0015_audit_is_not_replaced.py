from django.db import migrations

from articles.models.append_only import make_append_only


def refuse_replacing(apps, schema_editor):
    """SQLite's INSERT OR REPLACE got past the refusals that stand in the database already."""
    make_append_only(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_what_was_sent")]

    operations = [migrations.RunPython(refuse_replacing, migrations.RunPython.noop)]
