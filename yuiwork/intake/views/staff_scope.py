"""Which programme a staff page is about; ids that come in forms."""

from uuid import UUID

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.request import Request
from yuiwork.regions import api as regions

PAGE_SIZE = 20


def programme_for(request: Request, slug: str, roles: frozenset[Role]) -> regions.Programme:
    """The programme, for its own staff in one of these roles; ``NotFound`` for everybody else."""
    return regions.staff_programme(request.actor, slug, *roles)


def parsed_id(text: str | None) -> UUID:
    """An id from a form. Raises ``NotFound`` for anything else."""
    try:
        return UUID(text or "")
    except ValueError as error:
        raise NotFound from error
