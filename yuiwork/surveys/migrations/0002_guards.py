"""What must hold whoever writes: published questions never change, and an answer without a name leads to nobody."""

from django.db import migrations

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
DROP_FROZEN = """
DROP TRIGGER surveys_set_frozen ON surveys_questionset;
DROP FUNCTION surveys_set_frozen();
DROP TRIGGER surveys_question_frozen ON surveys_question;
DROP FUNCTION surveys_question_frozen();
"""

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
DROP_NO_TRACE = """
DROP TRIGGER surveys_response_of_anonymous ON surveys_response;
DROP FUNCTION surveys_response_of_anonymous();
DROP TRIGGER surveys_answer_without_trace ON surveys_answer;
DROP FUNCTION surveys_answer_without_trace();
ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_without_order;
ALTER TABLE surveys_response DROP CONSTRAINT surveys_response_without_time;
"""


class Migration(migrations.Migration):
    # A database from before the migrations were begun anew has these.
    replaces = [("surveys", "0003_invitations")]
    dependencies = [("surveys", "0001_initial")]
    operations = [
        migrations.RunSQL(FROZEN, DROP_FROZEN),
        migrations.RunSQL(NO_TRACE, DROP_NO_TRACE),
    ]
