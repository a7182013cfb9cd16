"""A session for its learners, and their calendars."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_ratelimit.core import is_ratelimited

from yuiwork.core import clock
from yuiwork.core.calendar_file import calendar_file
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning import links
from yuiwork.learning.forms import AbsenceForm, CheckInForm
from yuiwork.learning.models import CalendarFeed, Session
from yuiwork.learning.policies import may_check_in, may_tell_absence, may_work_on
from yuiwork.learning.queries.checklists import checklists_at
from yuiwork.learning.queries.courses import enrolment_in
from yuiwork.learning.queries.materials import materials_at
from yuiwork.learning.queries.roll import attendance_of, guidance_for, notice_of
from yuiwork.learning.queries.seats import seat_of
from yuiwork.learning.queries.sessions import (
    calendar_entry,
    course_calendar,
    course_for,
    feed_calendar,
    feed_of,
    feed_path,
    names_of_people,
    session_after,
    session_for,
    sessions_of_person,
)
from yuiwork.learning.use_cases import (
    check_in,
    give_session_seat_back,
    keep_session_seat,
    open_calendar_feed,
    revoke_calendar_feed,
    tell_absence,
    withdraw_absence,
)

_SHOWN = 20
CODES_TRIED = "10/10m"  # per person


@page(Audience.SIGNED_IN)
def session(request: Request, session_id: UUID) -> HttpResponse:
    """When, where or by which address, with whom; what changed; how she was marked and what she missed."""
    row = session_for(request.actor, session_id)
    user_id = request.actor.user_id
    assert user_id is not None
    names = names_of_people([row])
    now = clock.now()
    is_over = now > row.ends_at
    enrolment = enrolment_in(row.course_id, user_id)
    learns = enrolment is not None and bool(may_work_on(enrolment))
    attendance = attendance_of(row, user_id)
    context = {
        "session": row,
        "course": row.course,
        "programme": row.course.programme,
        "instructor": names.get(row.instructor_id) if row.instructor_id else "",
        "room_director": names.get(row.room_director_id) if row.room_director_id else "",
        "changes": list(row.changes.all()),
        "is_over": is_over,
        "learns": enrolment is not None,
        "materials": materials_at(row.id),
        "next_session": session_after(row) if is_over else None,
        "attendance": attendance,
        "notice": notice_of(row, user_id),
        "guidance": guidance_for(row, user_id),
        "seat": seat_of(row, user_id, now) if learns else None,
        "checklists": checklists_at(row) if learns else [],
        "may_check_in": learns and attendance is None and bool(may_check_in(row, now)),
        "may_tell": learns and attendance is None and bool(may_tell_absence(row, now)),
    }
    return show(request, "learning/session.html", context)


@page(Audience.SIGNED_IN, methods=("POST",))
def session_seat(request: Request, session_id: UUID) -> HttpResponse:
    """A seat in the room, kept or given back; the last one may be gone meanwhile."""
    here = reverse("learning:session", args=[session_id])
    if request.POST.get("action") == "give_back":
        give_session_seat_back(actor=request.actor, session_id=session_id)
        return done(request, here, _("Your seat is free for somebody else. Thank you for telling us."))
    keep_session_seat(actor=request.actor, session_id=session_id)
    return done(request, here, _("A seat in the room is kept for you."))


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def absence(request: Request, session_id: UUID) -> HttpResponse:
    """Telling us beforehand that she cannot come; or that she can after all."""
    row, user_id = _hers(request, session_id)
    here = reverse("learning:session", args=[row.id])
    known = notice_of(row, user_id)
    if request.method == "POST" and request.POST.get("action") == "withdraw":
        withdraw_absence(actor=request.actor, session_id=row.id)
        return done(request, here, _("Good to hear. We look forward to seeing you."))
    form = AbsenceForm(
        request.POST or None, initial={"reason": known.reason, "text": known.text} if known else {}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            tell_absence(actor=request.actor, session_id=row.id, **form.cleaned_data)
            return done(
                request, here, _("Thank you for telling us. We will write to you what you can catch up on.")
            )
    context = {
        "session": row,
        "course": row.course,
        "programme": row.course.programme,
        "form": form,
        "notice": known,
        "may_tell": may_tell_absence(row, clock.now()),
    }
    return show(request, "learning/absence.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def session_check_in(request: Request, session_id: UUID) -> HttpResponse:
    """The code at the door: typed, or filled in by the QR code (``?code=``)."""
    row, user_id = _hers(request, session_id)
    form = CheckInForm(
        row,
        request.POST or None,
        guesses=request.method == "POST" and _guesses(request),
        initial={"code": request.GET.get("code", "")},
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            check_in(actor=request.actor, session_id=row.id, took_part=form.seat)
            return done(request, reverse("learning:session", args=[row.id]), _("You are marked present."))
    context = {
        "session": row,
        "course": row.course,
        "programme": row.course.programme,
        "form": form,
        "attendance": attendance_of(row, user_id),
        "may_check_in": may_check_in(row, clock.now()),
    }
    return show(request, "learning/check_in.html", context)


def _guesses(request: Request) -> bool:
    """Six digits could be found by trying."""
    limited = is_ratelimited(request, group="learning.check_in", key="user", rate=CODES_TRIED, increment=True)
    return bool(limited)


def _hers(request: Request, session_id: UUID) -> tuple[Session, UUID]:
    """The session and she, if she learns there. Raises ``NotFound`` otherwise, for staff too."""
    row = session_for(request.actor, session_id)
    user_id = request.actor.user_id
    if user_id is None or enrolment_in(row.course_id, user_id) is None:
        raise NotFound
    return row, user_id


@page(Audience.SIGNED_IN)
def session_ics(request: Request, session_id: UUID) -> HttpResponse:
    """One session as a calendar file."""
    return _ics(calendar_file(calendar_entry(session_for(request.actor, session_id))), "session.ics")


@page(Audience.SIGNED_IN)
def course_ics(request: Request, course_id: UUID) -> HttpResponse:
    """The whole course as a calendar file."""
    return _ics(course_calendar(course_for(request.actor, course_id)), "course.ics")


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def calendar(request: Request) -> HttpResponse:
    """What is ahead of her, and the address to which her own calendar can subscribe."""
    user_id = request.actor.user_id
    assert user_id is not None
    if request.method == "POST":
        if request.POST.get("action") == "revoke":
            revoke_calendar_feed(actor=request.actor)
            return done(request, request.path, _("The address no longer works. You can make a new one."))
        open_calendar_feed(actor=request.actor)
        return done(request, request.path, _("Your address is ready."))
    feed = feed_of(user_id)
    context = {
        "sessions": list(sessions_of_person(user_id).filter(ends_at__gt=clock.now())[:_SHOWN]),
        "feed_url": f"{settings.BASE_URL}{feed_path(feed)}" if feed else "",
    }
    return show(request, "learning/calendar.html", context)


@page(Audience.LINK_HOLDER)
def calendar_feed(request: Request, token: str) -> HttpResponse:
    """What a subscribed calendar reads (404 broken, 410 revoked)."""
    feed_id = links.read(links.CALENDAR, token)
    feed = CalendarFeed.objects.filter(id=feed_id).first() if feed_id else None
    if feed is None:
        return render(request, "learning/link_broken.html", status=404)
    if feed.revoked_at is not None:
        return HttpResponse(_("This calendar is no longer offered."), status=410, content_type="text/plain")
    return _ics(feed_calendar(feed.user_id), "yuiwork.ics")


def _ics(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
