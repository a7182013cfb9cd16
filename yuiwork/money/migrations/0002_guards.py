"""What the database itself guarantees of the ledger, whoever writes (money.md 7.2).

* A transfer is sealed: at commit its entries are as many and as much as its row says, debits equal credits, and a
  reversal mirrors the reversed transfer exactly. Later entries find no free number, so nothing can be added.
* Balances are kept by the trigger on entries, not only checked by it: summing up all entries of a busy account (the
  bank) at every transfer would cost more with each transfer made. Nobody else may write them. That the kept balance
  equals the sum is proved by ``ledger_check``.
* A liability, and with it every hold's account, never goes below zero unless its account allows it.
* Transfers and entries are never changed or deleted; an account and a hold keep what they were made for.
"""

from django.db import migrations

APPLY_ENTRY = """
CREATE FUNCTION money_apply_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entries smallint;
    kept record;
BEGIN
    SELECT entry_count INTO entries FROM money_transfer WHERE id = NEW.transfer_id;
    IF entries IS NULL OR NEW.seq < 1 OR NEW.seq > entries THEN
        RAISE EXCEPTION 'transfer % is sealed: no entry number %', NEW.transfer_id, NEW.seq
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_transfer_sealed';
    END IF;
    UPDATE money_accountbalance b
       SET debits = b.debits + CASE NEW.side WHEN 'D' THEN NEW.amount ELSE 0 END,
           credits = b.credits + CASE NEW.side WHEN 'C' THEN NEW.amount ELSE 0 END
      FROM money_account a
     WHERE b.account_id = NEW.account_id AND a.id = NEW.account_id
     RETURNING b.credits - b.debits AS surplus, a.code, a.kind, a.allow_negative, a.closed_at INTO kept;
    IF kept.code IS NULL THEN
        RAISE EXCEPTION 'account % does not exist', NEW.account_id USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF kept.closed_at IS NOT NULL THEN
        RAISE EXCEPTION 'account % is closed', kept.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_account_open';
    END IF;
    IF kept.kind = 'liability' AND NOT kept.allow_negative AND kept.surplus < 0 THEN
        RAISE EXCEPTION 'account % would be % yen below zero', kept.code, -kept.surplus
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_liability_not_negative';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER money_entry_apply AFTER INSERT ON money_entry
    FOR EACH ROW EXECUTE FUNCTION money_apply_entry();
"""
CHECK_TRANSFER = """
CREATE FUNCTION money_check_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entries bigint;
    debits bigint;
    credits bigint;
BEGIN
    SELECT count(*), coalesce(sum(amount) FILTER (WHERE side = 'D'), 0),
           coalesce(sum(amount) FILTER (WHERE side = 'C'), 0)
      INTO entries, debits, credits FROM money_entry WHERE transfer_id = NEW.id;
    IF debits <> credits OR debits <> NEW.amount OR entries <> NEW.entry_count THEN
        RAISE EXCEPTION 'transfer % does not balance: % entries, debits %, credits %, should be % and %',
            NEW.key, entries, debits, credits, NEW.entry_count, NEW.amount
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_transfer_balances';
    END IF;
    IF NEW.reverses_id IS NOT NULL AND EXISTS (
        (SELECT account_id, side, amount FROM money_entry WHERE transfer_id = NEW.id
         EXCEPT
         SELECT account_id, CASE side WHEN 'D' THEN 'C' ELSE 'D' END, amount
           FROM money_entry WHERE transfer_id = NEW.reverses_id)
        UNION ALL
        (SELECT account_id, CASE side WHEN 'D' THEN 'C' ELSE 'D' END, amount
           FROM money_entry WHERE transfer_id = NEW.reverses_id
         EXCEPT
         SELECT account_id, side, amount FROM money_entry WHERE transfer_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'transfer % does not mirror the one it reverses', NEW.key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_reversal_mirrors';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER money_transfer_balances AFTER INSERT ON money_transfer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION money_check_transfer();
"""
GUARD_BALANCE = """
CREATE FUNCTION money_refuse_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is kept by the ledger itself: % by hand refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER money_accountbalance_by_hand BEFORE INSERT OR UPDATE OR DELETE ON money_accountbalance
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION money_refuse_by_hand();
"""
ACCOUNT = """
CREATE FUNCTION money_open_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO money_accountbalance (account_id, debits, credits) VALUES (NEW.id, 0, 0);
    RETURN NULL;
END $$;
CREATE TRIGGER money_account_open AFTER INSERT ON money_account
    FOR EACH ROW EXECUTE FUNCTION money_open_account();

CREATE FUNCTION money_keep_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    surplus bigint;
BEGIN
    IF (NEW.id, NEW.code, NEW.kind, NEW.owner_type, NEW.owner_id)
        IS DISTINCT FROM (OLD.id, OLD.code, OLD.kind, OLD.owner_type, OLD.owner_id) THEN
        RAISE EXCEPTION 'account % keeps its code, kind and owner', OLD.code USING ERRCODE = 'restrict_violation';
    END IF;
    -- The row lock makes a transfer that is under way finish first.
    SELECT credits - debits INTO surplus FROM money_accountbalance WHERE account_id = NEW.id FOR UPDATE;
    IF NEW.closed_at IS NOT NULL AND surplus <> 0 THEN
        RAISE EXCEPTION 'account % still holds % yen', OLD.code, surplus
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_closed_account_empty';
    END IF;
    IF NEW.kind = 'liability' AND NOT NEW.allow_negative AND surplus < 0 THEN
        RAISE EXCEPTION 'account % is below zero', OLD.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'money_liability_not_negative';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER money_account_keep BEFORE UPDATE ON money_account
    FOR EACH ROW EXECUTE FUNCTION money_keep_account();
"""
HOLD = """
CREATE SEQUENCE money_payment_reference AS bigint START 101 MAXVALUE 9999999999;

CREATE FUNCTION money_keep_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.key, NEW.key_hash, NEW.account_id, NEW.ref_type, NEW.ref_id, NEW.payer_id, NEW.amount,
        NEW.payment_reference)
        IS DISTINCT FROM (OLD.id, OLD.key, OLD.key_hash, OLD.account_id, OLD.ref_type, OLD.ref_id, OLD.payer_id,
        OLD.amount, OLD.payment_reference) THEN
        RAISE EXCEPTION 'hold % keeps its order, payer and amount', OLD.payment_reference
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER money_hold_keep BEFORE UPDATE ON money_hold
    FOR EACH ROW EXECUTE FUNCTION money_keep_hold();
"""
NO_CHANGE = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""
NO_DELETE = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION yuiwork_append_only();
"""

DROP_ENTRY = "DROP TRIGGER money_entry_apply ON money_entry; DROP FUNCTION money_apply_entry();"
DROP_TRANSFER = (
    "DROP TRIGGER money_transfer_balances ON money_transfer; DROP FUNCTION money_check_transfer();"
)
DROP_BALANCE = (
    "DROP TRIGGER money_accountbalance_by_hand ON money_accountbalance; DROP FUNCTION money_refuse_by_hand();"
)
DROP_ACCOUNT = (
    "DROP TRIGGER money_account_keep ON money_account; DROP FUNCTION money_keep_account();"
    "DROP TRIGGER money_account_open ON money_account; DROP FUNCTION money_open_account();"
)
DROP_HOLD = (
    "DROP TRIGGER money_hold_keep ON money_hold; DROP FUNCTION money_keep_hold();"
    "DROP SEQUENCE money_payment_reference;"
)


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial"), ("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(APPLY_ENTRY, DROP_ENTRY),
        migrations.RunSQL(CHECK_TRANSFER, DROP_TRANSFER),
        migrations.RunSQL(GUARD_BALANCE, DROP_BALANCE),
        migrations.RunSQL(ACCOUNT, DROP_ACCOUNT),
        migrations.RunSQL(HOLD, DROP_HOLD),
        *[
            migrations.RunSQL(NO_CHANGE.format(table=table), f"DROP TRIGGER {table}_append_only ON {table};")
            for table in ("money_transfer", "money_entry")
        ],
        *[
            migrations.RunSQL(NO_DELETE.format(table=table), f"DROP TRIGGER {table}_no_delete ON {table};")
            for table in ("money_account", "money_hold", "money_importedline", "money_statementimport")
        ],
    ]
