"""Applying for a seminar, without an account, and giving the place back.

Locks: first the seminar's places, then the application; so the last seat is given once, and two requests
never wait for each other.
"""

from dataclasses import asdict
from typing import Unpack
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import SeminarApplied, SeminarCancelled
from yuiwork.learning.models import (
    SEMINAR_APPLICATION,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarPlace,
    SeminarState,
    Source,
)
from yuiwork.learning.person_key import email_key
from yuiwork.learning.policies import may_cancel_seat, seminar_is_open
from yuiwork.learning.use_cases.applicant import Applicant, ApplicationData
from yuiwork.learning.use_cases.link_person import link_person
from yuiwork.people import api as people
from yuiwork.regions.api import ProgrammeState

# A family or two friends share an address; more is a mistake or somebody else's form filler.
SEATS_PER_ADDRESS = 4


@use_case
def apply_for_seminar(
    *, actor: Actor, seminar_id: UUID, submission_id: UUID, **data: Unpack[ApplicationData]
) -> SeminarApplication:
    """Take a seat. The same ``submission_id`` again returns the first application.

    Raises ``Invalid`` at the field; ``Refused`` ``TOO_LATE``/``PROGRAMME_ENDED``; ``Conflict`` ``FULL``,
    ``ALREADY_APPLIED``, ``TOO_MANY_FOR_ADDRESS`` or ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    seminar = _seminar(seminar_id)
    applicant = Applicant.from_typed(data)
    places = {place.kind: place for place in _locked_places(seminar_id)}
    first = SeminarApplication.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return _the_first(first, seminar, applicant)
    seminar_is_open(seminar, clock.now()).enforce()
    _refuse_twice(seminar, applicant)
    _check_wishes(seminar, data)
    application = SeminarApplication.objects.create(
        seminar=seminar,
        place=_free_place(places, data["place"]),
        submission_id=submission_id,
        name_key=applicant.name_key,
        email_key=email_key(applicant.email),
        childcare=data["childcare"],
        source=data["source"],
        user_id=_proved_owner(actor, applicant.email),
        **asdict(applicant),
    )
    _announce_applied(actor, application, seminar)
    return application


@use_case
def cancel_seminar_application(*, actor: Actor, application_id: UUID) -> SeminarApplication:
    """Give the seat back, before the seminar begins. Twice is once.

    The holder of the signed link counts as the applicant.
    Raises ``Refused`` ``ALREADY_BEGUN`` or ``NOT_NOW``; ``NotFound``.
    """
    seminar_id = (
        SeminarApplication.objects.filter(id=application_id).values_list("seminar_id", flat=True).first()
    )
    if seminar_id is None:
        raise NotFound
    _locked_places(seminar_id)
    application = SeminarApplication.objects.select_for_update().get(id=application_id)
    if application.state == SeminarState.CANCELLED:
        return application
    seminar = _seminar(seminar_id)
    may_cancel_seat(seminar, clock.now()).enforce()
    application.state = SEMINAR_APPLICATION.step(application.state, "cancel", by="applicant")
    application.cancelled_at = clock.now()
    application.calendar_sequence += 1
    application.save(update_fields=["state", "cancelled_at", "calendar_sequence"])
    audit.record(actor=actor, action="cancel", target="learning.SeminarApplication", target_id=application.id)
    publish(
        SeminarCancelled(
            application_id=application.id,
            programme_id=seminar.programme_id,
            person_key=application.person_key,
            email=application.email,
            user_id=application.user_id,
        )
    )
    return application


def _seminar(seminar_id: UUID) -> Seminar:
    row = (
        Seminar.objects.select_related("programme")
        .filter(id=seminar_id)
        .exclude(programme__state=ProgrammeState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _locked_places(seminar_id: UUID) -> list[SeminarPlace]:
    return list(SeminarPlace.objects.select_for_update().filter(seminar_id=seminar_id).order_by("kind"))


def _check_wishes(seminar: Seminar, data: ApplicationData) -> None:
    if data["childcare"] and not seminar.childcare_offered:
        raise Invalid("NO_CHILDCARE", _("There is no childcare at this seminar."), field="childcare")
    if data["source"] not in Source.values:
        raise Invalid("SOURCE_UNKNOWN", _("Please choose how you learned of it."), field="source")


def _the_first(first: SeminarApplication, seminar: Seminar, applicant: Applicant) -> SeminarApplication:
    same = (first.seminar_id, first.email, first.name_key) == (
        seminar.id,
        applicant.email,
        applicant.name_key,
    )
    if not same:
        raise Conflict(
            "SAME_KEY_OTHER_BODY",
            gettext_lazy("This form was already sent. Please open it again to apply anew."),
        )
    return first


def _refuse_twice(seminar: Seminar, applicant: Applicant) -> None:
    same_address = SeminarApplication.objects.filter(
        seminar=seminar, email_key=email_key(applicant.email)
    ).exclude(state=SeminarState.CANCELLED)
    if same_address.filter(name_key=applicant.name_key).exists():
        raise Conflict(
            "ALREADY_APPLIED",
            gettext_lazy(
                "This seminar already has an application with this name and address. "
                "The confirmation mail we sent you holds the link to look at it, change your mind or cancel."
            ),
            field="email",
        )
    if same_address.count() >= SEATS_PER_ADDRESS:
        raise Conflict(
            "TOO_MANY_FOR_ADDRESS",
            gettext_lazy("Many seats are already taken with this address. Please use another address."),
            field="email",
        )


def _free_place(places: dict[str, SeminarPlace], kind: str) -> SeminarPlace:
    """The place asked for, if it has a seat left. Call with the places locked."""
    place = places.get(kind)
    if place is None:
        raise Invalid("PLACE_NOT_OFFERED", _("Please choose how you take part."), field="place")
    if place.left > 0:
        return place
    raise Conflict("FULL", _full(place, [p for p in places.values() if p.left > 0]), field="place")


def _full(place: SeminarPlace, free: list[SeminarPlace]) -> str:
    if not free:
        return _("All seats of this seminar are taken. Please look for another date.")
    left = free[0].left
    if place.kind == PlaceKind.VENUE:
        return ngettext(
            "The seats at the venue are all taken. Online there is %(count)d seat left.",
            "The seats at the venue are all taken. Online there are %(count)d seats left.",
            left,
        ) % {"count": left}
    return ngettext(
        "The online seats are all taken. At the venue there is %(count)d seat left.",
        "The online seats are all taken. At the venue there are %(count)d seats left.",
        left,
    ) % {"count": left}


def _proved_owner(actor: Actor, email: str) -> UUID | None:
    """Her account, if she is signed in and applies under the address that it proved to be hers."""
    if actor.user_id is None:
        return None
    own = people.User.objects.filter(id=actor.user_id).values_list("email", flat=True).first()
    if own is None or email_key(own) != email_key(email):
        return None
    link_person(actor=actor, user_id=actor.user_id, email=email)
    return actor.user_id


def _announce_applied(actor: Actor, application: SeminarApplication, seminar: Seminar) -> None:
    audit.record(
        actor=actor,
        action="apply",
        target="learning.SeminarApplication",
        target_id=application.id,
        seminar=seminar.id,
        place=application.place.kind,
    )
    publish(
        SeminarApplied(
            application_id=application.id,
            programme_id=seminar.programme_id,
            person_key=application.person_key,
            email=application.email,
            user_id=application.user_id,
        )
    )
