"""キャンセル待ち: a seat that becomes free is offered to whoever waits longest, for a day at most.

Everything here runs with the places of the seminar locked by the caller, then the applications: the one order of
locks in this room. While somebody waits a free seat never stands open to others, because it is offered in the same
transaction in which it became free.
"""

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.events import SeatLapsed, SeatOffered
from yuiwork.learning.models import (
    SEMINAR_APPLICATION,
    MeetingState,
    SeminarApplication,
    SeminarPlace,
    SeminarState,
)
from yuiwork.learning.policies import offer_ends


@inside_transaction
def offer_free_seats(*, actor: Actor, place: SeminarPlace) -> None:
    """Offer each free seat of a locked place to the next who waits, as long as there is time to answer."""
    place.refresh_from_db()
    until = offer_ends(place.seminar.starts_at, clock.now())
    if until is None or place.left < 1 or place.seminar.state != MeetingState.ANNOUNCED:
        return
    waiting = SeminarApplication.objects.select_for_update().filter(place=place, state=SeminarState.WAITING)
    for application in waiting.order_by("waiting_since", "id")[: place.left]:
        application.state = SEMINAR_APPLICATION.step(application.state, "offer", by="clock")
        application.offer_until = until
        application.save(update_fields=["state", "offer_until"])
        audit.record(
            actor=actor,
            action="offer_seat",
            target="learning.SeminarApplication",
            target_id=application.id,
            until=until.isoformat(),
        )
        publish(
            SeatOffered(
                application_id=application.id,
                programme_id=place.seminar.programme_id,
                user_id=application.user_id,
                until=until,
            )
        )
    place.refresh_from_db()


@inside_transaction
def lapse(*, actor: Actor, application: SeminarApplication) -> None:
    """The offer was not answered, or no seat became free in time. The application is locked."""
    was_offered = application.state == SeminarState.OFFERED
    application.state = SEMINAR_APPLICATION.step(application.state, "lapse", by="clock")
    application.offer_until = None
    application.save(update_fields=["state", "offer_until"])
    audit.record(
        actor=actor,
        action="lapse",
        target="learning.SeminarApplication",
        target_id=application.id,
        was_offered=was_offered,
    )
    publish(
        SeatLapsed(
            application_id=application.id,
            programme_id=application.seminar.programme_id,
            user_id=application.user_id,
            was_offered=was_offered,
        )
    )
