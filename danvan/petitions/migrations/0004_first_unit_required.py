from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("danvan_petitions", "0003_fill_the_first_unit"), ("danvan_organisations", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="petition",
            name="received_unit",
            field=models.ForeignKey(
                on_delete=models.deletion.PROTECT, related_name="+", to="danvan_organisations.unit"
            ),
        ),
        migrations.AlterField(model_name="petition", name="unit_since", field=models.DateTimeField()),
        migrations.AlterField(model_name="petition", name="changed_at", field=models.DateTimeField()),
    ]
