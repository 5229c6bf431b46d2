from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_readers_indexes")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="sent",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=64, verbose_name="hash of what was sent"
            ),
        ),
    ]
