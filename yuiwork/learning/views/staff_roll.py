"""出席簿 for staff: the roll of a session on a phone, the code at the door, guidance to absentees, the whole list."""

from io import BytesIO
from typing import Any
from uuid import UUID

import qrcode
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from qrcode.image.svg import SvgPathImage

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.check_in_code import check_in_code
from yuiwork.learning.forms import GuidanceForm, RollForm
from yuiwork.learning.models import AttendanceMark, Session, SessionState
from yuiwork.learning.policies import MARKERS, may_mark_on, may_plan
from yuiwork.learning.queries.checklists import ticks_at
from yuiwork.learning.queries.courses import course_choices, session_of_programme
from yuiwork.learning.queries.roll import (
    RollRow,
    attendance_list,
    left_before,
    roll_of,
    whole_roll_of,
    with_counts,
)
from yuiwork.learning.queries.sessions import names_of_people
from yuiwork.learning.use_cases import guide_absentees, mark_roll
from yuiwork.learning.views.staff_scope import PAGE_SIZE, own_programme, programme_for
from yuiwork.learning.views.staff_seminars import parsed_id

_CAME = ("present", "late")
_AWAY = ("absent_told", "absent")


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def session(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """Who came: everybody on one page, one save. Whoever told us she cannot come is filled in already."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    everybody = whole_roll_of(request.actor, row)
    gone = left_before(everybody)
    rows = [line for line in everybody if line not in gone]
    form = RollForm(rows, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            lines = form.changed(rest_present=request.POST.get("action") == "rest_present")
            changed = mark_roll(actor=request.actor, session_id=row.id, lines=lines)
            words = ngettext("%(count)d line is saved.", "%(count)d lines are saved.", changed)
            return done(request, request.path, words % {"count": changed})
    context = {
        "programme": programme,
        "session": row,
        "course": row.course,
        "form": form,
        **_people(row),
        **_counts(rows),
        "gone": gone,
        "ticks": ticks_at(row, rows),
        "may_mark": may_mark_on(row.starts_at, clock.today(), cancelled=row.state == SessionState.CANCELLED),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "learning/staff/session.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def check_in_sheet(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """Code and QR code to print or to show on the screen."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    context = {
        "programme": programme,
        "session": row,
        "course": row.course,
        "code": check_in_code(row.id),
        "address": f"{settings.BASE_URL}{reverse('learning:session_check_in', args=[row.id])}",
    }
    return show(request, "learning/staff/check_in_sheet.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def check_in_qr(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """The QR code as a picture: it opens the check-in of this session with its code filled in."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    path = reverse("learning:session_check_in", args=[row.id])
    code = qrcode.QRCode(border=2, image_factory=SvgPathImage)
    code.add_data(f"{settings.BASE_URL}{path}?code={check_in_code(row.id)}")
    code.make(fit=True)
    picture = BytesIO()
    code.make_image().save(picture)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def guidance(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """To those who were absent: what was done, what to do next; sent once to each (RQ14)."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    absent = [line for line in roll_of(request.actor, row) if line.mark in _AWAY]
    to_write = [line for line in absent if not line.guided]
    form = GuidanceForm(request.POST or None, initial={"what_was_done": row.subject})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            sent = guide_absentees(
                actor=request.actor,
                session_id=row.id,
                enrolment_ids={line.enrolment_id for line in to_write},
                **form.cleaned_data,
            )
            words = ngettext("Sent to %(count)d person.", "Sent to %(count)d people.", len(sent))
            here = reverse("learning:session_staff", args=[slug, row.id])
            return done(request, here, words % {"count": len(sent)})
    context = {
        "programme": programme,
        "session": row,
        "course": row.course,
        "form": form,
        "to_write": to_write,
        "written": [line for line in absent if line.guided],
    }
    return show(request, "learning/staff/guidance.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def attendance_own(request: Request) -> HttpResponse:
    return own_programme(request, "learning:attendance", gettext_lazy("Attendance"), MARKERS)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def attendance(request: Request, slug: str) -> HttpResponse:
    """All learners of the programme with their marks counted; ``?course=``, ``?show=open``."""
    programme = programme_for(request, slug, MARKERS)
    chosen = request.GET.get("course")
    course_id = parsed_id(chosen) if chosen else None
    only_open = request.GET.get("show") == "open"
    rows = attendance_list(request.actor, programme.id, course_id=course_id, only_open=only_open)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "page": shown,
        "lines": with_counts(shown.object_list),
        "courses": course_choices(programme.id),
        "course_id": course_id,
        "only_open": only_open,
        "marks": AttendanceMark.choices,
    }
    return show(request, "learning/staff/attendance.html", context)


def _people(row: Session) -> dict[str, str]:
    names = names_of_people([row])
    return {
        "instructor": names.get(row.instructor_id, "") if row.instructor_id else "",
        "room_director": names.get(row.room_director_id, "") if row.room_director_id else "",
    }


def _counts(rows: list[RollRow]) -> dict[str, Any]:
    return {
        "total": len(rows),
        "came": sum(row.mark in _CAME for row in rows),
        "absent": sum(row.mark in _AWAY for row in rows),
        "unmarked": sum(not row.mark for row in rows),
        "to_guide": sum(row.mark in _AWAY and not row.guided for row in rows),
    }
