"""What the learning room announces.

``person_key`` is the user id once a person has an account, before that ``mail:`` and a digest of her address
(``PersonLinked`` tells when the one became the other).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SeminarApplied(Event):
    """Somebody, perhaps without an account, has a place in a seminar, or waits for one (``waiting``).

    ``walk_in``: she came without having applied, so nobody writes to her that a place is kept.
    """

    application_id: UUID
    programme_id: UUID
    person_key: str
    email: str
    user_id: UUID | None
    waiting: bool = False
    walk_in: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatOffered(Event):
    """A seat became free for somebody who waits; it is hers until ``until`` if she says so."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    until: datetime


@dataclass(frozen=True, kw_only=True)
class SeatTaken(Event):
    """She said yes to the seat she was offered."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeatLapsed(Event):
    """The offer was not answered in time (``was_offered``), or no seat became free."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    was_offered: bool


@dataclass(frozen=True, kw_only=True)
class SeminarPlaceChanged(Event):
    """From the venue to online or back. ``sequence`` is that of the calendar file."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SeminarChanged(Event):
    """Time, place or address changed; announced once for each person who applied."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    revision: int


@dataclass(frozen=True, kw_only=True)
class SeminarCalledOff(Event):
    """It does not take place; announced once for each person who applied."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeminarCameNear(Event):
    """It is tomorrow. ``day`` is its date in Japan: a seminar that moved comes near again."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    day: date


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


@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    """Another time, place or address. ``sequence``: the change's number, also in the calendar files."""

    session_id: UUID
    programme_id: UUID
    course_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SessionCancelled(Event):
    """The session is called off."""

    session_id: UUID
    programme_id: UUID
    course_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SessionMissed(Event):
    """She was marked absent. ``told``: she had let us know."""

    session_id: UUID
    enrolment_id: UUID
    programme_id: UUID
    course_id: UUID
    user_id: UUID
    tutor_id: UUID
    told: bool


@dataclass(frozen=True, kw_only=True)
class AbsenceTold(Event):
    """She let us know beforehand that she cannot come."""

    notice_id: UUID
    session_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class AbsenceGuided(Event):
    """An absentee was written to: a contact with her, by whom."""

    guidance_id: UUID
    session_id: UUID
    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    sent_by_id: UUID | None
