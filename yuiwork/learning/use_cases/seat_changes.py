"""What an applicant does with her seat after applying: take an offered one, change the place, give it back."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import SeatTaken, SeminarCancelled, SeminarPlaceChanged
from yuiwork.learning.models import (
    SEMINAR_APPLICATION,
    PlaceKind,
    SeminarApplication,
    SeminarState,
)
from yuiwork.learning.policies import may_cancel_seat, may_change_place, may_take_seat
from yuiwork.learning.use_cases.childcare import ask_for_applicant
from yuiwork.learning.use_cases.locked_seat import locked_application
from yuiwork.learning.use_cases.waiting_list import offer_free_seats


@use_case
def take_offered_seat(*, actor: Actor, application_id: UUID) -> SeminarApplication:
    """Say yes to the seat that became free. Twice is once; the holder of the signed link is the applicant.

    Raises ``Refused`` ``OFFER_ENDED`` or ``NOT_NOW``; ``NotFound``.
    """
    application, _places = locked_application(application_id)
    if application.state == SeminarState.APPLIED:
        return application
    may_take_seat(application, clock.now()).enforce()
    application.state = SEMINAR_APPLICATION.step(application.state, "take", by="applicant")
    application.offer_until = None
    application.save(update_fields=["state", "offer_until"])
    audit.record(
        actor=actor, action="take_seat", target="learning.SeminarApplication", target_id=application.id
    )
    publish(
        SeatTaken(
            application_id=application.id,
            programme_id=application.seminar.programme_id,
            user_id=application.user_id,
        )
    )
    ask_for_applicant(actor=actor, application=application)
    return application


@use_case
def cancel_seminar_application(*, actor: Actor, application_id: UUID) -> SeminarApplication:
    """Give the seat (or the place on the waiting list) back, before the seminar begins. Twice is once.

    A seat that becomes free is offered to whoever waits, in the same transaction.
    Raises ``Refused`` ``ALREADY_BEGUN`` or ``NOT_NOW``; ``NotFound``.
    """
    application, places = locked_application(application_id)
    if application.state == SeminarState.CANCELLED:
        return application
    may_cancel_seat(application.seminar, clock.now()).enforce()
    application.state = SEMINAR_APPLICATION.step(application.state, "cancel", by="applicant")
    application.cancelled_at = clock.now()
    application.offer_until = None
    application.calendar_sequence += 1
    application.save(update_fields=["state", "cancelled_at", "offer_until", "calendar_sequence"])
    audit.record(actor=actor, action="cancel", target="learning.SeminarApplication", target_id=application.id)
    publish(
        SeminarCancelled(
            application_id=application.id,
            programme_id=application.seminar.programme_id,
            person_key=application.person_key,
            email=application.email,
            user_id=application.user_id,
        )
    )
    offer_free_seats(actor=actor, place=places[application.place.kind])
    childcare.withdraw_request(actor=actor, party_id=application.id)
    return application


@use_case
def change_seminar_place(*, actor: Actor, application_id: UUID, place: str) -> SeminarApplication:
    """From the venue to online or back, if there is a seat; the old seat goes to whoever waits for it.

    Childcare is at the venue, so going online gives it up.
    Raises ``Invalid`` ``PLACE_NOT_OFFERED``; ``Conflict`` ``FULL``; ``Refused``; ``NotFound``.
    """
    application, places = locked_application(application_id)
    if application.place.kind == place:
        return application
    may_change_place(application, clock.now()).enforce()
    wanted, left = places.get(place), places[application.place.kind]
    if wanted is None:
        raise Invalid("PLACE_NOT_OFFERED", _("Please choose how you take part."), field="place")
    if wanted.left < 1:
        raise Conflict(
            "FULL", _("All seats there are taken. You keep the seat that you have."), field="place"
        )
    application.place = wanted
    application.childcare = application.childcare and wanted.kind == PlaceKind.VENUE
    application.calendar_sequence += 1
    application.save(update_fields=["place", "childcare", "calendar_sequence"])
    audit.record(
        actor=actor,
        action="change_place",
        target="learning.SeminarApplication",
        target_id=application.id,
        place=place,
    )
    publish(
        SeminarPlaceChanged(
            application_id=application.id,
            programme_id=application.seminar.programme_id,
            user_id=application.user_id,
            sequence=application.calendar_sequence,
        )
    )
    offer_free_seats(actor=actor, place=left)
    if wanted.kind != PlaceKind.VENUE:
        childcare.withdraw_request(actor=actor, party_id=application.id)
    return application
