"""Two workers with the same mail in hand: it leaves once."""

from unittest.mock import patch

import pytest
from django.db import transaction

from tests.notifications.conftest import Sink
from tests.racing import at_once, meeting
from yuiwork.notifications.models import Mail, MailState
from yuiwork.notifications.use_cases import send
from yuiwork.notifications.use_cases.queue import queue_mail

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def _send_twice_at_once(mail: Mail) -> None:
    """Both have taken the row into their hands before either goes on, unless something keeps one of them away."""
    with patch.object(send, "_lock", meeting(patience=0.5)(send._lock)):
        at_once(*[lambda: send.hand_over(mail.id)] * 2)


def _queued() -> Mail:
    with transaction.atomic():
        return queue_mail(key="k", to="hanako@example.jp", subject="s", body="b", language="ja")


def test_without_the_lock_two_workers_send_one_mail_twice(mail_server: Sink) -> None:
    mail = _queued()
    with patch.object(send, "_lock", lambda mail_id: Mail.objects.filter(id=mail_id).first()):
        _send_twice_at_once(mail)
    assert len(mail_server.envelopes) == 2


def test_with_the_lock_it_leaves_once(mail_server: Sink) -> None:
    mail = _queued()
    _send_twice_at_once(mail)
    mail.refresh_from_db()
    assert len(mail_server.envelopes) == 1
    assert mail.state == MailState.SENT
