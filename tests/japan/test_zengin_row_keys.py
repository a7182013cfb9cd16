"""Importing a bank's file twice creates nothing (money.md 3.3)."""

from dataclasses import replace

from tests.japan.zengin_cases import DEPOSITS, STATEMENT
from yuiwork.japan.zengin import deposit_keys, read_deposits, read_statements, statement_keys

(NOTICE,) = read_deposits(DEPOSITS)
(SAMPLE,) = read_statements(STATEMENT)


def test_the_same_file_has_the_same_keys() -> None:
    assert deposit_keys(read_deposits(DEPOSITS)) == deposit_keys([NOTICE])
    assert statement_keys(read_statements(STATEMENT)) == statement_keys([SAMPLE])


def test_a_key_names_account_day_number_direction_and_amount() -> None:
    assert statement_keys([SAMPLE]) == (
        (
            "0001-001-1-7654321:2026-11-25:00000001:1:99790:1",
            "0001-001-1-7654321:2026-11-25:00000002:1:55000:1",
            "0001-001-1-7654321:2026-12-10:00000003:2:106635:1",
        ),
    )


def test_rows_that_look_alike_are_counted() -> None:
    row = replace(SAMPLE.rows[0], inquiry_no="00000000")
    (keys,) = statement_keys([replace(SAMPLE, rows=(row, row, SAMPLE.rows[1], row))])
    assert len(set(keys)) == 4
    assert [key.rsplit(":", 1)[1] for key in keys] == ["1", "2", "1", "3"]


def test_rows_that_look_alike_in_two_sections_of_one_file_are_counted_on() -> None:
    first, second = statement_keys([SAMPLE, SAMPLE])
    assert not set(first) & set(second)


def test_a_cancelled_row_is_not_taken_for_the_deposit_it_cancels() -> None:
    cancelled = replace(NOTICE, deposits=(replace(NOTICE.deposits[0], is_cancel=True),))
    assert not set(deposit_keys([cancelled])[0]) & set(deposit_keys([NOTICE])[0])


def test_other_accounts_have_other_keys() -> None:
    for other in (
        replace(NOTICE.account, number="7654322"),
        replace(NOTICE.account, account_type=2),
        replace(NOTICE.account, branch_code="002"),
        replace(NOTICE.account, bank_code="0005"),
    ):
        assert not set(deposit_keys([replace(NOTICE, account=other)])[0]) & set(deposit_keys([NOTICE])[0])
