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
            name="Earning",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("person_key", models.CharField(max_length=64)),
                ("ref", models.UUIDField()),
                ("amount", yuiwork.core.entity.YenField()),
                ("on", models.DateField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "on"], name="impact_earning_period")],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "ref"), name="impact_earning_once"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="impact_earning_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonAlias",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("old_key", models.CharField(max_length=64)),
                ("new_key", models.CharField(max_length=64)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "old_key"), name="impact_alias_once"),
                    models.CheckConstraint(
                        condition=models.Q(("old_key", models.F("new_key")), _negated=True),
                        name="impact_alias_other",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonMilestone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("person_key", models.CharField(max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("applied", "Applied for a seminar"),
                            ("attended", "Attended a seminar"),
                            ("enrolled", "Took a course"),
                            ("completed", "Completed a course"),
                            ("first_job", "Finished a first paid job"),
                            ("earned", "Received pay in the bank"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ref", models.UUIDField()),
                ("on", models.DateField()),
                ("holds", models.BooleanField(default=True)),
                ("told_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
                ("imported", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["programme", "kind", "person_key", "on"], name="impact_milestone_first"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "kind", "ref"), name="impact_milestone_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["applied", "attended", "enrolled", "completed", "first_job", "earned"],
                            )
                        ),
                        name="impact_milestone_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedIncome",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("person_key", models.CharField(max_length=64)),
                ("ref", models.UUIDField()),
                ("fiscal_year", models.PositiveIntegerField()),
                ("amount", yuiwork.core.entity.YenField(null=True)),
                ("band", models.PositiveSmallIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "fiscal_year"], name="impact_imported_income_year")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "ref"), name="impact_imported_income_once"),
                    models.CheckConstraint(
                        condition=models.Q(("band__lt", 6)), name="impact_imported_income_band"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="impact_imported_income_amount",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedTally",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("applied", "Applied for a seminar"),
                            ("attended", "Attended a seminar"),
                            ("survey", "Answered in a survey"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ref", models.UUIDField()),
                ("on", models.DateField()),
                ("title", models.TextField()),
                ("question", models.TextField(blank=True)),
                ("option", models.TextField(blank=True)),
                ("count", models.PositiveIntegerField()),
                ("told_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "kind", "on"], name="impact_tally_period")],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "kind", "ref"), name="impact_tally_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["applied", "attended", "survey"])),
                        name="impact_tally_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "survey"), _negated=True),
                            models.Q(
                                models.Q(("question", ""), _negated=True),
                                models.Q(("option", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="impact_tally_survey_answer",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotedOutcome",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("ref", models.UUIDField()),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("on", models.DateField(null=True)),
                ("holds", models.BooleanField()),
                ("told_at", models.DateTimeField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "outcome", "on"], name="impact_outcome_period")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ref",), name="impact_outcome_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holds", False),
                            models.Q(("on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="impact_outcome_has_a_day",
                    ),
                ],
            },
        ),
    ]
