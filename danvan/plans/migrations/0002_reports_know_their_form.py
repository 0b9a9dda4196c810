from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("danvan_plans", "0001_initial")]

    operations = [
        migrations.AddField(
            "progressreport", "form_hash", models.CharField(editable=False, max_length=64, null=True, unique=True)
        ),
        migrations.AddField("progressreport", "reopens", models.BooleanField(default=False)),
    ]
