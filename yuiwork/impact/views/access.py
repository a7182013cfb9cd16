"""The overview, for those who may read it."""

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.impact.queries.counts import years_with_facts
from yuiwork.impact.queries.overview import Overview, overview_of
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions

READERS = (Role.OFFICER, Role.DIRECTOR)


def overview_for(actor: Actor, slug: str, year: int, *, strict: bool = True) -> Overview:
    """For officers and directors of the programme; ``NotFound`` for everyone else.

    A year without facts is ``NotFound`` too, or this year unless ``strict``.
    """
    programme = regions.staff_programme(actor, slug, *READERS)
    today = clock.today()
    if year not in years_with_facts(programme.id, today):
        if strict:
            raise NotFound
        year = fiscal_year(today)
    return overview_of(programme, year, today)
