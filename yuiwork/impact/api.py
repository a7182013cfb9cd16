"""The door of the impact room."""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.web.components import Figure
from yuiwork.impact.models import ImportedIncome, ImportedTally, Milestone, PersonMilestone, TallyKind
from yuiwork.impact.queries import overview
from yuiwork.impact.queries.counts import BAND_BOUNDS, band_of, years_with_facts
from yuiwork.impact.queries.overview import overview_of
from yuiwork.impact.queries.reporting import (
    seminar_tallies,
    steps_between,
    survey_tallies,
    things_between,
)
from yuiwork.impact.use_cases import (
    ImportedFacts,
    Income,
    Reached,
    Tally,
    forget_imported,
    join_person,
    record_imported,
)
from yuiwork.regions import api as regions

__all__ = [
    "BAND_BOUNDS",
    "IMPORTED_FACTS",
    "ImportedFacts",
    "Income",
    "Milestone",
    "Reached",
    "Tally",
    "TallyKind",
    "band_of",
    "forget_imported",
    "join_person",
    "overview_of",
    "public_results",
    "record_imported",
    "seminar_tallies",
    "steps_between",
    "survey_tallies",
    "things_between",
    "years_with_facts",
]


# The tables into which ``record_imported`` writes.
IMPORTED_FACTS = (PersonMilestone, ImportedIncome, ImportedTally)


def public_results(programme_id: UUID) -> Figure | None:
    """Honest numbers for the public page, masked, as known at the end of the last quarter; None while there are none."""
    return overview.public_results(regions.programme(programme_id), clock.today())
