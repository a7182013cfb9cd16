"""Childcare at seminars and sessions: offering it, and asking for it. The children themselves are the business of
``childcare``; here only dates and families are handed on."""

from typing import Unpack
from uuid import UUID

from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import (
    Enrolment,
    EnrolmentState,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarPlace,
    SeminarState,
    Session,
)
from yuiwork.learning.policies import may_change_session, may_plan
from yuiwork.learning.use_cases.locked_seat import locked_places
from yuiwork.people import api as people


@use_case
def set_seminar_childcare(*, actor: Actor, seminar_id: UUID, **data: Unpack[childcare.OccasionData]) -> None:
    """Offer places at a seminar, or change them. Who asked for childcare when applying is written to.

    Raises ``Refused`` ``STAFF_ONLY``; ``Invalid`` as ``childcare.set_occasion``; ``NotFound``.
    """
    places = locked_places(seminar_id)
    seminar = Seminar.objects.select_for_update().filter(id=seminar_id).first()
    if seminar is None:
        raise NotFound
    may_plan(actor, seminar.programme_id).enforce()
    occasion = childcare.set_occasion(
        actor=actor,
        programme_id=seminar.programme_id,
        kind=childcare.OccasionKind.SEMINAR,
        ref_id=seminar.id,
        when=seminar_when(seminar, places),
        **data,
    )
    if not seminar.childcare_offered:
        seminar.childcare_offered = True
        seminar.save(update_fields=["childcare_offered"])
    asked = SeminarApplication.objects.filter(
        seminar=seminar, state=SeminarState.APPLIED, childcare=True, place__kind=PlaceKind.VENUE
    )
    for application in asked.order_by("id"):
        _ask(actor, occasion.id, application)


@use_case
def set_session_childcare(*, actor: Actor, session_id: UUID, **data: Unpack[childcare.OccasionData]) -> None:
    """The same at a session of a course. Raises as ``set_seminar_childcare``, and ``Refused`` ``CANCELLED``."""
    session = (
        Session.objects.select_for_update(of=("self",)).select_related("course").filter(id=session_id).first()
    )
    if session is None:
        raise NotFound
    may_plan(actor, session.course.programme_id).enforce()
    may_change_session(session).enforce()
    childcare.set_occasion(
        actor=actor,
        programme_id=session.course.programme_id,
        kind=childcare.OccasionKind.SESSION,
        ref_id=session.id,
        when=session_when(session),
        **data,
    )


@use_case
def ask_for_session_childcare(*, actor: Actor, session_id: UUID) -> str:
    """As a learner of the course; returns the path of her childcare page. Asked twice is once. Raises ``NotFound``."""
    session = Session.objects.filter(id=session_id, starts_at__gt=clock.now()).first()
    offer = childcare.offer_of(childcare.OccasionKind.SESSION, session_id)
    if session is None or offer is None or actor.user_id is None:
        raise NotFound
    enrolment = Enrolment.objects.filter(
        course_id=session.course_id, user_id=actor.user_id, state=EnrolmentState.ACTIVE
    ).first()
    profile = people.profile_of(actor.user_id)
    if enrolment is None or profile is None:
        raise NotFound
    request = childcare.ask_for_childcare(
        actor=actor,
        occasion_id=offer.occasion_id,
        party_id=enrolment.id,
        name=profile.full_name,
        email=profile.user.email,
        user_id=actor.user_id,
    )
    return childcare.request_facts(request.id).path


@inside_transaction
def ask_for_applicant(*, actor: Actor, application: SeminarApplication) -> None:
    """She has a seat at the venue and asked for childcare: her family's request is made, if places are offered."""
    if not application.childcare or application.place.kind != PlaceKind.VENUE:
        return
    offer = childcare.offer_of(childcare.OccasionKind.SEMINAR, application.seminar_id)
    if offer is not None:
        _ask(actor, offer.occasion_id, application)


def _ask(actor: Actor, occasion_id: UUID, application: SeminarApplication) -> None:
    childcare.ask_for_childcare(
        actor=actor,
        occasion_id=occasion_id,
        party_id=application.id,
        name=application.full_name,
        email=application.email,
        user_id=application.user_id,
    )


def seminar_when(seminar: Seminar, places: dict[str, SeminarPlace]) -> childcare.When:
    """What the childcare room knows of a seminar."""
    venue = places.get(PlaceKind.VENUE)
    where = f"{venue.name} {venue.address}".strip() if venue else ""
    return {
        "title": seminar.title,
        "where": where,
        "starts_at": seminar.starts_at,
        "ends_at": seminar.ends_at,
    }


def session_when(session: Session) -> childcare.When:
    """What it knows of a session."""
    return {
        "title": f"{session.course.title} {session.title}",
        "where": session.place,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
    }
