"""What must hold whoever writes: what was sent stays as it was sent, filed letters never change, and where the
municipality approves, nobody becomes a learner without its approval.
"""

from django.db import migrations

SENT_STAYS = """
CREATE FUNCTION intake_sent_sheet_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'sent' AND (
        NEW.state, NEW.course_id, NEW.round_id, NEW.user_id, NEW.task_text, NEW.sent_at, NEW.receipt, NEW.application_id
    ) IS DISTINCT FROM (
        OLD.state, OLD.course_id, OLD.round_id, OLD.user_id, OLD.task_text, OLD.sent_at, OLD.receipt, OLD.application_id
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


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(SENT_STAYS, DROP_SENT_STAYS),
        migrations.RunSQL(LETTERS_STAY, DROP_LETTERS_STAY),
        migrations.RunSQL(WITH_APPROVAL, DROP_WITH_APPROVAL),
    ]
