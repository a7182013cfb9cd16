"""What must hold whoever writes: seats are counted by the database, issued certificates never change.

``taken`` follows the applications, so the CHECK ``learning_place_not_overbooked`` refuses one seat too many even
from a script. An application is for a place of its own seminar.
"""

from django.db import migrations

COUNT_SEATS = """
CREATE FUNCTION learning_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Marking attendance moves no seat, so it takes no lock on the place.
    IF TG_OP = 'UPDATE' AND OLD.place_id = NEW.place_id
        AND (OLD.state = 'cancelled') = (NEW.state = 'cancelled') THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.state <> 'cancelled' THEN
        UPDATE learning_seminarplace SET taken = taken - 1 WHERE id = OLD.place_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.state <> 'cancelled' THEN
        UPDATE learning_seminarplace SET taken = taken + 1 WHERE id = NEW.place_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER learning_count_seats_on_change AFTER INSERT OR DELETE OR UPDATE OF state, place_id
    ON learning_seminarapplication FOR EACH ROW EXECUTE FUNCTION learning_count_seats();
"""
DROP_COUNT_SEATS = """
DROP TRIGGER learning_count_seats_on_change ON learning_seminarapplication;
DROP FUNCTION learning_count_seats();
"""

SAME_SEMINAR = """
CREATE FUNCTION learning_place_of_same_seminar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM learning_seminarplace WHERE id = NEW.place_id AND seminar_id = NEW.seminar_id
    ) THEN
        RAISE EXCEPTION 'the place belongs to another seminar'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'learning_place_of_same_seminar';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_place_of_same_seminar BEFORE INSERT OR UPDATE OF seminar_id, place_id
    ON learning_seminarapplication FOR EACH ROW EXECUTE FUNCTION learning_place_of_same_seminar();
"""
DROP_SAME_SEMINAR = """
DROP TRIGGER learning_place_of_same_seminar ON learning_seminarapplication;
DROP FUNCTION learning_place_of_same_seminar();
"""

NOT_WITHOUT_CONDITION = """
ALTER TABLE learning_course ADD CONSTRAINT learning_course_has_completion_rule
    CHECK (CASE WHEN jsonb_typeof(completion_rule) = 'array' THEN jsonb_array_length(completion_rule) > 0 ELSE false END);
"""
DROP_NOT_WITHOUT_CONDITION = "ALTER TABLE learning_course DROP CONSTRAINT learning_course_has_completion_rule;"

APPEND_ONLY = """
CREATE TRIGGER learning_completion_append_only BEFORE UPDATE OR DELETE ON learning_completion
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER learning_completion_append_only ON learning_completion;"


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(COUNT_SEATS, DROP_COUNT_SEATS),
        migrations.RunSQL(SAME_SEMINAR, DROP_SAME_SEMINAR),
        migrations.RunSQL(NOT_WITHOUT_CONDITION, DROP_NOT_WITHOUT_CONDITION),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
    ]
