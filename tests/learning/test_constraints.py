"""What the database refuses, whoever writes: each case goes round the use-cases."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.learning.school import AFTER_SEMINAR, SEMINAR_DAY, STORY_NOW, School
from yuiwork.learning.models import (
    Attendance,
    CertificateCounter,
    Completion,
    ConditionWaiver,
    Course,
    CourseApplication,
    DraftCopy,
    Enrolment,
    Exercise,
    Feedback,
    FeedbackComment,
    PublishedPiece,
    RubricMark,
    Seminar,
    SeminarApplication,
    SeminarPlace,
    Session,
    Stamp,
    Submission,
)


def copied(row: Any, **changes: Any) -> Any:
    """A second row like this one, written straight into the table."""
    copy = type(row).objects.get(pk=row.pk)
    copy.pk = copy.id = uuid4()
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


def refused(name: str, write: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        write()
    assert name in str(refusal.value)


def test_seminars(school: School) -> None:
    row = Seminar.objects.filter(id=school.seminar.id)
    refused("learning_seminar_ends_after_start", lambda: row.update(ends_at=school.seminar.starts_at))
    refused("learning_seminar_apply_until", lambda: row.update(apply_until=AFTER_SEMINAR))
    refused("learning_seminar_state", lambda: row.update(state="dreamt"))
    refused("learning_seminar_kind", lambda: row.update(kind="party"))
    refused("learning_seminar_called_off_why", lambda: row.update(state="called_off"))
    refused(
        "learning_seminar_called_off_why", lambda: row.update(state="called_off", called_off_at=STORY_NOW)
    )


def test_places(school: School) -> None:
    place = SeminarPlace.objects.get(seminar=school.seminar, kind="venue")
    row = SeminarPlace.objects.filter(id=place.id)
    refused("learning_place_kind", lambda: row.update(kind="moon"))
    refused("learning_place_kind_once", lambda: row.update(kind="online"))
    refused("learning_place_has_seats", lambda: row.update(seats=0))
    school.apply()
    school.apply(given_name="次郎")
    refused("learning_place_not_overbooked", lambda: row.update(seats=1))
    refused("learning_seminarplace_taken_check", lambda: row.update(taken=-1))


def test_seminar_applications(school: School) -> None:
    first = school.apply()
    row = SeminarApplication.objects.filter(id=first.id)
    refused("learning_seminar_application_state", lambda: row.update(state="asleep"))
    refused("learning_seminar_cancelled_when", lambda: row.update(state="cancelled"))
    refused("learning_seminar_marked_when", lambda: row.update(state="attended"))
    refused("learning_seminar_marked_when", lambda: row.update(marked_at=STORY_NOW))
    refused("learning_seminar_offered_until", lambda: row.update(state="offered", waiting_since=STORY_NOW))
    refused("learning_seminar_waiting_since", lambda: row.update(state="waiting"))
    refused("learning_seminar_reachable", lambda: row.update(email=""))
    refused(
        "learning_seminar_code_once",
        lambda: copied(first, submission_id=uuid4(), email_key="x", name_key="x"),
    )
    refused("learning_seminar_application_source", lambda: row.update(source="A dream!"))
    refused(
        "learning_seminar_submission_once", lambda: copied(first, email_key="b@example.jp", code="AAAAAA")
    )
    refused("learning_seminar_person_once", lambda: copied(first, submission_id=uuid4(), code="AAAAAA"))


def test_seats_are_counted_by_the_database(school: School) -> None:
    first = school.apply()
    online = SeminarPlace.objects.get(seminar=school.seminar, kind="online")

    def taken() -> dict[str, int]:
        return dict(SeminarPlace.objects.filter(seminar=school.seminar).values_list("kind", "taken"))

    row = SeminarApplication.objects.filter(id=first.id)
    assert taken() == {"venue": 1, "online": 0}
    row.update(place=online)
    assert taken() == {"venue": 0, "online": 1}
    row.update(state="cancelled", cancelled_at=STORY_NOW)
    assert taken() == {"venue": 0, "online": 0}
    row.update(state="applied", cancelled_at=None)
    row.delete()
    assert taken() == {"venue": 0, "online": 0}


def test_one_seat_too_many_is_refused_even_from_a_script(school: School) -> None:
    first = school.apply()
    school.apply(given_name="次郎")
    refused(
        "learning_place_not_overbooked",
        lambda: copied(first, submission_id=uuid4(), email_key="third@example.jp", code="AAAAAA"),
    )


def test_an_application_is_for_a_place_of_its_own_seminar(school: School) -> None:
    first = school.apply()
    other = school.new_seminar().places.get(kind="venue")
    refused(
        "learning_place_of_same_seminar",
        lambda: SeminarApplication.objects.filter(id=first.id).update(place=other),
    )


def test_courses(school: School) -> None:
    row = Course.objects.filter(id=school.course.id)
    refused("learning_course_capacity", lambda: row.update(capacity=0))
    refused("learning_course_dates", lambda: row.update(ends_on=date(2026, 11, 30)))
    refused("learning_course_answer_days", lambda: row.update(answer_days=0))
    rules: list[object] = [[], {}, "all"]
    for rule in rules:
        refused("learning_course_has_completion_rule", partial(row.update, completion_rule=rule))
    first, second = school.sessions
    refused(
        "learning_session_number_once",
        lambda: Session.objects.filter(id=second.id).update(number=first.number),
    )
    refused(
        "learning_session_ends_after_start",
        lambda: Session.objects.filter(id=first.id).update(ends_at=first.starts_at),
    )
    refused(
        "learning_exercise_number_once",
        lambda: Exercise.objects.filter(course=school.course, number=2).update(number=1),
    )


def test_exercises(school: School) -> None:
    row = Exercise.objects.filter(id=school.exercises[0].id)
    refused("learning_exercise_kind", lambda: row.update(kind="song"))
    refused("learning_exercise_due_after_open", lambda: row.update(open_on=date(2026, 12, 31)))
    refused("learning_exercise_checklist_has_lines", lambda: row.update(kind="checklist"))
    refused("learning_exercise_checklist_has_lines", lambda: row.update(checklist=["登録"]))
    refused("learning_exercise_self_checked_list", lambda: row.update(self_checked=True))


def test_feedback_parts(school: School) -> None:
    school.enrolment  # noqa: B018
    submission = school.submit(school.exercises[0])
    refused("learning_submission_revision", lambda: Submission.objects.update(revision=0))
    copy = DraftCopy.objects.create(
        exercise=school.exercises[0],
        enrolment=school.enrolment,
        page_id=uuid4(),
        text="控え",
        saved_at=STORY_NOW,
    )
    refused("learning_draft_copy_once", lambda: copied(copy))
    refused("learning_draft_copy_has_text", lambda: copied(copy, page_id=uuid4(), text=""))
    school.answer(submission, passed=True)
    feedback = Feedback.objects.get()
    comment = FeedbackComment.objects.create(feedback=feedback, paragraph=1, text="良い")
    refused("learning_comment_once", lambda: copied(comment))
    refused("learning_comment_somewhere", lambda: copied(comment, paragraph=0))
    mark = RubricMark.objects.create(
        feedback=feedback, number=1, criterion="正確さ", level=2, level_count=2, words="正しい"
    )
    refused("learning_mark_once", lambda: copied(mark))
    refused("learning_mark_level", lambda: copied(mark, number=2, level=3))


def test_course_applications(school: School) -> None:
    first = school.apply_for_course()
    row = CourseApplication.objects.filter(id=first.id)
    refused("learning_course_application_state", lambda: row.update(state="dreaming"))
    refused("learning_course_decided_when", lambda: row.update(state="accepted"))
    refused("learning_course_no_with_reason", lambda: row.update(state="declined", decided_at=STORY_NOW))
    refused("learning_course_weekly_hours", lambda: row.update(weekly_hours=61))
    sato = school.cast.sato
    refused("learning_course_submission_once", lambda: copied(first, user_id=sato))
    refused("learning_course_application_once", lambda: copied(first, submission_id=uuid4(), code="AAAAAA"))


def test_enrolments(school: School) -> None:
    enrolment = school.enrolment
    row = Enrolment.objects.filter(id=enrolment.id)
    refused("learning_enrolment_", lambda: row.update(state="gone"))
    refused("learning_enrolment_completed_when", lambda: row.update(state="completed"))
    other = school.apply_for_course(school.cast.sato)
    refused("learning_enrolment_once", lambda: copied(enrolment, application=other))
    attendance = Attendance.objects.create(
        session=school.sessions[0], enrolment=enrolment, present=True, mark="present", marked_at=SEMINAR_DAY
    )
    refused("learning_attendance_once", lambda: copied(attendance))


def test_submissions(school: School) -> None:
    school.enrolment  # noqa: B018
    first = school.submit(school.exercises[0])
    row = Submission.objects.filter(id=first.id)
    refused("learning_submission_state", lambda: row.update(state="lost"))
    refused("learning_submission_submitted_when", lambda: row.update(state="draft"))
    refused("learning_submission_submitted_when", lambda: row.update(submitted_at=None))
    refused("learning_submission_sent_once", lambda: copied(first, version=2))
    refused("learning_submission_version", lambda: copied(first, submission_id=uuid4(), state="returned"))
    refused("learning_submission_one_open", lambda: copied(first, submission_id=uuid4(), version=2))
    school.answer(first, passed=True)
    refused(
        "learning_submission_one_pass",
        lambda: copied(first, submission_id=uuid4(), version=2, state="passed"),
    )
    feedback = Feedback.objects.filter(submission=first)
    refused("learning_feedback_says_what_is_good", lambda: feedback.update(good=""))
    refused("learning_feedback_says_what_to_correct", lambda: feedback.update(passed=False, to_improve=""))


def test_stamps(school: School) -> None:
    school.complete()
    stamp = Stamp.objects.filter(kind="exercise").first()
    assert stamp is not None
    refused("learning_stamp_once", lambda: copied(stamp))
    refused("learning_stamp_kind", lambda: copied(stamp, ref_id=uuid4(), kind="gold"))


def test_waivers_and_pieces(school: School) -> None:
    waiver = ConditionWaiver.objects.create(enrolment=school.enrolment, key="k", rule="出席", reason="入院")
    refused("learning_waiver_once", lambda: copied(waiver))
    refused("learning_waiver_with_reason", lambda: copied(waiver, key="l", reason=""))
    refused("append-only", lambda: ConditionWaiver.objects.update(reason="なし"))
    refused("append-only", lambda: ConditionWaiver.objects.all().delete())
    piece = PublishedPiece.objects.create(
        programme=school.cast.nara,
        user_id=school.cast.hanako,
        ref_id=uuid4(),
        title="朝",
        published_on=date(2026, 11, 24),
    )
    refused("learning_piece_once", lambda: copied(piece))
    refused("learning_piece_has_title", lambda: copied(piece, ref_id=uuid4(), title=""))
    row = Course.objects.filter(id=school.course.id)
    refused("learning_course_kind", lambda: row.update(kind="song"))
    refused("learning_course_requires", lambda: row.update(requires="song"))


def test_certificates(school: School) -> None:
    school.complete()
    issued = Completion.objects.get()
    sato = school.accept(school.apply_for_course(school.cast.sato))
    anew: dict[str, Any] = {"number": "NARA-2026-0009", "serial": 9}
    refused("learning_completion_once", lambda: copied(issued, **anew))
    refused("learning_certificate_kind", lambda: copied(issued, enrolment=sato, kind="song", **anew))
    refused("learning_certificate_replaced_with_reason", lambda: copied(issued, replaces=issued, **anew))
    refused("learning_certificate_number_once", lambda: copied(issued, enrolment=sato, serial=2))
    refused("learning_certificate_serial_once", lambda: copied(issued, enrolment=sato, number="OTHER"))
    refused(
        "learning_certificate_serial_from_one", lambda: copied(issued, enrolment=sato, number="O", serial=0)
    )
    refused(
        "append-only", lambda: Completion.objects.update(completed_on=issued.completed_on + timedelta(days=1))
    )
    refused("append-only", lambda: Completion.objects.all().delete())
    refused(
        "learning_certificate_counter_once",
        lambda: CertificateCounter.objects.create(programme_id=issued.programme_id, fiscal_year=2026),
    )
