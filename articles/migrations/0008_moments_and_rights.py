from django.db import migrations, models
from django.utils import timezone

from articles.models.roles import ADMINISTRATORS, CHIEFS, add_rights


def note_what_went_out(apps, schema_editor):
    out = apps.get_model("articles", "Article").objects.filter(status="published", publish_at__lte=timezone.now())
    out.update(went_out_at=models.F("publish_at"))


def give_rights(apps, schema_editor):
    add_rights(CHIEFS, ["override_embargo", "view_auditentry"], apps)
    add_rights(ADMINISTRATORS, ["view_auditentry"], apps)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_workflow_time_and_audit")]

    operations = [
        migrations.RunPython(note_what_went_out, migrations.RunPython.noop),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
