import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.entity
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChildRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("email", models.CharField(max_length=254)),
                ("sealed", models.BinaryField(null=True)),
                ("consent_version", models.CharField(max_length=20)),
                ("consent_text", models.TextField()),
                ("consented_at", models.DateTimeField()),
                ("delete_after", models.DateField()),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("deleted_at", None)),
                        fields=["delete_after"],
                        name="childcare_record_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deleted_at__isnull", True), ("sealed__isnull", False)),
                            models.Q(("deleted_at__isnull", False), ("sealed__isnull", True)),
                            _connector="OR",
                        ),
                        name="childcare_record_sealed_or_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_text", ""), _negated=True),
                        name="childcare_record_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
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
                        choices=[("seminar", "Seminar"), ("session", "Course session")], max_length=10
                    ),
                ),
                ("ref_id", models.UUIDField()),
                ("title", models.TextField()),
                ("where", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("places", models.PositiveIntegerField()),
                ("taken", models.PositiveIntegerField(default=0)),
                ("carers", models.PositiveIntegerField()),
                ("children_per_carer", models.PositiveIntegerField()),
                ("min_months", models.PositiveIntegerField()),
                ("max_months", models.PositiveIntegerField()),
                ("bring", models.TextField(blank=True)),
                ("cost_yen", yuiwork.core.entity.YenField(null=True)),
                ("keep_days", models.PositiveIntegerField(default=30)),
                ("called_off_at", models.DateTimeField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="childcare_occasions",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "starts_at"], name="childcare_occasion_by_date")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "ref_id"), name="childcare_occasion_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seminar", "session"])),
                        name="childcare_occasion_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="childcare_occasion_times",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "places__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("carers"), "*", models.F("children_per_carer")
                                ),
                            )
                        ),
                        name="childcare_enough_carers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)), name="childcare_has_places"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("places"))), name="childcare_not_overfull"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("min_months__lte", models.F("max_months")), ("max_months__lte", 216)
                        ),
                        name="childcare_occasion_ages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_days__gte", 1), ("keep_days__lte", 366)),
                        name="childcare_keep_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost_yen__isnull", True), ("cost_yen__gte", 0), _connector="OR"),
                        name="childcare_occasion_cost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildcareRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("party_id", models.UUIDField()),
                ("name", models.TextField()),
                ("email", models.CharField(max_length=254)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="childcare.occasion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("occasion", "party_id"), name="childcare_request_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="childcare.occasion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("occasion", "user"), name="childcare_duty_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("placed", "Has a place"),
                            ("here", "Handed over"),
                            ("collected", "Collected"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("collected_at", models.DateTimeField(null=True)),
                ("collected_by", models.BinaryField(null=True)),
                (
                    "collected_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_over_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_places",
                        to="childcare.childcarerequest",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_places",
                        to="childcare.childrecord",
                    ),
                ),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child_places",
                        to="childcare.occasion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["occasion", "created_at"],
                        name="childcare_queue",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "placed", "here", "collected", "cancelled"])
                        ),
                        name="childcare_place_state",
                    ),
                    models.UniqueConstraint(
                        fields=("submission_id",), name="childcare_place_submission_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("occasion", "record"),
                        name="childcare_child_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_over_at__isnull", False), ("state__in", ["here", "collected"])),
                            models.Q(
                                models.Q(("state__in", ["here", "collected"]), _negated=True),
                                ("handed_over_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="childcare_handed_over_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("collected_at__isnull", False), ("state", "collected")),
                            models.Q(
                                models.Q(("state", "collected"), _negated=True),
                                ("collected_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="childcare_collected_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordOpening",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("role", models.CharField(max_length=20)),
                (
                    "occasion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="childcare.occasion"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="childcare.childrecord",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["record", "created_at"], name="childcare_opening_by_date")],
            },
        ),
        migrations.CreateModel(
            name="ChildcareStandard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("places", models.PositiveIntegerField(default=6)),
                ("carers", models.PositiveIntegerField(default=2)),
                ("children_per_carer", models.PositiveIntegerField(default=3)),
                ("min_months", models.PositiveIntegerField(default=6)),
                ("max_months", models.PositiveIntegerField(default=71)),
                ("bring", models.TextField(blank=True)),
                ("cost_yen", yuiwork.core.entity.YenField(null=True)),
                ("keep_days", models.PositiveIntegerField(default=30)),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="childcare_standard",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("places__gte", 1),
                            (
                                "places__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("carers"), "*", models.F("children_per_carer")
                                ),
                            ),
                        ),
                        name="childcare_standard_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("max_months__lte", 216), ("min_months__lte", models.F("max_months"))
                        ),
                        name="childcare_standard_ages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_days__gte", 1), ("keep_days__lte", 366)),
                        name="childcare_standard_keep_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost_yen__isnull", True), ("cost_yen__gte", 0), _connector="OR"),
                        name="childcare_standard_cost",
                    ),
                ],
            },
        ),
    ]
