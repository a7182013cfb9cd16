"""What the market does when money moves. Idempotent; only the market's own rows."""

from yuiwork.market.models import REF_TYPE
from yuiwork.market.use_cases.funding import fund_contract, unfund_contract
from yuiwork.money.events import HoldFunded, HoldUnfunded


def on_hold_funded(event: HoldFunded) -> None:
    """A contract's deposit arrived: work may begin."""
    if event.ref_type == REF_TYPE:
        fund_contract(contract_id=event.ref_id, funded_on=event.funded_on)


def on_hold_unfunded(event: HoldUnfunded) -> None:
    """A contract's deposit was taken back."""
    if event.ref_type == REF_TYPE:
        unfund_contract(contract_id=event.ref_id)
