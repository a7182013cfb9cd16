"""The single conditions of a completion rule. A new kind is a class in ``study`` or ``work`` and a line in ``LEAVES``."""

from yuiwork.learning.conditions.base import Condition, Facts, Leaf, key_of
from yuiwork.learning.conditions.study import (
    AllExercisesPassed,
    ExercisesPassed,
    NamedExercisesPassed,
    SessionsAttended,
    SessionsRatio,
)
from yuiwork.learning.conditions.work import (
    GraduationWorkPassed,
    PiecesPublished,
    PresentationGiven,
    SkillAtLevel,
    WorksheetsFilled,
)

__all__ = [
    "LEAVES",
    "AllExercisesPassed",
    "Condition",
    "ExercisesPassed",
    "Facts",
    "GraduationWorkPassed",
    "Leaf",
    "NamedExercisesPassed",
    "PiecesPublished",
    "PresentationGiven",
    "SessionsAttended",
    "SessionsRatio",
    "SkillAtLevel",
    "WorksheetsFilled",
    "key_of",
]

LEAVES: dict[str, type[Leaf]] = {
    leaf.kind: leaf
    for leaf in (
        AllExercisesPassed,
        ExercisesPassed,
        NamedExercisesPassed,
        SessionsAttended,
        SessionsRatio,
        PiecesPublished,
        GraduationWorkPassed,
        PresentationGiven,
        WorksheetsFilled,
        SkillAtLevel,
    )
}
