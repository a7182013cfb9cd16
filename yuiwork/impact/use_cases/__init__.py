from yuiwork.impact.use_cases.record_facts import (
    join_person,
    record_earning,
    record_milestone,
    record_outcome,
)
from yuiwork.impact.use_cases.record_imported import (
    ImportedFacts,
    Income,
    Reached,
    Tally,
    forget_imported,
    record_imported,
)

__all__ = [
    "ImportedFacts",
    "Income",
    "Reached",
    "Tally",
    "forget_imported",
    "join_person",
    "record_earning",
    "record_imported",
    "record_milestone",
    "record_outcome",
]
