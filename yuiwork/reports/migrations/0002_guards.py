"""Frozen figures, stated corrections and finished files never change, whoever writes.

A close may only gain its reopening, once.
"""

from django.db import migrations

FROZEN = """
CREATE FUNCTION reports_year_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.reopened_at IS NOT NULL
        OR (OLD.programme_id, OLD.fiscal_year, OLD.figures::text, OLD.sha256, OLD.closed_by_id, OLD.closed_at)
            IS DISTINCT FROM
           (NEW.programme_id, NEW.fiscal_year, NEW.figures::text, NEW.sha256, NEW.closed_by_id, NEW.closed_at) THEN
        RAISE EXCEPTION 'the figures of a closed year are frozen'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reports_year_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reports_year_frozen_on_change BEFORE UPDATE OR DELETE ON reports_yearclose
    FOR EACH ROW EXECUTE FUNCTION reports_year_frozen();
"""
DROP_FROZEN = """
DROP TRIGGER reports_year_frozen_on_change ON reports_yearclose;
DROP FUNCTION reports_year_frozen();
"""
APPEND_ONLY = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
TABLES = ("reports_yearcorrection", "reports_reportfile")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(FROZEN, DROP_FROZEN),
        *[
            migrations.RunSQL(APPEND_ONLY.format(table=t), f"DROP TRIGGER {t}_append_only ON {t}")
            for t in TABLES
        ],
    ]
