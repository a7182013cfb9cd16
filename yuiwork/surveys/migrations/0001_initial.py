"""The room takes over the tables that ``learning`` made, with all that is in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids

_TABLES = ("survey", "question", "response", "answer")
_CONSTRAINTS = {
    "question": ("question_code_once", "question_number_once", "question_kind"),
    "response": ("response_once",),
    "answer": ("answer_once",),
}


def _renamed(old: str, new: str) -> str:
    lines = [f"ALTER TABLE {old}_{table} RENAME TO {new}_{table};" for table in _TABLES]
    lines += [
        f"ALTER TABLE {new}_{table} RENAME CONSTRAINT {old}_{name} TO {new}_{name};"
        for table, names in _CONSTRAINTS.items()
        for name in names
    ]
    lines.append(f"ALTER INDEX {old}_survey_code_once RENAME TO {new}_survey_code_once;")
    return "\n".join(lines)


# A response knows its group (the seminar) and its respondent by keys: this room knows no seminars.
GROUPS = """
ALTER TABLE surveys_response ADD COLUMN group_key text NOT NULL DEFAULT '';
UPDATE surveys_response SET group_key = 'seminar:' || application.seminar_id
    FROM learning_seminarapplication application WHERE application.id = surveys_response.application_id;
ALTER TABLE surveys_response ALTER COLUMN group_key DROP DEFAULT;
ALTER TABLE surveys_response DROP COLUMN application_id;
"""
UNGROUPED = """
ALTER TABLE surveys_response ADD COLUMN application_id uuid
    REFERENCES learning_seminarapplication (id) DEFERRABLE INITIALLY DEFERRED;
UPDATE surveys_response SET application_id = substr(respondent_key, 13)::uuid
    WHERE respondent_key LIKE 'application:%';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE surveys_response DROP COLUMN group_key;
"""


def _entity():
    return [
        (
            "id",
            models.UUIDField(
                default=yuiwork.core.ids.new_id, editable=False, primary_key=True, serialize=False
            ),
        ),
        ("created_at", models.DateTimeField(default=yuiwork.core.clock.now, editable=False)),
    ]


def _key(to, related_name, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=to, **options
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("learning", "0002_guards"),
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(_renamed("learning", "surveys"), _renamed("surveys", "learning")),
                migrations.RunSQL(GROUPS, UNGROUPED),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        *_entity(),
                        ("code", models.SlugField(blank=True, max_length=40)),
                        ("title", models.TextField()),
                        ("intro", models.TextField(blank=True)),
                        ("programme", _key("regions.programme", "surveys")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("programme", "code"),
                                name="surveys_survey_code_once",
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        *_entity(),
                        ("code", models.SlugField(max_length=40)),
                        ("number", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=10)),
                        ("text", models.TextField()),
                        ("help", models.TextField(blank=True)),
                        ("required", models.BooleanField(default=True)),
                        ("options", models.JSONField(default=list)),
                        ("survey", _key("surveys.survey", "questions")),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "code"), name="surveys_question_code_once"
                            ),
                            models.UniqueConstraint(
                                fields=("survey", "number"), name="surveys_question_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["single", "multi", "scale", "number", "text"])
                                ),
                                name="surveys_question_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        *_entity(),
                        ("respondent_key", models.TextField()),
                        ("group_key", models.TextField(blank=True)),
                        ("survey", _key("surveys.survey", "responses")),
                        ("user", _key(settings.AUTH_USER_MODEL, "+", null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "respondent_key"), name="surveys_response_once"
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        *_entity(),
                        ("value", models.JSONField()),
                        ("question", _key("surveys.question", "answers")),
                        ("response", _key("surveys.response", "answers")),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("response", "question"), name="surveys_answer_once"
                            )
                        ]
                    },
                ),
            ],
        )
    ]
