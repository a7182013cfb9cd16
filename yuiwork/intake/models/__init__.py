from yuiwork.intake.models.lottery import Lottery
from yuiwork.intake.models.offer import OFFER, Offer, OfferState
from yuiwork.intake.models.plan import PLAN, Hearing, HearingWay, LearningPlan, PlanState
from yuiwork.intake.models.round import ROUND, IntakeRound, Method, RoundState, TaskKind
from yuiwork.intake.models.scoring import Point, ScoreItem, Scorer, Scoring
from yuiwork.intake.models.selection import (
    SELECTION,
    Announcement,
    DecisionLetter,
    LetterCounter,
    Outcome,
    Selection,
    SelectionState,
)
from yuiwork.intake.models.sheet import SHEET, ApplicationSheet, SheetAnswer, SheetState, TaskFile

__all__ = [
    "OFFER",
    "PLAN",
    "ROUND",
    "SELECTION",
    "SHEET",
    "Announcement",
    "ApplicationSheet",
    "DecisionLetter",
    "Hearing",
    "HearingWay",
    "IntakeRound",
    "LearningPlan",
    "LetterCounter",
    "Lottery",
    "Method",
    "Offer",
    "OfferState",
    "Outcome",
    "PlanState",
    "Point",
    "RoundState",
    "ScoreItem",
    "Scorer",
    "Scoring",
    "Selection",
    "SelectionState",
    "SheetAnswer",
    "SheetState",
    "TaskFile",
    "TaskKind",
]
