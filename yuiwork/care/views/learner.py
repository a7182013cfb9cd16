"""The learner's side: who my tutor is, when an answer comes, asking, leaving and coming back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.care.forms import AskForm, LeaveForm, WriteForm
from yuiwork.care.policies import may_answer, may_ask
from yuiwork.care.queries.questions import answer_days, question_for, question_path, questions_of
from yuiwork.care.use_cases import ask_tutor, write_message
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning import api as learning
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def my_tutor(request: Request) -> HttpResponse:
    """Each course with its tutor, and her questions."""
    assert request.actor.user_id is not None
    enrolments = learning.enrolments_of_learner(request.actor.user_id)
    form = AskForm([(str(e.enrolment_id), e.course_title) for e in enrolments], request.POST or None)
    if request.method == "POST" and enrolments and form.is_valid():
        with refusals_on(form):
            data = dict(form.cleaned_data)
            enrolment_id = UUID(data.pop("enrolment"))
            row = ask_tutor(actor=request.actor, enrolment_id=enrolment_id, **data)
            return done(request, question_path(row.id), _("Your question is on its way."))
    tutors = people.profiles_of({e.tutor_id for e in enrolments})
    context = {
        "form": form,
        "courses": [(e, tutors.get(e.tutor_id), answer_days(e.programme_id)) for e in enrolments],
        "questions": questions_of(request.actor.user_id),
    }
    return show(request, "care/my_tutor.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def question(request: Request, question_id: UUID) -> HttpResponse:
    """One thread, for the learner and for those who answer."""
    row, enrolment = question_for(request.actor, question_id)
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            write_message(actor=request.actor, question_id=row.id, **form.cleaned_data)
            answered = bool(may_answer(request.actor, enrolment))
            return done(request, request.path, _("Sent. Thank you.") if answered else _("Sent."))
    messages = list(row.messages.all())
    names = people.profiles_of({message.author_id for message in messages} | {enrolment.tutor_id})
    context = {
        "question": row,
        "enrolment": enrolment,
        "tutor": names.get(enrolment.tutor_id),
        "lines": [(m, names.get(m.author_id), m.author_id == request.actor.user_id) for m in messages],
        "form": form,
        "is_mine": bool(may_ask(request.actor, enrolment)),
        "programme": regions.programme(enrolment.programme_id),
    }
    return show(request, "care/question.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def leave(request: Request, enrolment_id: UUID) -> HttpResponse:
    """Leaving is her right; the page says what stays and that she can come back."""
    enrolment = _own(request, enrolment_id)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            learning.leave_course(
                actor=request.actor, enrolment_id=enrolment.enrolment_id, **form.cleaned_data
            )
            told = _("Noted. Thank you for having been with us; you can come back at any time.")
            return done(request, reverse("care:my_tutor"), told)
    return show(request, "care/leave.html", {"enrolment": enrolment, "form": form})


@page(Audience.SIGNED_IN, methods=("POST",))
def come_back(request: Request, enrolment_id: UUID) -> HttpResponse:
    enrolment = _own(request, enrolment_id)
    learning.return_to_course(actor=request.actor, enrolment_id=enrolment.enrolment_id)
    return done(request, reverse("care:my_tutor"), _("Welcome back! Your course is as you left it."))


def _own(request: Request, enrolment_id: UUID) -> learning.EnrolmentView:
    enrolment = learning.enrolment_for(request.actor, enrolment_id)
    if not may_ask(request.actor, enrolment):
        raise NotFound
    return enrolment
