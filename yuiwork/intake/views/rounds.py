"""受講者募集: planning rounds, announcing, closing."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import RoundForm
from yuiwork.intake.models import IntakeRound, Method, RoundState, TaskKind
from yuiwork.intake.policies import DECIDERS
from yuiwork.intake.queries.answers import question_count
from yuiwork.intake.queries.lotteries import lottery_of
from yuiwork.intake.queries.places import free_places, taken_in
from yuiwork.intake.queries.round_step import round_step
from yuiwork.intake.queries.rounds import round_of_programme, rounds_of
from yuiwork.intake.queries.scoring import blind_rounds, criteria_of, scorer_names
from yuiwork.intake.use_cases import announce_round, change_round, close_round, create_round, draw_lottery
from yuiwork.intake.views.staff_scope import programme_for
from yuiwork.learning import api as learning


@page(Role.OFFICER, Role.DIRECTOR)
def rounds(request: Request, slug: str) -> HttpResponse:
    """All rounds, the newest first; a course without rounds takes applications in the ordinary way."""
    programme = programme_for(request, slug, DECIDERS)
    context = {
        "programme": programme,
        "rounds": rounds_of(programme.id),
        "courses": [c for c in learning.courses_of(programme.id) if c.ends_on > clock.today()],
    }
    return show(request, "intake/staff/rounds.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def round_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, DECIDERS)
    course = learning.course_of_programme(programme.id, course_id)
    initial = {
        "opens_on": clock.today(),
        "closes_on": course.apply_until,
        "seats": course.capacity,
        "method": Method.SELECTION,
        "task_kind": TaskKind.NONE,
    }
    form = RoundForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = create_round(
                actor=request.actor,
                course_id=course.id,
                submission_id=form.cleaned_data["submission_id"],
                terms=form.terms(),
            )
            return done(
                request,
                reverse("intake:round", args=[slug, row.id]),
                _("The round is planned. Nobody sees it before you announce it."),
            )
    context = {"programme": programme, "course": course, "form": form}
    return show(request, "intake/staff/round_form.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def round_page(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """One round: what was said, how many applied, the next thing to do."""
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    if request.method == "POST":
        return _act(request, row)
    lottery = lottery_of(row.id)
    context = {
        "programme": programme,
        "round": row,
        "course": row.course,
        "step": round_step(request.actor, row, lottery),
        "taken": taken_in(row.id),
        "free": max(0, free_places(row.course, row)),
        "lottery": lottery,
        "criteria": criteria_of(row.id),
        "question_count": question_count(row),
        "scorers": scorer_names(row),
        "blind": row.id in blind_rounds(request.actor.user_id),
        "may_change": row.state != RoundState.CLOSED,
    }
    return show(request, "intake/staff/round.html", context)


def _act(request: Request, row: IntakeRound) -> HttpResponse:
    match request.POST.get("action"):
        case "close":
            close_round(actor=request.actor, round_id=row.id)
            words = _("The round is closed.")
        case "draw":
            draw_lottery(actor=request.actor, round_id=row.id)
            words = _("Lots are drawn. Nobody has been told yet.")
        case _:
            announce_round(actor=request.actor, round_id=row.id)
            words = _("The round is announced.")
    return done(request, request.path, words)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def round_edit(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    form = RoundForm(request.POST or None, initial=RoundForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_round(actor=request.actor, round_id=row.id, terms=form.terms())
            return done(request, reverse("intake:round", args=[slug, row.id]), _("Your changes are saved."))
    context = {"programme": programme, "course": row.course, "round": row, "form": form}
    return show(request, "intake/staff/round_form.html", context)
