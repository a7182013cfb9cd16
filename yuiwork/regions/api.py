"""The door of the regions room."""

from yuiwork.regions.models import Cohort, Programme, ProgrammeState, Region, Target
from yuiwork.regions.queries import (
    actor_for,
    cohorts_of,
    open_programmes,
    programme,
    programme_by_slug,
    programmes_for_staff,
    staff_of,
    staff_programme,
    targets_of,
)
from yuiwork.regions.use_cases import (
    appoint_staff,
    create_cohort,
    create_programme,
    release_staff,
    set_target,
)

__all__ = [
    "Cohort",
    "Programme",
    "ProgrammeState",
    "Region",
    "Target",
    "actor_for",
    "appoint_staff",
    "cohorts_of",
    "create_cohort",
    "create_programme",
    "open_programmes",
    "programme",
    "programme_by_slug",
    "programmes_for_staff",
    "release_staff",
    "set_target",
    "staff_of",
    "staff_programme",
    "targets_of",
]
