import django.db.models.deletion
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.entity
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title", models.TextField()),
                ("source", models.SlugField(max_length=30)),
                ("headline", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("cost_yen", yuiwork.core.entity.YenField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="campaigns",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "created_at"], name="outreach_campaign_by_date")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="outreach_campaign_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9][a-z0-9-]{1,39}$")),
                        name="outreach_campaign_code_form",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headline", ""), _negated=True), name="outreach_campaign_headline"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost_yen__isnull", True), ("cost_yen__gte", 0), _connector="OR"),
                        name="outreach_campaign_cost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignVisits",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="outreach.campaign",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "day"), name="outreach_visits_day_once"),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="outreach_visits_counted"
                    ),
                ],
            },
        ),
    ]
