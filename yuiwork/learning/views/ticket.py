"""What the holder of a link from our mail sees: her ticket, its calendar file, cancelling; the survey."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.errors import DomainError, NotFound, Refused
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.qr import qr_svg
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning import links
from yuiwork.learning.models import PlaceKind, SeminarApplication, SeminarState
from yuiwork.learning.policies import (
    may_answer_exit_survey,
    may_cancel_seat,
    may_change_place,
    may_take_seat,
)
from yuiwork.learning.queries.courses import open_courses
from yuiwork.learning.queries.mail import calendar_of, door_url, survey_path, ticket_path, where_of
from yuiwork.learning.queries.seminars import PlaceView, find_application, place_in_queue, seminar
from yuiwork.learning.respondent import respondent_of
from yuiwork.learning.use_cases import (
    cancel_seminar_application,
    change_seminar_place,
    invite_to_exit_survey,
    take_offered_seat,
)
from yuiwork.surveys import api as surveys

LinkView = Callable[[Request, SeminarApplication, str], HttpResponse]


def opened_by(purpose: str) -> Callable[[LinkView], Callable[[Request, str], HttpResponse]]:
    """Open the application behind the link; or answer why it opens nothing (404 broken, 410 expired)."""

    def declare(view: LinkView) -> Callable[[Request, str], HttpResponse]:
        @wraps(view)
        def run(request: Request, token: str) -> HttpResponse:
            application_id = links.read(purpose, token)
            row = find_application(application_id) if application_id else None
            if row is None:
                return render(request, "learning/link_broken.html", status=404)
            if links.has_expired(row.seminar.ends_at, clock.now()):
                context = {"programme": row.seminar.programme}
                return render(request, "learning/link_expired.html", context, status=410)
            return view(request, row, token)

        return run

    return declare


@page(Audience.LINK_HOLDER)
@opened_by(links.TICKET)
def seminar_ticket(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """Her place: when, where or the online address, the code for the door, what she can still change."""
    return show(request, "learning/seminar_ticket.html", _ticket(row, token))


def _ticket(row: SeminarApplication, token: str) -> dict[str, Any]:
    now, seminar = clock.now(), row.seminar
    return {
        "application": row,
        "seminar": seminar,
        "programme": seminar.programme,
        "where": where_of(row),
        "token": token,
        "is_over": now > seminar.ends_at,
        "has_seat": row.state == SeminarState.APPLIED,
        "may_cancel": row.is_live and bool(may_cancel_seat(seminar, now)),
        "may_take": row.state == SeminarState.OFFERED and bool(may_take_seat(row, now)),
        "queue": place_in_queue(row) if row.state == SeminarState.WAITING else None,
        "other_places": _other_places(row),
        "qr": qr_svg(door_url(row), _("QR code for the reception")) if _shows_code(row) else "",
        "childcare": childcare.request_of(row.id) if row.childcare else None,
        "survey_url": survey_path(row.id) if _may_answer(row) else "",
    }


def _other_places(row: SeminarApplication) -> list[PlaceView]:
    """Where she could take part instead."""
    if not may_change_place(row, clock.now()):
        return []
    return [place for place in seminar(row.seminar_id).places if place.kind != row.place.kind]


def _shows_code(row: SeminarApplication) -> bool:
    at_venue = row.place.kind == PlaceKind.VENUE
    return at_venue and row.state == SeminarState.APPLIED and row.seminar.called_off_at is None


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by(links.TICKET)
def seminar_take(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """Yes to the seat that became free; too late is told on the ticket."""
    try:
        take_offered_seat(actor=request.actor, application_id=row.id)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
        return done(request, ticket_path(row.id))
    return done(
        request, ticket_path(row.id), gettext_lazy("The seat is yours. We look forward to seeing you.")
    )


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by(links.TICKET)
def seminar_place(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """To the venue, or online."""
    try:
        change_seminar_place(actor=request.actor, application_id=row.id, place=request.POST.get("place", ""))
    except DomainError as refusal:
        messages.warning(request, str(refusal.message))
        return done(request, ticket_path(row.id))
    return done(
        request, ticket_path(row.id), gettext_lazy("Changed. A new confirmation is on its way by email.")
    )


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by(links.TICKET)
def seminar_cancel(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """By POST only: mail scanners open every link they see."""
    cancel_seminar_application(actor=request.actor, application_id=row.id)
    return done(
        request, ticket_path(row.id), gettext_lazy("Your application is cancelled. Thank you for telling us.")
    )


@page(Audience.LINK_HOLDER)
@opened_by(links.TICKET)
def seminar_calendar(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """The ``.ics`` file as it stands now."""
    response = HttpResponse(calendar_of(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="seminar.ics"'
    return response


@page(Audience.LINK_HOLDER)
@opened_by(links.SURVEY)
def survey(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """To the questions, once the seminar has begun; afterwards thanks and the next step.

    An invitation is all that a mail scanner can make by opening this link.
    """
    asked = row.seminar.survey
    if asked is None:
        raise NotFound
    programme = row.seminar.programme
    context = {"survey": asked, "seminar": row.seminar, "programme": programme}
    if surveys.has_answered(asked.id, respondent_of(row.id)):
        return show(
            request, "learning/survey_thanks.html", {**context, "courses": open_courses(programme.id)}
        )
    decision = may_answer_exit_survey(row, clock.now())
    if not decision:
        return show(request, "learning/survey_closed.html", {**context, "reason": decision.reason})
    invitation = invite_to_exit_survey(actor=request.actor, application_id=row.id)
    return HttpResponseRedirect(surveys.answer_path(invitation.id))


def _may_answer(row: SeminarApplication) -> bool:
    return (
        row.seminar.survey_id is not None
        and bool(may_answer_exit_survey(row, clock.now()))
        and not surveys.has_answered(row.seminar.survey_id, respondent_of(row.id))
    )
