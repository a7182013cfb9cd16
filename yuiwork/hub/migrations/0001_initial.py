import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("market", "0001_initial"),
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField(unique=True)),
                ("version", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for the tutor"),
                            ("good", "Good: ready to deliver"),
                            ("redo", "Improve and submit again"),
                            ("consult", "Let us talk about it"),
                            ("replaced", "Replaced by a newer version"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("file", models.FileField(blank=True, max_length=200, upload_to="hub/drafts")),
                ("file_name", models.TextField(blank=True)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="market.contract",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="regions.programme",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
                "indexes": [models.Index(fields=["state", "created_at"], name="hub_draft_queue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "good", "redo", "consult", "replaced"])),
                        name="hub_draft_state",
                    ),
                    models.UniqueConstraint(fields=("contract", "version"), name="hub_draft_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("contract",),
                        name="hub_draft_one_waiting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file", ""), ("text", ""), _negated=True),
                        name="hub_draft_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", ""), ("file_name", ""), ("media_type", "")),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("file_name", ""), _negated=True),
                                models.Q(("media_type", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hub_draft_file_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("reviewed_at__isnull", False), ("state__in", ["good", "redo", "consult"])
                            ),
                            models.Q(
                                models.Q(("state__in", ["good", "redo", "consult"]), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="hub_draft_reviewed_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("good", "Good"),
                            ("redo", "Improve and submit again"),
                            ("consult", "Let us talk about it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("unmet", models.JSONField(default=list)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review", to="hub.draft"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["good", "redo", "consult"])),
                        name="hub_review_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "good"), _negated=True), ("unmet", []), _connector="OR"
                        ),
                        name="hub_review_good_is_met",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftComment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("paragraph", models.PositiveIntegerField()),
                ("text", models.TextField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="hub.draftreview",
                    ),
                ),
            ],
            options={
                "ordering": ["paragraph"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "paragraph"), name="hub_comment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("paragraph__gte", 1), models.Q(("text", ""), _negated=True)),
                        name="hub_comment_somewhere",
                    ),
                ],
            },
        ),
    ]
