"""The pages as the learner, her tutor, the director and the officer use them."""

from datetime import date
from uuid import uuid4

import pytest

from tests.learning.school import School, jst
from tests.page_client import PageClient
from yuiwork.care import api as care
from yuiwork.care.models import CareSettings, CareTask, TutorQuestion
from yuiwork.core import clock
from yuiwork.learning.models import Departure

NOW = jst(2026, 12, 8, 9)  # a Tuesday


@pytest.fixture
def hanako(school: School) -> PageClient:
    return PageClient().sign_in(school.cast.hanako)


@pytest.fixture
def tutor(school: School) -> PageClient:
    return PageClient().sign_in(school.cast.tutor)


@pytest.fixture
def takeda(school: School) -> PageClient:
    return PageClient().sign_in(school.cast.takeda)


def _raise(school: School) -> CareTask:
    with clock.at(NOW):
        care.notice_learners()
    return CareTask.objects.get()


def test_she_sees_her_tutor_and_asks_with_a_promised_day(school: School, hanako: PageClient) -> None:
    with clock.at(NOW):
        page = hanako.get("/my-tutor/").content.decode()
        assert "林 一" in page
        assert "2営業日" in page
        data = {"enrolment": school.enrolment.id, "subject": "登録", "text": "", "submission_id": uuid4()}
        wrong = hanako.post("/my-tutor/", data)
        assert wrong.status_code == 422
        assert "登録" in wrong.content.decode()
        answer = hanako.post("/my-tutor/", {**data, "text": "登録の画面で止まりました。"})
        question = TutorQuestion.objects.get()
        assert answer.status_code == 303
        assert question.promised_on == date(2026, 12, 10)
        assert "12月10日" in hanako.get("/my-tutor/").content.decode()


def test_a_second_tap_asks_once_and_her_second_word_moves_no_promise(school: School) -> None:
    actor, key = school.cast.actor(school.cast.hanako), uuid4()
    with clock.at(NOW):
        for _tap in range(2):
            row = care.ask_tutor(
                actor=actor,
                enrolment_id=school.enrolment.id,
                submission_id=key,
                subject="登録",
                text="止まりました",
            )
    with clock.at(jst(2026, 12, 9)):
        care.write_message(actor=actor, question_id=row.id, submission_id=uuid4(), text="追加です")
    question = TutorQuestion.objects.get()
    assert question.promised_on == date(2026, 12, 10)
    assert question.messages.count() == 2


def test_the_tutor_answers_and_nobody_else_reads(
    school: School, hanako: PageClient, tutor: PageClient
) -> None:
    with clock.at(NOW):
        row = care.ask_tutor(
            actor=school.cast.actor(school.cast.hanako),
            enrolment_id=school.enrolment.id,
            submission_id=uuid4(),
            subject="登録",
            text="止まりました",
        )
        path = f"/my-tutor/questions/{row.id}/"
        assert "登録" in tutor.get("/staff/nara/care/questions/").content.decode()
        assert tutor.post(path, {"text": "一緒にやりましょう。", "submission_id": uuid4()}).status_code == 303
        assert "一緒にやりましょう" in hanako.get(path).content.decode()
        assert TutorQuestion.objects.get().promised_on is None
        for stranger in (school.cast.sato, school.cast.other_officer):
            assert PageClient().sign_in(stranger).get(path).status_code == 404
        # officers see that there are learners, not what they ask
        assert PageClient().sign_in(school.cast.takeda).get(path).status_code == 404


def test_without_a_course_the_page_is_kind(school: School) -> None:
    page = PageClient().sign_in(school.cast.sato).get("/my-tutor/").content.decode()
    assert "講座" in page
    assert PageClient().sign_in(school.cast.sato).post("/my-tutor/", {}).status_code in {200, 422}


def test_the_tutor_looks_after_her(school: School, tutor: PageClient) -> None:
    assert "ここに表示されます" in tutor.get("/staff/nara/care/").content.decode()
    task = _raise(school)
    path = f"/staff/nara/care/{task.id}/"
    with clock.at(NOW):
        assert "山田 花子" in tutor.get("/staff/nara/care/").content.decode()
        page = tutor.get(path).content.decode()
        assert "はじめの一歩" in page
        contact = {
            "do": "contact", "contact-channel": "phone", "contact-reached": "yes", "contact-agreed": "金曜に一緒に",
            "contact-made_on_year": "2026", "contact-made_on_month": "12", "contact-made_on_day": "8",
            "contact-submission_id": uuid4(),
        }  # fmt: skip
        late = {**contact, "contact-made_on_day": "9"}
        wrong = tutor.post(path, late)
        assert wrong.status_code == 422
        assert "金曜に一緒に" in wrong.content.decode()
        assert tutor.post(path, contact).status_code == 303
        assert "金曜に一緒に" in tutor.get(path).content.decode()
        snooze = {"do": "snooze", "snooze-reason": "入院", "snooze-until_year": "2026",
                  "snooze-until_month": "12", "snooze-until_day": "20"}  # fmt: skip
        assert tutor.post(path, snooze).status_code == 303
        assert "入院" in tutor.get(path).content.decode()
        assert tutor.post(path, {"do": "wake"}).status_code == 303
        assert tutor.post(path, {"do": "close"}).status_code == 422
        assert tutor.post(path, {"do": "close", "close-outcome": "talked"}).status_code == 303
        assert "山田 花子" in tutor.get("/staff/nara/care/?show=done").content.decode()
        assert tutor.get(path).status_code == 200


def test_officers_see_counts_and_no_names(school: School, takeda: PageClient) -> None:
    task = _raise(school)
    with clock.at(NOW):
        assert takeda.get(f"/staff/nara/care/{task.id}/").status_code == 404
        assert "山田" not in takeda.get("/staff/nara/care/").content.decode()
        counts = takeda.get("/staff/nara/care/counts/").content.decode()
    assert "山田" not in counts
    assert "data-numeric>x</td>" in counts
    assert counts.index("伏せ") < counts.index("<table")
    # What never happened stands in one line at most: here the sums of the two tables without any.
    assert counts.count("data-numeric>0</td>") == 2


def test_load_reassigning_and_leaving_on_screen(school: School, takeda: PageClient) -> None:
    _raise(school)
    enrolment = school.enrolment
    path = f"/staff/nara/care/learners/{enrolment.id}/"
    with clock.at(NOW):
        load = takeda.get("/staff/nara/care/load/").content.decode()
        assert "<svg" in load
        assert "林 一" in load
        assert 'value="unknown"' in takeda.get(path).content.decode()
        assert takeda.post(path, {"do": "tutor", "tutor": school.cast.tutor}).status_code == 303
        assert takeda.post(path, {"do": "leave"}).status_code == 422
        assert takeda.post(path, {"do": "leave", "reason": "time", "note": "仕事が忙しい"}).status_code == 303
        assert takeda.get(path).status_code == 200
        assert takeda.post(path, {"do": "return"}).status_code == 303
    assert Departure.objects.get().returned_on == date(2026, 12, 8)


def test_she_leaves_and_comes_back_herself(school: School, hanako: PageClient) -> None:
    path = f"/my-tutor/courses/{school.enrolment.id}/"
    page = hanako.get(f"{path}leave/").content.decode()
    assert 'value="family"' in page
    assert 'value="unknown"' not in page  # "could not be reached" is for others to say
    assert hanako.post(f"{path}leave/", {"reason": "unknown"}).status_code == 422
    assert hanako.post(f"{path}leave/", {"note": "家族の介護"}).status_code == 422
    assert hanako.post(f"{path}leave/", {"reason": "family", "note": "家族の介護"}).status_code == 303
    assert (
        "もどる" in hanako.get("/my-tutor/").content.decode()
        or "戻る" in hanako.get("/my-tutor/").content.decode()
    )
    assert hanako.post(f"{path}return/").status_code == 303
    sato = PageClient().sign_in(school.cast.sato)
    assert sato.post(f"{path}leave/", {"reason": "family"}).status_code == 404


def test_the_settings(school: School, takeda: PageClient) -> None:
    data = {
        "quiet_days": "１４",
        "start_days": "0",
        "late_days": "5",
        "missed_sessions": "2",
        "low_answer": "2",
        "answer_days": "0",
    }
    assert takeda.post("/staff/nara/care/settings/", data).status_code == 422
    assert takeda.post("/staff/nara/care/settings/", {**data, "answer_days": "1"}).status_code == 303
    assert CareSettings.objects.get().quiet_days == 14


def test_other_programmes_find_nothing(school: School) -> None:
    task = _raise(school)
    other = PageClient().sign_in(school.cast.other_officer)
    for path in ("", f"{task.id}/", "load/", "counts/", "settings/", f"learners/{school.enrolment.id}/"):
        assert other.get(f"/staff/nara/care/{path}").status_code == 404
    assert other.get(f"/staff/amami/care/learners/{school.enrolment.id}/").status_code == 404
