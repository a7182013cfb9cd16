"""What is announced of courses: applications, exercises, completion, tutors."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CourseApplied(Event):
    application_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class CourseDecided(Event):
    """``decision``: accepted, waiting or declined."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID
    decision: str


@dataclass(frozen=True, kw_only=True)
class Enrolled(Event):
    enrolment_id: UUID
    programme_id: UUID
    course_id: UUID
    user_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlaceGivenUp(Event):
    """She was accepted and gave up her place before the course began: the enrolment is gone."""

    enrolment_id: UUID
    programme_id: UUID
    course_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExerciseSubmitted(Event):
    submission_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class GraduationReviewAsked(Event):
    """A graduation work was handed in; this reviewer has it to read. One event for each reviewer."""

    submission_id: UUID
    programme_id: UUID
    reviewer_id: UUID


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    submission_id: UUID
    programme_id: UUID
    user_id: UUID
    passed: bool


@dataclass(frozen=True, kw_only=True)
class ClassmateWrote(Event):
    """A classmate (``author_id``) left thanks or a short word for the writer of an answer (``user_id``)."""

    note_id: UUID
    programme_id: UUID
    exercise_id: UUID
    user_id: UUID
    author_id: UUID


@dataclass(frozen=True, kw_only=True)
class StampGiven(Event):
    """``kind``: seminar, session, exercise or challenge; ``label`` is what stands on the board."""

    stamp_id: UUID
    programme_id: UUID
    person_key: str
    user_id: UUID | None
    kind: str
    label: str


@dataclass(frozen=True, kw_only=True)
class StampTakenBack(Event):
    """A stamp was given by mistake. ``reason`` is empty when the attendance it was for was put right."""

    stamp_id: UUID
    programme_id: UUID
    user_id: UUID
    label: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CourseCompleted(Event):
    """The completion rule is met and the certificate is filed."""

    enrolment_id: UUID
    programme_id: UUID
    course_id: UUID
    user_id: UUID
    certificate_number: str
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CertificateReissued(Event):
    """Her name changed: a new certificate takes the place of the old one."""

    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    old_number: str
    certificate_number: str
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class CourseLeft(Event):
    """A learner left a course before its end. ``reason``: a code of ``LeaveReason``."""

    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class CourseReturned(Event):
    """She came back to where she was."""

    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class TutorAssigned(Event):
    """Another tutor accompanies her from now on."""

    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID
