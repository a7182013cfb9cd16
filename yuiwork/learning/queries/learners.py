"""人: the learners of a programme with where they stand and when they last gave a sign."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, Q

from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.learning.completion_rule import Facts, missing_of, parse_rule
from yuiwork.learning.models import Enrolment, EnrolmentState
from yuiwork.learning.queries.facts import facts_of_many
from yuiwork.people import api as people

# Cohorts lost people who went silent with a worry nobody saw (programmes.md 1.9): ask after two weeks.
SILENT_AFTER = timedelta(days=14)
SEES_ALL_LEARNERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR})


@dataclass(frozen=True, slots=True)
class Learner:
    """One enrolment as staff see it. ``last_sign``: last draft, answer, attendance, or the enrolment."""

    enrolment_id: UUID
    user_id: UUID
    name: str
    kana: str
    course_id: UUID
    course_title: str
    tutor_id: UUID
    tutor_name: str
    completed: bool
    left: bool
    facts: Facts
    missing: tuple[str, ...]
    last_sign: datetime
    is_silent: bool


def learners_of(
    actor: Actor,
    programme_id: UUID,
    *,
    course_id: UUID | None = None,
    enrolment_ids: Collection[UUID] | None = None,
) -> list[Learner]:
    """Learners by kana; a tutor without another role sees her own only. ``enrolment_ids``: of a page, these only."""
    rows = Enrolment.objects.filter(course__programme_id=programme_id).select_related("course")
    if course_id is not None:
        rows = rows.filter(course_id=course_id)
    if enrolment_ids is not None:
        rows = rows.filter(id__in=enrolment_ids)
    if not actor.holds_any(SEES_ALL_LEARNERS, programme_id):
        rows = rows.filter(tutor_id=actor.user_id)
    rows = rows.annotate(
        last_draft=Max("submissions__saved_at"),
        last_answer=Max("submissions__submitted_at"),
        last_present=Max("attendances__marked_at", filter=Q(attendances__present=True)),
    )
    return sorted(_learners(rows), key=lambda learner: (learner.kana, learner.enrolment_id))


def enrolment_for_staff(actor: Actor, programme_id: UUID, enrolment_id: UUID) -> Enrolment:
    """One learner of the programme; a tutor without another role finds her own only. Raises ``NotFound``."""
    rows = Enrolment.objects.select_related("course").filter(
        id=enrolment_id, course__programme_id=programme_id
    )
    if not actor.holds_any(SEES_ALL_LEARNERS, programme_id):
        rows = rows.filter(tutor_id=actor.user_id)
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def _learners(rows: Iterable[Enrolment]) -> list[Learner]:
    enrolments = list(rows)
    facts = facts_of_many(enrolments)
    profiles = people.profiles_of({u for row in enrolments for u in (row.user_id, row.tutor_id)})
    return [_learner(row, facts[row.id], profiles) for row in enrolments]


def _learner(row: Enrolment, facts: Facts, profiles: dict[UUID, people.Profile]) -> Learner:
    completed = row.state == EnrolmentState.COMPLETED
    signs = [getattr(row, name, None) for name in ("last_draft", "last_answer", "last_present")]
    last_sign = max([row.created_at, *(sign for sign in signs if sign is not None)])
    learner, tutor = profiles.get(row.user_id), profiles.get(row.tutor_id)
    return Learner(
        enrolment_id=row.id,
        user_id=row.user_id,
        name=learner.full_name if learner else "",
        kana=learner.full_kana if learner else "",
        course_id=row.course_id,
        course_title=row.course.title,
        tutor_id=row.tutor_id,
        tutor_name=tutor.full_name if tutor else "",
        completed=completed,
        left=row.state == EnrolmentState.LEFT,
        facts=facts,
        missing=() if completed else tuple(missing_of(parse_rule(row.course.completion_rule), facts)),
        last_sign=last_sign,
        is_silent=row.state == EnrolmentState.ACTIVE and clock.now() - last_sign > SILENT_AFTER,
    )
