"""決定通知: reading the letters before they go out, sending them all, watching how far it has come."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.ids import new_id
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.letter_pdf import letter_pdf
from yuiwork.intake.models import Outcome, Selection, SelectionState
from yuiwork.intake.policies import DECIDERS, may_see_name
from yuiwork.intake.queries.letters import facts_of
from yuiwork.intake.queries.scoring import blind_rounds, shown_name
from yuiwork.intake.queries.selections import (
    courses_with_untold,
    newest_announcement,
    progress_of,
    selection_of_programme,
    selections_in,
)
from yuiwork.intake.queries.sheets import sheet_of
from yuiwork.intake.use_cases import order_announcement
from yuiwork.intake.views.staff_scope import parsed_id, programme_for
from yuiwork.learning import api as learning


@page(Role.OFFICER, Role.DIRECTOR)
def courses(request: Request, slug: str) -> HttpResponse:
    """Courses with decisions that nobody has been told of yet."""
    programme = programme_for(request, slug, DECIDERS)
    context = {"programme": programme, "courses": courses_with_untold(programme.id)}
    return show(request, "intake/staff/telling.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def course(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    """Who will be told what, with each letter to read beforehand; one button sends them all."""
    programme = programme_for(request, slug, DECIDERS)
    row = learning.course_of_programme(programme.id, course_id)
    if request.method == "POST":
        order_announcement(
            actor=request.actor,
            course_id=row.id,
            submission_id=parsed_id(request.POST.get("submission_id", "")),
        )
        return done(request, request.path, _("The letters are being sent. This page shows the progress."))
    order = newest_announcement(row.id)
    ready = selections_in(programme.id, SelectionState.READY).filter(application__course_id=row.id)
    context = {
        "programme": programme,
        "course": row,
        "groups": _groups(list(ready), blind_rounds(request.actor.user_id)),
        "count": len(ready),
        "places": row.capacity - learning.enrolled_count(row.id),
        "progress": progress_of(order) if order else None,
        "submission_id": new_id(),
    }
    return show(request, "intake/staff/telling_course.html", context)


@page(Role.OFFICER, Role.DIRECTOR)
def preview(request: Request, slug: str, selection_id: UUID) -> HttpResponse:
    """The letter as it would go out now, without a number."""
    programme = programme_for(request, slug, DECIDERS)
    selection = selection_of_programme(programme.id, selection_id)
    sheet = sheet_of(selection.application_id)
    may_see_name(sheet.round_id if sheet else None, blind_rounds(request.actor.user_id)).enforce()
    pdf = letter_pdf(facts_of(selection, number="（見本）"))
    return HttpResponse(pdf, content_type="application/pdf")


def _groups(rows: list[Selection], hidden: frozenset[UUID]) -> list[tuple[str, list[tuple[Selection, str]]]]:
    """By outcome, each with the applicant's name."""
    named = [(row, shown_name(row.application, hidden)) for row in rows]
    return [
        (str(outcome.label), group)
        for outcome in Outcome
        if (group := [pair for pair in named if pair[0].outcome == outcome])
    ]
