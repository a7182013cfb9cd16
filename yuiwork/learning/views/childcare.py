"""Childcare at seminars and sessions: the officer offers it, the learner asks for it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare import api as childcare
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import ChildcareForm
from yuiwork.learning.policies import DECIDERS
from yuiwork.learning.queries.childcare import session_of_programme, sessions_with_childcare
from yuiwork.learning.queries.courses import enrolments_of
from yuiwork.learning.queries.seminars import seminar_of_programme
from yuiwork.learning.use_cases import (
    ask_for_session_childcare,
    set_seminar_childcare,
    set_session_childcare,
)
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def seminar_childcare(request: Request, slug: str, seminar_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, DECIDERS)
    row = seminar_of_programme(programme.id, seminar_id)
    offer = childcare.offer_of(childcare.OccasionKind.SEMINAR, row.id)
    form = ChildcareForm(
        request.POST or None, initial=ChildcareForm.initial_of(offer, childcare.standard_of(programme.id))
    )
    back = reverse("learning:seminar_staff", args=[slug, row.id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_seminar_childcare(actor=request.actor, seminar_id=row.id, **form.cleaned_data)
            return done(request, back, _("Childcare is offered. Those who asked for it get an email."))
    context = {"programme": programme, "title": row.title, "back": back, "offer": offer, "form": form}
    return show(request, "learning/staff/childcare.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def session_childcare(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, DECIDERS)
    row = session_of_programme(programme.id, session_id)
    offer = childcare.offer_of(childcare.OccasionKind.SESSION, row.id)
    form = ChildcareForm(
        request.POST or None, initial=ChildcareForm.initial_of(offer, childcare.standard_of(programme.id))
    )
    back = reverse("learning:session_staff", args=[slug, row.id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_session_childcare(actor=request.actor, session_id=row.id, **form.cleaned_data)
            return done(request, back, _("Childcare is offered. Learners find it under “Learn”."))
    context = {"programme": programme, "title": row.title, "back": back, "offer": offer, "form": form}
    return show(request, "learning/staff/childcare.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def childcare_standard(request: Request, slug: str) -> HttpResponse:
    """What the programme usually offers: new dates begin with it."""
    programme = programme_for(request, slug, DECIDERS)
    standard = childcare.standard_of(programme.id)
    form = ChildcareForm(request.POST or None, initial=ChildcareForm.initial_of(None, standard))
    back = reverse("childcare:occasions", args=[slug])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            childcare.set_standard(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(request, back, _("Saved. The next dates begin with it."))
    context = {"programme": programme, "back": back, "form": form}
    return show(request, "learning/staff/childcare_standard.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def childcare_home(request: Request) -> HttpResponse:
    """Sessions of her courses at which there is childcare; one tap leads to the page of her children."""
    user_id = request.actor.user_id
    if user_id is None:
        raise NotFound
    if request.method == "POST":
        try:
            session_id = UUID(request.POST.get("session", ""))
        except ValueError as error:
            raise NotFound from error
        path = ask_for_session_childcare(actor=request.actor, session_id=session_id)
        response = HttpResponseRedirect(path)
        response.status_code = 303
        return response
    context = {"sessions": sessions_with_childcare(user_id, enrolments_of(user_id))}
    return show(request, "learning/childcare.html", context)
