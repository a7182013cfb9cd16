"""What must hold whoever writes: what was done about an incident is never changed, and no incident vanishes."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER care_incident_step_append_only BEFORE UPDATE OR DELETE ON care_incidentstep
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
CREATE TRIGGER care_incident_stays BEFORE DELETE ON care_incident
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = """
DROP TRIGGER care_incident_step_append_only ON care_incidentstep;
DROP TRIGGER care_incident_stays ON care_incident;
"""


class Migration(migrations.Migration):
    dependencies = [("care", "0003_incidents"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY)]
