"""The sections of a file in the order in which they are written: what others refer to stands first.

A room adds a module with ``SECTIONS`` here; see the README.
"""

from yuiwork.configuration.section import Section
from yuiwork.configuration.sections import eligibility, learning, plan, programme, staff

SECTIONS: tuple[Section, ...] = (
    *programme.SECTIONS,
    *plan.SECTIONS,
    *eligibility.SECTIONS,
    *staff.SECTIONS,
    *learning.SECTIONS,
)
