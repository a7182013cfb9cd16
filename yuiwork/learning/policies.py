"""Who may do what in the learning room, and if not, why."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning.models import (
    Course,
    CourseKind,
    Enrolment,
    EnrolmentState,
    Exercise,
    MeetingState,
    PeerReading,
    Seminar,
    SeminarApplication,
    SeminarState,
    Session,
)
from yuiwork.regions import api as regions

# Who plans courses and seminars, who decides on applications, who marks attendance, who reviews.
PLANNERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR})
DECIDERS = frozenset({Role.OFFICER, Role.DIRECTOR})
MARKERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR})
REVIEWERS_OF_ALL = frozenset({Role.DIRECTOR, Role.INSTRUCTOR})

CHECK_IN_OPENS = timedelta(minutes=30)  # before the session begins
LATE_AFTER = timedelta(minutes=10)  # after it has begun


def may_plan(actor: Actor, programme_id: UUID) -> Decision:
    """Officers, directors and instructors of the programme; the system (demo, import)."""
    if actor.system or actor.holds_any(PLANNERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the staff of this programme can change this."))


def may_decide(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors of the programme."""
    if actor.system or actor.holds_any(DECIDERS, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers and directors of this programme can decide this."))


def may_mark(actor: Actor, programme_id: UUID) -> Decision:
    """All who stand in the room: officers, directors, instructors and tutors of the programme."""
    if actor.system or actor.holds_any(MARKERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the staff of this programme can change this."))


def may_review(actor: Actor, enrolment: Enrolment, programme_id: UUID) -> Decision:
    """The learner's own tutor, and the directors and instructors of the programme."""
    if actor.system or actor.holds_any(REVIEWERS_OF_ALL, programme_id):
        return ALLOWED
    if actor.user_id == enrolment.tutor_id and actor.holds(Role.TUTOR, programme_id):
        return ALLOWED
    return refuse("NOT_HER_TUTOR", _("Feedback is given by the learner's tutor."))


def may_give_stamps(actor: Actor, enrolment: Enrolment) -> Decision:
    """Those who plan in the programme, and the learner's own tutor."""
    programme_id = enrolment.course.programme_id
    if actor.system or actor.holds_any(PLANNERS, programme_id):
        return ALLOWED
    if actor.user_id == enrolment.tutor_id and actor.holds(Role.TUTOR, programme_id):
        return ALLOWED
    return refuse(
        "NOT_HER_TUTOR", _("Stamps are given by the learner's tutor and those who lead the course.")
    )


def may_accompany(actor: Actor, enrolment: Enrolment) -> Decision:
    """The learner herself, her own tutor, the officers and directors of the programme."""
    programme_id = enrolment.course.programme_id
    if actor.system or actor.holds_any(DECIDERS, programme_id):
        return ALLOWED
    if actor.user_id is not None and actor.user_id == enrolment.user_id:
        return ALLOWED
    if actor.user_id == enrolment.tutor_id and actor.holds(Role.TUTOR, programme_id):
        return ALLOWED
    return refuse("NOT_HERS", _("This is somebody else's course."))


def may_work_on(enrolment: Enrolment) -> Decision:
    """Whoever left comes back first; what she has done stays."""
    if enrolment.state == EnrolmentState.LEFT:
        return refuse(
            "LEFT", _("You have left this course. Please come back first on the page of your tutor.")
        )
    return ALLOWED


def may_review_graduation(enrolment: Enrolment, actor: Actor, *, is_reviewer: bool) -> Decision:
    """Those whom the course has chosen as reviewers; nobody judges her own work."""
    if is_reviewer and actor.user_id != enrolment.user_id:
        return ALLOWED
    return refuse("NOT_A_REVIEWER", _("Graduation works are assessed by the reviewers of the course."))


def seminar_is_open(seminar: Seminar, now: datetime) -> Decision:
    """May somebody apply now? (Seats are another question: they are asked per place, under a lock.)"""
    if not regions.takes_applications(seminar.programme, jst_date(now)):
        return refuse("PROGRAMME_ENDED", _("This programme no longer takes applications."))
    if seminar.state == MeetingState.CALLED_OFF:
        return refuse("CALLED_OFF", _("This seminar does not take place. Please look for another date."))
    if now >= seminar.apply_until:
        return refuse(
            "TOO_LATE", _("Applications for this seminar are closed. Please look for another date.")
        )
    return ALLOWED


# A free seat is kept for a day, until the day before at most; less than three hours would be no offer.
OFFER_LASTS = timedelta(hours=24)
SHORTEST_OFFER = timedelta(hours=3)


def offer_ends(starts_at: datetime, now: datetime) -> datetime | None:
    """Until when an offer made now can be answered; ``None`` when there is no time left for one."""
    day_begins = datetime.combine(jst_date(starts_at), time(), tzinfo=JST)
    until = min(now + OFFER_LASTS, day_begins)
    return until if until - now >= SHORTEST_OFFER else None


def may_wait(seminar: Seminar, now: datetime) -> Decision:
    """Is it worth waiting for a seat?"""
    if offer_ends(seminar.starts_at, now) is None:
        return refuse(
            "TOO_LATE_TO_WAIT", _("It is too late for the waiting list. Please look for another date.")
        )
    return ALLOWED


def may_take_seat(application: SeminarApplication, now: datetime) -> Decision:
    """Until the offer ends."""
    if application.seminar.state == MeetingState.CALLED_OFF:
        return refuse("CALLED_OFF", _("This seminar does not take place. Please look for another date."))
    ended = application.offer_until is None or now >= application.offer_until
    if application.state == SeminarState.LAPSED or (application.state == SeminarState.OFFERED and ended):
        return refuse(
            "OFFER_ENDED", _("The time to answer is over, so the seat went to the next person. We are sorry.")
        )
    return ALLOWED


def may_change_place(application: SeminarApplication, now: datetime) -> Decision:
    """Whoever has a seat, until the seminar begins."""
    if application.state != SeminarState.APPLIED:
        return refuse("NO_SEAT", _("The place can be changed while you have a seat."))
    return may_cancel_seat(application.seminar, now)


def may_cancel_seat(seminar: Seminar, now: datetime) -> Decision:
    """Until the seminar begins."""
    if seminar.state == MeetingState.CALLED_OFF:
        return refuse("CALLED_OFF", _("This seminar does not take place, so there is nothing to cancel."))
    if now < seminar.starts_at:
        return ALLOWED
    return refuse("ALREADY_BEGUN", _("The seminar has already begun, so it can no longer be cancelled here."))


def may_change_seminar(seminar: Seminar, now: datetime) -> Decision:
    """Until it begins, unless it was called off."""
    if seminar.state == MeetingState.CALLED_OFF:
        return refuse("CALLED_OFF", _("This seminar was cancelled. Please announce a new one."))
    if now >= seminar.starts_at:
        return refuse("ALREADY_BEGUN", _("The seminar has already begun, so it can no longer be changed."))
    return ALLOWED


def may_mark_on(starts_at: datetime, today: date, *, cancelled: bool = False) -> Decision:
    """Attendance is marked on the day itself or later, and only if the day was held."""
    if cancelled:
        return refuse("CANCELLED", _("This session was cancelled, so nobody can be marked."))
    if today >= jst_date(starts_at):
        return ALLOWED
    return refuse("NOT_YET", _("Attendance can be marked from the day itself."))


def may_mark_seminar(seminar: Seminar, today: date) -> Decision:
    """The same for a seminar, if it takes place."""
    if seminar.state == MeetingState.CALLED_OFF:
        return refuse("CALLED_OFF", _("This seminar does not take place, so nobody can be marked."))
    return may_mark_on(seminar.starts_at, today)


def may_change_session(session: Session) -> Decision:
    """What was called off stays so: everybody was told."""
    if session.is_cancelled:
        return refuse("CANCELLED", _("This session was cancelled. Please add a new one instead."))
    return ALLOWED


def may_keep_seat(session: Session, now: datetime) -> Decision:
    """A seat in the room, where seats are counted, until the session begins."""
    if session.is_cancelled:
        return refuse("CANCELLED", _("This session was cancelled."))
    if session.capacity is None:
        return refuse("NO_SEATS", _("There is room for everybody: no seat needs to be kept."))
    if now >= session.starts_at:
        return refuse("TOO_LATE", _("The session has begun."))
    return ALLOWED


def may_report(session: Session, today: date) -> Decision:
    """The report is written on the day itself or later, and only if the day was held."""
    if session.is_cancelled:
        return refuse("CANCELLED", _("This session was cancelled, so there is nothing to report."))
    if today >= jst_date(session.starts_at):
        return ALLOWED
    return refuse("NOT_YET", _("The report can be written from the day itself."))


def may_check_in(session: Session, now: datetime) -> Decision:
    """From half an hour before the session until its end she marks herself present."""
    if session.is_cancelled:
        return refuse("CANCELLED", _("This session was cancelled, so nobody can be marked."))
    if now < session.starts_at - CHECK_IN_OPENS:
        return refuse("NOT_YET", _("You can mark yourself present from half an hour before it begins."))
    if now > session.ends_at:
        return refuse("TOO_LATE", _("The session is over. Please ask your tutor to mark you."))
    return ALLOWED


def late_after(session: Session) -> datetime:
    """From here on whoever marks herself is late."""
    return session.starts_at + LATE_AFTER


def may_tell_absence(session: Session, now: datetime) -> Decision:
    """Until the session ends: better late than without a word."""
    if session.is_cancelled:
        return refuse("CANCELLED", _("This session was cancelled: you do not need to tell us."))
    if now > session.ends_at:
        return refuse("TOO_LATE", _("The session is over. Please write to your tutor."))
    return ALLOWED


def course_is_open(course: Course, today: date) -> Decision:
    """May somebody apply for the course today (JST)?"""
    if not regions.takes_applications(course.programme, today):
        return refuse("PROGRAMME_ENDED", _("This programme no longer takes applications."))
    if today > course.apply_until:
        return refuse(
            "TOO_LATE", _("Applications for this course are closed. Please look for another course.")
        )
    return ALLOWED


def exercise_is_open(exercise: Exercise, today: date) -> Decision:
    """May she work on it today (JST)? After the due date too: later answers are only marked late."""
    if exercise.open_on is None or today >= exercise.open_on:
        return ALLOWED
    return refuse("NOT_OPEN_YET", _("This exercise is not open yet."))


def may_read_peers(exercise: Exercise, enrolment: Enrolment, *, handed_in: bool) -> Decision:
    """A learner of the course, where the staff allow it. ``handed_in``: has she handed in her own answer?"""
    if exercise.peers == PeerReading.NONE or enrolment.course_id != exercise.course_id:
        return refuse("NOT_FOR_PEERS", _("In this exercise, classmates do not read each other's answers."))
    if exercise.peers == PeerReading.AFTER_OWN and not handed_in:
        return refuse(
            "OWN_FIRST", _("You can read your classmates' answers when you have handed in your own.")
        )
    return may_work_on(enrolment)


def course_prerequisite(course: Course, *, holds: bool) -> Decision:
    """Does she bring the certificate that this course builds on? ``holds``: has she one of that kind?"""
    if not course.requires or holds:
        return ALLOWED
    kind = CourseKind(course.requires).label
    return refuse(
        "CERTIFICATE_NEEDED",
        _("This course builds on another: please complete one of this kind first: %(kind)s.")
        % {"kind": kind},
    )


def may_answer_exit_survey(application: SeminarApplication, now: datetime) -> Decision:
    """Whoever kept her place, from the beginning of the seminar on (attendance may be marked later)."""
    if application.state == SeminarState.CANCELLED:
        return refuse("CANCELLED", _("This application was cancelled, so there is nothing to answer."))
    if now < application.seminar.starts_at:
        return refuse("NOT_YET", _("The survey opens when the seminar begins."))
    return ALLOWED
