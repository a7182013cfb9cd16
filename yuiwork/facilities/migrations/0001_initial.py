import django.db.models.deletion
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
            name="Facility",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("organisation_wide", models.BooleanField(default=False)),
                ("name", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("room", "Room"),
                            ("pc", "PC"),
                            ("play_space", "Play space for children"),
                            ("counter", "Counter or desk"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("place", models.TextField()),
                ("units", models.PositiveSmallIntegerField(default=1)),
                ("slot_minutes", models.PositiveSmallIntegerField(default=30)),
                ("max_minutes", models.PositiveIntegerField(default=180)),
                ("days_ahead", models.PositiveSmallIntegerField(default=30)),
                ("most_at_once", models.PositiveSmallIntegerField(default=3)),
                ("cancel_hours", models.PositiveSmallIntegerField(default=1)),
                ("no_show_minutes", models.PositiveSmallIntegerField(default=30)),
                (
                    "bookers",
                    models.CharField(
                        choices=[
                            ("anyone", "Everybody with an account"),
                            ("residents", "People who live in the region"),
                            ("staff", "The staff only"),
                        ],
                        default="anyone",
                        max_length=12,
                    ),
                ),
                (
                    "holiday_rule",
                    models.CharField(
                        choices=[
                            ("open", "Open as on other days"),
                            ("national", "Closed on national holidays"),
                            ("office", "Closed on national holidays and from 29 December to 3 January"),
                        ],
                        default="office",
                        max_length=12,
                    ),
                ),
                ("free_until", models.DateField(null=True)),
                ("fee_yen", yuiwork.core.entity.YenField(default=0)),
                ("lent", models.BooleanField(default=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "name"), name="facilities_facility_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["room", "pc", "play_space", "counter", "other"])),
                        name="facilities_facility_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bookers__in", ["anyone", "residents", "staff"])),
                        name="facilities_facility_bookers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("holiday_rule__in", ["open", "national", "office"])),
                        name="facilities_facility_holidays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("units__gte", 1)), name="facilities_facility_units"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slot_minutes__in", [15, 30, 60])),
                        name="facilities_facility_slot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("max_minutes__gte", models.F("slot_minutes"))),
                        name="facilities_facility_longest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most_at_once__gte", 1)), name="facilities_facility_most"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fee_yen__gte", 0)), name="facilities_facility_fee"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("title", models.TextField()),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("every_weeks", models.PositiveSmallIntegerField(default=1)),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                ("units", models.PositiveSmallIntegerField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocks",
                        to="facilities.facility",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="facilities_block_times"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="facilities_block_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every_weeks__gte", 1)), name="facilities_block_weeks"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("units__gte", 1)), name="facilities_block_units"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("unit", models.PositiveSmallIntegerField()),
                ("submission_id", models.UUIDField(null=True)),
                ("purpose", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("fee_yen", yuiwork.core.entity.YenField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("checked_in", "Came"),
                            ("no_show", "Did not come"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="booked",
                        max_length=12,
                    ),
                ),
                ("checked_in_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancel_reason", models.TextField(blank=True)),
                ("calendar_sequence", models.PositiveIntegerField(default=0)),
                (
                    "block",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="facilities.block",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facility_bookings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="facilities.facility",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["facility", "starts_at"], name="facilities_booking_by_time"),
                    models.Index(fields=["user", "starts_at"], name="facilities_booking_by_user"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["booked", "checked_in", "no_show", "cancelled"])),
                        name="facilities_booking_state",
                    ),
                    models.UniqueConstraint(
                        fields=("submission_id",), name="facilities_booking_submission_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="facilities_booking_times",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit__gte", 1)), name="facilities_booking_unit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fee_yen__gte", 0)), name="facilities_booking_fee"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("block__isnull", True), ("user__isnull", False)),
                            models.Q(("block__isnull", False), ("user__isnull", True)),
                            _connector="OR",
                        ),
                        name="facilities_booking_for_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("state", "cancelled")),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True),
                                ("cancelled_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="facilities_booking_cancelled_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_in_at__isnull", False), ("state", "checked_in")),
                            models.Q(
                                models.Q(("state", "checked_in"), _negated=True),
                                ("checked_in_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="facilities_booking_came_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningException",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("day", models.DateField()),
                ("opens", models.TimeField(null=True)),
                ("closes", models.TimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exceptions",
                        to="facilities.facility",
                    ),
                ),
            ],
            options={
                "ordering": ["day"],
                "constraints": [
                    models.UniqueConstraint(fields=("facility", "day"), name="facilities_exception_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes__isnull", True), ("opens__isnull", True)),
                            models.Q(("closes__gt", models.F("opens")), ("opens__isnull", False)),
                            _connector="OR",
                        ),
                        name="facilities_exception_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("weekday", models.PositiveSmallIntegerField()),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="facilities.facility",
                    ),
                ),
            ],
            options={
                "ordering": ["weekday", "opens"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "weekday", "opens"), name="facilities_hours_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday__lte", 6)), name="facilities_hours_weekday"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))), name="facilities_hours_order"
                    ),
                ],
            },
        ),
    ]
