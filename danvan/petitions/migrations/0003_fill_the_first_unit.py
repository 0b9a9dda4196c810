"""What was received before it could be passed on: its unit now is the first."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    petitions = apps.get_model("danvan_petitions", "Petition").objects.filter(received_unit__isnull=True)
    petitions.update(received_unit=F("unit"), unit_since=F("received_at"), changed_at=F("received_at"))


class Migration(migrations.Migration):
    dependencies = [("danvan_petitions", "0002_the_whole_road")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
