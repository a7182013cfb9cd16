"""Guessing passwords and flooding mailboxes is stopped, kindly."""

from django.core import mail
from django.core.cache import cache

from tests.page_client import PageClient
from tests.people.conftest import url_of
from yuiwork.people import api as people

LOGIN = "/accounts/login/"


def _try(client: PageClient, password: str) -> str:
    answer = client.post(LOGIN, {"login": "hanako@example.jp", "password": password})
    return url_of(answer) if answer.status_code == 302 else answer.content.decode()


def test_after_five_wrong_passwords_even_the_right_one_waits(page_client: PageClient, db: None) -> None:
    people.User.objects.create_user(email="hanako@example.jp", password="さくらと山桜")
    for _attempt in range(5):
        assert "正しくありません" in _try(page_client, "wrong wrong")
    assert "ログイン失敗が連続しています" in _try(page_client, "さくらと山桜")
    cache.clear()  # minutes later
    assert _try(page_client, "さくらと山桜") == "/accounts/confirm-email/"


def test_many_sign_ups_from_one_place_meet_a_kind_page(page_client: PageClient, db: None) -> None:
    answers = [
        page_client.post("/accounts/signup/", {"email": f"a{n}@example.jp", "password1": "1"})
        for n in range(21)
    ]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert "少しお待ちください" in answers[-1].content.decode()


def test_one_address_gets_few_reset_mails(page_client: PageClient, db: None) -> None:
    people.User.objects.create_user(email="hanako@example.jp", password=None)
    for _attempt in range(8):
        page_client.post("/accounts/password/reset/", {"email": "hanako@example.jp"})
    assert len(mail.outbox) == 5
