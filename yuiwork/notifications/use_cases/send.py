"""Sending a queued mail: at most once per key, whatever dies in between (engineering.md F2)."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case
from yuiwork.notifications import smtp
from yuiwork.notifications.models import Mail, MailState
from yuiwork.notifications.models.mail import MAIL_LIFE
from yuiwork.notifications.queries import mail_for
from yuiwork.notifications.use_cases.queue import defer_sending

MAX_ATTEMPTS = 7


class TryLater(Exception):
    """The mail is queued again; the job has to come back."""


def hand_over(mail_id: UUID) -> None:
    """Send one mail. Doing it again does nothing; ``TryLater`` when the server could not take it now.

    Two transactions: the first commits "sending" before the server hears anything; the second holds the row's
    lock while it talks to the server. Whoever finds an unlocked row in "sending" knows that its sender died.
    """
    if _begin(mail_id) and not _finish(mail_id):
        raise TryLater(str(mail_id))


@use_case
def _begin(mail_id: UUID) -> bool:
    mail = _lock(mail_id)
    if mail is None:
        return False
    if mail.state == MailState.SENDING:
        _move(mail, "lose_track", error="the sending process ended before the answer was recorded")
        return False
    if mail.state != MailState.QUEUED:
        return False
    mail.attempts += 1
    _move(mail, "begin", error=mail.last_error)
    return True


@use_case
def _finish(mail_id: UUID) -> bool:
    """True when this mail needs no further attempt."""
    mail = _lock(mail_id)
    if mail is None or mail.state != MailState.SENDING:
        return True  # another worker has taken it for a lost one: then nobody sends it
    try:
        smtp.deliver(mail)
    except smtp.Unanswered as error:
        _move(mail, "lose_track", error=str(error))
        return True
    except smtp.NotAccepted as error:
        last = error.permanent or mail.attempts >= MAX_ATTEMPTS
        _move(mail, "give_up" if last else "try_later", error=str(error))
        return last
    mail.sent_at = clock.now()
    _move(mail, "accepted", error="")
    return True


@use_case
def send_again(*, actor: Actor, mail_id: UUID) -> Mail:
    """The operator sends a failed or perhaps-sent mail once more. Raises ``NotFound``, ``Refused``."""
    mail_for(actor, mail_id)
    mail = Mail.objects.select_for_update().get(id=mail_id)
    mail.attempts = 0
    _move(mail, "send_again", error=mail.last_error, by="operator")
    defer_sending(mail.id)
    audit.record(actor=actor, action="send_again", target="notifications.Mail", target_id=mail.id)
    return mail


def _lock(mail_id: UUID) -> Mail | None:
    return Mail.objects.select_for_update(skip_locked=True).filter(id=mail_id).first()


def _move(mail: Mail, action: str, *, error: str, by: str = "worker") -> None:
    mail.state = MAIL_LIFE.step(mail.state, action, by=by)
    mail.last_error = error
    mail.save(update_fields=["state", "attempts", "last_error", "sent_at"])
