from yuiwork.regions.models.cohort import Cohort
from yuiwork.regions.models.programme import Programme, ProgrammeState
from yuiwork.regions.models.region import Region
from yuiwork.regions.models.staff import StaffRole
from yuiwork.regions.models.target import Target

__all__ = ["Cohort", "Programme", "ProgrammeState", "Region", "StaffRole", "Target"]
