"""Planning a course: the course, its sessions."""

from datetime import date, datetime
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import use_case
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.models import Course, Session
from yuiwork.learning.policies import may_plan
from yuiwork.regions import api as regions


class CourseData(TypedDict):
    """Dates JST. ``answer_days`` business days are promised for feedback (3 unless said otherwise).

    ``kind`` and ``requires``: ``CourseKind``; applicants need a certificate of the kind that is required."""

    title: str
    description: str
    capacity: int
    apply_until: date
    starts_on: date
    ends_on: date
    completion_rule: list[dict[str, Any]]
    for_whom: NotRequired[str]
    cohort_id: NotRequired[UUID | None]
    answer_days: NotRequired[int]
    kind: NotRequired[str]
    requires: NotRequired[str]


@use_case
def create_course(
    *, actor: Actor, programme_id: UUID, submission_id: UUID | None = None, **data: Unpack[CourseData]
) -> Course:
    """Announce a course. ``submission_id`` makes a second tap harmless.

    Raises ``Invalid`` ``COMPLETION_RULE``, ``ENDS_BEFORE_START``; ``NotFound`` for another programme's cohort;
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    parse_rule(data["completion_rule"])
    if data["ends_on"] < data["starts_on"]:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends_on")
    cohort_id = data.get("cohort_id")
    if cohort_id and cohort_id not in {cohort.id for cohort in regions.cohorts_of(programme_id)}:
        raise NotFound
    course, created = Course.objects.get_or_create(
        id=submission_id or new_id(), defaults={"programme_id": programme_id, **data}
    )
    if course.programme_id != programme_id:
        raise _other_body()
    if created:
        audit.record(actor=actor, action="create", target="learning.Course", target_id=course.id)
    return course


@use_case
def create_session(
    *,
    actor: Actor,
    course_id: UUID,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    url: str = "",
    submission_id: UUID | None = None,
) -> Session:
    """The next session of a course. Raises ``Invalid`` ``ENDS_BEFORE_START``; ``NotFound``."""
    course = _locked_course(actor, course_id)
    if ends_at <= starts_at:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends_at")
    last = course.sessions.aggregate(last=Max("number"))["last"] or 0
    session, created = Session.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={
            "course": course,
            "number": last + 1,
            "title": title,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "place": place,
            "url": url,
        },
    )
    if session.course_id != course_id:
        raise _other_body()
    if created:
        audit.record(
            actor=actor, action="create", target="learning.Session", target_id=session.id, course=course_id
        )
    return session


def _locked_course(actor: Actor, course_id: UUID) -> Course:
    """Locked, so that two sessions made at once do not get one number."""
    course = Course.objects.select_for_update().filter(id=course_id).first()
    if course is None:
        raise NotFound
    may_plan(actor, course.programme_id).enforce()
    return course


def _other_body() -> Conflict:
    return Conflict("SAME_KEY_OTHER_BODY", _("This form was already sent. Please open it again."))
