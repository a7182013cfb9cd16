"""One question in the builder: add, change, move, remove."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.surveys.builder_form import QuestionEditForm
from yuiwork.surveys.models import QuestionKind
from yuiwork.surveys.queries.builder import draft_question, survey_of_programme, versions_of
from yuiwork.surveys.queries.surveys import questions_of
from yuiwork.surveys.queries.wordings import earlier_wordings
from yuiwork.surveys.use_cases import add_question, change_question, move_question, remove_question
from yuiwork.surveys.views.building import STAFF, programme_for


@page(*STAFF, methods=("GET", "POST"))
def question_new(request: Request, slug: str, survey_id: UUID) -> HttpResponse:
    """A question at the end; ``?kind=`` says which kind, one of several if nothing does."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    draft = versions_of(row.id).draft
    kind = request.GET.get("kind", QuestionKind.SINGLE)
    if draft is None or kind not in QuestionKind.values:
        raise NotFound
    form = QuestionEditForm(kind, request.POST or None, earlier=questions_of(draft.id))
    back = reverse("surveys:survey_staff", args=[slug, row.id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            added = add_question(
                actor=request.actor,
                question_set_id=draft.id,
                data=form.use_case_data(),
                submission_id=form.cleaned_data["submission_id"],
            )
            return done(request, f"{back}#q-{added.id}", _("The question is added."))
    context = {"programme": programme, "survey": row, "form": form, "kind": QuestionKind(kind), "back": back}
    return show(request, "surveys/staff/question.html", context)


@page(*STAFF, methods=("GET", "POST"))
def question(request: Request, slug: str, survey_id: UUID, question_id: UUID) -> HttpResponse:
    """Change a question of the version in preparation."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    asked = draft_question(row.id, question_id)
    before = [other for other in questions_of(asked.question_set_id) if other.number < asked.number]
    form = QuestionEditForm(asked.kind, request.POST or None, question=asked, earlier=before)
    back = reverse("surveys:survey_staff", args=[slug, row.id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_question(actor=request.actor, question_id=asked.id, data=form.use_case_data())
            return done(request, f"{back}#q-{asked.id}", _("Your changes are saved."))
    context = {
        "programme": programme,
        "survey": row,
        "question": asked,
        "earlier": earlier_wordings(asked),
        "form": form,
        "kind": QuestionKind(asked.kind),
        "back": back,
    }
    return show(request, "surveys/staff/question.html", context)


@page(*STAFF, methods=("POST",))
def question_move(request: Request, slug: str, survey_id: UUID, question_id: UUID) -> HttpResponse:
    """One place up or down, or away; a refusal is said on the page of the survey."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    asked = draft_question(row.id, question_id)
    back = reverse("surveys:survey_staff", args=[slug, row.id])
    action = request.POST.get("action")
    if action not in ("up", "down", "remove"):
        raise NotFound
    try:
        if action == "remove":
            remove_question(actor=request.actor, question_id=asked.id)
            return done(request, back, _("The question is removed."))
        move_question(actor=request.actor, question_id=asked.id, up=action == "up")
    except DomainError as refusal:
        return done(request, back, refusal.message)
    return done(request, f"{back}#q-{asked.id}")
