"""Answers of an application never change."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER intake_answer_append_only BEFORE UPDATE OR DELETE ON intake_sheetanswer
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER intake_answer_append_only ON intake_sheetanswer;"


class Migration(migrations.Migration):
    dependencies = [("intake", "0007_questions"), ("audit", "0002_append_only")]
    operations = [migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY)]
