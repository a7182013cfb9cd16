"""Who ran a programme so far also owned it. And what must hold whoever writes.

Spent money is never changed, only corrected by another row. Nobody is lent without the agreement of her home programme.
"""

from django.db import migrations

OWNER = "UPDATE regions_programme SET owner_id = organisation_id WHERE owner_id IS NULL;"

APPEND_ONLY = """
CREATE TRIGGER regions_expense_append_only BEFORE UPDATE OR DELETE ON regions_expense
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_APPEND_ONLY = "DROP TRIGGER regions_expense_append_only ON regions_expense;"

AGREED_LOAN = """
CREATE FUNCTION regions_role_of_agreed_loan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.loan_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM regions_staffloan
        WHERE id = NEW.loan_id AND state = 'agreed' AND programme_id = NEW.programme_id
            AND user_id = NEW.user_id AND role = NEW.role
    ) THEN
        RAISE EXCEPTION 'the home programme has not agreed to lend this person'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'regions_role_of_agreed_loan';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER regions_role_of_agreed_loan BEFORE INSERT OR UPDATE OF loan_id, user_id, role, programme_id
    ON regions_staffrole FOR EACH ROW EXECUTE FUNCTION regions_role_of_agreed_loan();
"""
DROP_AGREED_LOAN = """
DROP TRIGGER regions_role_of_agreed_loan ON regions_staffrole;
DROP FUNCTION regions_role_of_agreed_loan();
"""

IS_LIST = """
ALTER TABLE regions_programme ADD CONSTRAINT regions_programme_eligibility_is_list
    CHECK (jsonb_typeof(eligibility) = 'array');
"""
DROP_IS_LIST = "ALTER TABLE regions_programme DROP CONSTRAINT regions_programme_eligibility_is_list;"


class Migration(migrations.Migration):
    dependencies = [("regions", "0002_programme_model"), ("audit", "0002_append_only")]

    operations = [
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(AGREED_LOAN, DROP_AGREED_LOAN),
        migrations.RunSQL(IS_LIST, DROP_IS_LIST),
    ]
