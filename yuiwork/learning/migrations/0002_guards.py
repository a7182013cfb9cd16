"""What must hold whoever writes, from a page or a script: seats are counted by the database, an application is for a place
of its own seminar, a course is in a track of its own programme, and what was noted or given stays."""

from django.db import migrations

COUNT_SEATS = """
CREATE FUNCTION learning_takes_seat(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state IN ('offered', 'applied', 'attended', 'absent')
$$;
CREATE FUNCTION learning_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- What moves no seat, such as marking attendance, takes no lock on the place.
    IF TG_OP = 'UPDATE' AND OLD.place_id = NEW.place_id
        AND learning_takes_seat(OLD.state) = learning_takes_seat(NEW.state) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND learning_takes_seat(OLD.state) THEN
        UPDATE learning_seminarplace SET taken = taken - 1 WHERE id = OLD.place_id;
    END IF;
    IF TG_OP <> 'DELETE' AND learning_takes_seat(NEW.state) THEN
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
DROP FUNCTION learning_takes_seat(text);
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
DROP_NOT_WITHOUT_CONDITION = (
    "ALTER TABLE learning_course DROP CONSTRAINT learning_course_has_completion_rule;"
)

STAMPS_STAY = """
CREATE FUNCTION learning_stamp_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a stamp is taken back with its reason, never deleted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'learning_stamp_stays';
    END IF;
    IF (NEW.id, NEW.programme_id, NEW.kind, NEW.ref_id, NEW.label, NEW.challenge_id, NEW.reason, NEW.created_at)
        IS DISTINCT FROM
       (OLD.id, OLD.programme_id, OLD.kind, OLD.ref_id, OLD.label, OLD.challenge_id, OLD.reason, OLD.created_at)
       OR OLD.taken_back_at IS NOT NULL AND (NEW.taken_back_at, NEW.taken_back_reason)
        IS DISTINCT FROM (OLD.taken_back_at, OLD.taken_back_reason) THEN
        RAISE EXCEPTION 'a stamp says for ever what it was given for'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'learning_stamp_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_stamp_stays BEFORE UPDATE OR DELETE ON learning_stamp
    FOR EACH ROW EXECUTE FUNCTION learning_stamp_stays();
"""
DROP_STAMPS_STAY = """
DROP TRIGGER learning_stamp_stays ON learning_stamp;
DROP FUNCTION learning_stamp_stays();
"""

OWN_TRACK = """
CREATE FUNCTION learning_course_track() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.track_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM regions_track t WHERE t.id = NEW.track_id AND t.programme_id = NEW.programme_id
    ) THEN
        RAISE EXCEPTION 'learning_course_track_same_programme' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_course_track BEFORE INSERT OR UPDATE OF track_id, programme_id ON learning_course
    FOR EACH ROW EXECUTE FUNCTION learning_course_track();
"""
DROP_OWN_TRACK = """
DROP TRIGGER learning_course_track ON learning_course;
DROP FUNCTION learning_course_track();
"""

FEES_ARE_LIST = """
ALTER TABLE learning_course ADD CONSTRAINT learning_course_fees_is_list CHECK (jsonb_typeof(fees) = 'array');
"""
DROP_FEES_ARE_LIST = "ALTER TABLE learning_course DROP CONSTRAINT learning_course_fees_is_list;"

COUNT_SESSION_SEATS = """
CREATE FUNCTION learning_count_session_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.session_id = NEW.session_id
        AND (OLD.given_back_at IS NULL) = (NEW.given_back_at IS NULL) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.given_back_at IS NULL THEN
        UPDATE learning_session SET seats_taken = seats_taken - 1 WHERE id = OLD.session_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.given_back_at IS NULL THEN
        UPDATE learning_session SET seats_taken = seats_taken + 1 WHERE id = NEW.session_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER learning_count_session_seats_on_change
    AFTER INSERT OR DELETE OR UPDATE OF given_back_at, session_id
    ON learning_sessionseat FOR EACH ROW EXECUTE FUNCTION learning_count_session_seats();
CREATE FUNCTION learning_session_seat_of_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM learning_session s JOIN learning_enrolment e ON e.course_id = s.course_id
        WHERE s.id = NEW.session_id AND e.id = NEW.enrolment_id
    ) THEN
        RAISE EXCEPTION 'learning_session_seat_of_course' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER learning_session_seat_of_course BEFORE INSERT OR UPDATE OF session_id, enrolment_id
    ON learning_sessionseat FOR EACH ROW EXECUTE FUNCTION learning_session_seat_of_course();
"""
DROP_COUNT_SESSION_SEATS = """
DROP TRIGGER learning_session_seat_of_course ON learning_sessionseat;
DROP FUNCTION learning_session_seat_of_course();
DROP TRIGGER learning_count_session_seats_on_change ON learning_sessionseat;
DROP FUNCTION learning_count_session_seats();
"""

APPEND_ONLY = """
CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
TABLES = (
    ("learning_completion", "learning_completion"),
    ("learning_conditionwaiver", "learning_conditionwaiver"),
    ("learning_session_change", "learning_sessionchange"),
    ("learning_guidance", "learning_absenceguidance"),
)


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(COUNT_SEATS, DROP_COUNT_SEATS),
        migrations.RunSQL(SAME_SEMINAR, DROP_SAME_SEMINAR),
        migrations.RunSQL(NOT_WITHOUT_CONDITION, DROP_NOT_WITHOUT_CONDITION),
        migrations.RunSQL(STAMPS_STAY, DROP_STAMPS_STAY),
        migrations.RunSQL(OWN_TRACK, DROP_OWN_TRACK),
        migrations.RunSQL(FEES_ARE_LIST, DROP_FEES_ARE_LIST),
        migrations.RunSQL(COUNT_SESSION_SEATS, DROP_COUNT_SESSION_SEATS),
        *[
            migrations.RunSQL(
                APPEND_ONLY.format(name=name, table=table), f"DROP TRIGGER {name}_append_only ON {table};"
            )
            for name, table in TABLES
        ],
    ]
