"""Answering: the first page, one short page after another, thanks. Works from a link, without an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.errors import Invalid
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.surveys.answers import Checked, checked_answers
from yuiwork.surveys.forms import OpenLinkForm
from yuiwork.surveys.links import answer_path, invitation_id_of, token_of
from yuiwork.surveys.models import Invitation, InvitationState
from yuiwork.surveys.paging import Page, first_to_ask, page_after, page_before, pages_of, questions_left
from yuiwork.surveys.policies import may_answer, survey_is_open
from yuiwork.surveys.queries.invitations import find_invitation, open_survey, questions_for
from yuiwork.surveys.question_form import QuestionsForm
from yuiwork.surveys.use_cases import begin_answering, begin_by_open_link, keep_answers, send_answers

InvitationView = Callable[..., HttpResponse]


def for_invitation(view: InvitationView) -> InvitationView:
    """Open the invitation behind the link, or say kindly why it opens nothing (404 broken, 410 over)."""

    @wraps(view)
    def run(request: Request, token: str, **kwargs: Any) -> HttpResponse:
        invitation_id = invitation_id_of(token)
        row = find_invitation(invitation_id) if invitation_id else None
        if row is None:
            return render(request, "surveys/link_broken.html", status=404)
        context = {"survey": row.survey, "programme": row.survey.programme}
        if row.state == InvitationState.ANSWERED:
            return show(request, "surveys/thanks.html", context)
        decision = may_answer(row, clock.today())
        if not decision:
            return render(request, "surveys/closed.html", {**context, "reason": decision.reason}, status=410)
        return view(request, row, token, **kwargs)

    return run


@page(Audience.LINK_HOLDER, methods=("GET", "POST"))
@for_invitation
def answer(request: Request, row: Invitation, token: str) -> HttpResponse:
    """What this is, how long it takes, who reads it; then the first page, or where she stopped."""
    pages = pages_of(questions_for(row))
    known = _known(row)
    goes_on = first_to_ask(pages, known, row.draft or {}) or pages[-1]
    if request.method == "POST":
        begin_answering(actor=request.actor, invitation_id=row.id, named=request.POST.get("named") == "1")
        return done(request, _page_url(token, goes_on))
    context = {
        "survey": row.survey,
        "programme": row.survey.programme,
        "invitation": row,
        "left": questions_left(pages, goes_on.number, known),
        "begun": bool(row.draft),
    }
    return show(request, "surveys/start.html", context)


@page(Audience.LINK_HOLDER, methods=("GET", "POST"))
@for_invitation
def answer_page(request: Request, row: Invitation, token: str, number: int) -> HttpResponse:
    """One page of questions. What she types is kept; the last page sends."""
    if row.begun_with_id is None:
        return done(request, answer_path(row.id))
    pages = pages_of(questions_for(row))
    known = _known(row)
    here = next((p for p in pages if p.number == number and p.asked(known)), None)
    if here is None:
        return done(request, answer_path(row.id))
    form = QuestionsForm(here.asked(known), request.POST or None, answers=known, before=known)
    if request.method == "POST" and form.is_valid():
        keep_answers(actor=request.actor, invitation_id=row.id, questions=form.questions, given=form.given)
        following = page_after(pages, here.number, known | form.checked)
        return done(request, _page_url(token, following)) if following else _send(request, row, token, pages)
    back = page_before(pages, number, known)
    context = {
        "survey": row.survey,
        "programme": row.survey.programme,
        "form": form,
        "section": here.section,
        "left": questions_left(pages, number, known),
        "is_last": page_after(pages, number, known) is None,
        "back_url": _page_url(token, back) if back else answer_path(row.id),
    }
    return show(request, "surveys/page.html", context)


def _send(request: Request, row: Invitation, token: str, pages: list[Page]) -> HttpResponse:
    """After the last page everything is sent. What is still missing leads back to its page."""
    try:
        send_answers(actor=request.actor, invitation_id=row.id)
    except Invalid as missing:
        at = next(p for p in pages if missing.field in {question.code for question in p.questions})
        return done(request, _page_url(token, at), _("One answer is still missing. It is on this page."))
    return done(request, answer_path(row.id))


@page(Audience.ANYONE, methods=("GET", "POST"))
def ask(request: Request, survey_id: UUID) -> HttpResponse:
    """The open link: on a flyer, in a mail, as a QR code. Anybody, without an account."""
    survey = open_survey(survey_id)
    context: dict[str, Any] = {"survey": survey, "programme": survey.programme}
    decision = survey_is_open(survey, clock.today())
    if not decision:
        return render(request, "surveys/closed.html", {**context, "reason": decision.reason}, status=410)
    form = OpenLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = begin_by_open_link(
            actor=request.actor, survey_id=survey.id, submission_id=form.cleaned_data["submission_id"]
        )
        row = begin_answering(actor=request.actor, invitation_id=row.id, named=False)
        return done(request, _page_url(token_of(row.id), pages_of(questions_for(row))[0]))
    return show(request, "surveys/ask.html", {**context, "form": form})


def _known(row: Invitation) -> Checked:
    """What she has answered so far."""
    checked, _problems = checked_answers(questions_for(row), row.draft or {})
    return checked


def _page_url(token: str, where: Page) -> str:
    return reverse("surveys:answer_page", args=[token, where.number])
