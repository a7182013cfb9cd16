"""Rows of the trail and documents are never changed or deleted, whoever tries (law.md 4, method (c)).

``yuiwork_append_only()`` is shared: other rooms attach it to their own append-only tables.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION yuiwork_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
"""
TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
TABLES = ("audit_auditrow", "audit_document", "audit_documentparty", "audit_voideddocument")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION yuiwork_append_only()"),
        *[migrations.RunSQL(TRIGGER.format(table=t), f"DROP TRIGGER {t}_append_only ON {t}") for t in TABLES],
    ]
