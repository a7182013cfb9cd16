"""Who was asked stands apart from what was answered: the responses so far were promised to be anonymous, now they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yuiwork.core.clock
import yuiwork.core.ids

SURVEYS_SO_FAR = """
UPDATE surveys_survey SET state = 'open', opened_on = (created_at AT TIME ZONE 'Asia/Tokyo')::date,
    series = CASE WHEN code <> '' THEN code ELSE 's-' || left(id::text, 8) END;
"""
INVITATIONS_SO_FAR = """
INSERT INTO surveys_invitation (id, created_at, survey_id, respondent_key, group_key, user_id, municipality_code,
        state, asked_on, open_until)
    SELECT gen_random_uuid(), created_at, survey_id, respondent_key, group_key, user_id, '', 'answered',
        (created_at AT TIME ZONE 'Asia/Tokyo')::date, (created_at AT TIME ZONE 'Asia/Tokyo')::date
    FROM surveys_response;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
# New ids, written in the order of the new ones: neither an id, nor a time, nor the place in the table tells who.
FORGET = """
CREATE TEMPORARY TABLE surveys_fresh ON COMMIT DROP AS
    SELECT id AS old, gen_random_uuid() AS new,
        date_trunc('month', created_at AT TIME ZONE 'Asia/Tokyo')::date AS month
    FROM surveys_response;
CREATE TEMPORARY TABLE surveys_fresh_answer ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, fresh.month::timestamp AT TIME ZONE 'Asia/Tokyo' AS created_at, answer.value,
        answer.own_words, answer.question_id, fresh.new AS response_id
    FROM surveys_answer answer JOIN surveys_fresh fresh ON fresh.old = answer.response_id;
CREATE TEMPORARY TABLE surveys_fresh_response ON COMMIT DROP AS
    SELECT fresh.new AS id, fresh.month::timestamp AT TIME ZONE 'Asia/Tokyo' AS created_at, response.survey_id,
        response.question_set_id, response.group_key, fresh.month
    FROM surveys_response response JOIN surveys_fresh fresh ON fresh.old = response.id;
DELETE FROM surveys_answer;
DELETE FROM surveys_response;
INSERT INTO surveys_response (id, created_at, survey_id, question_set_id, named, respondent_key, group_key,
        municipality_code, answered_on)
    SELECT id, created_at, survey_id, question_set_id, false, '', group_key, '', month
    FROM surveys_fresh_response ORDER BY id;
INSERT INTO surveys_answer (id, created_at, value, own_words, question_id, response_id)
    SELECT id, created_at, value, own_words, question_id, response_id FROM surveys_fresh_answer ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""
# Back: what is forgotten stays forgotten; keys are made up so that the old constraint holds.
KEYS_AGAIN = "UPDATE surveys_response SET respondent_key = 'forgotten:' || id WHERE respondent_key = '';"
KEEP = "SELECT 1;"

NO_TRACE = """
ALTER TABLE surveys_response ADD CONSTRAINT surveys_response_without_time
    CHECK (named OR created_at = (answered_on::timestamp AT TIME ZONE 'Asia/Tokyo'));
ALTER TABLE surveys_response ADD CONSTRAINT surveys_response_without_order
    CHECK (named OR substr(id::text, 15, 1) = '4');
CREATE FUNCTION surveys_answer_without_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM surveys_response WHERE id = NEW.response_id AND NOT named
            AND (created_at <> NEW.created_at OR substr(NEW.id::text, 15, 1) <> '4')) THEN
        RAISE EXCEPTION 'an answer without a name carries no time and no order'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveys_answer_without_trace';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER surveys_answer_without_trace BEFORE INSERT OR UPDATE ON surveys_answer
    FOR EACH ROW EXECUTE FUNCTION surveys_answer_without_trace();
CREATE FUNCTION surveys_response_of_anonymous() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.named AND EXISTS (SELECT 1 FROM surveys_survey WHERE id = NEW.survey_id AND anonymous) THEN
        RAISE EXCEPTION 'this survey promised to be anonymous'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'surveys_response_of_anonymous';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER surveys_response_of_anonymous BEFORE INSERT OR UPDATE ON surveys_response
    FOR EACH ROW EXECUTE FUNCTION surveys_response_of_anonymous();
"""
TRACE = """
DROP TRIGGER surveys_response_of_anonymous ON surveys_response;
DROP FUNCTION surveys_response_of_anonymous();
DROP TRIGGER surveys_answer_without_trace ON surveys_answer;
DROP FUNCTION surveys_answer_without_trace();
ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_without_order;
ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_without_time;
"""

OCCASIONS = [
    ("seminar", "After a seminar"),
    ("course_end", "At the end of a course"),
    ("weeks_after", "Some weeks after completing a course"),
    ("months_after", "Some months after completing a course"),
    ("open_link", "By an open link: anybody, without an account"),
    ("staff", "To the officers of the programme"),
]
WAITING = ["months_after", "weeks_after"]
STATES = [("draft", "In preparation"), ("open", "Open for answers"), ("closed", "Closed")]
INVITATION_STATES = [("asked", "Not answered yet"), ("answered", "Answered")]


def _key(to, related_name, **options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=to, **options
    )


def _field(model, name, field, *, at_first=None):
    """A new column; ``at_first`` fills the rows that are there."""
    if at_first is None:
        return [migrations.AddField(model_name=model, name=name, field=field)]
    return [
        migrations.AddField(
            model_name=model, name=name, field=_with_default(field, at_first), preserve_default=False
        )
    ]


def _with_default(field, value):
    copy = field.clone()
    copy.default = value
    return copy


def _check(name, condition):
    return migrations.AddConstraint(
        model_name=name.split("_")[1], constraint=models.CheckConstraint(condition=condition, name=name)
    )


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_question_sets"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        *_field("survey", "series", models.SlugField(max_length=40), at_first=""),
        *_field("survey", "english", models.JSONField(default=dict)),
        *_field("survey", "occasion", models.CharField(choices=OCCASIONS, default="seminar", max_length=20)),
        *_field("survey", "wait", models.PositiveSmallIntegerField(null=True)),
        *_field("survey", "anonymous", models.BooleanField(default=True)),
        *_field("survey", "answer_days", models.PositiveSmallIntegerField(default=21)),
        *_field("survey", "closes_on", models.DateField(null=True)),
        *_field("survey", "state", models.CharField(choices=STATES, default="draft", max_length=10)),
        *_field("survey", "opened_on", models.DateField(null=True)),
        *_field("survey", "copied_from", _key("surveys.survey", "+", null=True)),
        migrations.RunSQL(SURVEYS_SO_FAR, KEEP),
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
                ("state", models.CharField(choices=INVITATION_STATES, default="asked", max_length=10)),
                ("asked_on", models.DateField()),
                ("open_until", models.DateField()),
                ("reminded_on", models.DateField(null=True)),
                ("named", models.BooleanField(null=True)),
                ("draft", models.JSONField(null=True)),
                ("begun_with", _key("surveys.questionset", "+", null=True)),
                ("survey", _key("surveys.survey", "invitations")),
                ("user", _key(settings.AUTH_USER_MODEL, "+", null=True)),
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
        migrations.RunSQL(INVITATIONS_SO_FAR, KEEP),
        migrations.RemoveConstraint(model_name="response", name="surveys_response_once"),
        *_field("response", "named", models.BooleanField(default=False)),
        *_field("response", "municipality_code", models.CharField(blank=True, max_length=5), at_first=""),
        *_field("response", "answered_on", models.DateField(), at_first="2026-04-01"),
        migrations.AlterField(
            model_name="response", name="respondent_key", field=models.TextField(blank=True)
        ),
        migrations.RunSQL(FORGET, KEYS_AGAIN),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.UniqueConstraint(
                condition=models.Q(("respondent_key", ""), _negated=True),
                fields=("survey", "respondent_key"),
                name="surveys_response_once",
            ),
        ),
        _check(
            "surveys_response_tells_nobody",
            models.Q(
                models.Q(("named", True), models.Q(("respondent_key", ""), _negated=True)),
                models.Q(
                    ("answered_on__day", 1), ("named", False), ("respondent_key", ""), ("user__isnull", True)
                ),
                _connector="OR",
            ),
        ),
        _check("surveys_survey_state", models.Q(("state__in", ["draft", "open", "closed"]))),
        _check("surveys_survey_occasion", models.Q(("occasion__in", [code for code, _label in OCCASIONS]))),
        _check(
            "surveys_survey_wait",
            models.Q(
                models.Q(("occasion__in", WAITING), ("wait__gte", 1), ("wait__isnull", False)),
                models.Q(models.Q(("occasion__in", WAITING), _negated=True), ("wait__isnull", True)),
                _connector="OR",
            ),
        ),
        _check(
            "surveys_survey_opened_when",
            models.Q(
                models.Q(("opened_on__isnull", True), ("state", "draft")),
                models.Q(models.Q(("state", "draft"), _negated=True), ("opened_on__isnull", False)),
                _connector="OR",
            ),
        ),
        _check("surveys_survey_answer_days", models.Q(("answer_days__gte", 1))),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["programme", "series"], name="surveys_survey_by_series"),
        ),
        migrations.RunSQL(NO_TRACE, TRACE),
    ]
