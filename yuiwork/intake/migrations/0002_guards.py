"""What must hold whoever writes: what was sent, drawn or judged stays, and nobody is accepted past the municipality."""

from django.db import migrations

SENT_STAYS = """
CREATE FUNCTION intake_sent_sheet_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'sent' AND (
        NEW.state, NEW.course_id, NEW.round_id, NEW.user_id, NEW.task_text, NEW.sent_at, NEW.receipt, NEW.application_id,
        NEW.statements, NEW.eligible, NEW.eligibility
    ) IS DISTINCT FROM (
        OLD.state, OLD.course_id, OLD.round_id, OLD.user_id, OLD.task_text, OLD.sent_at, OLD.receipt, OLD.application_id,
        OLD.statements, OLD.eligible, OLD.eligibility
    ) THEN
        RAISE EXCEPTION 'a sent application sheet stays as it was sent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_sent_sheet_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_sent_sheet_stays BEFORE UPDATE ON intake_applicationsheet
    FOR EACH ROW EXECUTE FUNCTION intake_sent_sheet_stays();
CREATE FUNCTION intake_sent_files_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM intake_applicationsheet WHERE id = OLD.sheet_id AND state = 'sent') THEN
        RAISE EXCEPTION 'a file of a sent application sheet stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_sent_files_stay';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_sent_files_stay BEFORE UPDATE OR DELETE ON intake_taskfile
    FOR EACH ROW EXECUTE FUNCTION intake_sent_files_stay();
"""
DROP_SENT_STAYS = """
DROP TRIGGER intake_sent_files_stay ON intake_taskfile;
DROP FUNCTION intake_sent_files_stay();
DROP TRIGGER intake_sent_sheet_stays ON intake_applicationsheet;
DROP FUNCTION intake_sent_sheet_stays();
"""

LETTERS_STAY = """
CREATE TRIGGER intake_letter_append_only BEFORE UPDATE OR DELETE ON intake_decisionletter
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_LETTERS_STAY = "DROP TRIGGER intake_letter_append_only ON intake_decisionletter;"

WITH_APPROVAL = """
CREATE FUNCTION intake_accepted_with_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM intake_applicationsheet s JOIN intake_intakeround r ON r.id = s.round_id
        WHERE s.application_id = NEW.id AND r.needs_approval
    ) AND NOT EXISTS (
        SELECT 1 FROM intake_selection
        WHERE application_id = NEW.id AND outcome = 'accept' AND state = 'told'
            AND approval_needed AND answered_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'nobody is accepted without the approval of the municipality'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_accepted_with_approval';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_accepted_with_approval BEFORE UPDATE OF state ON learning_courseapplication
    FOR EACH ROW WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted')
    EXECUTE FUNCTION intake_accepted_with_approval();
"""
DROP_WITH_APPROVAL = """
DROP TRIGGER intake_accepted_with_approval ON learning_courseapplication;
DROP FUNCTION intake_accepted_with_approval();
"""

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

ANSWERS_STAY = """
CREATE TRIGGER intake_answer_append_only BEFORE UPDATE OR DELETE ON intake_sheetanswer
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_ANSWERS_STAY = "DROP TRIGGER intake_answer_append_only ON intake_sheetanswer;"


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(SENT_STAYS, DROP_SENT_STAYS),
        migrations.RunSQL(LETTERS_STAY, DROP_LETTERS_STAY),
        migrations.RunSQL(WITH_APPROVAL, DROP_WITH_APPROVAL),
        migrations.RunSQL(LOTTERY_STAYS, DROP_LOTTERY_STAYS),
        migrations.RunSQL(NO_LATE_ENTRY, DROP_NO_LATE_ENTRY),
        migrations.RunSQL(FINAL_STAYS, DROP_FINAL_STAYS),
        migrations.RunSQL(ANSWERS_STAY, DROP_ANSWERS_STAY),
    ]
