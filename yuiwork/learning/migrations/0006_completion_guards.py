"""What must hold whoever writes: a waiver, once given, stays with its reason."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER learning_conditionwaiver_append_only BEFORE UPDATE OR DELETE ON learning_conditionwaiver
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER learning_conditionwaiver_append_only ON learning_conditionwaiver;"


class Migration(migrations.Migration):
    dependencies = [("learning", "0005_completion"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY)]
