"""What an applicant sees and does, and what a stranger does not."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.intake.office import TASK, Office
from tests.learning.school import School
from tests.page_client import PageClient
from yuiwork.intake.models import ApplicationSheet, Outcome, TaskFile, TaskKind
from yuiwork.learning.models import CourseApplication
from yuiwork.people import api as people

FORM = {"motive": "家で働きたいです。", "weekly_hours": "８", "worries": ""}


def url(school: School) -> str:
    return reverse("intake:apply", args=[school.course.id])


def text_of(client: PageClient, path: str) -> str:
    return str(client.get(path).content.decode())


def test_a_visitor_is_led_to_sign_in(page_client: PageClient, school: School) -> None:
    answer = page_client.get(url(school))
    assert answer["Location"].startswith("/accounts/login/?next=/learn/")


def test_she_applies_for_a_course(page_client: PageClient, school: School) -> None:
    client = page_client.sign_in(school.cast.hanako)
    assert "山田 花子（ヤマダ ハナコ）" in text_of(client, url(school))
    form = {**FORM, "submission_id": str(uuid4())}
    for _ in range(2):
        answer = client.post(url(school), form)
        assert answer.status_code == 303
    application = CourseApplication.objects.get()
    assert application.weekly_hours == 8
    html = text_of(client, answer["Location"])
    assert "お申し込みを受け付けました（受付番号 " in html
    mine = reverse("intake:mine", args=[application.id])
    assert mine in html
    assert "家で働きたいです。" in text_of(client, mine)
    assert client.get(url(school)).status_code == 302
    again = client.post(url(school), {**form, "motive": "", "submission_id": str(uuid4())})
    assert again.status_code == 422
    assert PageClient().sign_in(school.cast.sato).get(mine).status_code == 404


def test_without_a_profile_she_is_led_there_and_back(page_client: PageClient, school: School) -> None:
    bare = people.User.objects.create_user(email="bare@example.jp")
    answer = page_client.sign_in(bare.id).get(url(school))
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('people:profile')}?next={url(school)}"


def test_a_draft_is_kept_with_its_mistakes_and_goes_on_another_day(
    page_client: PageClient, office: Office
) -> None:
    office.call(**TASK)
    client, path = page_client.sign_in(office.cast.hanako), url(office.school)
    html = text_of(client, path)
    for words in ("第1回募集", "課題：まちの紹介", "好きな場所を200字", "選考"):
        assert words in html
    answer = client.post(path, {**FORM, "weekly_hours": "たくさん", "task_text": "途中", "action": "draft"})
    assert answer.status_code == 303
    html = text_of(client, path)
    for words in ("たくさん", "途中", "まだ送っていません"):
        assert words in html
    assert not CourseApplication.objects.exists()


def test_a_wrong_field_keeps_what_she_typed(page_client: PageClient, school: School) -> None:
    client = page_client.sign_in(school.cast.hanako)
    answer = client.post(url(school), {**FORM, "weekly_hours": "99", "submission_id": str(uuid4())})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_weekly_hours_error"' in html
    assert "家で働きたいです。" in html


def test_a_file_is_saved_with_the_draft_and_taken_out_again(page_client: PageClient, office: Office) -> None:
    office.call(**{**TASK, "task_kind": TaskKind.FILE})
    client, path = page_client.sign_in(office.cast.hanako), url(office.school)
    bad = SimpleUploadedFile("a.exe", b"MZ\x90\x00")
    assert client.post(path, {**FORM, "uploads": bad, "action": "draft"}).status_code == 422
    good = SimpleUploadedFile("答え.pdf", b"%PDF-1.7 test")
    assert client.post(path, {**FORM, "uploads": good, "action": "draft"}).status_code == 303
    file = TaskFile.objects.get()
    assert "答え.pdf" in text_of(client, path)
    download = client.get(reverse("intake:task_file", args=[file.id]))
    assert "attachment" in download["Content-Disposition"]
    assert download.getvalue().startswith(b"%PDF")
    assert client.post(path, {**FORM, "remove": str(file.id), "action": "draft"}).status_code == 303
    assert not TaskFile.objects.exists()


def test_a_round_that_is_over_says_so(page_client: PageClient, office: Office) -> None:
    from datetime import date

    office.call(opens_on=date(2026, 11, 26), closes_on=date(2026, 11, 28))
    client = page_client.sign_in(office.cast.hanako)
    html = text_of(client, url(office.school))
    assert "申込の受付はまだ始まっていません" in html
    assert "2026年11月26日（木）から2026年11月28日（土）まで" in html
    assert client.post(url(office.school), {**FORM, "submission_id": str(uuid4())}).status_code == 422


def test_her_own_page_holds_the_letter(page_client: PageClient, office: Office) -> None:
    sheet = office.apply()
    office.decide(sheet, Outcome.DECLINE, reason="対象の年齢ではないため")
    client = page_client.sign_in(office.cast.hanako)
    html = text_of(client, reverse("intake:mine", args=[sheet.application_id]))
    assert "決定通知書 NARA-D2026-0001（PDF）" in html
    assert "対象の年齢ではないため" in html


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pages_are_complete(page_client: PageClient, office: Office, language: str) -> None:
    office.call(**TASK)
    client = page_client.sign_in(office.cast.hanako)
    client.cookies["django_language"] = language
    assert client.get(url(office.school)).status_code == 200
    office.apply(task_text="ならまち")
    sheet = ApplicationSheet.objects.get()
    assert client.get(reverse("intake:mine", args=[sheet.application_id])).status_code == 200
