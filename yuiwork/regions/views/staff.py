"""担当者: who serves the programme now and before, who is lent, who is asked for."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.web.components import Text
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.people import api as people
from yuiwork.regions.forms import AppointForm, LoanAnswerForm, LoanForm
from yuiwork.regions.forms.staff import ROLE_CHOICES
from yuiwork.regions.models import LoanState, Programme
from yuiwork.regions.policies import may_manage_programme
from yuiwork.regions.queries import staff as queries
from yuiwork.regions.queries.programmes import open_programmes, staff_programme
from yuiwork.regions.use_cases import answer_loan, appoint_staff, ask_for_loan, release_staff, withdraw_loan


@page(Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
def staff(request: Request, slug: str) -> HttpResponse:
    """Now, before, lent and asked for."""
    programme = staff_programme(request.actor, slug, Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)
    lines = queries.staff_history(programme.id)
    loans = queries.loans_of(programme.id)
    asked = queries.loans_asked_of(programme.id)
    names = queries.names_of({loan.user_id for loan in [*loans, *asked]})
    context = {
        "programme": programme,
        "now": [line for line in lines if line.held],
        "people": len({line.user_id for line in lines if line.held}),  # one person may hold two roles
        "before": [line for line in lines if not line.held],
        "loans": [(loan, names.get(loan.user_id, "")) for loan in loans],
        "asked": [(loan, names.get(loan.user_id, "")) for loan in asked],
        "waiting": LoanState.ASKED,
        "roles": dict(ROLE_CHOICES),
        "today": clock.today(),
        "may_change": bool(may_manage_programme(request.actor, programme.id)),
        "may_answer": request.actor.holds(Role.OFFICER, programme.id),
    }
    return show(request, "regions/staff.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def appoint(request: Request, slug: str) -> HttpResponse:
    """Give a person with an account a role."""
    programme = _managed(request.actor, slug)
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            appoint_staff(
                actor=request.actor,
                programme_id=programme.id,
                user_id=_account(form.cleaned_data["email"]),
                role=Role(form.cleaned_data["role"]),
            )
            return _done(request, slug, _("The role begins today."))
    return show(request, "regions/appoint.html", {"programme": programme, "form": form})


@page(Role.OFFICER, Role.OPERATOR, methods=("POST",))
def release(request: Request, slug: str, role_id: UUID) -> HttpResponse:
    """End a role today."""
    programme = _managed(request.actor, slug)
    line = next((x for x in queries.staff_history(programme.id) if x.role_id == role_id and x.held), None)
    if line is None:
        raise NotFound
    release_staff(actor=request.actor, programme_id=programme.id, user_id=line.user_id, role=Role(line.role))
    return _done(request, slug, _("The role ends today. It stays in the history."))


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def borrow(request: Request, slug: str) -> HttpResponse:
    """Ask another programme for one of its staff."""
    programme = _managed(request.actor, slug)
    others = [row for row in open_programmes() if row.id != programme.id]
    form = LoanForm(others, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = dict(form.cleaned_data)
            ask_for_loan(
                actor=request.actor,
                programme_id=programme.id,
                home_slug=data.pop("home"),
                user_id=_account(data.pop("email")),
                role=Role(data.pop("role")),
                **data,
            )
            return _done(
                request, slug, _("The other programme has been asked. You will find its answer here.")
            )
    return show(request, "regions/borrow.html", {"programme": programme, "form": form, "others": others})


@page(Role.OFFICER, methods=("GET", "POST"))
def lend(request: Request, slug: str, loan_id: UUID) -> HttpResponse:
    """Answer another programme that asks for a person."""
    programme = staff_programme(request.actor, slug, Role.OFFICER)
    loan = next((row for row in queries.loans_asked_of(programme.id) if row.id == loan_id), None)
    if loan is None:
        raise NotFound
    form = LoanAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            agree = form.cleaned_data["answer"] == "agree"
            reason = form.cleaned_data["reason"]
            answer_loan(actor=request.actor, loan_id=loan.id, agree=agree, reason=reason)
            return _done(request, slug, _("Your answer is sent."))
    context = {
        "programme": programme,
        "loan": loan,
        "form": form,
        "name": queries.names_of({loan.user_id}).get(loan.user_id, ""),
        "role": dict(ROLE_CHOICES)[loan.role],
    }
    return show(request, "regions/lend.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("POST",))
def withdraw(request: Request, slug: str, loan_id: UUID) -> HttpResponse:
    programme = _managed(request.actor, slug)
    if loan_id not in {loan.id for loan in queries.loans_of(programme.id)}:
        raise NotFound
    withdraw_loan(actor=request.actor, loan_id=loan_id)
    return _done(request, slug, _("The request is withdrawn."))


def _managed(actor: Actor, slug: str) -> Programme:
    return staff_programme(actor, slug, Role.OFFICER, Role.OPERATOR)


def _account(email: str) -> UUID:
    """The account of an address. Raises ``Invalid`` ``NO_SUCH_ACCOUNT``."""
    user = people.User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise Invalid(
            "NO_SUCH_ACCOUNT",
            _("Nobody has an account with this address yet. Please ask your colleague to sign up first."),
            field="email",
        )
    return user.id


def _done(request: Request, slug: str, message: Text) -> HttpResponse:
    return done(request, reverse("regions:staff", args=[slug]), message)
