"""What we ask of allauth: an audit row for each account, and an announcement of each confirmed address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.forms import BaseForm

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.web.request import Request
from yuiwork.people.events import EmailConfirmed
from yuiwork.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    def save_user(self, request: Request, user: User, form: BaseForm, commit: bool = True) -> User:
        """Create the account and its audit row in one transaction."""
        with transaction.atomic():
            saved: User = super().save_user(request, user, form, commit)
            audit.record(
                actor=Actor(user_id=saved.id), action="sign_up", target="people.User", target_id=saved.id
            )
        return saved

    def confirm_email(self, request: Request, email_address: EmailAddress) -> Any:
        """Confirm and announce in one transaction: what was done without an account finds its owner."""
        with transaction.atomic():
            confirmed = super().confirm_email(request, email_address)
            if confirmed:
                user_id = email_address.user_id
                audit.record(
                    actor=Actor(user_id=user_id),
                    action="confirm_email",
                    target="people.User",
                    target_id=user_id,
                )
                publish(EmailConfirmed(user_id=user_id, email=email_address.email))
        return confirmed
