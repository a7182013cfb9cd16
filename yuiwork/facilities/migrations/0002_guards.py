"""What must hold whoever writes: a unit is never lent twice at the same time, and it exists."""

from django.db import migrations

# Available in PostgreSQL since 8.4 as a contrib module; trusted since 13, so the owner of the database may make it.
EXTENSION = "CREATE EXTENSION IF NOT EXISTS btree_gist;"

NO_OVERLAP = """
ALTER TABLE facilities_booking ADD CONSTRAINT facilities_booking_no_overlap
    EXCLUDE USING gist (facility_id WITH =, unit WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (state IN ('booked', 'checked_in'));
"""
DROP_NO_OVERLAP = "ALTER TABLE facilities_booking DROP CONSTRAINT facilities_booking_no_overlap;"

UNIT_EXISTS = """
CREATE FUNCTION facilities_unit_exists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.unit > (SELECT units FROM facilities_facility WHERE id = NEW.facility_id) THEN
        RAISE EXCEPTION 'the facility has fewer units'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'facilities_booking_unit_exists';
    END IF;
    IF NEW.block_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM facilities_block WHERE id = NEW.block_id AND facility_id = NEW.facility_id
    ) THEN
        RAISE EXCEPTION 'the block belongs to another facility'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'facilities_booking_own_block';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER facilities_unit_exists BEFORE INSERT OR UPDATE OF facility_id, unit, block_id
    ON facilities_booking FOR EACH ROW EXECUTE FUNCTION facilities_unit_exists();
"""
DROP_UNIT_EXISTS = """
DROP TRIGGER facilities_unit_exists ON facilities_booking;
DROP FUNCTION facilities_unit_exists();
"""


class Migration(migrations.Migration):
    dependencies = [("facilities", "0001_initial")]
    operations = [
        migrations.RunSQL(EXTENSION, migrations.RunSQL.noop),
        migrations.RunSQL(NO_OVERLAP, DROP_NO_OVERLAP),
        migrations.RunSQL(UNIT_EXISTS, DROP_UNIT_EXISTS),
    ]
