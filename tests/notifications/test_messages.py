"""お知らせ: each person reads her own, once told, in her language."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.models import Mail, Message
from yuiwork.notifications.use_cases import tell, write_to
from yuiwork.people.api import User


def told(user_id: UUID, fact: str = "f") -> Message:
    with transaction.atomic():
        tell(
            user_id=user_id,
            kind="test",
            fact=fact,
            compose=lambda: Letter(
                "修了おめでとうございます", ("修了証ができました。",), (Link("見る", "/learn/"),)
            ),
        )
    return Message.objects.get(key=f"test:{fact}:{user_id}")


def test_the_same_fact_is_told_once(cast: Cast) -> None:
    hanako = cast.hanako
    assert told(hanako).id == told(hanako).id
    assert Mail.objects.count() == 1


def test_the_mail_greets_by_name_and_links_absolutely(cast: Cast) -> None:
    told(cast.hanako)
    mail = Mail.objects.get()
    assert mail.body.startswith(
        "山田 花子 様\n\n修了証ができました。\n\n▼ 見る\nhttp://localhost:8000/learn/\n"
    )
    assert mail.body.count("/learn/") == 1


def test_the_mail_speaks_the_language_of_the_account(cast: Cast) -> None:
    hanako = cast.hanako
    User.objects.filter(id=hanako).update(language="en")
    told(hanako)
    assert Mail.objects.get().body.startswith("Dear 山田 花子,")


def test_an_address_without_account_is_written_to_in_japanese(db: None) -> None:
    for _twice in range(2):
        with transaction.atomic():
            write_to(
                address="foo..bar.@docomo.ne.jp",
                name="山田 花子",
                kind="test",
                fact=1,
                compose=lambda: Letter("お申し込み", ("ありがとうございます。",)),
            )
    mail = Mail.objects.get()
    assert (mail.to, mail.user_id) == ("foo..bar.@docomo.ne.jp", None)
    assert mail.body.startswith("山田 花子 様\n")


def test_opening_a_notice_marks_it_read_and_leads_to_its_page(page_client: PageClient, cast: Cast) -> None:
    message = told(cast.hanako)
    page_client.sign_in(cast.hanako)
    assert "未読" in page_client.get("/notifications/").content.decode()
    assert '<span class="count">1<' in page_client.get("/notifications/badge/").content.decode()
    answer = page_client.get(f"/notifications/{message.id}/")
    assert (answer.status_code, answer["Location"]) == (302, "/learn/")
    assert page_client.get("/notifications/badge/").content.decode().strip() == ""


def test_all_are_marked_read_at_once(page_client: PageClient, cast: Cast) -> None:
    told(cast.hanako, "a"), told(cast.hanako, "b")
    page_client.sign_in(cast.hanako)
    assert page_client.post("/notifications/read/").status_code == 303
    assert not Message.objects.filter(read_at=None).exists()
    assert "すべて読みました" in page_client.get("/notifications/").content.decode()


def test_a_strangers_notice_is_not_found(page_client: PageClient, cast: Cast) -> None:
    message = told(cast.hanako)
    page_client.sign_in(cast.sato)
    assert page_client.get(f"/notifications/{message.id}/").status_code == 404
    assert page_client.get(f"/notifications/{uuid4()}/").status_code == 404
    empty = page_client.get("/notifications/").content.decode()
    assert "修了おめでとうございます" not in empty
    assert "お知らせはまだありません" in empty


def test_visitors_are_led_to_sign_in(page_client: PageClient, db: None) -> None:
    assert page_client.get("/notifications/").status_code == 302


def test_the_database_refuses_a_link_to_another_site(cast: Cast) -> None:
    hanako = cast.hanako
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(user_id=hanako, key="x", kind="test", title="t", url="//evil.example/")
