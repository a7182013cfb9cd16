import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids
import yuiwork.learning.models.seminar_application


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("regions", "0001_initial"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("title", models.TextField()),
                ("description", models.TextField()),
                ("for_whom", models.TextField(blank=True)),
                ("capacity", models.PositiveIntegerField()),
                ("apply_until", models.DateField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("completion_rule", models.JSONField()),
                ("answer_days", models.PositiveSmallIntegerField(default=3)),
                (
                    "cohort",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="regions.cohort",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="regions.programme",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("general", "Course"),
                            ("beginner", "Beginners' course"),
                            ("intermediate", "Intermediate course"),
                            ("director", "Directors' course"),
                        ],
                        default="general",
                        max_length=20,
                    ),
                ),
                (
                    "requires",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("general", "Course"),
                            ("beginner", "Beginners' course"),
                            ("intermediate", "Intermediate course"),
                            ("director", "Directors' course"),
                        ],
                        max_length=20,
                    ),
                ),
                ("recording_counts", models.BooleanField(default=True)),
                (
                    "track",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="regions.track",
                    ),
                ),
                ("fees", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)), name="learning_course_capacity"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="learning_course_dates",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1)), name="learning_course_answer_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["general", "beginner", "intermediate", "director"])),
                        name="learning_course_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("requires__in", ["", "general", "beginner", "intermediate", "director"])
                        ),
                        name="learning_course_requires",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CourseApplication",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("motive", models.TextField()),
                ("weekly_hours", models.PositiveSmallIntegerField()),
                ("worries", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "Waiting for the decision"),
                            ("waiting", "On the waiting list"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="applied",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="learning.course",
                    ),
                ),
                (
                    "decided_by",
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
                        related_name="course_applications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["applied", "waiting", "accepted", "declined", "withdrawn"])
                        ),
                        name="learning_course_application_state",
                    ),
                    models.UniqueConstraint(
                        fields=("submission_id",), name="learning_course_submission_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["declined", "withdrawn"]), _negated=True),
                        fields=("course", "user"),
                        name="learning_course_application_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "accepted", "declined"]), _negated=True),
                            ("decided_at__isnull", False),
                            _connector="OR",
                        ),
                        name="learning_course_decided_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "declined"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="learning_course_no_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekly_hours__gte", 1), ("weekly_hours__lte", 60)),
                        name="learning_course_weekly_hours",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "Learning"), ("completed", "Completed"), ("left", "Left")],
                        default="active",
                        max_length=10,
                    ),
                ),
                ("completed_at", models.DateTimeField(null=True)),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolment",
                        to="learning.courseapplication",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="learning.course",
                    ),
                ),
                (
                    "tutor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("course", "user"), name="learning_enrolment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["active", "completed", "left"])),
                        name="learning_enrolment_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_at__isnull", False), ("state", "completed")),
                            models.Q(("completed_at__isnull", True), ("state__in", ["active", "left"])),
                            _connector="OR",
                        ),
                        name="learning_enrolment_completed_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.CharField(max_length=70)),
                ("fiscal_year", models.PositiveIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("completed_on", models.DateField()),
                ("family_name", models.TextField()),
                ("given_name", models.TextField()),
                ("document_id", models.UUIDField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="regions.programme",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("general", "Course"),
                            ("beginner", "Beginners' course"),
                            ("intermediate", "Intermediate course"),
                            ("director", "Directors' course"),
                        ],
                        default="general",
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="learning.completion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="learning_certificate_number_once"),
                    models.UniqueConstraint(
                        fields=("programme", "fiscal_year", "serial"), name="learning_certificate_serial_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("serial__gte", 1)), name="learning_certificate_serial_from_one"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("enrolment",),
                        name="learning_completion_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["general", "beginner", "intermediate", "director"])),
                        name="learning_certificate_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="learning_certificate_replaced_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="learning.course",
                    ),
                ),
                ("calendar_sequence", models.PositiveIntegerField(default=0)),
                ("cancel_reason", models.TextField(blank=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("capacity", models.PositiveIntegerField(null=True)),
                (
                    "instructor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("session", "Session"),
                            ("help", "Help meeting"),
                            ("onboarding", "Onboarding meeting"),
                            ("more", "Graduates' help meeting"),
                        ],
                        default="session",
                        max_length=10,
                    ),
                ),
                (
                    "room_director",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("cancelled", "Cancelled")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("subject", models.TextField(blank=True)),
                ("watched_together", models.BooleanField(default=False)),
                ("seats_taken", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["starts_at"], name="learning_session_by_date")],
                "constraints": [
                    models.UniqueConstraint(fields=("course", "number"), name="learning_session_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="learning_session_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "cancelled"])),
                        name="learning_session_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["session", "help", "onboarding", "more"])),
                        name="learning_session_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("state", "planned")),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                ("state", "cancelled"),
                                models.Q(("cancel_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_session_cancelled_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("watched_together", False),
                            models.Q(
                                models.Q(("place", ""), _negated=True),
                                models.Q(("url", ""), _negated=True),
                                ("room_director__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="learning_session_watched_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True),
                            models.Q(("capacity__gte", 1), models.Q(("place", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="learning_session_capacity",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True),
                            ("seats_taken__lte", models.F("capacity")),
                            _connector="OR",
                        ),
                        name="learning_session_not_overfull",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("present", models.BooleanField()),
                ("marked_at", models.DateTimeField()),
                (
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="learning.session",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("late", "Late"),
                            ("absent_told", "Absent with notice"),
                            ("absent", "Absent without notice"),
                            ("made_up", "Made up by the recording"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("illness", "Illness"),
                            ("child", "Child ill or no childcare"),
                            ("family", "Family or care"),
                            ("work", "Work"),
                            ("transport", "Transport or weather"),
                            ("connection", "Computer or network"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason_text", models.TextField(blank=True)),
                (
                    "took_part",
                    models.CharField(
                        blank=True, choices=[("venue", "Venue"), ("online", "Online")], max_length=8
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("session", "enrolment"), name="learning_attendance_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark__in", ["present", "late"]), ("present", True)),
                            models.Q(("mark__in", ["absent_told", "absent"]), ("present", False)),
                            ("mark", "made_up"),
                            _connector="OR",
                        ),
                        name="learning_attendance_counts_who_came",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""),
                            (
                                "reason__in",
                                ["illness", "child", "family", "work", "transport", "connection", "other"],
                            ),
                            _connector="OR",
                        ),
                        name="learning_attendance_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("took_part", ""), ("took_part__in", ["venue", "online"]), _connector="OR"
                        ),
                        name="learning_attendance_took_part",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateCounter",
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
                        fields=("programme", "fiscal_year"), name="learning_certificate_counter_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConditionWaiver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.TextField()),
                ("rule", models.TextField()),
                ("reason", models.TextField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waivers",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "waived_by",
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
                    models.UniqueConstraint(fields=("enrolment", "key"), name="learning_waiver_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="learning_waiver_with_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedPiece",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("ref_id", models.UUIDField()),
                ("title", models.TextField()),
                ("url", models.TextField(blank=True)),
                ("published_on", models.DateField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
                (
                    "recorded_by",
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
                "indexes": [models.Index(fields=["programme", "user"], name="learning_piece_by_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("ref_id",), name="learning_piece_once"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="learning_piece_has_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeSource",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=30)),
                ("label", models.TextField(blank=True)),
                ("position", models.PositiveIntegerField()),
                ("offered", models.BooleanField(default=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sources",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="learning_source_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9_]+$")), name="learning_source_code_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label", ""), _negated=True),
                            (
                                "code__in",
                                [
                                    "bulletin",
                                    "library_poster",
                                    "kindergarten_flyer",
                                    "hello_work",
                                    "uturn_centre",
                                    "labour_bureau",
                                    "mothers_job_centre",
                                    "friend",
                                    "sns",
                                    "web",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="learning_source_has_label",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeminarSeries",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("title", models.TextField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seminar_series",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "title"), name="learning_series_title_once"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="learning_series_has_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seminar",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("title", models.TextField()),
                ("description", models.TextField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("apply_until", models.DateTimeField()),
                ("childcare_offered", models.BooleanField(default=False)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seminars",
                        to="regions.programme",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
                ("called_off_at", models.DateTimeField(null=True)),
                ("called_off_reason", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publicity", "Seminar for everybody"),
                            ("trial", "Trial lesson"),
                            ("business_meeting", "Meeting with companies"),
                            ("exchange", "Exchange meeting"),
                        ],
                        default="publicity",
                        max_length=20,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("announced", "Announced"), ("called_off", "Cancelled")],
                        default="announced",
                        max_length=12,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seminars",
                        to="learning.seminarseries",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["programme", "starts_at"], name="learning_seminar_by_date")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="learning_seminar_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("apply_until__lte", models.F("ends_at"))),
                        name="learning_seminar_apply_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["announced", "called_off"])),
                        name="learning_seminar_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["publicity", "trial", "business_meeting", "exchange"])
                        ),
                        name="learning_seminar_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("called_off_at__isnull", False),
                                ("state", "called_off"),
                                models.Q(("called_off_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "called_off"), _negated=True),
                                ("called_off_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_seminar_called_off_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeminarPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("kind", models.CharField(choices=[("venue", "Venue"), ("online", "Online")], max_length=10)),
                ("name", models.TextField(blank=True)),
                ("address", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                ("seats", models.PositiveIntegerField()),
                ("taken", models.PositiveIntegerField(default=0)),
                (
                    "seminar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="learning.seminar",
                    ),
                ),
                ("access", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("seminar", "kind"), name="learning_place_kind_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["venue", "online"])), name="learning_place_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)), name="learning_place_has_seats"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("seats"))),
                        name="learning_place_not_overbooked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeminarApplication",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("submission_id", models.UUIDField()),
                ("family_name", models.TextField()),
                ("given_name", models.TextField()),
                ("family_kana", models.TextField()),
                ("given_kana", models.TextField()),
                ("name_key", models.TextField()),
                ("email", models.CharField(max_length=254)),
                ("email_key", models.CharField(max_length=254)),
                ("phone", models.CharField(blank=True, max_length=15)),
                ("municipality_code", models.CharField(max_length=5)),
                ("childcare", models.BooleanField(default=False)),
                ("source", models.SlugField(max_length=30)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("offered", "Seat offered"),
                            ("applied", "Applied"),
                            ("lapsed", "No seat became free"),
                            ("cancelled", "Cancelled"),
                            ("attended", "Attended"),
                            ("absent", "Absent"),
                        ],
                        default="applied",
                        max_length=10,
                    ),
                ),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("marked_at", models.DateTimeField(null=True)),
                ("calendar_sequence", models.PositiveIntegerField(default=0)),
                (
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seminar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="learning.seminar",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seminar_applications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="learning.seminarplace",
                    ),
                ),
                ("campaign", models.CharField(blank=True, max_length=40)),
                (
                    "code",
                    models.CharField(
                        default=yuiwork.learning.models.seminar_application.new_code, max_length=6
                    ),
                ),
                ("offer_until", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("waiting_since", models.DateTimeField(null=True)),
                ("walk_in", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["email_key"], name="learning_seminar_by_email"),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["place", "waiting_since"],
                        name="learning_seminar_queue",
                    ),
                    models.Index(
                        condition=models.Q(("state", "offered")),
                        fields=["offer_until"],
                        name="learning_seminar_offers",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission_id",), name="learning_seminar_submission_once"
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
                        name="learning_seminar_cancelled_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("marked_at__isnull", False), ("state__in", ["attended", "absent"])),
                            models.Q(
                                models.Q(("state__in", ["attended", "absent"]), _negated=True),
                                ("marked_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_seminar_marked_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "waiting",
                                    "offered",
                                    "applied",
                                    "lapsed",
                                    "cancelled",
                                    "attended",
                                    "absent",
                                ],
                            )
                        ),
                        name="learning_seminar_application_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("cancelled", "lapsed")), _negated=True),
                        fields=("seminar", "email_key", "name_key"),
                        name="learning_seminar_person_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__regex", "^[a-z0-9_]+$")),
                        name="learning_seminar_application_source",
                    ),
                    models.UniqueConstraint(fields=("seminar", "code"), name="learning_seminar_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offer_until__isnull", False), ("state", "offered")),
                            models.Q(
                                models.Q(("state", "offered"), _negated=True), ("offer_until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="learning_seminar_offered_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["waiting", "offered"]), _negated=True),
                            ("waiting_since__isnull", False),
                            _connector="OR",
                        ),
                        name="learning_seminar_waiting_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), _negated=True), ("walk_in", True), _connector="OR"
                        ),
                        name="learning_seminar_reachable",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeminarChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("revision", models.PositiveIntegerField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("note", models.TextField(blank=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seminar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="learning.seminar",
                    ),
                ),
            ],
            options={
                "ordering": ["revision"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seminar", "revision"), name="learning_seminar_change_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("time", "No time at present"),
                            ("family", "Family, children or care"),
                            ("health", "Health"),
                            ("worry", "Worries about going on"),
                            ("work", "Found work or another way"),
                            ("moved", "Moved away"),
                            ("content", "Expected something else"),
                            ("tools", "PC or network"),
                            ("unknown", "Not known: could not be reached"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("left_on", models.DateField()),
                ("returned_on", models.DateField(null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "recorded_by",
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
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on__isnull", True)),
                        fields=("enrolment",),
                        name="learning_departure_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "time",
                                    "family",
                                    "health",
                                    "worry",
                                    "work",
                                    "moved",
                                    "content",
                                    "tools",
                                    "unknown",
                                    "other",
                                ],
                            )
                        ),
                        name="learning_departure_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_on__isnull", True),
                            ("returned_on__gte", models.F("left_on")),
                            _connector="OR",
                        ),
                        name="learning_departure_dates",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PresentationDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("title", models.TextField()),
                ("starts_at", models.DateTimeField()),
                ("slot_minutes", models.PositiveSmallIntegerField()),
                ("place", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presentation_days",
                        to="learning.course",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slot_minutes__gte", 1), ("slot_minutes__lte", 240)),
                        name="learning_presentation_minutes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PresentationGuest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("name", models.TextField()),
                ("affiliation", models.TextField(blank=True)),
                ("came", models.BooleanField(null=True)),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="learning.presentationday",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="learning_guest_has_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PresentationSlot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("given", models.BooleanField(null=True)),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="learning.presentationday",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slots",
                        to="learning.enrolment",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "enrolment"), name="learning_slot_person_once"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("day", "number"),
                        name="learning_slot_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="learning_slot_number_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Worksheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=40)),
                ("title", models.TextField()),
                ("intro", models.TextField(blank=True)),
                ("prompts", models.JSONField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="worksheets",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="learning_worksheet_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorksheetEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("filled_on", models.DateField()),
                ("answers", models.JSONField()),
                ("shared", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "worksheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="learning.worksheet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("worksheet", "user", "filled_on"), name="learning_worksheet_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answers", {}), _negated=True),
                        name="learning_worksheet_has_answers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("code", models.SlugField(max_length=40)),
                ("job_kind", models.TextField()),
                ("title", models.TextField()),
                ("levels", models.JSONField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skills",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "code"), name="learning_skill_code_once"),
                    models.UniqueConstraint(
                        fields=("programme", "number"), name="learning_skill_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("job_kind", ""), _negated=True)
                        ),
                        name="learning_skill_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exercise",
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
                ("instruction", models.TextField()),
                ("criteria", models.JSONField(default=list)),
                ("due_on", models.DateField(null=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exercises",
                        to="learning.course",
                    ),
                ),
                ("checklist", models.JSONField(default=list)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "A text (files may be added)"),
                            ("file", "Files"),
                            ("link", "The address of a page"),
                            ("checklist", "A list to tick off"),
                        ],
                        default="text",
                        max_length=10,
                    ),
                ),
                ("open_on", models.DateField(null=True)),
                ("rubric", models.JSONField(default=list)),
                ("self_checked", models.BooleanField(default=False)),
                ("graduation", models.BooleanField(default=False)),
                ("passes_needed", models.PositiveSmallIntegerField(default=1)),
                ("reviews_needed", models.PositiveSmallIntegerField(default=1)),
                ("skill_level", models.PositiveSmallIntegerField(default=0)),
                (
                    "skill",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exercises",
                        to="learning.skill",
                    ),
                ),
                (
                    "peers",
                    models.CharField(
                        choices=[
                            ("none", "No"),
                            ("after_own", "Yes, those who have handed in their own"),
                            ("all", "Yes, from the beginning"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("course", "number"), name="learning_exercise_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["text", "file", "link", "checklist"])),
                        name="learning_exercise_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("open_on__isnull", True),
                            ("due_on__isnull", True),
                            ("due_on__gte", models.F("open_on")),
                            _connector="OR",
                        ),
                        name="learning_exercise_due_after_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "checklist"), models.Q(("checklist", []), _negated=True)),
                            models.Q(models.Q(("kind", "checklist"), _negated=True), ("checklist", [])),
                            _connector="OR",
                        ),
                        name="learning_exercise_checklist_has_lines",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("self_checked", False), ("kind", "checklist"), _connector="OR"),
                        name="learning_exercise_self_checked_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("graduation", True)),
                        fields=("course",),
                        name="learning_graduation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("graduation", False), ("passes_needed", 1), ("reviews_needed", 1)),
                            models.Q(
                                ("graduation", True),
                                ("passes_needed__gte", 1),
                                ("passes_needed__lte", models.F("reviews_needed")),
                            ),
                            _connector="OR",
                        ),
                        name="learning_graduation_reviews",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("skill__isnull", True), ("skill_level", 0)),
                            models.Q(
                                ("skill__isnull", False), ("skill_level__gte", 1), ("skill_level__lte", 4)
                            ),
                            _connector="OR",
                        ),
                        name="learning_exercise_skill_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("peers__in", ["none", "after_own", "all"])),
                        name="learning_exercise_peers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("version", models.PositiveIntegerField()),
                ("submission_id", models.UUIDField(null=True)),
                ("text", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft saved"),
                            ("submitted", "Waiting for feedback"),
                            ("returned", "To be corrected"),
                            ("passed", "Passed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("saved_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="learning.exercise",
                    ),
                ),
                ("checked", models.JSONField(default=list)),
                ("late", models.BooleanField(default=False)),
                ("link", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_by_page", models.UUIDField(null=True)),
                ("shared", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "returned", "passed"])),
                        name="learning_submission_state",
                    ),
                    models.UniqueConstraint(fields=("submission_id",), name="learning_submission_sent_once"),
                    models.UniqueConstraint(
                        fields=("exercise", "enrolment", "version"), name="learning_submission_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted"])),
                        fields=("exercise", "enrolment"),
                        name="learning_submission_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "passed")),
                        fields=("exercise", "enrolment"),
                        name="learning_submission_one_pass",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "draft"),
                                ("submission_id__isnull", True),
                                ("submitted_at__isnull", True),
                            ),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("submission_id__isnull", False),
                                ("submitted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="learning_submission_submitted_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision__gte", 1)), name="learning_submission_revision"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("passed", models.BooleanField()),
                ("good", models.TextField()),
                ("to_improve", models.TextField(blank=True)),
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
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="learning.submission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("good", ""), _negated=True),
                        name="learning_feedback_says_what_is_good",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passed", True), models.Q(("to_improve", ""), _negated=True), _connector="OR"
                        ),
                        name="learning_feedback_says_what_to_correct",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionFile",
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
                ("content", models.FileField(max_length=200, upload_to="learning/submissions/%Y/%m")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="learning.submission",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DraftCopy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("page_id", models.UUIDField()),
                ("text", models.TextField()),
                ("saved_at", models.DateTimeField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_copies",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_copies",
                        to="learning.exercise",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exercise", "enrolment", "page_id"), name="learning_draft_copy_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="learning_draft_copy_has_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackComment",
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
                    "feedback",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="learning.feedback",
                    ),
                ),
            ],
            options={
                "ordering": ["paragraph"],
                "constraints": [
                    models.UniqueConstraint(fields=("feedback", "paragraph"), name="learning_comment_once"),
                    models.CheckConstraint(
                        condition=models.Q(("paragraph__gte", 1), models.Q(("text", ""), _negated=True)),
                        name="learning_comment_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RubricMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("criterion", models.TextField()),
                ("level", models.PositiveIntegerField()),
                ("level_count", models.PositiveIntegerField()),
                ("words", models.TextField()),
                (
                    "feedback",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="learning.feedback",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("feedback", "number"), name="learning_mark_once"),
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("level__lte", models.F("level_count"))),
                        name="learning_mark_level",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GraduationReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("passes", models.BooleanField()),
                ("good", models.TextField()),
                ("to_improve", models.TextField(blank=True)),
                ("marks", models.JSONField(default=list)),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="learning.submission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "reviewer"), name="learning_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(("good", ""), _negated=True),
                        name="learning_review_says_what_is_good",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passes", True), models.Q(("to_improve", ""), _negated=True), _connector="OR"
                        ),
                        name="learning_review_says_what_to_improve",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GraduationReviewer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "exercise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewers",
                        to="learning.exercise",
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
                    models.UniqueConstraint(fields=("exercise", "user"), name="learning_reviewer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("level", models.PositiveSmallIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "Own estimate"),
                            ("tutor", "Confirmed by the tutor"),
                            ("exercise", "Shown in an exercise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="learning.skill"
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
                "indexes": [models.Index(fields=["user", "skill"], name="learning_skill_mark_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("level__lte", 4)),
                        name="learning_skill_mark_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["self", "tutor", "exercise"])),
                        name="learning_skill_mark_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user",),
                        name="learning_calendar_feed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionChange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("sequence", models.PositiveIntegerField()),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="learning.session",
                    ),
                ),
            ],
            options={
                "ordering": ["-sequence"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "sequence"), name="learning_session_change_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TimetableRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("minutes_per_day", models.PositiveIntegerField(null=True)),
                ("minutes_per_week", models.PositiveIntegerField(null=True)),
                ("days_per_week", models.PositiveSmallIntegerField(null=True)),
                ("months", models.PositiveSmallIntegerField(null=True)),
                (
                    "course",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timetable_rule",
                        to="learning.course",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("minutes_per_day__isnull", True),
                                models.Q(("minutes_per_day__gte", 1), ("minutes_per_day__lte", 1440)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("minutes_per_week__isnull", True),
                                ("minutes_per_week__gte", 1),
                                _connector="OR",
                            ),
                            models.Q(
                                ("days_per_week__isnull", True),
                                models.Q(("days_per_week__gte", 1), ("days_per_week__lte", 7)),
                                _connector="OR",
                            ),
                            models.Q(("months__isnull", True), ("months__gte", 1), _connector="OR"),
                        ),
                        name="learning_timetable_limits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AbsenceGuidance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("what_was_done", models.TextField()),
                ("next_step", models.TextField()),
                (
                    "user",
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
                        related_name="guidances",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guidances",
                        to="learning.session",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "enrolment"), name="learning_absence_guided_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what_was_done", ""), _negated=True),
                            models.Q(("next_step", ""), _negated=True),
                        ),
                        name="learning_guidance_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AbsenceNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("illness", "Illness"),
                            ("child", "Child ill or no childcare"),
                            ("family", "Family or care"),
                            ("work", "Work"),
                            ("transport", "Transport or weather"),
                            ("connection", "Computer or network"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "user",
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
                        related_name="absence_notices",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absence_notices",
                        to="learning.session",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("session", "enrolment"),
                        name="learning_absence_notice_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                ["illness", "child", "family", "work", "transport", "connection", "other"],
                            )
                        ),
                        name="learning_absence_notice_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("page", "A page to read"),
                            ("video", "A video (address)"),
                            ("file", "A file"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title", models.TextField()),
                ("minutes", models.PositiveSmallIntegerField(default=15)),
                ("body", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                ("file_name", models.TextField(blank=True)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveIntegerField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "content",
                    models.FileField(blank=True, max_length=200, upload_to="learning/materials/%Y/%m"),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="learning.course",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="learning.session",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("course", "number"),
                        name="learning_material_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "page"), models.Q(("body", ""), _negated=True)),
                            models.Q(("kind", "video"), ("url__startswith", "https://")),
                            models.Q(
                                ("kind", "file"),
                                ("size__isnull", False),
                                models.Q(("content", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_material_has_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 60)),
                        name="learning_material_minutes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialProgress",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("step", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="material_progress",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="learning.material",
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
                "indexes": [
                    models.Index(fields=["enrolment", "opened_at"], name="learning_progress_by_time")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("material", "enrolment"), name="learning_material_progress_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1)), name="learning_material_step"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("taught", models.TextField(blank=True)),
                ("follow_up", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("signed", "Signed off")], default="draft", max_length=8
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                ("facts", models.JSONField(null=True)),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="learning.session",
                    ),
                ),
                (
                    "signed_by",
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
                        condition=models.Q(("state__in", ["draft", "signed"])), name="learning_report_state"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("facts__isnull", True), ("signed_at__isnull", True), ("state", "draft")
                            ),
                            models.Q(
                                ("facts__isnull", False),
                                ("signed_at__isnull", False),
                                ("state", "signed"),
                                models.Q(("taught", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="learning_report_signed_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
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
                ("picture", models.CharField(max_length=20)),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("seminar", "Seminars attended"),
                            ("session", "Sessions attended"),
                            ("exercise", "Exercises passed"),
                            ("piece", "Pieces published"),
                            ("completion", "Courses completed"),
                            ("hand", "By hand, with a reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("threshold", models.PositiveIntegerField(default=1)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="regions.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "number"), name="learning_challenge_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "title"), name="learning_challenge_title_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="learning_challenge_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "picture__in",
                                [
                                    "bridge",
                                    "camera",
                                    "door",
                                    "flag",
                                    "hands",
                                    "lamp",
                                    "pen",
                                    "sprout",
                                    "star",
                                    "talk",
                                ],
                            )
                        ),
                        name="learning_challenge_picture",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trigger__in", ["seminar", "session", "exercise", "piece", "completion", "hand"])
                        ),
                        name="learning_challenge_trigger",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("threshold__gte", 1),
                            models.Q(
                                models.Q(("trigger", "hand"), _negated=True),
                                ("threshold", 1),
                                _connector="OR",
                            ),
                        ),
                        name="learning_challenge_threshold",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("person_key", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seminar", "Seminar"),
                            ("session", "Session"),
                            ("exercise", "Exercise"),
                            ("challenge", "Challenge"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ref_id", models.UUIDField()),
                ("label", models.TextField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stamps",
                        to="regions.programme",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stamps",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_back_reason", models.TextField(blank=True)),
                (
                    "challenge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stamps",
                        to="learning.challenge",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_key", "programme"], name="learning_stamp_by_person")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at__isnull", True)),
                        fields=("kind", "ref_id"),
                        name="learning_stamp_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("challenge__isnull", False), ("taken_back_at__isnull", True)),
                        fields=("challenge", "person_key"),
                        name="learning_challenge_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seminar", "session", "exercise", "challenge"])),
                        name="learning_stamp_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("challenge__isnull", False), ("kind", "challenge")),
                            models.Q(
                                models.Q(("kind", "challenge"), _negated=True), ("challenge__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="learning_stamp_of_challenge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_back_at__isnull", True),
                                ("taken_back_by__isnull", True),
                                ("taken_back_reason", ""),
                            ),
                            models.Q(
                                ("taken_back_at__isnull", False),
                                models.Q(
                                    ("reason", ""),
                                    models.Q(
                                        models.Q(("reason", ""), _negated=True),
                                        models.Q(("taken_back_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="learning_stamp_taken_back_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeerNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("text", models.TextField(blank=True)),
                ("hidden_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="peer_notes",
                        to="learning.submission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hidden_at__isnull", True)),
                        fields=("submission", "author"),
                        name="learning_peer_note_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", False), ("hidden_by__isnull", True), _connector="OR"
                        ),
                        name="learning_peer_note_hidden_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionSeat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("given_back_at", models.DateTimeField(null=True)),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session_seats",
                        to="learning.enrolment",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="learning.session",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("given_back_at__isnull", True)),
                        fields=("session", "enrolment"),
                        name="learning_session_seat_once",
                    )
                ],
            },
        ),
    ]
