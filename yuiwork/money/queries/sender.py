"""The account that the platform receives into and pays from."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Refused
from yuiwork.money.models import SenderAccount

# The example of money.md 3.2: fictional, so that a demo can make and read bank files at once.
_DEMO = {
    "requester_code": "0000012345",
    "requester_name": "ｶ)ﾐﾄﾞﾘﾉﾜ",
    "bank_code": "0001",
    "branch_code": "001",
    "account_type": 1,
    "number": "7654321",
}


def sender_account() -> SenderAccount:
    """The account in use; in a demo without one, the fictional example.

    Raises ``Refused`` ``NO_SENDER_ACCOUNT``.
    """
    row = SenderAccount.objects.order_by("-created_at", "-id").first()
    if row is not None:
        return row
    if settings.DEMO:
        return SenderAccount(**_DEMO)
    raise Refused("NO_SENDER_ACCOUNT", _("Please register the account that payouts are sent from first."))
