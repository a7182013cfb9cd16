from yuiwork.regions.use_cases.create_programme import create_cohort, create_programme, set_target
from yuiwork.regions.use_cases.staff import appoint_staff, release_staff

__all__ = ["appoint_staff", "create_cohort", "create_programme", "release_staff", "set_target"]
