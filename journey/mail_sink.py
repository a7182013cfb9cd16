"""A local SMTP server that keeps what it gets: the only other door the journey uses besides the screens."""

import re
import time
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from journey.ports import free_port
from journey.visitor import JourneyError


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as it came over the wire."""

    to: str
    subject: str
    body: str
    attachments: dict[str, bytes]

    def link(self, containing: str = "") -> str:
        """The first address in the text that contains the given part."""
        for address in re.findall(r"https?://\S+", self.body):
            if containing in address:
                return str(address)
        raise JourneyError(f"no link with {containing!r} in the mail {self.subject!r}:\n{self.body}")


class MailSink:
    """Start with ``with``; ``host`` and ``port`` say where it listens."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.host, self.port = "127.0.0.1", free_port()
        self._controller = Controller(self, hostname=self.host, port=self.port)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain",))
        attachments = {
            a.get_filename() or "": bytes(a.get_payload(decode=True) or b"")
            for a in message.iter_attachments()
        }
        text = body.get_content() if body is not None else ""
        self.letters += [Letter(to, str(message["Subject"]), text, attachments) for to in envelope.rcpt_tos]
        return "250 kept"

    def __enter__(self) -> "MailSink":
        self._controller.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._controller.stop()

    def wait_for(self, to: str, subject: str, *, seconds: float = 60) -> Letter:
        """The newest letter to this address whose subject contains the text; waits for the worker to send it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for letter in reversed(self.letters):
                if letter.to == to and subject in letter.subject:
                    return letter
            time.sleep(0.1)
        have = "\n".join(f"  {x.to}: {x.subject}" for x in self.letters)
        raise JourneyError(f"no mail to {to} about {subject!r}; there are:\n{have}")
