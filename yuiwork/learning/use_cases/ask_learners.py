"""Surveys after a course: at its end, some weeks later, 6, 12 or 24 months later (programmes.md 6.3, 6.4)."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import JST
from yuiwork.learning.models import Enrolment, EnrolmentState
from yuiwork.learning.respondent import group_title
from yuiwork.people import api as people
from yuiwork.surveys import api as surveys

ONE_DAY = timedelta(days=1)


def ask_learners() -> None:
    """Each learner once per survey, in a transaction of her own."""
    for due in surveys.due_surveys(clock.today()):
        keys = {f"enrolment:{row.id}": row for row in _meant(due)}
        for key in sorted(keys.keys() - surveys.invited_keys(due.survey_id, list(keys))):
            _ask(due.survey_id, key, keys[key])


def _meant(due: surveys.DueSurvey) -> list[Enrolment]:
    """Who is or was in a course that ended in these days, or who completed one in them.

    Whoever has left a course (``Departure``) is not asked about its end.
    """
    rows = Enrolment.objects.select_related("course").filter(course__programme_id=due.programme_id)
    if due.occasion == surveys.Occasion.COURSE_END:
        return list(
            rows.filter(course__ends_on__range=(due.first, due.last)).exclude(state=EnrolmentState.LEFT)
        )
    return list(
        rows.filter(completed_at__gte=_midnight(due.first), completed_at__lt=_midnight(due.last + ONE_DAY))
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=JST)


@use_case
def _ask(survey_id: UUID, key: str, row: Enrolment) -> None:
    profile = people.profile_of(row.user_id)
    surveys.invite(
        survey_id=survey_id,
        respondent_key=key,
        group_key=f"course:{row.course_id}",
        group_title=group_title(row.course.title, row.course.starts_on),
        user_id=row.user_id,
        municipality_code=profile.municipality_code if profile else "",
        send=True,
    )
