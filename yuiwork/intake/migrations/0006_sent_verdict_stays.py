"""The verdict on the conditions stays with what was sent."""

from django.db import migrations

COLUMNS = ("state", "course_id", "round_id", "user_id", "task_text", "sent_at", "receipt", "application_id")
MORE = (*COLUMNS, "statements", "eligible", "eligibility")
FUNCTION = """
CREATE OR REPLACE FUNCTION intake_sent_sheet_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'sent' AND ({new}) IS DISTINCT FROM ({old}) THEN
        RAISE EXCEPTION 'a sent application sheet stays as it was sent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'intake_sent_sheet_stays';
    END IF;
    RETURN NEW;
END $$;
"""


def _function(columns):
    return FUNCTION.format(
        new=", ".join(f"NEW.{name}" for name in columns), old=", ".join(f"OLD.{name}" for name in columns)
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_eligibility")]
    operations = [migrations.RunSQL(_function(MORE), _function(COLUMNS))]
