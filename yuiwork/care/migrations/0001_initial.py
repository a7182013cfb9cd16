import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("learning", "0001_initial"),
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CareTask",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("handed_note", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To do"), ("snoozed", "Waiting"), ("closed", "Done")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("next_on", models.DateField(null=True)),
                ("snoozed_until", models.DateField(null=True)),
                ("snooze_reason", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("came_back", "They are back"),
                            ("talked", "We talked, all is well"),
                            ("left", "Left the course"),
                            ("no_need", "No need: known reason"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_tasks",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "handed_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_tasks",
                        to="regions.programme",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "state"], name="care_task_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "snoozed", "closed"])),
                        name="care_task_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=("enrolment",),
                        name="care_task_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("outcome__in", ["came_back", "talked", "left", "no_need"]),
                                ("state", "closed"),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="care_task_closed_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("snoozed_until__isnull", False), ("state", "snoozed")),
                            models.Q(
                                models.Q(("state", "snoozed"), _negated=True), ("snoozed_until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="care_task_snoozed_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("made_on", models.DateField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("mail", "Email"),
                            ("chat", "Chat"),
                            ("in_person", "In person"),
                            ("guidance", "Letter after an absence"),
                            ("other", "Other way"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reached", models.BooleanField()),
                ("agreed", models.TextField(blank=True)),
                ("next_on", models.DateField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="care.caretask",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_on", "-created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission_id",), name="care_contact_submission_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ["phone", "mail", "chat", "in_person", "guidance", "other"])
                        ),
                        name="care_contact_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "guidance"), _negated=True),
                            ("reached", False),
                            _connector="OR",
                        ),
                        name="care_contact_letter_reaches_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
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
                            ("quiet", "Nothing seen for some days"),
                            ("not_started", "Has not begun yet"),
                            ("missed", "Missed a session without notice"),
                            ("late", "An exercise is overdue"),
                            ("low_answer", "A low answer in a survey"),
                        ],
                        max_length=12,
                    ),
                ),
                ("fact", models.TextField()),
                ("since", models.DateTimeField()),
                ("title", models.TextField(blank=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_signals",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="care.caretask",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("enrolment", "kind", "fact"), name="care_signal_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["quiet", "not_started", "missed", "late", "low_answer"])
                        ),
                        name="care_signal_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TutorQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("subject", models.TextField()),
                ("waits_since", models.DateTimeField(null=True)),
                ("promised_on", models.DateField(null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tutor_questions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("promised_on__isnull", False)),
                        fields=["promised_on"],
                        name="care_question_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("promised_on__isnull", True), ("waits_since__isnull", True)),
                            models.Q(("promised_on__isnull", False), ("waits_since__isnull", False)),
                            _connector="OR",
                        ),
                        name="care_question_promise",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TutorMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("text", models.TextField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="care.tutorquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission_id",), name="care_message_submission_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="care_message_not_empty"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareSettings",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("quiet_days", models.PositiveSmallIntegerField(default=10)),
                ("start_days", models.PositiveSmallIntegerField(default=7)),
                ("late_days", models.PositiveSmallIntegerField(default=3)),
                ("missed_sessions", models.PositiveSmallIntegerField(default=1)),
                ("answer_days", models.PositiveSmallIntegerField(default=2)),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="care_settings",
                        to="regions.programme",
                    ),
                ),
                ("low_answer", models.PositiveSmallIntegerField(default=2)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1)), name="care_settings_answer_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("low_answer__lte", 4)), name="care_settings_low_answer"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("near_miss", "Near miss: no harm was done"),
                            ("injury", "Injury"),
                            ("illness", "Sudden illness"),
                            ("child", "A child in our care"),
                            ("conduct", "Harassment or trouble between people"),
                            ("data", "Personal data lost, leaked or sent to the wrong person"),
                            ("damage", "Damage to things"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("seminar", "Seminar"),
                            ("course", "Course session or help meeting"),
                            ("childcare", "Childcare"),
                            ("facility", "Use of our rooms"),
                            ("work", "Coached work"),
                            ("online", "Online"),
                            ("other", "Elsewhere"),
                        ],
                        max_length=12,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("place", models.TextField(blank=True)),
                ("doctor", models.BooleanField()),
                ("account", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Being followed up"), ("closed", "Closed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("next_on", models.DateField(null=True)),
                ("told_owner_on", models.DateField(null=True)),
                ("prevention", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="regions.programme",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "state", "-happened_at"], name="care_incident_newest")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "closed"])), name="care_incident_state"
                    ),
                    models.UniqueConstraint(fields=("submission_id",), name="care_incident_submission_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "near_miss",
                                    "injury",
                                    "illness",
                                    "child",
                                    "conduct",
                                    "data",
                                    "damage",
                                    "other",
                                ],
                            )
                        ),
                        name="care_incident_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "occasion__in",
                                ["seminar", "course", "childcare", "facility", "work", "online", "other"],
                            )
                        ),
                        name="care_incident_occasion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("happened_at__lte", models.F("created_at"))),
                        name="care_incident_has_happened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("state", "open")
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("state", "closed"),
                                models.Q(("prevention", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="care_incident_closed_with_prevention",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("what", models.TextField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="care.incident"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission_id",), name="care_incident_step_once")
                ],
            },
        ),
    ]
