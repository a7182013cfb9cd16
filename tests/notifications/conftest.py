"""A real mail server on this machine that keeps what it is sent; and events that are told on by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket
from typing import Any, cast, get_type_hints
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session
from django.db import transaction

from yuiwork.core import events
from yuiwork.core.events import Event
from yuiwork.notifications.models import Mail, Message


@dataclass
class Sink:
    """What arrived. ``answer`` is what the server says to a recipient; ``drop`` hangs up after the body."""

    envelopes: list[Envelope] = field(default_factory=list)
    answer: str = "250 OK"
    drop: bool = False

    async def handle_RCPT(
        self, server: Any, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        if self.drop:
            server.transport.close()
        return "250 OK"

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(cast(bytes, e.content), policy=policy.default) for e in self.envelopes]


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    """A sink on a free port; the product is told to send there."""
    sink = Sink()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port, enable_SMTPUTF8=False)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    try:
        yield sink
    finally:
        controller.stop()


@dataclass
class Ear:
    """What the rooms announced. ``tell`` runs a handler, twice, on each event it is for."""

    heard: list[Event] = field(default_factory=list)

    def tell(self, handler: Callable[[Any], None]) -> list[Mail]:
        """The mails that came of it, oldest first."""
        known = set(Mail.objects.values_list("id", flat=True))
        kind = get_type_hints(handler)["event"]
        told = [event for event in self.heard if isinstance(event, kind)]
        assert told, f"nobody announced {kind.__name__}"
        for event in [*told, *told]:  # a retry changes nothing
            with transaction.atomic():
                handler(event)
        return list(Mail.objects.exclude(id__in=known).order_by("created_at", "id"))

    def notice_of(self, user_id: UUID) -> Message:
        """Her newest notice."""
        return Message.objects.filter(user_id=user_id).order_by("-created_at", "-id")[0]


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Every event from here on, instead of its handlers."""
    ear = Ear()
    monkeypatch.setattr(events, "_dispatcher", ear.heard.append)
    return ear
