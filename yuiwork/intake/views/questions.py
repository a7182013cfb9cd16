"""The application form of a round, built on screen with the builder of ``surveys``."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import CopyForm, KindForm
from yuiwork.intake.models import IntakeRound, RoundState
from yuiwork.intake.policies import DECIDERS
from yuiwork.intake.queries.answers import questions_of, rounds_to_copy
from yuiwork.intake.queries.rounds import round_of_programme
from yuiwork.intake.use_cases import begin_form, copy_form, reword_question
from yuiwork.intake.views.staff_scope import parsed_id, programme_for
from yuiwork.surveys import api as surveys


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def questions(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """The questions so far with buttons to change and move them, and one more; empty: begin with another round's."""
    row = _round(request, slug, round_id)
    asked = questions_of(row)
    may_build = row.state == RoundState.DRAFT
    rounds = rounds_to_copy(row) if may_build and not asked else []
    form = CopyForm(rounds, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            source = parsed_id(form.cleaned_data["round"])
            copy_form(actor=request.actor, round_id=row.id, from_round_id=source)
            return done(request, request.path, _("The questions are copied. You can change them here."))
    context = {
        **_about(row),
        "cards": _cards(slug, row, asked),
        "may_build": may_build,
        "may_reword": row.state == RoundState.OPEN,
        "preview_url": reverse("intake:questions_preview", args=[slug, row.id, 1])
        if _has_pages(asked)
        else "",
        "kind_form": KindForm(),
        "form": form,
        "rounds": rounds,
    }
    return show(request, "intake/staff/questions.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def question_new(request: Request, slug: str, round_id: UUID) -> HttpResponse:
    """A question at the end; ``?kind=`` says which kind."""
    row = _round(request, slug, round_id)
    kind = request.GET.get("kind", surveys.QuestionKind.SINGLE)
    if row.state != RoundState.DRAFT or kind not in surveys.QuestionKind.values:
        raise NotFound
    form = surveys.QuestionEditForm(kind, request.POST or None, earlier=questions_of(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            added = surveys.add_question(
                actor=request.actor,
                question_set_id=begin_form(actor=request.actor, round_id=row.id).id,
                data=form.use_case_data(),
                submission_id=form.cleaned_data["submission_id"],
            )
            return done(request, f"{_back(slug, row)}#q-{added.id}", _("The question is added."))
    context = {**_about(row), "form": form, "kind": surveys.QuestionKind(kind), "back": _back(slug, row)}
    return show(request, "intake/staff/question.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def question(request: Request, slug: str, round_id: UUID, question_id: UUID) -> HttpResponse:
    """Change a question; once the round is announced, its wording."""
    row = _round(request, slug, round_id)
    asked, before = _asked(row, question_id)
    if row.state == RoundState.CLOSED:
        raise NotFound
    wording_only = row.state == RoundState.OPEN
    form = surveys.QuestionEditForm(
        asked.kind, request.POST or None, question=asked, earlier=before, wording_only=wording_only
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if wording_only:
                reword_question(
                    actor=request.actor, round_id=row.id, code=asked.code, words=form.use_case_data()
                )
            else:
                surveys.change_question(actor=request.actor, question_id=asked.id, data=form.use_case_data())
            return done(request, _back(slug, row), _("Your changes are saved."))
    context = {
        **_about(row),
        "question": asked,
        "earlier": surveys.earlier_wordings(asked),
        "wording_only": wording_only,
        "form": form,
        "kind": surveys.QuestionKind(asked.kind),
        "back": _back(slug, row),
    }
    return show(request, "intake/staff/question.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def question_move(request: Request, slug: str, round_id: UUID, question_id: UUID) -> HttpResponse:
    """One place up or down, or away; a refusal is said on the page of the form."""
    row = _round(request, slug, round_id)
    asked, _before = _asked(row, question_id)
    action = request.POST.get("action")
    if action not in ("up", "down", "remove"):
        raise NotFound
    try:
        if action == "remove":
            surveys.remove_question(actor=request.actor, question_id=asked.id)
            return done(request, _back(slug, row), _("The question is removed."))
        surveys.move_question(actor=request.actor, question_id=asked.id, up=action == "up")
    except DomainError as refusal:
        return done(request, _back(slug, row), refusal.message)
    return done(request, f"{_back(slug, row)}#q-{asked.id}")


@page(Role.OFFICER, Role.DIRECTOR)
def questions_preview(request: Request, slug: str, round_id: UUID, number: int) -> HttpResponse:
    """The questions as on a phone. Nothing is kept; applicants get them on one page with the rest of the form."""
    row = _round(request, slug, round_id)
    here = surveys.phone_page(questions_of(row), number)

    def url(to: int) -> str:
        return reverse("intake:questions_preview", args=[slug, row.id, to]) if to else ""

    context = {**_about(row), "phone": here, "next_url": url(here.after), "back_url": url(here.before)}
    return show(request, "intake/staff/questions_preview.html", context)


def _round(request: Request, slug: str, round_id: UUID) -> IntakeRound:
    return round_of_programme(programme_for(request, slug, DECIDERS).id, round_id)


def _about(row: IntakeRound) -> dict[str, Any]:
    return {"programme": row.course.programme, "round": row, "course": row.course}


def _asked(row: IntakeRound, question_id: UUID) -> tuple[surveys.Question, list[surveys.Question]]:
    """A question of this round with those before it. Raises ``NotFound``."""
    before: list[surveys.Question] = []
    for one in questions_of(row):
        if one.id == question_id:
            return one, before
        before.append(one)
    raise NotFound


def _cards(slug: str, row: IntakeRound, asked: list[surveys.Question]) -> list[surveys.QuestionCard]:
    def url(name: str, *, offered: bool) -> Callable[[UUID], str] | None:
        return (lambda key: reverse(f"intake:{name}", args=[slug, row.id, key])) if offered else None

    return surveys.question_cards(
        asked,
        change=url("question", offered=row.state != RoundState.CLOSED),
        move=url("question_move", offered=row.state == RoundState.DRAFT),
    )


def _has_pages(asked: list[surveys.Question]) -> bool:
    return any(one.kind != surveys.QuestionKind.SECTION for one in asked)


def _back(slug: str, row: IntakeRound) -> str:
    return reverse("intake:questions", args=[slug, row.id])
