"""The door of the impact room."""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.web.components import Figure
from yuiwork.impact.queries import overview
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions

__all__ = ["public_results"]


def public_results(programme_id: UUID) -> Figure | None:
    """The honest numbers of the running fiscal year for the public page, masked; None while nothing may be shown."""
    today = clock.today()
    return overview.public_results(regions.programme(programme_id), fiscal_year(today), today)
