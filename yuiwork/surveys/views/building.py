"""Building and running surveys: the list, a new one, its page with the questions, settings, preview."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions import api as regions
from yuiwork.surveys.builder_pages import QuestionCard, phone_page, question_cards
from yuiwork.surveys.forms import BLANK, KindForm, NewSurveyForm, SettingsForm
from yuiwork.surveys.models import Occasion, Question, Survey, SurveyState
from yuiwork.surveys.paging import pages_of
from yuiwork.surveys.policies import BUILDERS
from yuiwork.surveys.queries.builder import survey_of_programme, surveys_of, versions_of
from yuiwork.surveys.queries.catalogue import templates
from yuiwork.surveys.queries.surveys import questions_of
from yuiwork.surveys.use_cases import (
    begin_version,
    change_survey,
    draft_survey,
    move_survey,
    open_survey,
    publish_version,
)
from yuiwork.surveys.use_cases.question_sets import data_of

PAGE_SIZE = 20
STAFF = (Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR)
COPIES_OFFERED = 10


def programme_for(request: Request, slug: str) -> regions.Programme:
    return regions.staff_programme(request.actor, slug, *BUILDERS)


@page(*STAFF)
def survey_list(request: Request, slug: str) -> HttpResponse:
    """All surveys of the programme, newest first, with how many answered."""
    programme = programme_for(request, slug)
    context = {
        "programme": programme,
        "page": Paginator(surveys_of(programme.id), PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return show(request, "surveys/staff/list.html", context)


@page(*STAFF, methods=("GET", "POST"))
def survey_new(request: Request, slug: str) -> HttpResponse:
    """From a template, from last year's, or from nothing."""
    programme = programme_for(request, slug)
    form = NewSurveyForm(list(surveys_of(programme.id)[:COPIES_OFFERED]), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = draft_survey(actor=request.actor, programme_id=programme.id, **_beginning(form))
            return done(request, reverse("surveys:survey_staff", args=[slug, row.id]))
    return show(request, "surveys/staff/new.html", {"programme": programme, "form": form})


def _beginning(form: NewSurveyForm) -> dict[str, Any]:
    data, copied = form.cleaned_data, form.copied
    common = {"submission_id": data["submission_id"]}
    title = {"title": data["title"]} if data["title"] else {}
    if copied is not None:
        newest = versions_of(copied.id).newest
        how = {
            name: getattr(copied, name)
            for name in ("title", "intro", "english", "occasion", "wait", "anonymous", "answer_days")
        }
        return {
            **common,
            "settings": {**how, **title},
            "series": copied.series,
            "copied_from_id": copied.id,
            "questions": [data_of(question) for question in questions_of(newest.id)],
        }
    if data["source"] == BLANK:
        return {**common, "settings": title, "questions": []}
    template = templates()[data["source"].partition(":")[2]]
    return {
        **common,
        "settings": {**template.settings, **title},
        "series": template.code,
        "questions": template.questions,
    }


@page(*STAFF, methods=("GET", "POST"))
def survey(request: Request, slug: str, survey_id: UUID) -> HttpResponse:
    """The survey with its questions, and the one next action: open, publish the new version, or read the answers."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    problem = ""
    if request.method == "POST":
        try:
            return done(request, request.path, _act(request, row))
        except DomainError as refusal:
            problem = str(refusal.message)
    versions = versions_of(row.id)
    questions = questions_of(versions.newest.id)
    context = {
        "programme": programme,
        "survey": row,
        "versions": versions,
        "cards": _cards(questions, slug, row.id, may_build=versions.draft is not None),
        "preview_url": reverse("surveys:preview", args=[slug, row.id, 1]) if pages_of(questions) else "",
        "kind_form": KindForm(),
        "problem": problem,
        "link": _link(row),
        "results_url": reverse("surveys:results", args=[slug, row.id])
        if row.state != SurveyState.DRAFT
        else "",
        "is_over": row.closes_on is not None and row.closes_on < clock.today(),
    }
    answer = show(request, "surveys/staff/survey.html", context)
    answer.status_code = 422 if problem else 200
    return answer


def _cards(questions: list[Question], slug: str, survey_id: UUID, *, may_build: bool) -> list[QuestionCard]:
    def url(name: str) -> Callable[[UUID], str] | None:
        return (lambda key: reverse(f"surveys:{name}", args=[slug, survey_id, key])) if may_build else None

    return question_cards(questions, change=url("question"), move=url("question_move"))


def _act(request: Request, row: Survey) -> Any:
    """What a button of the page does. Raises ``NotFound`` for a button that the page does not have."""
    match request.POST.get("action"):
        case "open":
            open_survey(actor=request.actor, survey_id=row.id)
            return _("The survey is open. People are asked from now on.")
        case "version":
            begin_version(actor=request.actor, survey_id=row.id)
            return _("A new version is in preparation. Until you publish it, people see the present one.")
        case "publish":
            publish_version(actor=request.actor, survey_id=row.id)
            return _("The new version is published.")
        case "close" | "reopen" as action:
            move_survey(actor=request.actor, survey_id=row.id, action=action)
            return _("The survey is closed.") if action == "close" else _("The survey is open again.")
    raise NotFound


def _link(row: Survey) -> str:
    """The address for flyers and QR codes; empty for surveys that are sent."""
    if row.occasion != Occasion.OPEN_LINK:
        return ""
    return f"{settings.BASE_URL}{reverse('surveys:ask', args=[row.id])}"


@page(*STAFF, methods=("GET", "POST"))
def survey_settings(request: Request, slug: str, survey_id: UUID) -> HttpResponse:
    """Title, occasion, names, days."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    form = SettingsForm(row, request.POST or None, fixed=row.state != SurveyState.DRAFT)
    back = reverse("surveys:survey_staff", args=[slug, row.id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_survey(actor=request.actor, survey_id=row.id, settings=form.use_case_data())  # type: ignore[arg-type]
            return done(request, back, _("Your changes are saved."))
    context = {"programme": programme, "survey": row, "form": form, "back": back}
    return show(request, "surveys/staff/settings.html", context)


@page(*STAFF)
def preview(request: Request, slug: str, survey_id: UUID, number: int) -> HttpResponse:
    """A page as people see it on a phone. Nothing is kept; branches are shown as if all were asked."""
    programme = programme_for(request, slug)
    row = survey_of_programme(programme.id, survey_id)
    here = phone_page(questions_of(versions_of(row.id).newest.id), number)

    def url(to: int) -> str:
        return reverse("surveys:preview", args=[slug, row.id, to]) if to else ""

    context = {
        "programme": programme,
        "survey": row,
        "phone": here,
        "next_url": url(here.after),
        "back_url": url(here.before),
    }
    return show(request, "surveys/staff/preview.html", context)
