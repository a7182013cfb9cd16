"""What we ask of allauth: a confirmed address is announced, so that things done without an account find their owner."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from yuiwork.core.events import publish
from yuiwork.people.events import EmailConfirmed


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> Any:
        """Confirm and announce in one transaction."""
        with transaction.atomic():
            confirmed = super().confirm_email(request, email_address)
            if confirmed:
                publish(EmailConfirmed(user_id=email_address.user_id, email=email_address.email))
        return confirmed
