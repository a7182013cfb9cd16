"""Planning a course. Its sessions: ``plan_sessions``; its exercises: ``plan_exercise``."""

from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.models import Course
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
    track_id: NotRequired[UUID | None]
    answer_days: NotRequired[int]
    kind: NotRequired[str]
    requires: NotRequired[str]


@use_case
def create_course(
    *, actor: Actor, programme_id: UUID, submission_id: UUID | None = None, **data: Unpack[CourseData]
) -> Course:
    """Announce a course. ``submission_id`` makes a second tap harmless.

    Raises ``Invalid`` ``COMPLETION_RULE``, ``ENDS_BEFORE_START``, ``TRACK_UNKNOWN``; ``NotFound`` for another
    programme's cohort; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    parse_rule(data["completion_rule"])
    if data["ends_on"] < data["starts_on"]:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends_on")
    cohort_id = data.get("cohort_id")
    if cohort_id and cohort_id not in {cohort.id for cohort in regions.cohorts_of(programme_id)}:
        raise NotFound
    track_id = data.get("track_id")
    if track_id and track_id not in {track.id for track in regions.tracks_of(programme_id)}:
        raise Invalid("TRACK_UNKNOWN", _("Please choose one of the tracks of this programme."), field="track")
    course, created = Course.objects.get_or_create(
        id=submission_id or new_id(), defaults={"programme_id": programme_id, **data}
    )
    the_same(course, programme_id=programme_id)
    if created:
        audit.record(actor=actor, action="create", target="learning.Course", target_id=course.id)
    return course


@inside_transaction
def locked_course(actor: Actor, course_id: UUID) -> Course:
    """Locked, so that two sessions made at once do not get one number. Raises ``NotFound``, ``Refused``."""
    course = Course.objects.select_for_update().filter(id=course_id).first()
    if course is None:
        raise NotFound
    may_plan(actor, course.programme_id).enforce()
    return course
