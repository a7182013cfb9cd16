"""The door of the impact room."""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.web.components import Figure
from yuiwork.impact.queries import overview
from yuiwork.regions import api as regions

__all__ = ["public_results"]


def public_results(programme_id: UUID) -> Figure | None:
    """Honest numbers for the public page, masked, as known at the end of the last quarter; None while there are none."""
    return overview.public_results(regions.programme(programme_id), clock.today())
