from yuiwork.learning.models.completion import (
    CertificateCounter,
    Completion,
    ConditionWaiver,
    PublishedPiece,
)
from yuiwork.learning.models.course import Course, CourseKind, Exercise, ExerciseKind, Session
from yuiwork.learning.models.course_application import (
    COURSE_APPLICATION,
    CourseApplication,
    CourseApplicationState,
)
from yuiwork.learning.models.departure import Departure, LeaveReason
from yuiwork.learning.models.enrolment import (
    ENROLMENT,
    Attendance,
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
from yuiwork.learning.models.skill import Skill, SkillMark, SkillSource
from yuiwork.learning.models.source import ProgrammeSource, Source
from yuiwork.learning.models.stamp import Stamp, StampKind
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
    "COURSE_APPLICATION",
    "ENROLMENT",
    "GONE",
    "SEATED",
    "SEMINAR",
    "SEMINAR_APPLICATION",
    "SUBMISSION",
    "Attendance",
    "CertificateCounter",
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
    "MeetingState",
    "PlaceKind",
    "PresentationDay",
    "PresentationGuest",
    "PresentationSlot",
    "ProgrammeSource",
    "PublishedPiece",
    "RubricMark",
    "Seminar",
    "SeminarApplication",
    "SeminarChange",
    "SeminarKind",
    "SeminarPlace",
    "SeminarSeries",
    "SeminarState",
    "Session",
    "Skill",
    "SkillMark",
    "SkillSource",
    "Source",
    "Stamp",
    "StampKind",
    "Submission",
    "SubmissionFile",
    "SubmissionState",
    "Worksheet",
    "WorksheetEntry",
]
