"""Surveys have a room of their own: its first migration took the tables over, here we only forget them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0009_leaving"), ("surveys", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="seminar",
                    name="survey",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
                migrations.DeleteModel(name="Answer"),
                migrations.DeleteModel(name="Response"),
                migrations.DeleteModel(name="Question"),
                migrations.DeleteModel(name="Survey"),
            ]
        )
    ]
