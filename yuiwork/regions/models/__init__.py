from yuiwork.regions.models.budget import BudgetBasis, BudgetLine, Expense
from yuiwork.regions.models.cohort import Cohort
from yuiwork.regions.models.handover import HandoverNote, NoteKind
from yuiwork.regions.models.indicator import Goal, Indicator, Layer
from yuiwork.regions.models.meeting import Meeting, MeetingKind
from yuiwork.regions.models.party import MemberMunicipality, PartyRole, ProgrammeParty
from yuiwork.regions.models.plan import ProgrammeYear, Stage, Track, TrackKind
from yuiwork.regions.models.programme import PROGRAMME, Programme, ProgrammeState
from yuiwork.regions.models.promotion import LEARNER, PROMOTION, RUNGS, Promotion, PromotionState
from yuiwork.regions.models.region import Region
from yuiwork.regions.models.secrecy import SecrecyAgreement, SecrecyText
from yuiwork.regions.models.staff import (
    FIRST_LEVEL,
    SECOND_LEVEL,
    STAFF_LOAN,
    LoanState,
    StaffLoan,
    StaffRole,
)
from yuiwork.regions.models.target import Target

__all__ = [
    "FIRST_LEVEL",
    "LEARNER",
    "PROGRAMME",
    "PROMOTION",
    "RUNGS",
    "SECOND_LEVEL",
    "STAFF_LOAN",
    "BudgetBasis",
    "BudgetLine",
    "Cohort",
    "Expense",
    "Goal",
    "HandoverNote",
    "Indicator",
    "Layer",
    "LoanState",
    "Meeting",
    "MeetingKind",
    "MemberMunicipality",
    "NoteKind",
    "PartyRole",
    "Programme",
    "ProgrammeParty",
    "ProgrammeState",
    "ProgrammeYear",
    "Promotion",
    "PromotionState",
    "Region",
    "SecrecyAgreement",
    "SecrecyText",
    "StaffLoan",
    "StaffRole",
    "Stage",
    "Target",
    "Track",
    "TrackKind",
]
