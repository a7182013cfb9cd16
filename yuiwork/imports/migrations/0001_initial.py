import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("filename", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("sheet", models.TextField(blank=True)),
                ("header_row", models.PositiveIntegerField(default=1)),
                ("mapping", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Columns to be chosen"),
                            ("checking", "Being checked"),
                            ("ready", "Checked"),
                            ("saving", "Being imported"),
                            ("done", "Imported"),
                            ("undone", "Taken back"),
                            ("discarded", "Discarded"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("bad", models.PositiveIntegerField(default=0)),
                ("notes", models.JSONField(default=list)),
                ("checked_after", models.PositiveIntegerField(default=0)),
                ("imported_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "-created_at"], name="imports_run_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["uploaded", "checking", "ready", "saving", "done", "undone", "discarded"],
                            )
                        ),
                        name="imports_run_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", False),
                                ("state__in", ("uploaded", "checking", "ready", "saving")),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ("uploaded", "checking", "ready", "saving")), _negated=True
                                ),
                                ("content__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="imports_run_file_kept_while_needed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bad", 0),
                            models.Q(("state__in", ["saving", "done", "undone"]), _negated=True),
                            _connector="OR",
                        ),
                        name="imports_run_nothing_half",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("imported_at__isnull", False), ("imported_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="imports_run_done_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("row", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("bad", "To be corrected"),
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "Unchanged"),
                        ],
                        max_length=10,
                    ),
                ),
                ("key", models.TextField(blank=True)),
                ("person_key", models.CharField(blank=True, max_length=64)),
                ("values", models.JSONField()),
                ("problems", models.JSONField(default=list)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="imports.importrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "row"), name="imports_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["bad", "new", "changed", "same"])),
                        name="imports_line_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "bad"), models.Q(("key", ""), _negated=True), _connector="OR"
                        ),
                        name="imports_line_good_has_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("key", models.TextField()),
                ("person_key", models.CharField(blank=True, max_length=64)),
                ("email", models.TextField(blank=True)),
                ("fiscal_year", models.PositiveIntegerField()),
                ("values", models.JSONField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="imports.importrun",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=["email"],
                        name="imports_record_email",
                    ),
                    models.Index(fields=["programme", "kind", "fiscal_year"], name="imports_record_year"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "kind", "key"), name="imports_record_once"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="imports_record_key"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("before", models.JSONField(null=True)),
                (
                    "earlier_run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="imports.importrun",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="imports.importedrecord",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="imports.importrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "record"), name="imports_change_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before__isnull", True), ("earlier_run__isnull", True)),
                            models.Q(("before__isnull", False), ("earlier_run__isnull", False)),
                            _connector="OR",
                        ),
                        name="imports_change_before_whole",
                    ),
                ],
            },
        ),
    ]
