"""What must hold whoever writes: what was done about an incident is never changed, and no incident vanishes."""

from django.db import migrations

INCIDENTS_STAY = """
CREATE TRIGGER care_incident_step_append_only BEFORE UPDATE OR DELETE ON care_incidentstep
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
CREATE TRIGGER care_incident_stays BEFORE DELETE ON care_incident
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_INCIDENTS_STAY = """
DROP TRIGGER care_incident_step_append_only ON care_incidentstep;
DROP TRIGGER care_incident_stays ON care_incident;
"""


class Migration(migrations.Migration):
    # A database from before the migrations were begun anew has these.
    replaces = [("care", "0004_incident_guards")]
    dependencies = [("care", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(INCIDENTS_STAY, DROP_INCIDENTS_STAY),
    ]
