"""What must hold whoever writes: places are counted by the database, a place belongs to its family's occasion, the log of
openings never changes, and what was deleted does not come back."""

from django.db import migrations

COUNT = """
CREATE FUNCTION childcare_takes_place(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state IN ('placed', 'here', 'collected')
$$;
CREATE FUNCTION childcare_count_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.occasion_id = NEW.occasion_id
        AND childcare_takes_place(OLD.state) = childcare_takes_place(NEW.state) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' AND childcare_takes_place(OLD.state) THEN
        UPDATE childcare_occasion SET taken = taken - 1 WHERE id = OLD.occasion_id;
    END IF;
    IF TG_OP <> 'DELETE' AND childcare_takes_place(NEW.state) THEN
        UPDATE childcare_occasion SET taken = taken + 1 WHERE id = NEW.occasion_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER childcare_count_places_on_change AFTER INSERT OR DELETE OR UPDATE OF state, occasion_id
    ON childcare_childplace FOR EACH ROW EXECUTE FUNCTION childcare_count_places();
"""
DROP_COUNT = """
DROP TRIGGER childcare_count_places_on_change ON childcare_childplace;
DROP FUNCTION childcare_count_places();
DROP FUNCTION childcare_takes_place(text);
"""

SAME_OCCASION = """
CREATE FUNCTION childcare_place_of_same_occasion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM childcare_childcarerequest WHERE id = NEW.request_id AND occasion_id = NEW.occasion_id
    ) THEN
        RAISE EXCEPTION 'the request belongs to another occasion'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'childcare_place_of_same_occasion';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER childcare_place_of_same_occasion BEFORE INSERT OR UPDATE OF request_id, occasion_id
    ON childcare_childplace FOR EACH ROW EXECUTE FUNCTION childcare_place_of_same_occasion();
"""
DROP_SAME_OCCASION = """
DROP TRIGGER childcare_place_of_same_occasion ON childcare_childplace;
DROP FUNCTION childcare_place_of_same_occasion();
"""

APPEND_ONLY = """
CREATE TRIGGER childcare_opening_append_only BEFORE UPDATE OR DELETE ON childcare_recordopening
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER childcare_opening_append_only ON childcare_recordopening;"

STAYS_DELETED = """
CREATE FUNCTION childcare_record_stays_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.deleted_at IS NOT NULL THEN
        RAISE EXCEPTION 'this record was deleted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'childcare_record_stays_deleted';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER childcare_record_stays_deleted BEFORE UPDATE ON childcare_childrecord
    FOR EACH ROW EXECUTE FUNCTION childcare_record_stays_deleted();
"""
DROP_STAYS_DELETED = """
DROP TRIGGER childcare_record_stays_deleted ON childcare_childrecord;
DROP FUNCTION childcare_record_stays_deleted();
"""


class Migration(migrations.Migration):
    dependencies = [("childcare", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(COUNT, DROP_COUNT),
        migrations.RunSQL(SAME_OCCASION, DROP_SAME_OCCASION),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(STAYS_DELETED, DROP_STAYS_DELETED),
    ]
