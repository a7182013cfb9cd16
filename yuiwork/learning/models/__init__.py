from yuiwork.learning.models.attendance import (
    CAME,
    STAYED_AWAY,
    AbsenceGuidance,
    AbsenceNotice,
    AbsenceReason,
    Attendance,
    AttendanceMark,
    TookPart,
)
from yuiwork.learning.models.completion import (
    CertificateCounter,
    Completion,
    ConditionWaiver,
    PublishedPiece,
)
from yuiwork.learning.models.course import Course, CourseKind, Exercise, ExerciseKind, PeerReading
from yuiwork.learning.models.course_application import (
    COURSE_APPLICATION,
    CourseApplication,
    CourseApplicationState,
)
from yuiwork.learning.models.departure import Departure, LeaveReason
from yuiwork.learning.models.enrolment import (
    ENROLMENT,
    Enrolment,
    EnrolmentState,
)
from yuiwork.learning.models.graduation import (
    GraduationReview,
    GraduationReviewer,
    PresentationDay,
    PresentationGuest,
    PresentationSlot,
)
from yuiwork.learning.models.material import Material, MaterialKind, MaterialProgress
from yuiwork.learning.models.peer_note import PeerNote
from yuiwork.learning.models.report import SESSION_REPORT, ReportState, SessionReport
from yuiwork.learning.models.seat import SessionSeat
from yuiwork.learning.models.seminar import (
    SEMINAR,
    MeetingState,
    PlaceKind,
    Seminar,
    SeminarChange,
    SeminarKind,
    SeminarPlace,
    SeminarSeries,
)
from yuiwork.learning.models.seminar_application import (
    GONE,
    SEATED,
    SEMINAR_APPLICATION,
    SeminarApplication,
    SeminarState,
)
from yuiwork.learning.models.session import (
    SESSION,
    CalendarFeed,
    Session,
    SessionChange,
    SessionKind,
    SessionState,
    TimetableRule,
)
from yuiwork.learning.models.skill import Skill, SkillMark, SkillSource
from yuiwork.learning.models.source import ProgrammeSource, Source
from yuiwork.learning.models.stamp import Challenge, Stamp, StampKind, Trigger
from yuiwork.learning.models.submission import (
    SUBMISSION,
    DraftCopy,
    Feedback,
    FeedbackComment,
    RubricMark,
    Submission,
    SubmissionFile,
    SubmissionState,
)
from yuiwork.learning.models.worksheet import Worksheet, WorksheetEntry

__all__ = [
    "CAME",
    "COURSE_APPLICATION",
    "ENROLMENT",
    "GONE",
    "SEATED",
    "SEMINAR",
    "SEMINAR_APPLICATION",
    "SESSION",
    "SESSION_REPORT",
    "STAYED_AWAY",
    "SUBMISSION",
    "AbsenceGuidance",
    "AbsenceNotice",
    "AbsenceReason",
    "Attendance",
    "AttendanceMark",
    "CalendarFeed",
    "CertificateCounter",
    "Challenge",
    "Completion",
    "ConditionWaiver",
    "Course",
    "CourseApplication",
    "CourseApplicationState",
    "CourseKind",
    "Departure",
    "DraftCopy",
    "Enrolment",
    "EnrolmentState",
    "Exercise",
    "ExerciseKind",
    "Feedback",
    "FeedbackComment",
    "GraduationReview",
    "GraduationReviewer",
    "LeaveReason",
    "Material",
    "MaterialKind",
    "MaterialProgress",
    "MeetingState",
    "PeerNote",
    "PeerReading",
    "PlaceKind",
    "PresentationDay",
    "PresentationGuest",
    "PresentationSlot",
    "ProgrammeSource",
    "PublishedPiece",
    "ReportState",
    "RubricMark",
    "Seminar",
    "SeminarApplication",
    "SeminarChange",
    "SeminarKind",
    "SeminarPlace",
    "SeminarSeries",
    "SeminarState",
    "Session",
    "SessionChange",
    "SessionKind",
    "SessionReport",
    "SessionSeat",
    "SessionState",
    "Skill",
    "SkillMark",
    "SkillSource",
    "Source",
    "Stamp",
    "StampKind",
    "Submission",
    "SubmissionFile",
    "SubmissionState",
    "TimetableRule",
    "TookPart",
    "Trigger",
    "Worksheet",
    "WorksheetEntry",
]
