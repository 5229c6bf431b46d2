import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from articles.models.roles import CHIEFS, add_rights


def give_rights(apps, schema_editor):
    add_rights(CHIEFS, ["use_sensitive_tag"], apps)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_dismissed_suggestions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="tag",
            options={
                "ordering": ["sort_key"],
                "permissions": [("use_sensitive_tag", "Can put legally sensitive topics on stories")],
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
            },
        ),
        migrations.AddField(
            model_name="tag",
            name="is_hidden",
            field=models.BooleanField(
                default=False,
                help_text="For the newsroom alone: no reader sees it, and it has no page.",
                verbose_name="hidden",
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="is_retired",
            field=models.BooleanField(
                default=False, help_text="Offered for no new story. Its page stays.", verbose_name="retired"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="is_sensitive",
            field=models.BooleanField(
                default=False, help_text="Only a chief editor puts it on a story.", verbose_name="legally sensitive"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="wikidata_id",
            field=models.CharField(
                blank=True,
                help_text="The number of the same thing in Wikidata, for example Q7184.",
                max_length=20,
                validators=[
                    django.core.validators.RegexValidator(
                        "\\AQ[1-9]\\d*\\Z", "A number in Wikidata is a Q and digits: Q7184."
                    )
                ],
                verbose_name="Wikidata",
            ),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="action",
            field=models.CharField(
                choices=[
                    ("created", "made"),
                    ("saved", "saved"),
                    ("restored", "an older version brought back"),
                    ("handed_in", "handed in"),
                    ("sent_back", "sent back"),
                    ("ready", "marked as ready"),
                    ("assigned", "assigned"),
                    ("due", "deadline set"),
                    ("published", "published"),
                    ("planned", "planned"),
                    ("went_out", "went out as planned"),
                    ("changed_live", "changes published"),
                    ("changes_planned", "changes planned"),
                    ("changes_went_out", "changes went out as planned"),
                    ("plan_dropped", "plan dropped"),
                    ("corrected", "corrected"),
                    ("embargo_set", "embargo set"),
                    ("embargo_lifted", "embargo lifted before its time"),
                    ("unpublishing_planned", "end of publication set"),
                    ("taken_down", "taken down as planned"),
                    ("withdrawn", "withdrawn"),
                    ("binned", "put into the bin"),
                    ("taken_from_bin", "brought back from the bin"),
                    ("deleted", "deleted for good"),
                    ("shared", "draft shared by a link"),
                    ("unshared", "link to the draft taken back"),
                    ("changed", "changed"),
                    ("renamed", "renamed"),
                    ("merged", "merged"),
                    ("unmerged", "merge undone"),
                    ("rights", "rights changed"),
                ],
                max_length=24,
                verbose_name="action",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="reason",
            field=models.CharField(
                choices=[
                    ("autosave", "saved by itself"),
                    ("save", "saved"),
                    ("publish", "saved to be published"),
                    ("restore", "brought back"),
                    ("import", "read from a manuscript"),
                    ("correct", "quote put right"),
                    ("names", "topics or people put right"),
                ],
                default="save",
                max_length=8,
                verbose_name="reason",
            ),
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(choices=[("tag", "topic"), ("person", "person")], max_length=6)),
                ("old_id", models.BigIntegerField()),
                ("old_name", models.CharField(max_length=120, verbose_name="merged")),
                ("into_id", models.BigIntegerField()),
                ("into_name", models.CharField(max_length=120, verbose_name="into")),
                ("at", models.DateTimeField(verbose_name="time")),
                ("facts", models.JSONField(default=dict)),
                ("last_revision", models.BigIntegerField(default=0)),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="MergedUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("tagged", "Tagged"), ("credit", "Credit"), ("quote", "Quote")], max_length=6
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=16)),
                ("order", models.PositiveSmallIntegerField()),
                ("other_order", models.PositiveSmallIntegerField(null=True)),
                ("projected_version", models.PositiveIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article"
                    ),
                ),
                (
                    "merge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="articles.merge"
                    ),
                ),
            ],
            options={
                "verbose_name": "merged place",
                "verbose_name_plural": "merged places",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Redirect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=100, verbose_name="old address")),
                ("old_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redirects",
                        to="articles.person",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="redirects",
                        to="articles.tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "redirect",
                "verbose_name_plural": "redirects",
                "default_permissions": (),
            },
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(fields=["noun", "into_id", "-id"], name="merge_into_newest"),
        ),
        migrations.AddConstraint(
            model_name="mergeduse",
            constraint=models.UniqueConstraint(fields=("merge", "article", "kind", "key"), name="merged_use_once"),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person__isnull", False), ("tag", None)),
                    models.Q(("person", None), ("tag__isnull", False)),
                    _connector="OR",
                ),
                name="redirect_leads_to_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tag__isnull", False)), fields=("address",), name="redirect_tag_address_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.UniqueConstraint(
                condition=models.Q(("tag__isnull", False)), fields=("old_id",), name="redirect_tag_old_id_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("address",), name="redirect_person_address_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("old_id",), name="redirect_person_old_id_once"
            ),
        ),
        migrations.RunPython(give_rights, migrations.RunPython.noop),
    ]
