"""What a learner sees and does, and what a stranger does not."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.learning.school import SEMINAR_DAY, School
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.learning import api as learning
from yuiwork.learning.models import Submission, SubmissionFile

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def exercise_url(school: School, number: int = 1) -> str:
    return reverse("learning:exercise", args=[school.exercises[number - 1].id])


def text_of(client: PageClient, url: str) -> str:
    return str(client.get(url).content.decode())


@pytest.mark.parametrize("name", ["home", "exercise"])
def test_a_visitor_is_led_to_sign_in(page_client: PageClient, school: School, name: str) -> None:
    arguments = {"home": [], "exercise": [school.exercises[0].id]}[name]
    answer = page_client.get(reverse(f"learning:{name}", args=arguments))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=/learn/")


def test_the_empty_page_shows_what_she_can_begin_with(page_client: PageClient, school: School) -> None:
    client = page_client.sign_in(school.cast.hanako)
    assert "募集中の講座は今はありません" in text_of(client, "/learn/")
    school.course, school.seminar  # noqa: B018 - announced
    html = text_of(client, "/learn/")
    assert "在宅ワーク初級講座 2026秋" in html
    assert "はじめての在宅ワーク説明会" in html


def test_her_page_says_what_comes_next(page_client: PageClient, school: School) -> None:
    school.enrolment  # noqa: B018
    client = page_client.sign_in(school.cast.hanako)
    html = text_of(client, "/learn/")
    for words in (
        "あと2件の課題に合格する",
        "第1回 書いてみよう",
        "林 一さん",
        "3営業日以内",
        "次の課題を始める",
    ):
        assert words in html
    course = text_of(client, reverse("learning:course", args=[school.course.id]))
    meeting = reverse("learning:session", args=[school.sessions[0].id])
    assert meeting in course
    assert "https://meet.example/course" in text_of(client, meeting)


def test_she_saves_a_draft_hands_in_and_reads_the_feedback(page_client: PageClient, school: School) -> None:
    school.enrolment  # noqa: B018
    client, url = page_client.sign_in(school.cast.hanako), exercise_url(school)
    assert "300字前後である" in text_of(client, url)
    picture = SimpleUploadedFile("図 1.png", PNG)
    draft = {"action": "draft", "text": "途中", "uploads": [picture], "submission_id": str(uuid4())}
    assert client.post(url, draft).status_code == 303
    assert "図 1.png" in text_of(client, url)
    form = {"action": "submit", "text": "できました", "submission_id": str(uuid4())}
    assert client.post(url, form).status_code == 303
    assert client.post(url, form).status_code == 303
    submission = Submission.objects.get()
    assert submission.files.count() == 1
    assert "返事の目安は2026年11月27日（金）までです" in text_of(client, url)
    school.answer(submission, passed=False)
    html = text_of(client, url)
    assert "最後に連絡先を書きましょう。" in html
    assert "できました" in html
    school.answer(school.submit(school.exercises[0]), passed=True)
    html = text_of(client, url)
    assert "この課題に合格しました" in html
    assert "チューターに提出する" not in html


def test_a_wrong_file_is_told_at_the_field_and_her_text_is_kept(
    page_client: PageClient, school: School
) -> None:
    school.enrolment  # noqa: B018
    client, url = page_client.sign_in(school.cast.hanako), exercise_url(school)
    bad = SimpleUploadedFile("a.pdf", b"MZ\x90\x00\x03")
    answer = client.post(
        url, {"action": "submit", "text": "長い回答", "uploads": [bad], "submission_id": str(uuid4())}
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_uploads_error"' in html
    assert "長い回答" in html


def test_an_exercise_of_a_course_she_does_not_learn_in_is_404(
    page_client: PageClient, school: School
) -> None:
    school.enrolment  # noqa: B018
    url = exercise_url(school)
    client = page_client.sign_in(school.cast.sato)
    assert client.get(url).status_code == 404
    assert (
        client.post(url, {"action": "submit", "text": "?", "submission_id": str(uuid4())}).status_code == 404
    )
    assert client.delete(url).status_code == 405


def test_a_file_opens_for_its_owner_and_her_tutor_only(page_client: PageClient, school: School) -> None:
    school.enrolment  # noqa: B018
    learning.save_exercise_draft(
        actor=Actor(user_id=school.cast.hanako),
        exercise_id=school.exercises[0].id,
        text="",
        files=[learning.Upload("図.png", PNG)],
    )
    url = reverse("learning:submission_file", args=[SubmissionFile.objects.get().id])
    own = page_client.sign_in(school.cast.hanako).get(url)
    assert own.getvalue() == PNG
    assert own["Content-Disposition"].startswith("attachment")
    assert own["X-Content-Type-Options"] == "nosniff"
    tutor = PageClient().sign_in(school.cast.tutor)
    assert tutor.get(url).status_code == 404  # a draft is hers alone
    school.submit(school.exercises[0])
    assert tutor.get(url).getvalue() == PNG
    for stranger in (school.cast.sato, school.cast.other_officer, school.cast.takeda):
        assert PageClient().sign_in(stranger).get(url).status_code == 404


def test_the_certificate_opens_for_her_and_the_officer(page_client: PageClient, school: School) -> None:
    school.complete()
    url = reverse("learning:certificate_pdf", args=["NARA-2026-0001"])
    assert page_client.get(url).status_code == 302
    for user in (school.cast.hanako, school.cast.takeda):
        answer = PageClient().sign_in(user).get(url)
        assert answer.content.startswith(b"%PDF")
    for user in (school.cast.sato, school.cast.other_officer, school.cast.tutor):
        assert PageClient().sign_in(user).get(url).status_code == 404
    html = text_of(PageClient().sign_in(school.cast.hanako), "/learn/")
    assert url in html
    assert "修了しました。おめでとうございます" in html


def test_her_page_offers_the_survey_after_the_seminar(page_client: PageClient, school: School) -> None:
    application = school.apply(actor=Actor(user_id=school.cast.hanako))
    client = page_client.sign_in(school.cast.hanako)
    assert "アンケートに答える" not in text_of(client, "/learn/")
    with clock.at(SEMINAR_DAY):
        learning.mark_seminar_attendance(
            actor=school.cast.actor(school.cast.tutor), application_id=application.id, present=True
        )
        assert "アンケートに答える" in text_of(client, "/learn/")
