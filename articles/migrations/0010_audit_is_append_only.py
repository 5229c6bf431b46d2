from django.db import migrations, models

from articles.models.append_only import make_append_only, make_changeable


def refuse_changes(_apps, schema_editor):
    make_append_only(schema_editor.connection)


def allow_changes(_apps, schema_editor):
    make_changeable(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_samples")]

    operations = [
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["user_id", "-at", "-id"], name="audit_by_user"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["action", "-at", "-id"], name="audit_of_an_action"),
        ),
        # Last: on SQLite a table that is made anew would lose them.
        migrations.RunPython(refuse_changes, allow_changes),
    ]
