"""採点: a scorer's list and one application without its name; for the office the rubric and the comparison."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import PROGRAMME_STAFF, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import RubricForm, ScoreForm
from yuiwork.intake.models import Method, Scoring
from yuiwork.intake.policies import DECIDERS
from yuiwork.intake.queries.comparison import compare, is_complete
from yuiwork.intake.queries.rounds import round_of_programme
from yuiwork.intake.queries.scoring import (
    blind,
    blind_file,
    blind_rounds,
    criteria_of,
    own_scoring,
    possible_scorers,
    scorer_names,
    sheet_to_score,
    to_score,
)
from yuiwork.intake.use_cases import decide_by_scores, save_scoring, set_rubric
from yuiwork.intake.views.staff_scope import programme_for

_STAFF = (Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, Role.EDITOR)


@page(*_STAFF)
def my_scoring(request: Request, slug: str) -> HttpResponse:
    """What she is asked to judge; empty for those who are asked nothing."""
    programme = programme_for(request, slug, PROGRAMME_STAFF)
    rows = to_score(_user(request), programme.id)
    context = {
        "programme": programme,
        "rows": rows,
        "open": [row for row in rows if row.state != "done"],
    }
    return show(request, "intake/staff/my_scoring.html", context)


@page(*_STAFF, methods=("GET", "POST"))
def score(request: Request, slug: str, sheet_id: UUID) -> HttpResponse:
    """One application without a name: read, give points, finish."""
    programme = programme_for(request, slug, PROGRAMME_STAFF)
    sheet = sheet_to_score(_user(request), programme.id, sheet_id)
    assert sheet.round_id
    criteria, scoring = criteria_of(sheet.round_id), own_scoring(_user(request), sheet_id)
    form = ScoreForm(criteria, request.POST or None, initial=_initial(scoring))
    if request.method == "POST" and form.is_valid():
        final = request.POST.get("action") == "final"
        with refusals_on(form):
            save_scoring(
                actor=request.actor,
                programme_id=programme.id,
                sheet_id=sheet_id,
                points=form.points(),
                comment=form.cleaned_data["comment"],
                final=final,
            )
            words = (
                _("Finished. Thank you.") if final else _("Your points are saved. You can still change them.")
            )
            return done(request, reverse("intake:my_scoring", args=[slug]), words)
    context = {
        "programme": programme,
        "sheet": blind(sheet),
        "scoring": scoring,
        "given": [(row, _points(scoring, row.id)) for row in criteria],
        "form": form,
    }
    return show(request, "intake/staff/score.html", context)


@page(*_STAFF)
def score_file(request: Request, slug: str, file_id: UUID) -> FileResponse:
    """A file of the task under a name that tells nothing."""
    programme = programme_for(request, slug, PROGRAMME_STAFF)
    file, name = blind_file(_user(request), programme.id, file_id)
    response = FileResponse(file.content.open("rb"), as_attachment=True, filename=name)
    response["Content-Type"] = file.media_type
    response["X-Content-Type-Options"] = "nosniff"
    return response


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def rubric(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """What is judged, by whom."""
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    scorer_ids = row.scorers.values_list("user_id", flat=True)
    initial = RubricForm.initial_of(criteria_of(row.id), scorer_ids)
    form = RubricForm(possible_scorers(programme.id), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_rubric(actor=request.actor, round_id=row.id, lines=form.lines(), scorer_ids=form.scorer_ids())
            return done(request, reverse("intake:round", args=[slug, row.id]), _("The rubric is saved."))
    context = {"programme": programme, "round": row, "course": row.course, "form": form}
    return show(request, "intake/staff/rubric.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def comparison(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """All applications of a round side by side, in the order of their scores."""
    programme = programme_for(request, slug, DECIDERS)
    row = round_of_programme(programme.id, round_id)
    if request.method == "POST":
        count = decide_by_scores(actor=request.actor, round_id=row.id)
        words = ngettext(
            "%(count)d decision is saved. Nobody has been told yet.",
            "%(count)d decisions are saved. Nobody has been told yet.",
            count,
        )
        return done(request, request.path, words % {"count": count})
    rows = compare(row)
    context = {
        "programme": programme,
        "round": row,
        "course": row.course,
        "rows": rows,
        "scorers": scorer_names(row),
        "criteria": criteria_of(row.id),
        "complete": bool(rows) and is_complete(rows),
        "by_scores": row.method == Method.SELECTION,
        "blind": row.id in blind_rounds(_user(request)),
    }
    return show(request, "intake/staff/comparison.html", context)


def _user(request: Request) -> UUID:
    if request.actor.user_id is None:
        raise NotFound
    return request.actor.user_id


def _initial(scoring: Scoring | None) -> dict[str, Any]:
    if scoring is None:
        return {}
    points = {str(point.criterion_id): point.points for point in scoring.points.all()}
    return {**points, "comment": scoring.comment}


def _points(scoring: Scoring | None, criterion_id: UUID) -> int | None:
    rows = scoring.points.all() if scoring else ()
    return next((point.points for point in rows if point.criterion_id == criterion_id), None)
