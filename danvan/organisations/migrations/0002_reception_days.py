from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("danvan_organisations", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="reception_weekdays",
            field=models.CharField(blank=True, max_length=20, verbose_name="reception days"),
        ),
        migrations.AddField(
            model_name="unit",
            name="reception_hours",
            field=models.CharField(blank=True, max_length=120, verbose_name="reception hours"),
        ),
    ]
