import django.db.models.constraints
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
            name="Survey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(blank=True, max_length=40)),
                ("title", models.TextField()),
                ("intro", models.TextField(blank=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="regions.programme",
                    ),
                ),
                ("series", models.SlugField(max_length=40)),
                ("english", models.JSONField(default=dict)),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("seminar", "After a seminar"),
                            ("course_end", "At the end of a course"),
                            ("weeks_after", "Some weeks after completing a course"),
                            ("months_after", "Some months after completing a course"),
                            ("open_link", "By an open link: anybody, without an account"),
                            ("staff", "To the officers of the programme"),
                        ],
                        default="seminar",
                        max_length=20,
                    ),
                ),
                ("wait", models.PositiveSmallIntegerField(null=True)),
                ("anonymous", models.BooleanField(default=True)),
                ("answer_days", models.PositiveSmallIntegerField(default=21)),
                ("closes_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In preparation"),
                            ("open", "Open for answers"),
                            ("closed", "Closed"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("opened_on", models.DateField(null=True)),
                (
                    "copied_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("programme", "code"),
                        name="surveys_survey_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "open", "closed"])),
                        name="surveys_survey_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "occasion__in",
                                [
                                    "seminar",
                                    "course_end",
                                    "weeks_after",
                                    "months_after",
                                    "open_link",
                                    "staff",
                                ],
                            )
                        ),
                        name="surveys_survey_occasion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("occasion__in", ["months_after", "weeks_after"]),
                                ("wait__gte", 1),
                                ("wait__isnull", False),
                            ),
                            models.Q(
                                models.Q(("occasion__in", ["months_after", "weeks_after"]), _negated=True),
                                ("wait__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="surveys_survey_wait",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_on__isnull", True), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True), ("opened_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="surveys_survey_opened_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_days__gte", 1)), name="surveys_survey_answer_days"
                    ),
                ],
                "indexes": [models.Index(fields=["programme", "series"], name="surveys_survey_by_series")],
            },
        ),
        migrations.CreateModel(
            name="QuestionSet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "In preparation"), ("published", "Published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sets",
                        to="surveys.survey",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="surveys.questionset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "published"])), name="surveys_set_state"
                    ),
                    models.UniqueConstraint(fields=("survey", "version"), name="surveys_set_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("state", "published")),
                            models.Q(("published_at__isnull", True), ("state", "draft")),
                            _connector="OR",
                        ),
                        name="surveys_set_published_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("code", models.SlugField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "One of several"),
                            ("multi", "Any of several"),
                            ("scale", "Five steps"),
                            ("number", "A number"),
                            ("text", "Free text"),
                            ("matrix", "A table: the same choice for several things"),
                            ("section", "A heading that opens a section"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("help", models.TextField(blank=True)),
                ("required", models.BooleanField(default=True)),
                ("options", models.JSONField(default=list)),
                (
                    "question_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="surveys.questionset",
                    ),
                ),
                ("rows", models.JSONField(default=list)),
                ("shown_if", models.JSONField(null=True)),
                ("unit", models.TextField(blank=True)),
                ("lowest", models.BigIntegerField(null=True)),
                ("highest", models.BigIntegerField(null=True)),
                ("english", models.JSONField(default=dict)),
                ("sensitive", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question_set", "code"), name="surveys_question_code_once"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("question_set", "number"),
                        name="surveys_question_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["single", "multi", "scale", "number", "text", "matrix", "section"])
                        ),
                        name="surveys_question_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("respondent_key", models.TextField(blank=True)),
                ("group_key", models.TextField(blank=True)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="surveys.survey",
                    ),
                ),
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
                    "question_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="surveys.questionset",
                    ),
                ),
                ("named", models.BooleanField(default=False)),
                ("municipality_code", models.CharField(blank=True, max_length=5)),
                ("answered_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("respondent_key", ""), _negated=True),
                        fields=("survey", "respondent_key"),
                        name="surveys_response_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("named", True), models.Q(("respondent_key", ""), _negated=True)),
                            models.Q(
                                ("answered_on__day", 1),
                                ("named", False),
                                ("respondent_key", ""),
                                ("user__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="surveys_response_tells_nobody",
                    ),
                ],
                "indexes": [models.Index(fields=["survey", "group_key"], name="surveys_response_by_group")],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("value", models.JSONField()),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="surveys.question",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="surveys.response",
                    ),
                ),
                ("own_words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("response", "question"), name="surveys_answer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("respondent_key", models.TextField()),
                ("group_key", models.TextField(blank=True)),
                ("municipality_code", models.CharField(blank=True, max_length=5)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Not answered yet"), ("answered", "Answered")],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("open_until", models.DateField()),
                ("reminded_on", models.DateField(null=True)),
                ("named", models.BooleanField(null=True)),
                ("draft", models.JSONField(null=True)),
                (
                    "begun_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.questionset",
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="surveys.survey",
                    ),
                ),
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
                "indexes": [models.Index(fields=["user", "state"], name="surveys_invitation_of_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "answered"])),
                        name="surveys_invitation_state",
                    ),
                    models.UniqueConstraint(
                        fields=("survey", "respondent_key"), name="surveys_invitation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "asked"), ("draft__isnull", True), _connector="OR"),
                        name="surveys_invitation_draft_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("open_until__gte", models.F("asked_on"))),
                        name="surveys_invitation_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
                ("key", models.TextField()),
                ("title", models.TextField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.programme"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "key"), name="surveys_answer_group_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="surveys_answer_group_named",
                    ),
                ],
            },
        ),
    ]
