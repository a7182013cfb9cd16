import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.TextField(unique=True)),
                ("to", models.CharField(db_index=True, max_length=254)),
                ("sender", models.TextField()),
                ("subject", models.TextField()),
                ("body", models.TextField()),
                ("language", models.CharField(max_length=5)),
                ("headers", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Could not be sent"),
                            ("unsure", "Perhaps sent"),
                            ("kept", "Kept in the demo"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mails",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-created_at", "-id"], name="notifications_mail_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["queued", "sending", "sent", "failed", "unsure", "kept"])
                        ),
                        name="notifications_mail_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="notifications_mail_sent_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailAttachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("filename", models.TextField()),
                ("media_type", models.TextField()),
                ("document_id", models.UUIDField(null=True)),
                ("party_id", models.UUIDField(null=True)),
                ("content", models.BinaryField(null=True)),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="notifications.mail",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mail", "position"), name="notifications_attachment_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content__isnull", True),
                                ("document_id__isnull", False),
                                ("party_id__isnull", False),
                            ),
                            models.Q(
                                ("content__isnull", False),
                                ("document_id__isnull", True),
                                ("party_id__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="notifications_attachment_one_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.TextField(unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("title", models.TextField()),
                ("body", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "-created_at"], name="notifications_message_list"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["user"],
                        name="notifications_message_unread",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""),
                            models.Q(
                                ("url__startswith", "/"), models.Q(("url__startswith", "//"), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="notifications_message_own_path",
                    )
                ],
            },
        ),
    ]
