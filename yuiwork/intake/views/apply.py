"""Applying for a course: write, keep a draft, send."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.forms import MultipleChoiceField
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.errors import DomainError
from yuiwork.core.templatetags.ui import jtime
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.eligibility import Checked, check, statements_of
from yuiwork.intake.forms import ApplyForm
from yuiwork.intake.models import ApplicationSheet, IntakeRound
from yuiwork.intake.policies import may_apply
from yuiwork.intake.queries.answers import questions_read
from yuiwork.intake.queries.rounds import current_round
from yuiwork.intake.queries.sheets import draft_of
from yuiwork.intake.use_cases import save_application_draft, send_application
from yuiwork.intake.views.staff_scope import parsed_id
from yuiwork.japan.digits import format_phone
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.surveys import api as surveys

_STANDS = frozenset({"applied", "waiting", "accepted"})


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def apply(request: Request, course_id: UUID) -> HttpResponse:
    """The application. Without a profile, first the profile, then back here."""
    course = learning.public_course(course_id)
    user_id = request.actor.user_id
    assert user_id is not None
    profile = people.profile_of(user_id)
    if profile is None:
        return HttpResponseRedirect(f"{reverse('people:profile')}?next={quote(request.path)}")
    known = learning.newest_application(course.id, user_id)
    if request.method == "GET" and known is not None and known.state in _STANDS:
        return HttpResponseRedirect(reverse("learning:course", args=[course.id]))
    row, draft = current_round(course.id), draft_of(course.id, user_id)
    form = _form(request, course, row, draft)
    asked = _questions(request, row, draft)
    verdict = _verdict(request, course, profile, form)
    form.offer_although(verdict.answer == "fails")
    if request.POST.get("action") == "autosave":
        return _autosave(request, course.id, form, asked)
    if request.method == "POST" and _is_complete(request, form, asked):
        with refusals_on(form):
            if _is_draft(request):
                return _keep(request, course.id, form, asked)
            return _send(request, course, form, asked)
    if request.method == "POST":
        draft = draft_of(course.id, user_id)
        form.begin_from(draft.base if draft else "")
        if asked.errors:
            form.add_error(None, _("Please check your answers to the questions of this round."))
    context = {
        **_about(request, course, row, profile),
        "draft": draft,
        "verdict": verdict,
        "form": form,
        "asked": asked,
    }
    return show(request, "intake/apply.html", context)


def _about(
    request: Request, course: learning.Course, row: IntakeRound | None, profile: people.Profile
) -> dict[str, Any]:
    """What the page says beside the form."""
    return {
        "course": course,
        "programme": course.programme,
        "round": row,
        "profile": profile,
        "phone": format_phone(profile.phone) if profile.phone else "",
        "may_apply": may_apply(learning.may_apply_for(request.actor, course), row, clock.today()),
    }


def _form(
    request: Request, course: learning.Course, row: IntakeRound | None, draft: ApplicationSheet | None
) -> ApplyForm:
    initial: dict[str, Any] = {**draft.typed, "base": draft.base} if draft else {}
    initial["form_version"] = row.question_set_id if row else None
    return ApplyForm(
        row,
        draft.files.all() if draft else (),
        statements_of(course.programme),
        request.POST or None,
        request.FILES or None,
        initial=initial,
    )


def _verdict(request: Request, course: learning.Course, profile: people.Profile, form: ApplyForm) -> Checked:
    """By her profile; once she wants to send it, by her answers too."""
    if request.method != "POST" or request.POST.get("action"):
        return check(course.programme, profile)
    form.is_valid()
    return check(
        course.programme,
        profile,
        ticked=request.POST.getlist("statements"),
        weekly_hours=form.cleaned_data.get("weekly_hours"),
    )


def _questions(
    request: Request, row: IntakeRound | None, draft: ApplicationSheet | None
) -> surveys.QuestionsForm:
    """The round's own questions, with what the draft holds of them."""
    version = request.POST.get("form_version", "")
    read = parsed_id(version) if version else None
    form = surveys.QuestionsForm(questions_read(row, read), request.POST or None)
    typed = draft.typed.get("questions", {}) if draft else {}
    for name, field in form.fields.items():
        values = typed.get(name, [])
        several = isinstance(field, MultipleChoiceField)
        form.initial[name] = values if several else values[0] if values else ""
    return form


def _typed(form: ApplyForm, asked: surveys.QuestionsForm) -> dict[str, object]:
    sent: Any = asked.data
    return {**form.typed(), "questions": {name: sent.getlist(name) for name in asked.fields}}


def _is_draft(request: Request) -> bool:
    return request.POST.get("action") == "draft"


def _is_complete(request: Request, form: ApplyForm, asked: surveys.QuestionsForm) -> bool:
    """A draft takes everything but a file that cannot be kept."""
    valid = form.is_valid() & asked.is_valid()
    return valid or (_is_draft(request) and not (request.FILES and "uploads" in form.errors))


def _autosave(
    request: Request, course_id: UUID, form: ApplyForm, asked: surveys.QuestionsForm
) -> JsonResponse:
    """A saving by the page itself: when, and the new base; 409 when another device was faster or it is too late."""
    form.is_valid()
    try:
        draft = save_application_draft(
            actor=request.actor,
            course_id=course_id,
            typed=_typed(form, asked),
            base=request.POST.get("base", ""),
        )
    except DomainError as refusal:
        return JsonResponse({"message": str(refusal.message)}, status=409)
    saved = _("Saved at %(time)s") % {"time": jtime(draft.saved_at)}
    return JsonResponse({"message": saved, "base": draft.base})


def _keep(request: Request, course_id: UUID, form: ApplyForm, asked: surveys.QuestionsForm) -> HttpResponse:
    save_application_draft(
        actor=request.actor,
        course_id=course_id,
        typed=_typed(form, asked),
        files=form.sent_files(),
        remove_file_ids=form.removed(),
        base=request.POST.get("base"),
    )
    return done(request, request.path, _("Your draft is saved. You can go on later, also on another device."))


def _send(
    request: Request, course: learning.Course, form: ApplyForm, asked: surveys.QuestionsForm
) -> HttpResponse:
    data = form.cleaned_data
    sheet = send_application(
        actor=request.actor,
        course_id=course.id,
        submission_id=data["submission_id"],
        motive=data["motive"],
        weekly_hours=data["weekly_hours"],
        worries=data["worries"],
        answers=asked.given,
        question_set_id=data["form_version"],
        statements=data.get("statements", []),
        although=data.get("although", False),
        task_text=data.get("task_text", ""),
        files=form.sent_files(),
        remove_file_ids=form.removed(),
    )
    words = _("We have your application (receipt number %(receipt)s). You will get an answer by email.")
    here = reverse("learning:course", args=[course.id])
    return done(request, here, words % {"receipt": sheet.shown_receipt})
