from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_moments_and_rights")]

    operations = [
        migrations.AddField(
            model_name=noun,
            name="is_sample",
            field=models.BooleanField(default=False, editable=False, verbose_name="sample"),
        )
        for noun in ("article", "person", "source", "tag")
    ]
