"""申込: the applications of a programme with filters and one decision for several, and deciding on one."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import BulkForm, DecisionForm
from yuiwork.intake.models import Outcome, Selection, SelectionState
from yuiwork.intake.policies import DECIDERS, may_see_name
from yuiwork.intake.queries.answers import answers_in_words
from yuiwork.intake.queries.applications import (
    OPEN,
    IntakeRow,
    application_row,
    find_applications,
    selections_of,
)
from yuiwork.intake.queries.places import taken_in
from yuiwork.intake.queries.scoring import blind_rounds
from yuiwork.intake.queries.tutors import tutor_loads
from yuiwork.intake.use_cases import decide_application, decide_many
from yuiwork.intake.views.filters import filters_of, wanted_of
from yuiwork.intake.views.staff_scope import PAGE_SIZE, parsed_id, programme_for
from yuiwork.japan.digits import format_phone
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions


@page(Role.OFFICER, Role.DIRECTOR)
def own(request: Request) -> HttpResponse:
    """To the page of her programme; with several, a page to choose."""
    programmes = regions.programmes_for_staff(request.actor, *DECIDERS)
    if len(programmes) == 1:
        return HttpResponseRedirect(reverse("intake:applications", args=[programmes[0].slug]))
    choices = [(p, reverse("intake:applications", args=[p.slug])) for p in programmes]
    return show(request, "intake/staff/choose_programme.html", {"choices": choices})


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def applications(request: Request, slug: str) -> HttpResponse:
    """What waits for a decision, the longest first, or what the filters ask for; tick several to decide at once."""
    programme = programme_for(request, slug, DECIDERS)
    filters = filters_of(request, programme.id)
    wanted = wanted_of(filters)
    rows = find_applications(programme.id, wanted, blind_in=blind_rounds(request.actor.user_id))
    form = BulkForm(request.POST or None)
    chosen = {parsed_id(text) for text in request.POST.getlist("chosen")}
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            decided = decide_many(
                actor=request.actor,
                programme_id=programme.id,
                application_ids=chosen,
                outcome=Outcome(form.cleaned_data["decision"]),
                reason=form.cleaned_data["reason"],
            )
            return done(request, request.get_full_path(), _kept_words(decided))
    paged = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "page": paged,
        "rows": list(paged.object_list),
        "filters": filters,
        "filtered": bool(request.GET),
        "show": wanted.show,
        "form": form,
        "form_fields": [(field, field.errors) for field in form],
        "chosen": chosen,
        "query": request.GET.urlencode(),
    }
    return show(request, "intake/staff/applications.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def application(request: Request, slug: str, application_id: UUID) -> HttpResponse:
    """One application with the decision: accept with a tutor, waiting list, decline; tell now or later."""
    programme = programme_for(request, slug, DECIDERS)
    row = application_row(programme.id, application_id)
    may_see_name(row.round_id, blind_rounds(request.actor.user_id)).enforce()
    waiting = row.application.state == "waiting"
    form = DecisionForm(
        _tutors(programme.id), request.POST or None, waiting=waiting, initial=_initial(row.untold)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            selection = decide_application(
                actor=request.actor,
                application_id=application_id,
                outcome=Outcome(form.cleaned_data["decision"]),
                tutor_id=UUID(form.cleaned_data["tutor"]) if form.cleaned_data["tutor"] else None,
                reason=form.cleaned_data["reason"],
                tell_now=request.POST.get("action") != "keep",
            )
            return done(request, reverse("intake:applications", args=[slug]), _decided_words(selection))
    return show(request, "intake/staff/application.html", _context(programme, row, form))


def _context(programme: regions.Programme, row: IntakeRow, form: DecisionForm) -> dict[str, Any]:
    application = row.application
    seminars = learning.applications_of_person(application.user_id)
    decided_in = row.sheet.round if row.sheet else None
    return {
        "programme": programme,
        "row": row,
        "application": application,
        "sheet": row.sheet,
        "answers": answers_in_words(row.sheet),
        "phone": format_phone(row.phone) if row.phone else "",
        "round": decided_in,
        "round_taken": taken_in(decided_in.id) if decided_in else 0,
        "enrolled": learning.enrolled_count(application.course_id),
        "seminars": seminars.filter(seminar__programme_id=programme.id),
        "selections": selections_of(application.id),
        "to_decide": application.state in OPEN,
        "needs_approval": bool(decided_in and decided_in.needs_approval),
        "form": form,
    }


def _initial(untold: Selection | None) -> dict[str, Any]:
    if untold is None:
        return {}
    return {"decision": untold.outcome, "tutor": str(untold.tutor_id or ""), "reason": untold.reason}


def _tutors(programme_id: UUID) -> list[tuple[str, str]]:
    """Each tutor with how many learners she has now and how many are promised to her."""
    return [
        (
            str(load.user_id),
            _("%(name)s (%(learners)s)")
            % {"name": load.name, "learners": _learners(load.learners + load.promised)},
        )
        for load in tutor_loads(programme_id)
        if load.name
    ]


def _learners(count: int) -> str:
    return ngettext("%(count)d learner now", "%(count)d learners now", count) % {"count": count}


def _decided_words(selection: Selection) -> str:
    if selection.state == SelectionState.PROPOSED:
        return _("Your decision is saved. It is waiting for the approval of the municipality.")
    if selection.state == SelectionState.READY:
        return _("Your decision is saved. The applicant has not been told yet.")
    return _("Your decision is saved and the applicant is told.")


def _kept_words(decided: list[Selection]) -> str:
    count = len(decided)
    words = ngettext(
        "%(count)d decision is saved. Nobody has been told yet.",
        "%(count)d decisions are saved. Nobody has been told yet.",
        count,
    )
    return words % {"count": count}
