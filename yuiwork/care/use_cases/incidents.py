"""Recording an incident, following it up, closing it with what is changed from now on (programmes.md 3.1 RQ40)."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.care.events import IncidentRecorded
from yuiwork.care.models import (
    INCIDENT,
    Incident,
    IncidentKind,
    IncidentOccasion,
    IncidentState,
    IncidentStep,
)
from yuiwork.care.models.incident import SEALED
from yuiwork.care.policies import may_close_incident, may_record_incident, may_see_incident
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.sealed import seal
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case


@use_case
def record_incident(
    *,
    actor: Actor,
    programme_id: UUID,
    submission_id: UUID,
    kind: str,
    occasion: str,
    happened_at: datetime,
    place: str,
    doctor: bool,
    account: str,
) -> Incident:
    """Whoever serves the programme records. The same ``submission_id`` again returns the first.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` ``KIND_UNKNOWN``, ``OCCASION_UNKNOWN``, ``IN_THE_FUTURE``,
    ``ACCOUNT_EMPTY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    may_record_incident(actor, programme_id).enforce()
    assert actor.user_id is not None
    first = Incident.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, programme_id=programme_id)
    if kind not in IncidentKind.values:
        raise Invalid("KIND_UNKNOWN", _("Please choose what it was."), field="kind")
    if occasion not in IncidentOccasion.values:
        raise Invalid("OCCASION_UNKNOWN", _("Please choose on which occasion."), field="occasion")
    if happened_at > clock.now():
        raise Invalid("IN_THE_FUTURE", _("Please enter a time in the past."), field="day")
    if not account.strip():
        raise Invalid("ACCOUNT_EMPTY", _("Please write what happened."), field="account")
    incident_id = new_id()
    incident = Incident.objects.create(
        id=incident_id,
        programme_id=programme_id,
        submission_id=submission_id,
        kind=kind,
        occasion=occasion,
        happened_at=happened_at,
        place=place.strip(),
        doctor=doctor,
        account=seal(SEALED, str(incident_id), {"text": account.strip()}),
        recorded_by_id=actor.user_id,
    )
    audit.record(actor=actor, action="record", target="care.Incident", target_id=incident.id, kind=kind)
    publish(IncidentRecorded(incident_id=incident.id, programme_id=programme_id))
    return incident


@use_case
def add_incident_step(
    *, actor: Actor, incident_id: UUID, submission_id: UUID, what: str, next_on: date | None = None
) -> IncidentStep:
    """What was done, and by when to look again (JST). The same ``submission_id`` again returns the first.

    Raises ``Invalid`` ``WHAT_EMPTY``, ``NEXT_IN_THE_PAST``; ``Refused`` ``CLOSED``; ``NotFound``;
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    incident = _locked(actor, incident_id)
    assert actor.user_id is not None
    first = IncidentStep.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, incident_id=incident.id)
    if incident.state == IncidentState.CLOSED:
        raise Refused("CLOSED", _("This record is closed."))
    if not what.strip():
        raise Invalid("WHAT_EMPTY", _("Please write what was done."), field="what")
    if next_on is not None and next_on < clock.today():
        raise Invalid("NEXT_IN_THE_PAST", _("Please enter today or a later day."), field="next_on")
    step_id = new_id()
    step = IncidentStep.objects.create(
        id=step_id,
        incident=incident,
        submission_id=submission_id,
        what=seal(SEALED, str(step_id), {"text": what.strip()}),
        made_by_id=actor.user_id,
    )
    incident.next_on = next_on
    incident.save(update_fields=["next_on"])
    audit.record(actor=actor, action="follow_up", target="care.Incident", target_id=incident.id)
    return step


@use_case
def close_incident(
    *, actor: Actor, incident_id: UUID, prevention: str, told_owner_on: date | None = None
) -> Incident:
    """An officer or director closes it with what is changed from now on. Twice is once.

    Raises ``Invalid`` ``PREVENTION_EMPTY``, ``IN_THE_FUTURE``; ``Refused`` ``LEADERS_ONLY``; ``NotFound``.
    """
    incident = _locked(actor, incident_id)
    may_close_incident(actor, incident.programme_id).enforce()
    if incident.state == IncidentState.CLOSED:
        return incident
    if not prevention.strip():
        raise Invalid(
            "PREVENTION_EMPTY",
            _("Please write what is changed so that it does not happen again."),
            field="prevention",
        )
    if told_owner_on is not None and told_owner_on > clock.today():
        raise Invalid("IN_THE_FUTURE", _("Please enter today or an earlier day."), field="told_owner_on")
    incident.state = INCIDENT.step(incident.state, "close", by="leader")
    incident.prevention, incident.told_owner_on, incident.next_on = prevention.strip(), told_owner_on, None
    incident.closed_at, incident.closed_by_id = clock.now(), actor.user_id
    incident.save(update_fields=["state", "prevention", "told_owner_on", "next_on", "closed_at", "closed_by"])
    audit.record(actor=actor, action="close", target="care.Incident", target_id=incident.id)
    return incident


def _locked(actor: Actor, incident_id: UUID) -> Incident:
    incident = Incident.objects.select_for_update().filter(id=incident_id).first()
    if incident is None or not may_see_incident(actor, incident):
        raise NotFound
    return incident
