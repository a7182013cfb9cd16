"""What somebody waits for is not held up by what came by the hundred."""

from typing import Any

import pytest
from django.core.mail import send_mail
from django.db import connection, transaction

from yuiwork.config.dispatch import handle_event
from yuiwork.core import events
from yuiwork.notifications.models import Mail
from yuiwork.notifications.use_cases.queue import queue_mail

pytestmark = pytest.mark.django_db


def queued(key: str) -> None:
    with transaction.atomic():
        queue_mail(key=key, to="hanako@example.jp", subject=key, body="本文", language="ja")


def fetched() -> list[str]:
    """Every waiting job in the order in which a worker gets them: a mail by its subject, a handler as a fact."""
    taken: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_id FROM procrastinate_register_worker_v1()")
        worker = cursor.fetchone()[0]
        while True:
            cursor.execute(
                "SELECT task_name, args->>'mail_id' FROM procrastinate_fetch_job_v2(NULL, %s)", [worker]
            )
            task, mail_id = cursor.fetchone()
            if task is None:
                return taken
            taken.append(Mail.objects.get(id=mail_id).subject if mail_id else str(task))


def test_a_code_and_a_fact_overtake_letters_and_the_past_comes_last(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.jp"  # without one a demo keeps its mails
    settings.EMAIL_BACKEND = "yuiwork.notifications.backend.QueuedMail"
    fetched()  # whatever stands there already
    with events.handled_at_once():
        queued("昔の話")
    queued("お知らせ1")
    queued("お知らせ2")
    send_mail("確認コード", "123456", None, ["hanako@example.jp"])
    handle_event.defer(event_name="learning.Any", handler="any", payload={})
    assert fetched() == ["確認コード", "handle_event", "お知らせ1", "お知らせ2", "昔の話"]
