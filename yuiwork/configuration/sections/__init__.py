"""The sections of a file in the order in which they are written: what others refer to stands first.

A room adds a module with ``SECTIONS`` here; see the README.
"""

from yuiwork.configuration.section import Section
from yuiwork.configuration.sections import (
    care,
    challenges,
    childcare,
    courses,
    desk,
    eligibility,
    facilities,
    growth,
    intake,
    outreach,
    plan,
    programme,
    reports,
    seminars,
    staff,
    surveys,
)

SECTIONS: tuple[Section, ...] = (
    *programme.SECTIONS,
    *plan.SECTIONS,
    *eligibility.SECTIONS,
    *staff.SECTIONS,
    *care.SECTIONS,
    *childcare.SECTIONS,
    *outreach.SECTIONS,
    *facilities.SECTIONS,
    *desk.SECTIONS,
    *growth.SECTIONS,
    *challenges.SECTIONS,
    *surveys.SECTIONS,
    *seminars.SECTIONS,
    *courses.SECTIONS,
    *intake.SECTIONS,
    *reports.SECTIONS,
)
