"""Whose imports a page is about."""

from uuid import UUID

from yuiwork.core.web.request import Request
from yuiwork.imports.models import ImportRun
from yuiwork.imports.policies import IMPORTERS
from yuiwork.imports.queries.runs import run_of
from yuiwork.regions import api as regions

PAGE_SIZE = 20


def programme_for(request: Request, slug: str) -> regions.Programme:
    """The programme, for its officers and directors; ``NotFound`` for everybody else."""
    return regions.staff_programme(request.actor, slug, *IMPORTERS)


def run_for(request: Request, slug: str, run_id: UUID) -> ImportRun:
    """A run of that programme. Raises ``NotFound``."""
    return run_of(programme_for(request, slug).id, run_id)
