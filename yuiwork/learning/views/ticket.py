"""What the holder of a link from our mail sees: her ticket, its calendar file, cancelling; the survey."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning import links
from yuiwork.learning.forms import SurveyForm
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.policies import may_answer_exit_survey, may_cancel_seat
from yuiwork.learning.queries.courses import open_courses
from yuiwork.learning.queries.mail import calendar_of, survey_path, ticket_path, where_of
from yuiwork.learning.queries.seminars import find_application
from yuiwork.learning.queries.surveys import response_of
from yuiwork.learning.use_cases import answer_survey, cancel_seminar_application

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
    """Her place: when, where or the online address, the calendar file, cancelling."""
    context = {
        "application": row,
        "seminar": row.seminar,
        "programme": row.seminar.programme,
        "where": where_of(row),
        "token": token,
        "is_over": clock.now() > row.seminar.ends_at,
        "may_cancel": row.state == "applied" and bool(may_cancel_seat(row.seminar, clock.now())),
        "survey_url": survey_path(row.id) if _may_answer(row) else "",
    }
    return show(request, "learning/seminar_ticket.html", context)


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by(links.TICKET)
def seminar_cancel(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """By POST only: mail scanners open every link they see."""
    cancel_seminar_application(actor=request.actor, application_id=row.id)
    return done(request, ticket_path(row.id), _("Your application is cancelled. Thank you for telling us."))


@page(Audience.LINK_HOLDER)
@opened_by(links.TICKET)
def seminar_calendar(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """The ``.ics`` file as it stands now."""
    response = HttpResponse(calendar_of(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="seminar.ics"'
    return response


@page(Audience.LINK_HOLDER, methods=("GET", "POST"))
@opened_by(links.SURVEY)
def survey(request: Request, row: SeminarApplication, token: str) -> HttpResponse:
    """The exit survey, once; afterwards thanks and the next step."""
    asked = row.seminar.survey
    if asked is None:
        raise NotFound
    programme = row.seminar.programme
    context = {"survey": asked, "seminar": row.seminar, "programme": programme}
    if response_of(row) is not None:
        return show(
            request, "learning/survey_thanks.html", {**context, "courses": open_courses(programme.id)}
        )
    decision = may_answer_exit_survey(row, clock.now())
    if not decision:
        return show(request, "learning/survey_closed.html", {**context, "reason": decision.reason})
    form = SurveyForm(asked.questions.all(), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            answer_survey(actor=request.actor, application_id=row.id, answers=form.cleaned_data)
            return done(request, request.path)
    return show(request, "learning/survey.html", {**context, "form": form})


def _may_answer(row: SeminarApplication) -> bool:
    return (
        row.seminar.survey_id is not None
        and bool(may_answer_exit_survey(row, clock.now()))
        and response_of(row) is None
    )
