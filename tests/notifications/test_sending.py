"""A queued mail reaches the mail server intact, at most once, and says what became of it."""

from typing import Any

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.cast import Cast
from tests.notifications.conftest import Sink
from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.errors import Refused
from yuiwork.notifications import smtp
from yuiwork.notifications.letters import Enclosure
from yuiwork.notifications.models import Mail, MailState
from yuiwork.notifications.use_cases.queue import queue_mail
from yuiwork.notifications.use_cases.send import MAX_ATTEMPTS, TryLater, hand_over, send_again

pytestmark = pytest.mark.django_db

LEGACY = "foo..bar.@docomo.ne.jp"


def queued(key: str = "k", to: str = "hanako@example.jp", **more: Any) -> Mail:
    with transaction.atomic():
        return queue_mail(
            key=key, to=to, subject="お知らせ", body="本文です。葛󠄀城市の𠮷野様\n", language="ja", **more
        )


def test_a_mail_arrives_as_it_was_written(mail_server: Sink) -> None:
    mail = queued()
    hand_over(mail.id)
    mail.refresh_from_db()
    (arrived,) = mail_server.mails
    assert arrived["Subject"] == "お知らせ"
    assert arrived.get_content().splitlines() == mail.body.splitlines()
    assert str(mail.id) in arrived["Message-ID"]
    assert arrived["List-Unsubscribe"] is None
    assert (mail.state, mail.attempts) == (MailState.SENT, 1)
    assert mail.sent_at is not None


def test_a_legacy_carrier_address_goes_through_letter_by_letter(mail_server: Sink) -> None:
    mail = queued(to=LEGACY)
    hand_over(mail.id)
    assert mail_server.envelopes[0].rcpt_tos == [LEGACY]
    assert b"To: foo..bar.@docomo.ne.jp" in (mail_server.envelopes[0].original_content or b"")


def test_the_same_key_is_one_mail(mail_server: Sink) -> None:
    first, second = queued(), queued()
    hand_over(first.id)
    hand_over(second.id)
    assert first.id == second.id
    assert len(mail_server.envelopes) == 1
    assert ProcrastinateJob.objects.filter(task_name="send_mail").count() == 1


def test_a_rolled_back_change_leaves_neither_mail_nor_job(mail_server: Sink) -> None:
    with transaction.atomic():
        queued()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="send_mail").exists()


def test_a_filed_document_and_a_made_file_are_attached(mail_server: Sink, cast: Cast) -> None:
    hanako = cast.hanako
    with transaction.atomic():
        document = audit.file_document(
            kind="terms_notice",
            number="T-1",
            title="取引条件",
            doc_date=clock.today(),
            amount_incl_tax=1,
            issuer_name="a",
            counterparty_name="b",
            content=b"%PDF-1.7",
            canonical={},
            parties=[hanako],
        )
    mail = queued(
        enclosures=[
            Enclosure("T-1.pdf", "application/pdf", document_id=document.id, party_id=hanako),
            Enclosure("seminar.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR 奈良".encode()),
        ]
    )
    hand_over(mail.id)
    pdf, ics = list(mail_server.mails[0].iter_attachments())
    assert (pdf.get_filename(), pdf.get_content()) == ("T-1.pdf", b"%PDF-1.7")
    assert (ics.get_content_type(), ics.get_content()) == ("text/calendar", "BEGIN:VCALENDAR 奈良")


def test_a_refusal_for_now_is_tried_later_and_given_up_in_the_end(mail_server: Sink) -> None:
    mail_server.answer = "450 busy"
    mail = queued()
    for _attempt in range(MAX_ATTEMPTS - 1):
        with pytest.raises(TryLater):
            hand_over(mail.id)
    mail.refresh_from_db()
    assert mail.state == MailState.QUEUED
    hand_over(mail.id)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.FAILED, MAX_ATTEMPTS)
    assert "busy" in mail.last_error


def test_a_refusal_for_good_fails_at_once(mail_server: Sink) -> None:
    mail_server.answer = "550 no such user"
    mail = queued()
    hand_over(mail.id)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.FAILED, 1)


def test_no_server_at_all_is_tried_later(settings: Any, mail_server: Sink) -> None:
    mail = queued()
    settings.EMAIL_PORT = 1
    with pytest.raises(TryLater):
        hand_over(mail.id)


def test_a_connection_lost_after_the_body_is_never_repeated(mail_server: Sink) -> None:
    mail_server.drop = True
    mail = queued()
    hand_over(mail.id)
    hand_over(mail.id)
    mail.refresh_from_db()
    assert mail.state == MailState.UNSURE
    assert len(mail_server.envelopes) == 1


def test_a_sender_that_died_leaves_a_mail_that_nobody_repeats(
    mail_server: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = queued()
    with monkeypatch.context() as patched:
        patched.setattr(smtp, "deliver", lambda _mail: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            hand_over(mail.id)
    mail.refresh_from_db()
    assert mail.state == MailState.SENDING
    hand_over(mail.id)
    mail.refresh_from_db()
    assert mail.state == MailState.UNSURE
    assert mail_server.envelopes == []


def test_only_the_operator_sends_again_and_only_what_did_not_arrive(mail_server: Sink, cast: Cast) -> None:
    operator = cast.actor(cast.oper)
    mail_server.answer = "550 no such user"
    mail = queued()
    hand_over(mail.id)
    mail_server.answer = "250 OK"
    send_again(actor=operator, mail_id=mail.id)
    hand_over(mail.id)
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    with pytest.raises(Refused):
        send_again(actor=operator, mail_id=mail.id)


def test_the_demo_without_a_mail_server_keeps_its_mail() -> None:
    mail = queued()
    assert mail.state == MailState.KEPT
    assert not ProcrastinateJob.objects.filter(task_name="send_mail").exists()


def test_mail_of_django_and_its_libraries_becomes_rows_one_per_recipient(cast: Cast) -> None:
    backend = get_connection("yuiwork.notifications.backend.QueuedMail")
    message = EmailMessage("確認", "https://example.jp/x", "a@b.example", ["hanako@example.jp", LEGACY])
    message.attach("a.txt", "あ", "text/plain")
    hanako = cast.hanako
    assert backend.send_messages([message]) == 1
    rows = {m.to: m for m in Mail.objects.all()}
    assert set(rows) == {"hanako@example.jp", LEGACY}
    assert rows["hanako@example.jp"].user_id == hanako
    assert bytes(rows[LEGACY].attachments.get().content or b"") == "あ".encode()


def test_a_named_recipient_is_reduced_to_the_address() -> None:
    get_connection("yuiwork.notifications.backend.QueuedMail").send_messages(
        [EmailMessage("s", "b", "a@b.example", ["山田 花子 <hanako@example.jp>"])]
    )
    assert Mail.objects.get().to == "hanako@example.jp"
