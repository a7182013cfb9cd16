"""スタンプ for staff: the challenges of a programme, who has one, one learner's board with giving by hand."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms.challenge import (
    ChallengeForm,
    ChallengeWordsForm,
    GiveStampForm,
    TakeStampBackForm,
)
from yuiwork.learning.models import Challenge
from yuiwork.learning.policies import MARKERS, PLANNERS, may_give_stamps, may_plan
from yuiwork.learning.queries.board import boards_of
from yuiwork.learning.queries.challenges import (
    challenge_of_programme,
    challenges_of,
    holders_of,
    stamp_total,
)
from yuiwork.learning.queries.learners import enrolment_for_staff
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.stamp_pictures import pictures
from yuiwork.learning.use_cases import (
    change_challenge,
    close_challenge,
    create_challenge,
    give_challenge,
    take_challenge_back,
)
from yuiwork.learning.views.staff_scope import PAGE_SIZE, programme_for
from yuiwork.learning.views.staff_seminars import parsed_id


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def stamps_staff(request: Request, slug: str) -> HttpResponse:
    """The challenges with how many people have each; thinking of another."""
    programme = programme_for(request, slug, MARKERS)
    planner = bool(may_plan(request.actor, programme.id))
    if request.method == "POST" and not planner:
        raise NotFound
    form = ChallengeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            create_challenge(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            return done(
                request, request.path, _("The challenge is added. Those who have done it have it already.")
            )
    context = {
        "programme": programme,
        "challenges": challenges_of(programme.id),
        "total": stamp_total(programme.id),
        "may_plan": planner,
        "pictures": pictures(),
        "form": form,
    }
    return show(request, "learning/staff/stamps.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def challenge(request: Request, slug: str, challenge_id: UUID) -> HttpResponse:
    """Who has it; other words; no longer giving it."""
    programme = programme_for(request, slug, PLANNERS)
    row = challenge_of_programme(programme.id, challenge_id)
    action = request.POST.get("action")
    if request.method == "POST" and action in {"close", "reopen"}:
        close_challenge(actor=request.actor, challenge_id=row.id, closed=action == "close")
        words = _("It is no longer given.") if action == "close" else _("It is given again.")
        return done(request, request.path, words)
    form = ChallengeWordsForm(request.POST or None, initial=_words(row))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_challenge(actor=request.actor, challenge_id=row.id, **form.cleaned_data)
            return done(request, request.path, _("The challenge is changed."))
    context = {
        "programme": programme,
        "challenge": row,
        "pictures": pictures(),
        "page": Paginator(holders_of(row), PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
    }
    return show(request, "learning/staff/challenge.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def learner_stamps(request: Request, slug: str, enrolment_id: UUID) -> HttpResponse:
    """Her board as she sees it; giving a stamp by hand, taking one back with words."""
    programme = programme_for(request, slug, MARKERS)
    enrolment = enrolment_for_staff(request.actor, programme.id, enrolment_id)
    board = next(iter(boards_of(enrolment.user_id, programme.id)), None)
    places = board.challenges if board else ()
    to_give = [p.challenge for p in places if p.challenge.is_by_hand and p.given_on is None]
    taken = parsed_id(request.POST.get("stamp")) if request.POST.get("action") == "take_back" else None
    give_form = GiveStampForm(to_give, request.POST if request.POST and taken is None else None)
    back_form = TakeStampBackForm(request.POST if taken else None, auto_id="id_back_%s")
    form = back_form if taken else give_form
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if taken:
                take_challenge_back(
                    actor=request.actor, enrolment_id=enrolment.id, stamp_id=taken, **form.cleaned_data
                )
                return done(request, request.path, _("The stamp is taken back. The learner is told."))
            give_challenge(actor=request.actor, enrolment_id=enrolment.id, **form.cleaned_data)
            return done(request, request.path, _("The stamp is given."))
    context = {
        "programme": programme,
        "enrolment": enrolment,
        "learner_name": name_of(enrolment.user_id),
        "board": board,
        "by_hand": [p for p in places if p.challenge.is_by_hand and p.given_on is not None],
        "to_give": to_give,
        "may_give": may_give_stamps(request.actor, enrolment),
        "taken": taken,
        "give_form": give_form,
        "back_form": back_form,
        "form": form,
    }
    return show(request, "learning/staff/learner_stamps.html", context)


def _words(row: Challenge) -> dict[str, str]:
    return {"title": row.title, "description": row.description, "picture": row.picture}
