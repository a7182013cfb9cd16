"""承認: what the contractor proposes, approved or sent back by the municipality (programmes.md 3.1 RQ06)."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import AnswerForm
from yuiwork.intake.models import Selection, SelectionState
from yuiwork.intake.policies import DECIDERS, may_approve
from yuiwork.intake.queries.scoring import blind_rounds, shown_name
from yuiwork.intake.queries.selections import selection_of_programme, selections_in
from yuiwork.intake.use_cases import answer_selection
from yuiwork.intake.views.staff_scope import PAGE_SIZE, parsed_id, programme_for


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def approvals(request: Request, slug: str) -> HttpResponse:
    """Both sides see the same list; only the municipality's officers find the buttons."""
    programme = programme_for(request, slug, DECIDERS)
    form = AnswerForm(request.POST or None)
    failed: Selection | None = None
    if request.method == "POST":
        failed = selection_of_programme(programme.id, parsed_id(request.POST.get("selection", "")))
        if form.is_valid():
            approve = request.POST.get("action") == "approve"
            with refusals_on(form):
                answer_selection(
                    actor=request.actor,
                    selection_id=failed.id,
                    approve=approve,
                    answer=form.cleaned_data["answer"],
                )
                words = _("Approved.") if approve else _("Sent back with your reason.")
                return done(request, request.path, words)
    hidden = blind_rounds(request.actor.user_id)
    waiting = selections_in(programme.id, SelectionState.PROPOSED)
    paged = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "page": paged,
        "rows": _with_forms(list(paged.object_list), failed, form, hidden),
        "returned": _with_forms(
            list(selections_in(programme.id, SelectionState.RETURNED)), None, form, hidden
        ),
        "may_approve": may_approve(request.actor, programme.id),
        "form": form,
    }
    return show(request, "intake/staff/approvals.html", context)


def _with_forms(
    rows: list[Selection], failed: Selection | None, form: AnswerForm, hidden: frozenset[UUID]
) -> list[tuple[Selection, str, AnswerForm]]:
    """Each with the applicant's name and a form of its own; what she typed stays where she typed it."""
    return [
        (
            row,
            shown_name(row.application, hidden),
            form if failed is not None and row.id == failed.id else AnswerForm(auto_id=f"id_{row.id}_%s"),
        )
        for row in rows
    ]
