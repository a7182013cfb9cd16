"""Guards that no Python can go round: append-only rows, and a contract's notice that is its own.

The composite key is deferred to the end of the transaction: contract and notice point at each other.
"""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
TABLES = (
    "market_jobversion",
    "market_termsversion",
    "market_termsnotice",
    "market_contractcriterion",
    "market_delivery",
    "market_deliveryfile",
    "market_revisionrequest",
    "market_revisionrequest_criteria",
    "market_contractmessage",
    "market_review",
    "market_withholdingline",
)
OWN_NOTICE = """
ALTER TABLE market_contract ADD CONSTRAINT market_contract_own_notice
    FOREIGN KEY (notice_id, id) REFERENCES market_termsnotice (id, contract_id) DEFERRABLE INITIALLY DEFERRED;
"""
# What was agreed stays as it was agreed: only the state and what comes of it may change.
FROZEN = """
CREATE FUNCTION market_contract_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.client_org_id, OLD.worker_id, OLD.proposal_id, OLD.job_id, OLD.notice_id, OLD.hold_id, OLD.agreed_at)
        IS DISTINCT FROM
        (NEW.client_org_id, NEW.worker_id, NEW.proposal_id, NEW.job_id, NEW.notice_id, NEW.hold_id, NEW.agreed_at)
       OR (OLD.pay_net, OLD.pay_tax, OLD.withholding, OLD.platform_fee, OLD.platform_fee_tax, OLD.worker_net)
        IS DISTINCT FROM
        (NEW.pay_net, NEW.pay_tax, NEW.withholding, NEW.platform_fee, NEW.platform_fee_tax, NEW.worker_net)
       OR (OLD.client_snapshot, OLD.worker_snapshot) IS DISTINCT FROM (NEW.client_snapshot, NEW.worker_snapshot)
    THEN
        RAISE EXCEPTION 'market_contract: parties and amounts are fixed by the agreement'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state IN ('accepted', 'cancelled') AND NEW.state <> OLD.state THEN
        RAISE EXCEPTION 'market_contract: % is final', OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER market_contract_frozen BEFORE UPDATE ON market_contract
    FOR EACH ROW EXECUTE FUNCTION market_contract_frozen();
"""
UNFROZEN = """
DROP TRIGGER market_contract_frozen ON market_contract;
DROP FUNCTION market_contract_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("market", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        *[migrations.RunSQL(TRIGGER.format(table=t), f"DROP TRIGGER {t}_append_only ON {t}") for t in TABLES],
        migrations.RunSQL(
            OWN_NOTICE, "ALTER TABLE market_contract DROP CONSTRAINT market_contract_own_notice"
        ),
        migrations.RunSQL(FROZEN, UNFROZEN),
    ]
