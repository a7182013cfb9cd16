"""The filters of the list of applications, as they stand in the address."""

from uuid import UUID

from yuiwork.core.web.request import Request
from yuiwork.intake.forms import FilterForm
from yuiwork.intake.queries.applications import Wanted
from yuiwork.intake.queries.rounds import rounds_of
from yuiwork.learning import api as learning


def filters_of(request: Request, programme_id: UUID) -> FilterForm:
    """The form, filled from the address."""
    courses = [(str(c.id), c.title) for c in learning.courses_of(programme_id)]
    rounds = [(str(r.id), f"{r.course.title} {r.title}") for r in rounds_of(programme_id)]
    return FilterForm(courses, rounds, request.GET or None)


def wanted_of(filters: FilterForm) -> Wanted:
    """An address somebody changed by hand is no reason for an error page: what cannot be read filters nothing."""
    filters.is_valid()
    data = getattr(filters, "cleaned_data", {})
    return Wanted(
        show=data.get("show") or "open",
        course_id=UUID(data["course"]) if data.get("course") else None,
        round_id=UUID(data["round"]) if data.get("round") else None,
        words=data.get("words") or "",
    )
