"""What a person agreed to is never rewritten: a withdrawal is another row."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER people_consent_append_only BEFORE UPDATE OR DELETE ON people_consent
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER people_consent_append_only ON people_consent"),
    ]
