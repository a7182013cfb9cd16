"""The waiting list: a place that becomes free is offered to the next, who has some days to answer."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.intake.events import OfferMade
from yuiwork.intake.models import IntakeRound, Offer, OfferState, Outcome, Selection, SelectionState
from yuiwork.intake.queries.places import free_places
from yuiwork.intake.queries.tutors import freest_tutor
from yuiwork.intake.use_cases.offer_rows import settle_offer
from yuiwork.intake.use_cases.selection_rows import locked_application, tell
from yuiwork.learning import api as learning

ORDINARY_DAYS = 3  # for a course without rounds
_SYSTEM = Actor.for_system("waiting_list")


@inside_transaction
def offer_free_place(course: learning.Course, row: IntakeRound | None) -> Offer | None:
    """Offer one free place to the next on the waiting list of this round; None if there is no place or nobody waits.

    The course is locked. Order: the rank of the draw or of the scores, then who applied first. Whoever let an offer
    pass is not asked again. After the first day of the course nobody is asked any more.
    """
    if clock.today() >= course.starts_on or free_places(course, row) < 1:
        return None
    waiting = (
        learning.CourseApplication.objects.filter(
            course_id=course.id, state="waiting", sheet__round=row, offers__isnull=True
        )
        .order_by(F("sheet__rank").asc(nulls_last=True), "created_at", "id")
        .first()
    )
    if waiting is None:
        return None
    days = row.offer_days if row else ORDINARY_DAYS
    last_day = min(clock.today() + timedelta(days=days), course.starts_on - timedelta(days=1))
    offer = Offer.objects.create(application=waiting, user_id=waiting.user_id, answer_by=last_day)
    audit.record(
        actor=_SYSTEM, action="offer", target="intake.Offer", target_id=offer.id, application=waiting.id
    )
    publish(
        OfferMade(
            offer_id=offer.id,
            application_id=waiting.id,
            programme_id=course.programme_id,
            user_id=waiting.user_id,
            answer_by=last_day,
        )
    )
    return offer


@use_case
def answer_offer(*, actor: Actor, offer_id: UUID, take: bool) -> Offer:
    """She takes the place, or lets it go and the next is asked. The same answer twice is one.

    Raises ``Refused`` ``TOO_LATE``, ``NOT_NOW``, ``NO_TUTOR``; ``NotFound`` for anybody else's offer.
    """
    found = Offer.objects.select_related("application").filter(id=offer_id).first()
    if found is None or actor.user_id != found.application.user_id:
        raise NotFound
    application, course = locked_application(found.application_id)
    offer = Offer.objects.select_for_update().get(id=offer_id)
    if offer.state == (OfferState.ACCEPTED if take else OfferState.DECLINED):
        return offer
    if offer.state == OfferState.EXPIRED or clock.today() > offer.answer_by:
        raise Refused("TOO_LATE", _("The last day to answer has passed. The place went to the next person."))
    row = _round_of(application)
    settle_offer(offer, "accept" if take else "decline", by="applicant")
    audit.record(actor=actor, action="take" if take else "let_go", target="intake.Offer", target_id=offer.id)
    if take:
        _accept(application, course)
    else:
        offer_free_place(course, row)
    return offer


@use_case
def expire_offer(*, offer_id: UUID) -> bool:
    """The days are over: the next is asked. True if it was still open."""
    found = Offer.objects.get(id=offer_id)
    application, course = locked_application(found.application_id)
    offer = Offer.objects.select_for_update().get(id=offer_id)
    if offer.state != OfferState.OPEN or clock.today() <= offer.answer_by:
        return False
    settle_offer(offer, "expire", by="clock")
    audit.record(actor=_SYSTEM, action="expire", target="intake.Offer", target_id=offer.id)
    offer_free_place(course, _round_of(application))
    return True


def _round_of(application: learning.CourseApplication) -> IntakeRound | None:
    row = learning.CourseApplication.objects.select_related("sheet__round").get(id=application.id)
    sheet = getattr(row, "sheet", None)
    return sheet.round if sheet else None


def _accept(application: learning.CourseApplication, course: learning.Course) -> None:
    """The approval of the waiting list covers moving up from it."""
    tutor = freest_tutor(course.programme_id)
    if tutor is None:
        raise Refused("NO_TUTOR", _("There is no tutor yet. Please ask the office."))
    waited = (
        Selection.objects.filter(application=application, outcome=Outcome.WAIT, state=SelectionState.TOLD)
        .order_by("-told_at")
        .first()
    )
    selection = Selection.objects.create(
        application=application,
        outcome=Outcome.ACCEPT,
        tutor_id=tutor,
        state=SelectionState.READY,
        approval_needed=bool(waited and waited.approval_needed),
        answered_by_id=waited.answered_by_id if waited else None,
        answered_at=waited.answered_at if waited else None,
    )
    tell(_SYSTEM, selection)
