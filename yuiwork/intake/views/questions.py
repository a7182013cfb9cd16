"""The application form of a round, built on screen."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import QuestionForm
from yuiwork.intake.models import RoundState
from yuiwork.intake.policies import DECIDERS
from yuiwork.intake.queries.rounds import round_of_programme
from yuiwork.intake.use_cases import add_question, move_question
from yuiwork.intake.views.staff_scope import programme_for

_MOVES = {"up": -1, "down": 1, "out": 0}


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def questions(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """The lines so far with buttons to move them, and one more."""
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    action = request.POST.get("action", "")
    if request.method == "POST" and action != "add":
        if action not in _MOVES:
            raise NotFound
        code = request.POST.get("code", "")
        move_question(actor=request.actor, round_id=row.id, code=code, by=_MOVES[action])
        return done(request, request.path)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            add_question(
                actor=request.actor,
                round_id=row.id,
                kind=data["kind"],
                text=data["text"],
                help_text=data["help_text"],
                required=data["required"],
                options=form.labels(),
            )
            return done(request, request.path, _("The question is added."))
    context = {
        "programme": programme,
        "round": row,
        "course": row.course,
        "may_build": row.state == RoundState.DRAFT,
        "form": form,
    }
    return show(request, "intake/staff/questions.html", context)
