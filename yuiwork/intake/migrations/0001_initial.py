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
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
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
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcements",
                        to="learning.course",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("submission_id",), name="intake_announcement_sent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeRound",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField(null=True)),
                ("number", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("intro", models.TextField(blank=True)),
                ("opens_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("seats", models.PositiveIntegerField()),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("selection", "Selection"),
                            ("first_come", "First come, first served"),
                            ("lottery", "Lottery"),
                        ],
                        default="selection",
                        max_length=20,
                    ),
                ),
                ("needs_approval", models.BooleanField(default=False)),
                ("offer_days", models.PositiveSmallIntegerField(default=3)),
                (
                    "task_kind",
                    models.CharField(
                        choices=[("none", "None"), ("text", "A text"), ("file", "A file")],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("task_title", models.TextField(blank=True)),
                ("task_instruction", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "In preparation"), ("open", "Announced"), ("closed", "Closed")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intake_rounds",
                        to="learning.course",
                    ),
                ),
                (
                    "question_set",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.questionset",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "open", "closed"])),
                        name="intake_round_state",
                    ),
                    models.UniqueConstraint(fields=("submission_id",), name="intake_round_sent_once"),
                    models.UniqueConstraint(fields=("course", "number"), name="intake_round_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["selection", "first_come", "lottery"])),
                        name="intake_round_method",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="intake_round_days"
                    ),
                    models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="intake_round_seats"),
                    models.CheckConstraint(
                        condition=models.Q(("offer_days__gte", 1), ("offer_days__lte", 30)),
                        name="intake_round_offer_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("task_kind__in", ["none", "text", "file"])),
                        name="intake_round_task_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("task_kind", "none"),
                            models.Q(
                                ("task_title", ""), ("task_instruction", ""), _connector="OR", _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="intake_round_task_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("method", "first_come"), ("needs_approval", True), _negated=True),
                        name="intake_round_first_come_without_approval",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationSheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("typed", models.JSONField(default=dict)),
                ("task_text", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft saved"), ("sent", "Sent")], default="draft", max_length=10
                    ),
                ),
                ("saved_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("receipt", models.CharField(max_length=8, null=True)),
                (
                    "application",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheet",
                        to="learning.courseapplication",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application_sheets",
                        to="learning.course",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application_sheets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="intake.intakeround",
                    ),
                ),
                ("rank", models.PositiveIntegerField(null=True)),
                ("eligibility", models.JSONField(default=list)),
                ("eligible", models.CharField(blank=True, max_length=10)),
                ("statements", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sent"])), name="intake_sheet_state"
                    ),
                    models.UniqueConstraint(fields=("receipt",), name="intake_sheet_receipt_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("course", "user"),
                        name="intake_sheet_one_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("application__isnull", True),
                                ("receipt__isnull", True),
                                ("sent_at__isnull", True),
                                ("state", "draft"),
                            ),
                            models.Q(
                                ("application__isnull", False),
                                ("receipt__isnull", False),
                                ("sent_at__isnull", False),
                                ("state", "sent"),
                            ),
                            _connector="OR",
                        ),
                        name="intake_sheet_sent_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("eligible__in", ["", "holds", "fails", "unknown"])),
                        name="intake_sheet_eligible",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fiscal_year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "fiscal_year"), name="intake_letter_counter_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Selection",
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
                            ("accept", "Accept"),
                            ("wait", "Put on the waiting list"),
                            ("decline", "Decline"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for approval"),
                            ("returned", "Sent back by the municipality"),
                            ("ready", "Decided, not told yet"),
                            ("told", "Told"),
                            ("dropped", "No longer counts"),
                        ],
                        max_length=10,
                    ),
                ),
                ("approval_needed", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("problem", models.CharField(blank=True, max_length=40)),
                (
                    "announcement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selections",
                        to="intake.announcement",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selections",
                        to="learning.courseapplication",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tutor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "returned", "ready", "told", "dropped"])
                        ),
                        name="intake_selection_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["accept", "wait", "decline"])),
                        name="intake_selection_outcome",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "returned", "ready"])),
                        fields=("application",),
                        name="intake_selection_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "accept"), ("tutor__isnull", False)),
                            models.Q(
                                ("outcome__in", ["wait", "decline"]), models.Q(("reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="intake_selection_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approval_needed", True), ("state__in", ["ready", "told"]), _negated=True
                            ),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="intake_selection_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="intake_selection_returned_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "told"), ("told_at__isnull", False)),
                            models.Q(models.Q(("state", "told"), _negated=True), ("told_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="intake_selection_told_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionLetter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.CharField(max_length=70)),
                ("document_id", models.UUIDField()),
                (
                    "selection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter",
                        to="intake.selection",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="intake_letter_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.FileField(max_length=200, upload_to="intake/tasks/%Y/%m")),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="intake.applicationsheet",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScoreItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("description", models.TextField(blank=True)),
                ("max_points", models.PositiveSmallIntegerField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="intake.intakeround",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="intake_score_item_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("max_points__gte", 1), ("max_points__lte", 100)),
                        name="intake_score_item_max_points",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scorer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scorers",
                        to="intake.intakeround",
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
                "constraints": [models.UniqueConstraint(fields=("round", "user"), name="intake_scorer_once")],
            },
        ),
        migrations.CreateModel(
            name="Scoring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("comment", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scorings",
                        to="intake.applicationsheet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "scorer"), name="intake_scoring_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("points", models.PositiveSmallIntegerField()),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="intake.scoreitem",
                    ),
                ),
                (
                    "scoring",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="intake.scoring",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scoring", "criterion"), name="intake_point_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("held_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[("meeting", "Face to face"), ("online", "Online"), ("phone", "By phone")],
                        max_length=10,
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing",
                        to="learning.courseapplication",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["meeting", "online", "phone"])),
                        name="intake_hearing_way",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LearningPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("version", models.PositiveIntegerField()),
                ("goal", models.TextField()),
                ("steps", models.TextField()),
                ("weekly_hours", models.PositiveSmallIntegerField()),
                ("support", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "Waiting for the learner"),
                            ("agreed", "Agreed"),
                            ("asked", "The learner asks for a change"),
                            ("replaced", "Replaced by a newer plan"),
                        ],
                        default="shown",
                        max_length=10,
                    ),
                ),
                ("wish", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="learning.courseapplication",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["shown", "agreed", "asked", "replaced"])),
                        name="intake_plan_state",
                    ),
                    models.UniqueConstraint(fields=("submission_id",), name="intake_plan_sent_once"),
                    models.UniqueConstraint(
                        fields=("application", "version"), name="intake_plan_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "replaced"), _negated=True),
                        fields=("application",),
                        name="intake_plan_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["agreed", "asked"]), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="intake_plan_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "asked"), _negated=True),
                            models.Q(("wish", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="intake_plan_wish_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekly_hours__gte", 1), ("weekly_hours__lte", 60)),
                        name="intake_plan_weekly_hours",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lottery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("algorithm", models.CharField(max_length=40)),
                ("seed", models.CharField(max_length=64)),
                ("commitment", models.CharField(max_length=64)),
                ("entries", models.JSONField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("order", models.JSONField(null=True)),
                ("drawn_at", models.DateTimeField(null=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lottery",
                        to="intake.intakeround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("entries__isnull", True), ("frozen_at__isnull", True)),
                            models.Q(
                                ("entries__isnull", False),
                                ("frozen_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="intake_lottery_frozen_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drawn_at__isnull", True), ("order__isnull", True)),
                            models.Q(
                                ("drawn_at__isnull", False),
                                ("frozen_at__isnull", False),
                                ("order__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="intake_lottery_drawn_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("answer_by", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "No answer in time"),
                            ("closed", "No longer counts"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="learning.courseapplication",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "accepted", "declined", "expired", "closed"])
                        ),
                        name="intake_offer_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("application",),
                        name="intake_offer_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="intake_offer_answered_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("value", models.JSONField()),
                ("own_words", models.TextField(blank=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.question"
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="intake.applicationsheet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sheet", "question"), name="intake_answer_once")
                ],
            },
        ),
    ]
