"""What must hold whoever writes: a stamp is never deleted, and says for ever what it was given for.

It may get another owner (an address becomes an account) and may be taken back, once, with its reason.
"""

from django.db import migrations

STAY = """
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
DROP_STAY = """
DROP TRIGGER learning_stamp_stays ON learning_stamp;
DROP FUNCTION learning_stamp_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0016_stamps_with_a_board")]
    operations = [migrations.RunSQL(STAY, DROP_STAY)]
