"""The outbox: everybody's mailbox in the demo, the operator's elsewhere."""

from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.notifications.letters import Enclosure
from yuiwork.notifications.models import Mail
from yuiwork.notifications.use_cases.queue import queue_mail


@pytest.fixture
def mail(db: None) -> Mail:
    with transaction.atomic():
        return queue_mail(
            key="k",
            to="hanako@example.jp",
            subject="説明会のお申し込み",
            body="本文\n\nhttp://localhost:8000/x",
            language="ja",
            enclosures=[Enclosure("説明会.ics", "text/calendar", b"BEGIN:VCALENDAR")],
        )


def test_visitors_read_the_mailbox_of_the_demo(page_client: PageClient, mail: Mail) -> None:
    shown = page_client.get("/outbox/").content.decode()
    assert "説明会のお申し込み" in shown
    one = page_client.get(f"/outbox/{mail.id}/").content.decode()
    assert 'href="http://localhost:8000/x"' in one
    assert "デモのため送信していません" in one


def test_elsewhere_only_the_operator_reads_it(
    page_client: PageClient, mail: Mail, cast: Cast, settings: Any
) -> None:
    settings.DEMO = False
    paths = ["/outbox/", f"/outbox/{mail.id}/", f"/outbox/{mail.id}/files/1/"]
    assert {page_client.get(path).status_code for path in paths} == {404}
    page_client.sign_in(cast.takeda)
    assert {page_client.get(path).status_code for path in paths} == {404}
    page_client.sign_in(cast.oper)
    assert {page_client.get(path).status_code for path in paths} == {200}


def test_the_filter_narrows_by_address(page_client: PageClient, mail: Mail) -> None:
    assert "説明会のお申し込み" in page_client.get("/outbox/?to=HANAKO").content.decode()
    nobody = page_client.get("/outbox/?to=nobody").content.decode()
    assert "説明会のお申し込み" not in nobody
    assert "すべてのメールを表示" in nobody


def test_an_attachment_is_downloaded_under_its_name(page_client: PageClient, mail: Mail) -> None:
    answer = page_client.get(f"/outbox/{mail.id}/files/1/")
    assert answer.content == b"BEGIN:VCALENDAR"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert page_client.get(f"/outbox/{mail.id}/files/2/").status_code == 404


def test_nobody_but_the_operator_sends_again(page_client: PageClient, mail: Mail, cast: Cast) -> None:
    Mail.objects.filter(id=mail.id).update(state="failed")
    page_client.sign_in(cast.hanako)
    assert page_client.post(f"/outbox/{mail.id}/again/").status_code == 404
    page_client.sign_in(cast.oper)
    assert "もう一度送る" in page_client.get(f"/outbox/{mail.id}/").content.decode()
    assert page_client.post(f"/outbox/{mail.id}/again/").status_code == 303
    mail.refresh_from_db()
    assert mail.state == "queued"
