"""Booking a facility. The lowest free unit is given; two people at once are served one after the other."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.decision import Decision
from yuiwork.core.errors import Conflict, Refused
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.facilities.events import FacilityBooked
from yuiwork.facilities.fees import fee_for
from yuiwork.facilities.models import Booking, BookingState, Facility
from yuiwork.facilities.models.booking import LIVING
from yuiwork.facilities.opening import Span, free_unit, open_spans
from yuiwork.facilities.policies import may_book_here, may_have_time
from yuiwork.facilities.use_cases.locks import locked_facility, taken_units
from yuiwork.japan.dates import jst_date
from yuiwork.people import api as people


@use_case
def book_facility(
    *,
    actor: Actor,
    facility_id: UUID,
    submission_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    purpose: str = "",
) -> Booking:
    """Take one unit from ``starts_at`` to ``ends_at``. The same ``submission_id`` again returns the first booking.

    Raises ``Refused`` with the rule that says no (``may_book_here``, ``may_have_time``), ``TOO_MANY``,
    ``OWN_OVERLAP``; ``Conflict`` ``FULL`` or ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    facility, wanted = locked_facility(facility_id), Span(starts_at, ends_at)
    first = Booking.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, user_id=actor.user_id, facility_id=facility.id)
    profile = people.profile_of(actor.user_id) if actor.user_id else None
    may_book_here(actor, facility, profile).enforce()
    person_id = actor.user_id
    assert person_id is not None  # the policy lets nobody else through
    _at_field("starts", may_have_time(facility, wanted, _open(facility, wanted), clock.now()))
    _refuse_greed(person_id, facility, wanted)
    unit = free_unit(facility.units, taken_units(facility.id, wanted), wanted)
    if unit is None:
        raise Conflict("FULL", _("Somebody has this time already. Please choose another."), field="starts")
    booking = Booking.objects.create(
        facility=facility,
        unit=unit,
        user_id=person_id,
        submission_id=submission_id,
        purpose=purpose,
        starts_at=starts_at,
        ends_at=ends_at,
        fee_yen=fee_for(facility, jst_date(starts_at), wanted.minutes),
    )
    _announce(actor, booking, facility)
    return booking


def _open(facility: Facility, wanted: Span) -> list[Span]:
    return open_spans(
        jst_date(wanted.start), facility.hours.all(), facility.exceptions.all(), facility.holiday_rule
    )


def _at_field(field: str, decision: Decision) -> None:
    if not decision:
        raise Refused(decision.code, decision.reason, field=field)


def _refuse_greed(person_id: UUID, facility: Facility, wanted: Span) -> None:
    own = Booking.objects.filter(
        facility=facility, user_id=person_id, state__in=LIVING, ends_at__gt=clock.now()
    )
    if own.filter(starts_at__lt=wanted.end, ends_at__gt=wanted.start).exists():
        raise Refused("OWN_OVERLAP", _("You have booked this time already."), field="starts")
    if own.filter(state=BookingState.BOOKED).count() >= facility.most_at_once:
        most = facility.most_at_once
        words = ngettext(
            "You can hold %(count)d booking at a time, so that there is enough for everybody.",
            "You can hold %(count)d bookings at a time, so that there is enough for everybody.",
            most,
        )
        raise Refused("TOO_MANY", words % {"count": most})


def _announce(actor: Actor, booking: Booking, facility: Facility) -> None:
    assert booking.user_id is not None
    audit.record(
        actor=actor,
        action="book",
        target="facilities.Booking",
        target_id=booking.id,
        facility=facility.id,
        unit=booking.unit,
    )
    publish(
        FacilityBooked(
            booking_id=booking.id,
            facility_id=facility.id,
            programme_id=facility.programme_id,
            user_id=booking.user_id,
        )
    )
