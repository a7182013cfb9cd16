"""What must hold whoever writes. Of a draw each part is set once and never changes, and nobody enters afterwards. Final
points stay, and none is more than its line is worth.
"""

from django.db import migrations

LOTTERY_STAYS = """
CREATE FUNCTION intake_lottery_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.round_id, NEW.algorithm, NEW.seed, NEW.commitment)
            IS DISTINCT FROM (OLD.round_id, OLD.algorithm, OLD.seed, OLD.commitment)
        OR (OLD.frozen_at IS NOT NULL AND (NEW.entries, NEW.digest, NEW.frozen_at)
            IS DISTINCT FROM (OLD.entries, OLD.digest, OLD.frozen_at))
        OR (OLD.drawn_at IS NOT NULL AND (NEW."order", NEW.drawn_at) IS DISTINCT FROM (OLD."order", OLD.drawn_at))
    THEN
        RAISE EXCEPTION 'what was committed to, frozen or drawn stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_lottery_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_lottery_stays BEFORE UPDATE OR DELETE ON intake_lottery
    FOR EACH ROW EXECUTE FUNCTION intake_lottery_stays();
"""
DROP_LOTTERY_STAYS = """
DROP TRIGGER intake_lottery_stays ON intake_lottery;
DROP FUNCTION intake_lottery_stays();
"""

NO_LATE_ENTRY = """
CREATE FUNCTION intake_no_late_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'sent' AND (TG_OP = 'INSERT' OR OLD.state <> 'sent') AND EXISTS (
        SELECT 1 FROM intake_lottery WHERE round_id = NEW.round_id AND frozen_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'the entries of this draw are frozen'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_no_late_entry';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_no_late_entry BEFORE INSERT OR UPDATE ON intake_applicationsheet
    FOR EACH ROW EXECUTE FUNCTION intake_no_late_entry();
"""
DROP_NO_LATE_ENTRY = """
DROP TRIGGER intake_no_late_entry ON intake_applicationsheet;
DROP FUNCTION intake_no_late_entry();
"""

FINAL_STAYS = """
CREATE FUNCTION intake_final_scoring_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.done_at IS NOT NULL THEN
        RAISE EXCEPTION 'a final scoring stays as it was given'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_final_scoring_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_final_scoring_stays BEFORE UPDATE OR DELETE ON intake_scoring
    FOR EACH ROW EXECUTE FUNCTION intake_final_scoring_stays();
CREATE FUNCTION intake_points_fit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM intake_scoring WHERE id = NEW.scoring_id AND done_at IS NOT NULL) THEN
        RAISE EXCEPTION 'points of a final scoring stay as they were given'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_final_scoring_stays';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM intake_scoreitem c
        JOIN intake_scoring g ON g.id = NEW.scoring_id JOIN intake_applicationsheet s ON s.id = g.sheet_id
        WHERE c.id = NEW.criterion_id AND c.round_id = s.round_id AND NEW.points <= c.max_points
    ) THEN
        RAISE EXCEPTION 'points belong to a line of the same round and are at most what it is worth'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_points_fit';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_points_fit BEFORE INSERT OR UPDATE ON intake_point
    FOR EACH ROW EXECUTE FUNCTION intake_points_fit();
"""
DROP_FINAL_STAYS = """
DROP TRIGGER intake_points_fit ON intake_point;
DROP FUNCTION intake_points_fit();
DROP TRIGGER intake_final_scoring_stays ON intake_scoring;
DROP FUNCTION intake_final_scoring_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_places_scoring_plans")]
    operations = [
        migrations.RunSQL(LOTTERY_STAYS, DROP_LOTTERY_STAYS),
        migrations.RunSQL(NO_LATE_ENTRY, DROP_NO_LATE_ENTRY),
        migrations.RunSQL(FINAL_STAYS, DROP_FINAL_STAYS),
    ]
