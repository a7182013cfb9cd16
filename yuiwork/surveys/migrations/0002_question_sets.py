"""Questions stand in a set with a version; a published set never changes. Each survey so far becomes version 1."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Deferrable

import yuiwork.core.clock
import yuiwork.core.ids

# The set of a survey made before takes the survey's id, so that its questions keep theirs.
FIRST_VERSIONS = """
INSERT INTO surveys_questionset (id, created_at, version, state, published_at, programme_id, survey_id)
    SELECT id, created_at, 1, 'published', created_at, programme_id, id FROM surveys_survey;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
# Back: only what was there before has a place in the old shape.
NO_VERSIONS = """
DELETE FROM surveys_answer USING surveys_response
    WHERE surveys_response.id = response_id AND question_set_id NOT IN (SELECT id FROM surveys_survey);
DELETE FROM surveys_response WHERE question_set_id NOT IN (SELECT id FROM surveys_survey);
DELETE FROM surveys_question WHERE question_set_id NOT IN (SELECT id FROM surveys_survey);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
RESPONSES_TO_FIRST = """
UPDATE surveys_response SET question_set_id = survey_id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
KEEP = "SELECT 1;"

FROZEN = """
CREATE FUNCTION surveys_question_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched uuid;
BEGIN
    FOREACH touched IN ARRAY CASE TG_OP
        WHEN 'INSERT' THEN ARRAY[NEW.question_set_id]
        WHEN 'DELETE' THEN ARRAY[OLD.question_set_id]
        ELSE ARRAY[OLD.question_set_id, NEW.question_set_id] END
    LOOP
        IF EXISTS (SELECT 1 FROM surveys_questionset WHERE id = touched AND state = 'published') THEN
            RAISE EXCEPTION 'a published question set never changes'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'surveys_question_frozen';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER surveys_question_frozen BEFORE INSERT OR UPDATE OR DELETE ON surveys_question
    FOR EACH ROW EXECUTE FUNCTION surveys_question_frozen();
CREATE FUNCTION surveys_set_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' THEN
        RAISE EXCEPTION 'a published question set never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveys_set_frozen';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER surveys_set_frozen BEFORE UPDATE OR DELETE ON surveys_questionset
    FOR EACH ROW EXECUTE FUNCTION surveys_set_frozen();
"""
THAWED = """
DROP TRIGGER surveys_set_frozen ON surveys_questionset;
DROP FUNCTION surveys_set_frozen();
DROP TRIGGER surveys_question_frozen ON surveys_question;
DROP FUNCTION surveys_question_frozen();
"""

KINDS = [
    ("single", "One of several"),
    ("multi", "Any of several"),
    ("scale", "Five steps"),
    ("number", "A number"),
    ("text", "Free text"),
    ("matrix", "A table: the same choice for several things"),
    ("section", "A heading that opens a section"),
]


def _key(to, related_name, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=to, **options
    )


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial"), ("learning", "0010_surveys_move_out")]
    operations = [
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
                ("programme", _key("regions.programme", "+")),
                ("survey", _key("surveys.survey", "sets", null=True)),
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
                ]
            },
        ),
        migrations.RunSQL(FIRST_VERSIONS, KEEP),
        migrations.RemoveConstraint(model_name="question", name="surveys_question_code_once"),
        migrations.RemoveConstraint(model_name="question", name="surveys_question_number_once"),
        migrations.RemoveConstraint(model_name="question", name="surveys_question_kind"),
        migrations.RenameField(model_name="question", old_name="survey", new_name="question_set"),
        migrations.AlterField(
            model_name="question", name="question_set", field=_key("surveys.questionset", "questions")
        ),
        migrations.AlterField(
            model_name="question", name="kind", field=models.CharField(choices=KINDS, max_length=10)
        ),
        migrations.AddField(model_name="question", name="rows", field=models.JSONField(default=list)),
        migrations.AddField(model_name="question", name="shown_if", field=models.JSONField(null=True)),
        migrations.AddField(model_name="question", name="unit", field=models.TextField(blank=True, default="")),
        migrations.AlterField(model_name="question", name="unit", field=models.TextField(blank=True)),
        migrations.AddField(model_name="question", name="lowest", field=models.BigIntegerField(null=True)),
        migrations.AddField(model_name="question", name="highest", field=models.BigIntegerField(null=True)),
        migrations.AddField(model_name="question", name="english", field=models.JSONField(default=dict)),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("question_set", "code"), name="surveys_question_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                deferrable=Deferrable.DEFERRED,
                fields=("question_set", "number"),
                name="surveys_question_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [code for code, _label in KINDS])),
                name="surveys_question_kind",
            ),
        ),
        migrations.AddField(
            model_name="answer", name="own_words", field=models.TextField(blank=True, default="")
        ),
        migrations.AlterField(model_name="answer", name="own_words", field=models.TextField(blank=True)),
        migrations.AddField(
            model_name="response",
            name="question_set",
            field=_key("surveys.questionset", "responses", null=True),
        ),
        migrations.RunSQL(RESPONSES_TO_FIRST, NO_VERSIONS),
        migrations.AlterField(
            model_name="response", name="question_set", field=_key("surveys.questionset", "responses")
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(fields=["survey", "group_key"], name="surveys_response_by_group"),
        ),
        migrations.RunSQL(FROZEN, THAWED),
    ]
