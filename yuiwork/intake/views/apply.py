"""Applying for a course: write, keep a draft, send."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.intake.forms import ApplyForm
from yuiwork.intake.models import ApplicationSheet, IntakeRound
from yuiwork.intake.policies import may_apply
from yuiwork.intake.queries.rounds import current_round
from yuiwork.intake.queries.sheets import draft_of
from yuiwork.intake.use_cases import save_application_draft, send_application
from yuiwork.japan.digits import format_phone
from yuiwork.learning import api as learning
from yuiwork.people import api as people

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
    form = _form(request, row, draft)
    if request.method == "POST" and _is_complete(request, form):
        with refusals_on(form):
            return _keep(request, course.id, form) if _is_draft(request) else _send(request, course, form)
    context = {
        "course": course,
        "programme": course.programme,
        "round": row,
        "draft": draft,
        "profile": profile,
        "phone": format_phone(profile.phone) if profile.phone else "",
        "may_apply": may_apply(learning.may_apply_for(request.actor, course), row, clock.today()),
        "form": form,
    }
    return show(request, "intake/apply.html", context)


def _form(request: Request, row: IntakeRound | None, draft: ApplicationSheet | None) -> ApplyForm:
    kept = draft.files.all() if draft else ()
    initial: dict[str, Any] = draft.typed if draft else {}
    return ApplyForm(row, kept, request.POST or None, request.FILES or None, initial=initial)


def _is_draft(request: Request) -> bool:
    return request.POST.get("action") == "draft"


def _is_complete(request: Request, form: ApplyForm) -> bool:
    """A draft takes everything but a file that cannot be kept."""
    valid = form.is_valid()
    return valid or (_is_draft(request) and not (request.FILES and "uploads" in form.errors))


def _keep(request: Request, course_id: UUID, form: ApplyForm) -> HttpResponse:
    save_application_draft(
        actor=request.actor,
        course_id=course_id,
        typed=form.typed(),
        files=form.sent_files(),
        remove_file_ids=form.removed(),
    )
    return done(request, request.path, _("Your draft is saved. You can go on later, also on another device."))


def _send(request: Request, course: learning.Course, form: ApplyForm) -> HttpResponse:
    data = form.cleaned_data
    sheet = send_application(
        actor=request.actor,
        course_id=course.id,
        submission_id=data["submission_id"],
        motive=data["motive"],
        weekly_hours=data["weekly_hours"],
        worries=data["worries"],
        task_text=data.get("task_text", ""),
        files=form.sent_files(),
        remove_file_ids=form.removed(),
    )
    words = _("We have your application (receipt number %(receipt)s). You will get an answer by mail.")
    here = reverse("learning:course", args=[course.id])
    return done(request, here, words % {"receipt": sheet.shown_receipt})
