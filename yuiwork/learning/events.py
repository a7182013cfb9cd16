"""What the learning room announces.

``person_key`` is the user id once a person has an account, before that ``mail:`` and a digest of her address
(``PersonLinked`` tells when the one became the other).
"""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SeminarApplied(Event):
    """Somebody, perhaps without an account, has a place in a seminar."""

    application_id: UUID
    programme_id: UUID
    person_key: str
    email: str
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeminarCancelled(Event):
    """The applicant gave her place back."""

    application_id: UUID
    programme_id: UUID
    person_key: str
    email: str
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeminarAttended(Event):
    """Staff marked her present."""

    application_id: UUID
    programme_id: UUID
    person_key: str


@dataclass(frozen=True, kw_only=True)
class SeminarAttendanceWithdrawn(Event):
    """She had been marked present by mistake: what was counted of it must be taken back."""

    application_id: UUID
    programme_id: UUID
    person_key: str


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    survey_id: UUID
    response_id: UUID
    programme_id: UUID


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
class ExerciseSubmitted(Event):
    submission_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    submission_id: UUID
    programme_id: UUID
    user_id: UUID
    passed: bool


@dataclass(frozen=True, kw_only=True)
class StampGiven(Event):
    """``kind``: seminar, session or exercise; ``label`` is what stands on the board."""

    stamp_id: UUID
    programme_id: UUID
    person_key: str
    user_id: UUID | None
    kind: str
    label: str


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
class PersonLinked(Event):
    """What was counted under ``old_key`` in this programme belongs to the person ``new_key``."""

    programme_id: UUID
    old_key: str
    new_key: str
