"""The account that a deposit notice or a statement is about: the same fields in both headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yuiwork.japan.zengin.layout import Field, Value, Values, code, text

BANK_FIELDS: tuple[Field, ...] = (
    code("bank_code", 4),
    text("bank_name", 15),
    code("branch_code", 3),
    text("branch_name", 15),
)


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """Our own account as the bank names it: codes and number as digits, names in half-width kana."""

    bank_code: str
    branch_code: str
    account_type: int
    number: str
    name: str
    bank_name: str = ""
    branch_name: str = ""

    def values(self) -> Mapping[str, Value]:
        """The header fields of this account."""
        return {
            "bank_code": self.bank_code,
            "bank_name": self.bank_name,
            "branch_code": self.branch_code,
            "branch_name": self.branch_name,
            "account_type": str(self.account_type),
            "account_number": self.number,
            "account_name": self.name,
        }


def own_account(values: Values) -> OwnAccount:
    """The account of a header that was read; its number without zeros beyond the usual 7 digits."""
    return OwnAccount(
        bank_code=values.text("bank_code"),
        branch_code=values.text("branch_code"),
        account_type=int(values.text("account_type")),
        number=values.text("account_number").lstrip("0").zfill(7),
        name=values.text("account_name"),
        bank_name=values.text("bank_name"),
        branch_name=values.text("branch_name"),
    )
