"""Graduation works: independent reviewers, the decision, the presentation day, and what it means for the certificate."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import SYSTEM
from tests.learning.school import School, heard, jst
from tests.learning.test_constraints import copied, refused
from tests.page_client import PageClient
from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.learning import api as learning
from yuiwork.learning.events import ExerciseSubmitted, FeedbackGiven, GraduationReviewAsked
from yuiwork.learning.models import (
    Completion,
    Exercise,
    Feedback,
    GraduationReview,
    PresentationDay,
    PresentationGuest,
    PresentationSlot,
    Submission,
)
from yuiwork.learning.rubric import parse_rubric

DAY = jst(2027, 1, 30, 13)


class Review:
    """The course of the school completes by graduation work and presentation; Dirk, Takeda and Tutor review, two needed."""

    def __init__(self, school: School) -> None:
        self.school = school
        learning.change_completion_rule(
            actor=SYSTEM,
            course_id=school.course.id,
            rule=[{"kind": "graduation_work_passed"}, {"kind": "presentation_given"}],
        )
        self.enrolment = school.enrolment
        self.reviewers = [school.cast.dirk, school.cast.takeda, school.cast.tutor]
        self.exercise = self.plan()
        learning.choose_reviewers(actor=SYSTEM, exercise_id=self.exercise.id, user_ids=self.reviewers)

    def plan(self, **changes: Any) -> Exercise:
        values: dict[str, Any] = {
            "title": "卒業制作",
            "instruction": "町の記事を1本。",
            "criteria": [],
            "rubric": parse_rubric("伝わる：まだ／伝わる"),
            "graduation": True,
            "reviews_needed": 2,
        }
        return learning.create_exercise(
            actor=SYSTEM, course_id=self.school.course.id, **{**values, **changes}
        )

    def judge(self, user_id: Any, work: Submission, **changes: Any) -> GraduationReview:
        values: dict[str, Any] = {"passes": True, "good": "良い", "marks": {1: 2}, **changes}
        return learning.review_graduation_work(
            actor=self.school.cast.actor(user_id), submission_id=work.id, **values
        )

    def day(self) -> PresentationDay:
        return learning.create_presentation_day(
            actor=SYSTEM,
            course_id=self.school.course.id,
            title="発表会",
            starts_at=DAY,
            slot_minutes=15,
            place="公民館",
        )


@pytest.fixture
def review(school: School) -> Review:
    return Review(school)


def test_nobody_reads_another_judgement_before_all_are_in(review: Review, announced: list[Event]) -> None:
    cast, work = review.school.cast, review.school.submit(review.exercise)
    assert not heard(announced, ExerciseSubmitted)
    assert {e.reviewer_id for e in heard(announced, GraduationReviewAsked)} == set(review.reviewers)  # type: ignore[attr-defined]
    path = reverse("learning:graduation_work", args=["nara", work.id])
    dirk, tutor = PageClient().sign_in(cast.dirk), PageClient().sign_in(cast.tutor)
    form = {"good": "構成がよい", "to_improve": "数字がほしい", "judgement": "pass", "mark_1": "2"}
    assert (
        "あなたの審査待ち" in dirk.get(reverse("learning:graduation_works", args=["nara"])).content.decode()
    )
    assert dirk.post(path, {**form, "mark_1": ""}).status_code == 422
    for _ in range(2):
        assert dirk.post(path, form).status_code == 303
    html = tutor.get(path).content.decode()
    assert "2人中1人の審査が届いています" in html
    assert "構成がよい" not in html
    assert "構成がよい" in dirk.get(path).content.decode()
    learner = PageClient().sign_in(cast.hanako)
    exercise_path = reverse("learning:exercise", args=[review.exercise.id])
    assert "構成がよい" not in learner.get(exercise_path).content.decode()
    assert tutor.post(path, {**form, "good": "写真がよい"}).status_code == 303
    for client, shown in ((tutor, path), (learner, exercise_path)):
        html = client.get(shown).content.decode()
        assert "構成がよい" in html
        assert "写真がよい" in html
        assert "伝わる（2段階中の2）" in html
    assert Submission.objects.get().state == "passed"
    assert len(heard(announced, FeedbackGiven)) == 1
    with pytest.raises(Refused) as refusal:
        review.judge(cast.takeda, work)  # came too late: two were needed
    assert refusal.value.code == "NOT_NOW"


def test_with_one_no_of_two_the_work_goes_back_and_the_next_version_is_judged_anew(review: Review) -> None:
    cast, school = review.school.cast, review.school
    first = school.submit(review.exercise)
    review.judge(cast.dirk, first)
    review.judge(cast.tutor, first, passes=False, to_improve="結びを書きましょう")
    assert Submission.objects.get(id=first.id).state == "returned"
    assert Feedback.objects.get().to_improve == "結びを書きましょう"
    second = school.submit(review.exercise, text="結びを書きました。")
    review.judge(cast.takeda, second)
    review.judge(cast.tutor, second)
    assert Submission.objects.get(id=second.id).state == "passed"


def test_one_of_two_is_enough_where_the_course_says_so(school: School) -> None:
    review = Review(school)
    learning.change_exercise(
        actor=SYSTEM,
        exercise_id=review.exercise.id,
        title="卒業制作",
        instruction="?",
        criteria=[],
        graduation=True,
        reviews_needed=2,
        passes_needed=1,
    )
    work = school.submit(review.exercise)
    review.judge(school.cast.dirk, work, marks={})
    review.judge(school.cast.tutor, work, passes=False, to_improve="短い", marks={})
    assert Submission.objects.get().state == "passed"


def test_who_may_judge(review: Review) -> None:
    cast, work = review.school.cast, review.school.submit(review.exercise)
    colleague = cast._staff("t2@nara.example.jp", "原", "ハラ", cast.nara, Role.TUTOR)
    for user_id in (colleague, cast.other_officer, cast.hanako):
        with pytest.raises(Refused) as refusal:
            review.judge(user_id, work)
        assert refusal.value.code == "NOT_A_REVIEWER"
    path = reverse("learning:graduation_work", args=["nara", work.id])
    assert "審査を送る" not in PageClient().sign_in(colleague).get(path).content.decode()
    assert PageClient().sign_in(cast.other_officer).get(path).status_code == 404
    with pytest.raises(Refused) as refusal:
        learning.give_feedback(actor=cast.actor(cast.tutor), submission_id=work.id, passed=True, good="良い")
    assert refusal.value.code == "REVIEWED_TOGETHER"
    with pytest.raises(NotFound):
        review.judge(cast.dirk, review.school.submit(review.school.exercises[0]))


def test_reviewers_are_staff_and_enough(review: Review) -> None:
    cast = review.school.cast
    choose: dict[str, Any] = {"actor": SYSTEM, "exercise_id": review.exercise.id}
    for ids, code in (([cast.dirk], "TOO_FEW_REVIEWERS"), ([cast.dirk, cast.sato], "NOT_STAFF")):
        with pytest.raises(Invalid) as refusal:
            learning.choose_reviewers(**choose, user_ids=ids)
        assert refusal.value.code == code
    work = review.school.submit(review.exercise)
    review.judge(cast.dirk, work)
    learning.choose_reviewers(**choose, user_ids=[cast.takeda, cast.tutor])
    assert cast.dirk in set(review.exercise.reviewers.values_list("user_id", flat=True))  # has judged: stays
    client = PageClient().sign_in(cast.takeda)
    path = reverse("learning:reviewers", args=["nara", review.exercise.id])
    assert "林 一" in client.get(path).content.decode()
    assert client.post(path, {"reviewers": [str(cast.dirk)]}).status_code == 422
    assert client.post(path, {"reviewers": [str(cast.dirk), str(cast.tutor)]}).status_code == 303


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "GRADUATION_TWICE"),
        ({"passes_needed": 3}, "PASSES_NEEDED"),
        ({"kind": "checklist", "checklist": ["a"]}, "GRADUATION_KIND"),
    ],
)
def test_a_plan_that_cannot_be(review: Review, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        review.plan(**changes)
    assert refusal.value.code == code


def test_work_and_presentation_complete_the_course_not_attendance(review: Review) -> None:
    """programmes.md 1.5: graduation work passed by review and the presentation, in either order."""
    cast, school = review.school.cast, review.school
    day = review.day()
    slot = day.slots.get()
    with pytest.raises(Refused) as refusal:
        learning.mark_presentation(actor=SYSTEM, slot_id=slot.id, given=True)
    assert refusal.value.code == "NOT_YET"
    work = school.submit(review.exercise)
    review.judge(cast.dirk, work)
    with clock.at(DAY):
        learning.mark_presentation(actor=cast.actor(cast.tutor), slot_id=slot.id, given=True)
        assert not Completion.objects.exists()
        progress = learning.progress_of(cast.hanako).courses[0]
        assert progress.missing == ("卒業制作がまだ合格していません",)
        review.judge(cast.tutor, work)
    assert Completion.objects.get().completed_on == DAY.date()


def test_the_day_has_an_order_an_audience_and_a_page(review: Review) -> None:
    cast, school = review.school.cast, review.school
    day = review.day()
    sato = school.accept(school.apply_for_course(cast.sato))
    client = PageClient().sign_in(cast.dirk)
    path = reverse("learning:presentation_staff", args=["nara", day.id])
    assert client.post(path, {"action": "add"}).status_code == 303
    first, second = PresentationSlot.objects.order_by("number")
    assert (second.enrolment_id, second.starts_at) == (sato.id, jst(2027, 1, 30, 13, 15))
    assert client.post(path, {"action": "up", "id": str(second.id)}).status_code == 303
    assert client.post(path, {"action": "up", "id": str(second.id)}).status_code == 303  # the first already
    assert [s.id for s in PresentationSlot.objects.order_by("number")] == [second.id, first.id]
    guest = {
        "action": "invite",
        "name": "田中 健司",
        "affiliation": "青空商事",
        "submission_id": str(uuid4()),
    }
    assert client.post(path, {**guest, "name": ""}).status_code == 422
    for _ in range(2):
        assert client.post(path, guest).status_code == 303
    listed = PresentationGuest.objects.get()
    tutor = PageClient().sign_in(cast.tutor)
    with clock.at(DAY):
        assert tutor.post(path, {"action": "given", "id": str(second.id), "yes": "1"}).status_code == 303
        assert tutor.post(path, {"action": "came", "id": str(listed.id), "yes": "1"}).status_code == 303
        html = tutor.get(path).content.decode()
    assert "発表者2人のうち1人が発表、来場1人" in html
    assert client.post(path, {"action": "given", "id": str(uuid4()), "yes": "1"}).status_code == 404
    hers = PageClient().sign_in(cast.hanako).get(reverse("learning:course", args=[school.course.id]))
    assert "13:15、2番目、15分" in hers.content.decode()
    assert PageClient().sign_in(cast.other_officer).get(path).status_code == 404


def test_what_the_database_refuses(review: Review) -> None:
    work = review.school.submit(review.exercise)
    judged = review.judge(review.school.cast.dirk, work)
    refused("learning_review_once", lambda: copied(judged))
    row = GraduationReview.objects.filter(id=judged.id)
    refused("learning_review_says_what_is_good", lambda: row.update(good=""))
    refused("learning_review_says_what_to_improve", lambda: row.update(passes=False))
    exercises = Exercise.objects.filter(id=review.exercise.id)
    refused("learning_graduation_reviews", lambda: exercises.update(passes_needed=3))
    other = Exercise.objects.filter(id=review.school.exercises[0].id)
    refused("learning_graduation_once", lambda: other.update(graduation=True))
    refused("learning_graduation_reviews", lambda: other.update(reviews_needed=2))
    reviewer = review.exercise.reviewers.first()
    refused("learning_reviewer_once", lambda: copied(reviewer))
    day = review.day()
    refused("learning_presentation_minutes", lambda: PresentationDay.objects.update(slot_minutes=0))
    slot = day.slots.get()
    refused("learning_slot_person_once", lambda: copied(slot, number=2))
    refused("learning_slot_number_from_one", lambda: PresentationSlot.objects.update(number=0))
    refused("learning_guest_has_name", lambda: PresentationGuest.objects.create(day=day, name=""))


def test_the_reviewer_is_told_today(review: Review) -> None:
    work = review.school.submit(review.exercise)
    steps = learning.next_steps(review.school.cast.actor(review.school.cast.takeda))
    assert [(s.title, s.url) for s in steps] == [
        ("卒業制作「卒業制作」を審査する", reverse("learning:graduation_work", args=["nara", work.id]))
    ]
