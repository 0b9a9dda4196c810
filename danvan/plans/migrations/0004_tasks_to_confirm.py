from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("danvan_plans", "0003_found_whatever_the_size")]

    operations = [
        migrations.AddIndex(
            "task",
            models.Index(fields=["confirmer"], condition=models.Q(state="reported"), name="tasks_to_confirm"),
        ),
    ]
