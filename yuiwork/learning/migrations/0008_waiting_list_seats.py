"""Who waits, or waited in vain, takes no seat; an offered one is kept for her."""

from django.db import migrations

COUNT_SEATS = """
CREATE OR REPLACE FUNCTION learning_takes_seat(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state IN ('offered', 'applied', 'attended', 'absent')
$$;
CREATE OR REPLACE FUNCTION learning_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
# As in 0002: whoever has not cancelled takes a seat. It holds for rows without a waiting list.
AS_BEFORE = """
CREATE OR REPLACE FUNCTION learning_count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
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
DROP FUNCTION learning_takes_seat(text);
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0007_waiting_list")]
    operations = [migrations.RunSQL(COUNT_SEATS, AS_BEFORE)]
