"""Reads of people's bank accounts."""

from uuid import UUID

from yuiwork.money.models import BankAccount


def bank_account_of(user_id: UUID) -> BankAccount | None:
    """Her account, or None before she registered one."""
    return BankAccount.objects.filter(user_id=user_id).first()
