"""Planning a seminar."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import PlaceKind, Seminar, SeminarPlace, Survey
from yuiwork.learning.policies import may_plan
from yuiwork.learning.use_cases.surveys import standard_exit_survey


@use_case
def create_seminar(
    *,
    actor: Actor,
    programme_id: UUID,
    title: str,
    description: str,
    starts_at: datetime,
    ends_at: datetime,
    apply_until: datetime | None = None,
    venue_name: str = "",
    venue_address: str = "",
    venue_seats: int = 0,
    online_url: str = "",
    online_seats: int = 0,
    childcare_offered: bool = False,
    survey_id: UUID | None = None,
    standard_survey: bool = False,
    submission_id: UUID | None = None,
) -> Seminar:
    """Announce a seminar with seats at a venue, online, or both; 0 seats means "not offered".

    Applications close at ``apply_until``, otherwise when it begins.
    ``standard_survey`` asks the questions that all seminars of the programme ask, instead of ``survey_id``.
    ``submission_id`` makes a second tap harmless.
    Raises ``Invalid`` ``ENDS_BEFORE_START``, ``CLOSES_AFTER_END``, ``NO_PLACE``; ``NotFound`` for another
    programme's survey.
    """
    may_plan(actor, programme_id).enforce()
    closes = apply_until or starts_at
    _check_times(starts_at, ends_at, closes)
    if not venue_seats and not online_seats:
        raise Invalid("NO_PLACE", _("Please offer seats at the venue, online, or both."), field="venue_seats")
    if survey_id and not Survey.objects.filter(id=survey_id, programme_id=programme_id).exists():
        raise NotFound
    if standard_survey:
        survey_id = standard_exit_survey(actor=actor, programme_id=programme_id).id
    seminar, created = Seminar.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={
            "programme_id": programme_id,
            "title": title,
            "description": description,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "apply_until": closes,
            "childcare_offered": childcare_offered,
            "survey_id": survey_id,
        },
    )
    if not created:
        return _the_first(seminar, programme_id)
    if venue_seats:
        SeminarPlace.objects.create(
            seminar=seminar, kind=PlaceKind.VENUE, name=venue_name, address=venue_address, seats=venue_seats
        )
    if online_seats:
        SeminarPlace.objects.create(
            seminar=seminar, kind=PlaceKind.ONLINE, url=online_url, seats=online_seats
        )
    audit.record(actor=actor, action="create", target="learning.Seminar", target_id=seminar.id)
    return seminar


def _the_first(seminar: Seminar, programme_id: UUID) -> Seminar:
    if seminar.programme_id != programme_id:
        raise Conflict("SAME_KEY_OTHER_BODY", _("This form was already sent. Please open it again."))
    return seminar


def _check_times(starts_at: datetime, ends_at: datetime, closes: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends_at")
    if closes > ends_at:
        raise Invalid(
            "CLOSES_AFTER_END", _("Applications must close before the seminar ends."), field="apply_until"
        )
