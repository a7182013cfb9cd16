"""The addresses of an account. allauth's page, except that it would not find old carrier addresses again."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse_lazy

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request


class _EmailView(EmailView):  # type: ignore[misc]  # allauth carries no types
    success_url = reverse_lazy("people:email")

    def _get_email_address(self, request: HttpRequest) -> EmailAddress | None:
        """allauth validates the posted address first and then refuses ``foo..bar.@docomo.ne.jp``."""
        return EmailAddress.objects.filter(user=request.user, email=request.POST["email"].lower()).first()


_view: Any = _EmailView.as_view()


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def email(request: Request) -> HttpResponseBase:
    """See, add, confirm again, make primary and remove addresses."""
    answer: HttpResponseBase = _view(request)
    return answer
