"""育つ: who could take the next step, proposals, decisions, the history of each person."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.portal.forms import DecisionForm, ProposalForm
from yuiwork.portal.growth import grower, growers, steps_of
from yuiwork.regions import api as regions

WHO = (Role.OFFICER, Role.DIRECTOR)
_PAGE_SIZE = 20


@page(*WHO)
def growth(request: Request, slug: str) -> HttpResponse:
    """Proposals that wait, the people, what was decided."""
    programme = regions.staff_programme(request.actor, slug, *WHO)
    promotions = regions.promotions_of(programme.id)
    names = regions.names_of({row.user_id for row in promotions})
    told = [(row, names.get(row.user_id, "")) for row in promotions]
    waiting = regions.PromotionState.PROPOSED
    context = {
        "programme": programme,
        "waiting": [pair for pair in told if pair[0].state == waiting],
        "decided": [pair for pair in told if pair[0].state != waiting],
        "page": Paginator(growers(programme.id), _PAGE_SIZE).get_page(request.GET.get("page")),
        "may_decide": request.actor.holds(Role.OFFICER, programme.id),
    }
    return show(request, "portal/growth.html", context)


@page(*WHO, methods=("GET", "POST"))
def person(request: Request, slug: str, user_id: UUID) -> HttpResponse:
    """Her way so far, and a form that proposes the next step."""
    programme = regions.staff_programme(request.actor, slug, *WHO)
    who = grower(programme.id, user_id)
    form = ProposalForm(steps_of(who), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = form.use_case_data()
            regions.propose_promotion(actor=request.actor, programme_id=programme.id, user_id=user_id, **data)
            return done(
                request, reverse("portal:growth", args=[slug]), _("It is proposed. An officer decides.")
            )
    context = {
        "programme": programme,
        "person": who,
        "roles": regions.roles_of_person(user_id, programme.id),
        "form": form,
    }
    return show(request, "portal/growth_person.html", context)


@page(Role.OFFICER, methods=("GET", "POST"))
def decide(request: Request, slug: str, promotion_id: UUID) -> HttpResponse:
    """Confirm a proposal or decline it with a reason."""
    programme = regions.staff_programme(request.actor, slug, Role.OFFICER)
    waiting = regions.promotions_waiting(programme.id)
    promotion = next((row for row in waiting if row.id == promotion_id), None)
    if promotion is None:
        raise NotFound
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            confirm, answer = form.cleaned_data["decision"] == "confirm", form.cleaned_data["answer"]
            regions.decide_promotion(
                actor=request.actor, promotion_id=promotion.id, confirm=confirm, answer=answer
            )
            return done(request, reverse("portal:growth", args=[slug]), _("Your decision is saved."))
    people = {promotion.user_id, *([promotion.proposed_by_id] if promotion.proposed_by_id else [])}
    names = regions.names_of(people)
    context = {
        "programme": programme,
        "promotion": promotion,
        "name": names.get(promotion.user_id, ""),
        "proposer": names.get(promotion.proposed_by_id, "") if promotion.proposed_by_id else "",
        "form": form,
    }
    return show(request, "portal/growth_decide.html", context)
