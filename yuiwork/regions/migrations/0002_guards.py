"""What must hold whoever writes: expenses stay, lent staff were lent, conditions are a list."""

from django.db import migrations

EXPENSES_STAY = """
CREATE TRIGGER regions_expense_append_only BEFORE UPDATE OR DELETE ON regions_expense
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
DROP_EXPENSES_STAY = "DROP TRIGGER regions_expense_append_only ON regions_expense;"

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
    # A database from before the migrations were begun anew has these.
    replaces = [("regions", "0003_owner_and_guards")]
    dependencies = [("regions", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(EXPENSES_STAY, DROP_EXPENSES_STAY),
        migrations.RunSQL(AGREED_LOAN, DROP_AGREED_LOAN),
        migrations.RunSQL(IS_LIST, DROP_IS_LIST),
    ]
