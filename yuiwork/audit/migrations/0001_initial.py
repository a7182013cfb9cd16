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
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("position", models.BigIntegerField(unique=True)),
                ("kind", models.TextField()),
                ("number", models.TextField(unique=True)),
                ("title", models.TextField()),
                ("doc_date", models.DateField()),
                ("amount_incl_tax", yuiwork.core.entity.YenField(null=True)),
                ("issuer_name", models.TextField()),
                ("counterparty_name", models.TextField()),
                ("media_type", models.TextField(default="application/pdf")),
                ("content", models.BinaryField()),
                ("canonical", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("previous_seal", models.CharField(blank=True, max_length=64)),
                ("seal", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                (
                    "version_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="audit.document",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "doc_date"], name="audit_document_kind_date")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("position__gt", 0)), name="audit_document_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version_of__isnull", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audit_document_version_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("party_id", models.UUIDField(db_index=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="audit.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "party_id"), name="audit_document_party_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HandledEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event_id", models.UUIDField()),
                ("handler", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event_id", "handler"), name="audit_handled_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("actor", models.TextField()),
                ("action", models.TextField()),
                ("target_type", models.TextField()),
                ("target_id", models.UUIDField(null=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["target_type", "target_id", "created_at"], name="audit_row_target")
                ],
            },
        ),
        migrations.CreateModel(
            name="VoidedDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("reason", models.TextField()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voided",
                        to="audit.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="audit_voided_reason"
                    )
                ],
            },
        ),
    ]
