"""A course: for everybody what it is, for its learners where they stand; applying for it."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.decision import Decision
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.japan.digits import format_phone
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.forms import CourseApplicationForm
from yuiwork.learning.models import Course, CourseApplicationState
from yuiwork.learning.policies import course_is_open, course_prerequisite
from yuiwork.learning.queries.completion import holds_certificate
from yuiwork.learning.queries.courses import enrolment_in, newest_application, public_course
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.progress import course_progress
from yuiwork.learning.use_cases import apply_for_course
from yuiwork.people import api as people

_STILL_OPEN = frozenset({CourseApplicationState.APPLIED, CourseApplicationState.WAITING})


@page(Audience.ANYONE)
def course(request: Request, course_id: UUID) -> HttpResponse:
    """What one learns, when, what the certificate asks; her own state if she applied or learns here."""
    row = public_course(course_id)
    context = {
        "course": row,
        "programme": row.programme,
        "rules": [condition.rule() for condition in parse_rule(row.completion_rule)],
        "may_apply": _may_apply(request.actor, row),
        **_her_state(request.actor, row),
    }
    return show(request, "learning/course.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def course_apply(request: Request, course_id: UUID) -> HttpResponse:
    """The application. Without a profile, first the profile, then back here."""
    row = public_course(course_id)
    user_id = request.actor.user_id
    assert user_id is not None
    profile = people.profile_of(user_id)
    if profile is None:
        return HttpResponseRedirect(f"{reverse('people:profile')}?next={quote(request.path)}")
    here = reverse("learning:course", args=[row.id])
    known = newest_application(row.id, user_id)
    if request.method == "GET" and known is not None and known.state in {*_STILL_OPEN, "accepted"}:
        return HttpResponseRedirect(here)
    form = CourseApplicationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            apply_for_course(actor=request.actor, course_id=row.id, **form.cleaned_data)
            return done(request, here, _("We have your application. You will get an answer by mail."))
    context = {
        "course": row,
        "programme": row.programme,
        "profile": profile,
        "phone": format_phone(profile.phone) if profile.phone else "",
        "may_apply": _may_apply(request.actor, row),
        "form": form,
    }
    return show(request, "learning/course_apply.html", context)


def _may_apply(actor: Actor, row: Course) -> Decision:
    """Open, and she brings the certificate that the course builds on. Visitors are told of it after signing in."""
    is_open = course_is_open(row, clock.today())
    if not is_open or actor.user_id is None:
        return is_open
    holds = holds_certificate(actor.user_id, row.programme_id, kind=row.requires)
    return course_prerequisite(row, holds=holds)


def _her_state(actor: Actor, row: Course) -> dict[str, Any]:
    if actor.user_id is None:
        return {}
    enrolment = enrolment_in(row.id, actor.user_id)
    if enrolment is not None:
        progress = course_progress(enrolment)
        return {"progress": progress, "tutor_name": name_of(enrolment.tutor_id)}
    application = newest_application(row.id, actor.user_id)
    if application is None:
        return {}
    return {"application": application, "may_withdraw": application.state in _STILL_OPEN}
