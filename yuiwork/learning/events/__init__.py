"""What the learning room announces.

``person_key`` is the user id once a person has an account, before that ``mail:`` and a digest of her address
(``PersonLinked`` tells when the one became the other).
"""

from yuiwork.learning.events.courses import (
    CertificateReissued,
    ClassmateWrote,
    CourseApplied,
    CourseCompleted,
    CourseDecided,
    CourseLeft,
    CourseReturned,
    Enrolled,
    ExerciseSubmitted,
    FeedbackGiven,
    GraduationReviewAsked,
    PlaceGivenUp,
    StampGiven,
    StampTakenBack,
    TutorAssigned,
)
from yuiwork.learning.events.seminars import (
    PersonLinked,
    SeatLapsed,
    SeatOffered,
    SeatTaken,
    SeminarApplied,
    SeminarAttendanceWithdrawn,
    SeminarAttended,
    SeminarCalledOff,
    SeminarCameNear,
    SeminarCancelled,
    SeminarChanged,
    SeminarPlaceChanged,
)
from yuiwork.learning.events.sessions import (
    AbsenceGuided,
    AbsenceTold,
    SessionCancelled,
    SessionChanged,
    SessionMissed,
)

__all__ = [
    "AbsenceGuided",
    "AbsenceTold",
    "CertificateReissued",
    "ClassmateWrote",
    "CourseApplied",
    "CourseCompleted",
    "CourseDecided",
    "CourseLeft",
    "CourseReturned",
    "Enrolled",
    "ExerciseSubmitted",
    "FeedbackGiven",
    "GraduationReviewAsked",
    "PersonLinked",
    "PlaceGivenUp",
    "SeatLapsed",
    "SeatOffered",
    "SeatTaken",
    "SeminarApplied",
    "SeminarAttendanceWithdrawn",
    "SeminarAttended",
    "SeminarCalledOff",
    "SeminarCameNear",
    "SeminarCancelled",
    "SeminarChanged",
    "SeminarPlaceChanged",
    "SessionCancelled",
    "SessionChanged",
    "SessionMissed",
    "StampGiven",
    "StampTakenBack",
    "TutorAssigned",
]
