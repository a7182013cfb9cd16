from yuiwork.impact.models.facts import Earning, Milestone, NotedOutcome, PersonAlias, PersonMilestone
from yuiwork.impact.models.imported import ImportedIncome, ImportedTally, TallyKind

__all__ = [
    "Earning",
    "ImportedIncome",
    "ImportedTally",
    "Milestone",
    "NotedOutcome",
    "PersonAlias",
    "PersonMilestone",
    "TallyKind",
]
