"""仲間の提出: reading what classmates share, thanking them, sharing or withholding one's own."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.peer_note import PeerNoteForm
from yuiwork.learning.models import PeerReading
from yuiwork.learning.policies import may_read_peers
from yuiwork.learning.queries.courses import enrolment_in
from yuiwork.learning.queries.peers import (
    answer_of_classmate,
    answers_of_classmates,
    handed_in,
    note_of,
    note_of_programme,
)
from yuiwork.learning.queries.reviews import exercise_of_learner
from yuiwork.learning.use_cases import hide_note, share_answer, write_to_classmate
from yuiwork.learning.views.staff_reviews import REVIEWERS
from yuiwork.learning.views.staff_scope import PAGE_SIZE, programme_for


@page(Audience.SIGNED_IN)
def classmates(request: Request, exercise_id: UUID) -> HttpResponse:
    """Who shares her answer to this exercise; before one's own is handed in, the page says so."""
    user_id = request.actor.user_id
    assert user_id is not None
    row = exercise_of_learner(user_id, exercise_id)
    enrolment = enrolment_in(row.course_id, user_id)
    if enrolment is None or row.peers == PeerReading.NONE:
        raise NotFound
    may_read = may_read_peers(row, enrolment, handed_in=handed_in(row.id, enrolment.id))
    answers = answers_of_classmates(row, user_id)
    context = {
        "exercise": row,
        "programme": row.course.programme,
        "may_read": may_read,
        "page": Paginator(answers if may_read else answers.none(), PAGE_SIZE).get_page(
            request.GET.get("page")
        ),
    }
    return show(request, "learning/classmates.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def classmate(request: Request, submission_id: UUID) -> HttpResponse:
    """One classmate's answer, and a word to her."""
    row = answer_of_classmate(request.actor, submission_id)
    assert request.actor.user_id is not None
    form = PeerNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            write_to_classmate(actor=request.actor, submission_id=row.id, **form.cleaned_data)
            return done(request, request.path, _("Your message is on its way."))
    context = {
        "submission": row,
        "exercise": row.exercise,
        "programme": row.exercise.course.programme,
        "writer_name": row.enrolment.user.profile.full_name,
        "note": note_of(row.id, request.actor.user_id),
        "form": form,
    }
    return show(request, "learning/classmate.html", context)


@page(Audience.SIGNED_IN, methods=("POST",))
def share(request: Request, exercise_id: UUID) -> HttpResponse:
    """Open her own answer to the classmates, or withhold it."""
    shared = request.POST.get("shared") == "1"
    share_answer(actor=request.actor, exercise_id=exercise_id, shared=shared)
    words = (
        _("Your classmates can read your answer now.")
        if shared
        else _("Your classmates no longer see your answer.")
    )
    return done(request, reverse("learning:exercise", args=[exercise_id]), words)


@page(Audience.SIGNED_IN, methods=("POST",))
def note_take_back(request: Request, note_id: UUID) -> HttpResponse:
    """Its author takes her word back."""
    note = hide_note(actor=request.actor, note_id=note_id)
    here = reverse("learning:classmates", args=[note.submission.exercise_id])
    return done(request, here, _("Your message is taken back."))


@page(Role.TUTOR, Role.DIRECTOR, Role.INSTRUCTOR, methods=("POST",))
def note_remove(request: Request, slug: str, note_id: UUID) -> HttpResponse:
    """Whoever reviews takes away a word that hurts."""
    programme = programme_for(request, slug, REVIEWERS)
    note = hide_note(actor=request.actor, note_id=note_of_programme(programme.id, note_id).id)
    here = reverse("learning:submission_review", args=[slug, note.submission_id])
    return done(request, here, _("The message is removed."))
