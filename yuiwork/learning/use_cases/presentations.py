"""発表会: planning the day, its order, its audience, and who presented."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import Course, PresentationDay, PresentationGuest, PresentationSlot
from yuiwork.learning.policies import may_mark, may_mark_on, may_plan
from yuiwork.learning.use_cases.complete import complete_if_met
from yuiwork.learning.use_cases.enrolments import locked_enrolment


@use_case
def create_presentation_day(
    *,
    actor: Actor,
    course_id: UUID,
    title: str,
    starts_at: datetime,
    slot_minutes: int,
    place: str = "",
    url: str = "",
    submission_id: UUID | None = None,
) -> PresentationDay:
    """A day with a slot for each learner, in the order in which they enrolled.

    Raises ``Invalid`` ``SLOT_MINUTES``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    course = Course.objects.select_for_update().filter(id=course_id).first()
    if course is None:
        raise NotFound
    may_plan(actor, course.programme_id).enforce()
    if not 1 <= slot_minutes <= 240:
        raise Invalid("SLOT_MINUTES", _("Please enter 1 to 240 minutes."), field="slot_minutes")
    day, created = PresentationDay.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={
            "course": course,
            "title": title,
            "starts_at": starts_at,
            "slot_minutes": slot_minutes,
            "place": place,
            "url": url,
        },
    )
    the_same(day, course_id=course_id)
    if created:
        learners = course.enrolments.order_by("created_at", "id").values_list("id", flat=True)
        _add_slots(day, list(learners), first=1)
        audit.record(actor=actor, action="create", target="learning.PresentationDay", target_id=day.id)
    return day


def _add_slots(day: PresentationDay, enrolment_ids: list[UUID], *, first: int) -> None:
    PresentationSlot.objects.bulk_create(
        PresentationSlot(day=day, enrolment_id=enrolment_id, number=number)
        for number, enrolment_id in enumerate(enrolment_ids, start=first)
    )


@use_case
def add_presenters(*, actor: Actor, day_id: UUID) -> int:
    """Slots at the end for learners who have none yet; how many were added. Raises ``NotFound``."""
    day = _locked_day(actor, day_id)
    last = day.slots.aggregate(last=Max("number"))["last"] or 0
    missing = day.course.enrolments.exclude(slots__day=day).order_by("created_at", "id")
    ids = list(missing.values_list("id", flat=True))
    _add_slots(day, ids, first=last + 1)
    audit.record(
        actor=actor,
        action="add_presenters",
        target="learning.PresentationDay",
        target_id=day.id,
        count=len(ids),
    )
    return len(ids)


@use_case
def move_presenter(*, actor: Actor, slot_id: UUID, up: bool) -> PresentationSlot:
    """Change places with the neighbour; at the end of the order nothing happens. Raises ``NotFound``."""
    found = PresentationSlot.objects.filter(id=slot_id).values_list("day_id", flat=True).first()
    if found is None:
        raise NotFound
    day = _locked_day(actor, found)
    slot = day.slots.get(id=slot_id)
    step = -1 if up else 1
    neighbour = day.slots.filter(number=slot.number + step).first()
    if neighbour is None:
        return slot
    slot.number, neighbour.number = neighbour.number, slot.number
    neighbour.save(update_fields=["number"])
    slot.save(update_fields=["number"])
    audit.record(actor=actor, action="move", target="learning.PresentationSlot", target_id=slot.id)
    return slot


@use_case
def mark_presentation(*, actor: Actor, slot_id: UUID, given: bool) -> PresentationSlot:
    """She presented, or did not; from the day itself on. Completes the course if that was the last thing missing.

    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``; ``NotFound``.
    """
    enrolment_id = PresentationSlot.objects.filter(id=slot_id).values_list("enrolment_id", flat=True).first()
    if enrolment_id is None:
        raise NotFound
    enrolment = locked_enrolment(id=enrolment_id)
    slot = PresentationSlot.objects.select_related("day").get(id=slot_id)
    may_mark(actor, enrolment.course.programme_id).enforce()
    may_mark_on(slot.day.starts_at, clock.today()).enforce()
    if slot.given == given:
        return slot
    slot.given = given
    slot.save(update_fields=["given"])
    audit.record(
        actor=actor,
        action="mark_presentation",
        target="learning.PresentationSlot",
        target_id=slot.id,
        given=given,
    )
    if given:
        complete_if_met(actor=actor, enrolment=enrolment)
    return slot


@use_case
def invite_guest(
    *, actor: Actor, day_id: UUID, name: str, affiliation: str = "", submission_id: UUID | None = None
) -> PresentationGuest:
    """Somebody who will listen. The same ``submission_id`` again returns the first. Raises ``Invalid``; ``NotFound``."""
    day = _locked_day(actor, day_id)
    if not name.strip():
        raise Invalid("NAME_MISSING", _("Please write a name."), field="name")
    guest, created = PresentationGuest.objects.get_or_create(
        id=submission_id or new_id(),
        defaults={"day": day, "name": name.strip(), "affiliation": affiliation.strip()},
    )
    the_same(guest, day_id=day_id)
    if created:
        audit.record(actor=actor, action="invite", target="learning.PresentationGuest", target_id=guest.id)
    return guest


@use_case
def mark_guest(*, actor: Actor, guest_id: UUID, came: bool) -> PresentationGuest:
    """Who of the audience came; from the day itself on. Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``; ``NotFound``."""
    guest = (
        PresentationGuest.objects.select_for_update(of=("self",))
        .select_related("day__course")
        .filter(id=guest_id)
        .first()
    )
    if guest is None:
        raise NotFound
    may_mark(actor, guest.day.course.programme_id).enforce()
    may_mark_on(guest.day.starts_at, clock.today()).enforce()
    guest.came = came
    guest.save(update_fields=["came"])
    audit.record(
        actor=actor, action="mark_guest", target="learning.PresentationGuest", target_id=guest.id, came=came
    )
    return guest


def _locked_day(actor: Actor, day_id: UUID) -> PresentationDay:
    """Locked, so that two changes of the order do not cross."""
    day = (
        PresentationDay.objects.select_for_update(of=("self",))
        .select_related("course")
        .filter(id=day_id)
        .first()
    )
    if day is None:
        raise NotFound
    may_plan(actor, day.course.programme_id).enforce()
    return day
